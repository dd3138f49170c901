//! A broken form is refused with file, line and reason.

use crate::copy::told;

#[test]
#[allow(clippy::too_many_lines)] // one list of edits with what is said of each
fn broken_forms_are_refused_with_place_and_reason() {
    let (berth, patrol) = ("forms/berth.toml", "forms/patrol.toml");
    let edits: &[(&str, &str, &str)] = &[
        (berth, "version = 2", "version = 2\nversoin = 3"),
        (berth, "version = 2", "version = \"2\""),
        (berth, "version = 2\n", ""),
        (berth, "layout = \"card\"", "layout = \"cards\""),
        (berth, "id = \"berth\"", "id = \"quay\""),
        (berth, "region_field = \"area\"", "region_field = \"zone\""),
        (berth, "\"berth_name\"]", "\"name\"]"),
        (berth, "\"berth_name\"]", "\"depth.township\"]"),
        (berth, "key = \"operator\"", "key = \"berth_name\""),
        (berth, "key = \"operator\"", "key = \"Operator\""),
        (berth, "\"经营人\"", "\"安全员\""),
        (berth, "weight = \"length\"", "weight = \"width\""),
        (berth, "weight = \"length\"\n", ""),
        (berth, "unit = \"米\"", "unit = \"英尺\""),
        (berth, "decimals = 1\n", ""),
        (
            berth,
            "guide = \"一人。\"",
            "guide = \"一人。\"\nunit = \"米\"",
        ),
        (berth, "roll_up = \"count\"", "roll_up = \"sum\""),
        (berth, "\"煤\"", "\"矿 石\""),
        (
            berth,
            "title_aliases = [\"泊位台账\"]",
            "title_aliases = [\"巡查组名单\"]",
        ),
        (berth, "code = \"R801\"", "code = \"R871\""),
        (berth, "code = \"R801\"", "code = \"801\""),
        (berth, "level = \"warning\"", "level = \"notice\""),
        (berth, "{depth.value}", "{depht.value}"),
        (berth, "depth = 180, length", "depth = 1, length"),
        (berth, "holds = { cargo = 1 }", "holds = { cargoes = 1 }"),
        (patrol, "blank_rows = 4", "blank_rows = 1"),
        (patrol, "key = \"voyages\"", "key = \"members\""),
        (patrol, "{}港区巡查组", "港区巡查组"),
        ("forms/returns.toml", "{}港口局", "港口局"),
        (patrol, "blank_rows = 3", "blank_rows = 3\nmin_rows = true"),
        (patrol, "count_key = \"patrols\"", "count_key = \"members\""),
        (patrol, "layout = \"sections\"", "layout = \"card\""),
    ];
    insta::assert_snapshot!(told(edits).unwrap(), @r#"
    version = 2 → version = 2
    versoin = 3
    forms/berth.toml 第 6 行第 1 列：没有“versoin”这一项。可用的项：id, number, title, title_aliases, version, layout, record_noun, count_key, region_field, key, reporters, required_of_poverty_counties, fields_heading, column_headings, caption, furniture, footnote, nothing_to_report, fields, tables, relations。

    version = 2 → version = "2"
    forms/berth.toml 第 5 行第 11 列：这里应是整数，现为文字 "2"。

    version = 2 → 
    forms/berth.toml 第 1 行第 1 列：缺少“version”这一项，请补上。

    layout = "card" → layout = "cards"
    forms/berth.toml 第 6 行第 10 列：“cards”不在可选之列：card, indicators, sections。

    id = "berth" → id = "quay"
    forms/berth.toml 第 1 行第 6 列：id 应与文件名相同。

    region_field = "area" → region_field = "zone"
    forms/berth.toml 第 8 行第 16 列：region_field 应是本表的一个地区栏目；没有“zone”。
    forms/berth.toml 第 23 行第 7 列：roll_up = "group" 只用于 region_field 那一栏。

    "berth_name"] → "name"]
    forms/berth.toml 第 9 行第 16 列：key 里的“name”不是本表的栏目。

    "berth_name"] → "depth.township"]
    forms/berth.toml 第 9 行第 16 列：“depth”不是文字栏目，取不出乡镇。

    key = "operator" → key = "berth_name"
    forms/berth.toml 第 34 行第 7 列：键“berth_name”出现两次。

    key = "operator" → key = "Operator"
    forms/berth.toml 第 34 行第 7 列：“Operator”不能作键：请用小写字母开头，只用小写字母、数字和 _。

    "经营人" → "安全员"
    forms/berth.toml 第 46 行第 9 列：“安全员”已经是栏目 operator 的名称，一个名称不能指两栏。

    weight = "length" → weight = "width"
    forms/berth.toml 第 85 行第 10 列：weight 应是本表的一个数字栏目；没有“width”。

    weight = "length" → 
    forms/berth.toml 第 84 行第 11 列：平均数要写 weight：按哪一栏加权。

    unit = "米" → unit = "英尺"
    forms/berth.toml 第 68 行第 8 列：units.toml 里没有单位“英尺”。
    forms/berth.toml 第 155 行第 17 列：关系式有误：前面是长度，这里是计数，不能比较或相加。

    decimals = 1 → 
    forms/berth.toml 第 66 行第 8 列：小数要写 decimals（1 到 8 位）。

    guide = "一人。" → guide = "一人。"
    unit = "米"
    forms/berth.toml 第 51 行第 8 列：unit 只用于 type = "integer"、"decimal" 的栏目。

    roll_up = "count" → roll_up = "sum"
    forms/berth.toml 第 128 行第 11 列：这种汇总只用于 type = "integer"、"decimal" 的栏目。

    "煤" → "矿 石"
    forms/berth.toml 第 122 行第 26 列：“矿石”在这一栏里指了两个选项。

    title_aliases = ["泊位台账"] → title_aliases = ["巡查组名单"]
    forms/patrol.toml：“巡查组名单”已经是表 berth 的标题或编号，两张表会认错。

    code = "R801" → code = "R871"
    forms/patrol.toml 第 106 行第 8 列：编号 R871 在 forms/berth.toml 里已经用过，请换一个。

    code = "R801" → code = "801"
    forms/berth.toml 第 133 行第 8 列：编号“801”应是 R 加三位数字，如 R301。

    level = "warning" → level = "notice"
    forms/berth.toml 第 134 行第 9 列：“notice”不在可选之列：error, warning。

    {depth.value} → {depht.value}
    forms/berth.toml 第 159 行第 11 列：message 里的 {depht.value} 认不出。可写 {栏目的键}，或加 .value、.label、.cell。

    depth = 180, length → depth = 1, length
    forms/berth.toml 第 160 行第 10 列：breaks 应是违反这条关系的例子，现在并不违反（或缺数）。

    holds = { cargo = 1 } → holds = { cargoes = 1 }
    forms/berth.toml 第 150 行第 9 列：holds 应是符合这条关系的例子，现在并不符合（或缺数）。
    forms/berth.toml 第 150 行第 11 列：本表没有栏目“cargoes”。

    blank_rows = 4 → blank_rows = 1
    forms/patrol.toml 第 50 行第 14 列：blank_rows 至少为 1，且不少于 min_rows。

    key = "voyages" → key = "members"
    forms/patrol.toml 第 71 行第 7 列：键“members”出现两次。
    forms/patrol.toml 第 108 行第 14 列：关系式有误：本表没有表格“voyages”。
    forms/patrol.toml 第 118 行第 35 列：关系式有误：本表没有表格“voyages”。

    {}港区巡查组 → 港区巡查组
    forms/patrol.toml 第 18 行第 11 列：heading 里要有一处 {}，表示填写的地方。

    {}港口局 → 港口局
    forms/returns.toml 第 20 行第 11 列：written 里要有一处 {}，表示填写的地方。

    blank_rows = 3 → blank_rows = 3
    min_rows = true
    forms/patrol.toml 第 75 行第 12 列：这里应是整数，现为真假值 true。

    count_key = "patrols" → count_key = "members"
    forms/patrol.toml 第 7 行第 13 列：键“members”已经用作栏目或表格。

    layout = "sections" → layout = "card"
    forms/patrol.toml 第 5 行第 10 列：只有 layout = "sections" 的表可以有 tables。
    "#);
}

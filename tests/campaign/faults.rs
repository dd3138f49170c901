//! Broken campaign files are refused with file, line and reason; one run tells all of them.

use std::fmt::Write;
use std::fs;

use kjzd::campaign::export;

use crate::copy::{broken, said};

#[test]
fn broken_files_are_refused_with_place_and_reason() {
    let berth = "forms/berth.toml";
    let edits: &[(&str, &str, &str)] = &[
        ("campaign.toml", "title =", "titel ="),
        ("campaign.toml", "2020-03-01", "2020-02-30"),
        ("campaign.toml", "2020-03-01", "\"2020-03-01\""),
        ("campaign.toml", "2020-06-30", "2020-02-28"),
        ("campaign.toml", "\"harbour-2020\"", "\"海港 2020\""),
        (
            "campaign.toml",
            "\"returns\", \"patrol\"]\n\n",
            "\"returns\"]\n\n",
        ),
        (
            "campaign.toml",
            "forms = [\"berth\"]",
            "forms = [\"birth\"]",
        ),
        ("campaign.toml", "\"closing\"", "\"baseline\""),
        ("campaign.toml", "field = \"patrols\"", "field = \"patrol\""),
        ("units.toml", "factor = 1000,", "factor = 0.5,"),
        ("units.toml", "factor = 1000,", "factor = 0,"),
        ("units.toml", "\"kt\"", "\"t\""),
        ("units.toml", "name = \"项\"", "name = \"米\""),
        ("regions.csv", "990102,望海县", "990101,望海县"),
        ("regions.csv", "county,990100,1", "county,990900,1"),
        ("regions.csv", "county,990100,1", "county,,1"),
        ("regions.csv", "county,990100,1", "county,990101,1"),
        ("regions.csv", "county,990100,1", "town,990100,1"),
        ("regions.csv", "county,990100,1", "county,990100,是"),
        ("regions.csv", "county,990100,1", "county"),
        ("regions.csv", "short_name", "short"),
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
        ("forms/patrol.toml", "blank_rows = 4", "blank_rows = 1"),
        (
            "forms/patrol.toml",
            "key = \"voyages\"",
            "key = \"members\"",
        ),
        ("forms/patrol.toml", "{}港区巡查组", "港区巡查组"),
        (
            "forms/patrol.toml",
            "blank_rows = 3",
            "blank_rows = 3\nmin_rows = true",
        ),
        (
            "forms/patrol.toml",
            "count_key = \"patrols\"",
            "count_key = \"members\"",
        ),
        (
            "forms/patrol.toml",
            "layout = \"sections\"",
            "layout = \"card\"",
        ),
    ];
    let mut told = String::new();
    for edit in edits {
        let said = broken(&[*edit]).unwrap();
        assert_ne!(said, "没有错误", "{edit:?}");
        writeln!(told, "{} → {}\n{said}\n", edit.1.trim(), edit.2.trim()).unwrap();
    }
    insta::assert_snapshot!(told, @r#"
    title = → titel =
    campaign.toml 第 3 行第 1 列：没有“titel”这一项。可用的项：id, title, period, forms, stages, cross。

    2020-03-01 → 2020-02-30
    campaign.toml 第 4 行第 20 列：没有这一天，请核对日期。

    2020-03-01 → "2020-03-01"
    campaign.toml 第 4 行第 20 列：这里应是日期（不加引号），现为文字 "2020-03-01"。

    2020-06-30 → 2020-02-28
    campaign.toml 第 4 行第 39 列：结束日期早于开始日期。

    "harbour-2020" → "海港 2020"
    campaign.toml 第 2 行第 6 列：id 只用小写字母、数字和 -，如 jilin-2018-2019。

    "returns", "patrol"] → "returns"]
    campaign.toml 第 18 行第 21 列：没有叫“patrol”的表。请先在 forms 里列出。
    campaign.toml 第 22 行第 1 列：没有“patrol”这张表。
    campaign.toml 第 30 行第 1 列：没有“patrol”这张表。
    forms/patrol.toml：campaign.toml 的 forms 里没有列这张表。请列上，或移走这个文件。

    forms = ["berth"] → forms = ["birth"]
    campaign.toml 第 11 行第 10 列：没有叫“birth”的表。请先在 forms 里列出。

    "closing" → "baseline"
    campaign.toml 第 15 行第 6 列：阶段“baseline”出现两次。

    field = "patrols" → field = "patrol"
    campaign.toml 第 30 行第 1 列：没有“patrol”这一栏。

    factor = 1000, → factor = 0.5,
    units.toml 第 6 行第 27 列：这里应是整数，或加引号的小数（如 "0.5"），现为小数 0.5。

    factor = 1000, → factor = 0,
    forms/berth.toml 第 139 行第 10 列：breaks 应是违反这条关系的例子，现在并不违反（或缺数）。
    units.toml 第 6 行第 27 列：factor 应大于 0。

    "kt" → "t"
    units.toml 第 6 行第 44 列：“t”在这一族里指了两个单位。

    name = "项" → name = "米"
    forms/returns.toml 第 64 行第 8 列：units.toml 里没有单位“项”。
    forms/returns.toml 第 75 行第 8 列：units.toml 里没有单位“项”。
    units.toml 第 20 行第 19 列：单位“米”出现两次；同名的单位请并作一个。

    990102,望海县 → 990101,望海县
    regions.csv 第 5 行第 1 列：代码 990101 出现两次，请改掉一个。

    county,990100,1 → county,990900,1
    regions.csv 第 5 行第 1 列：上级 990900 不在前面各行中。请补上该地区，并排在下级之前。

    county,990100,1 → county,,1
    regions.csv 第 5 行第 1 列：没有写上级（parent_code）；只有最上级的 东港省 可以不写。

    county,990100,1 → county,990101,1
    regions.csv 第 5 行第 1 列：上级 临港区 的级别不比本级高。

    county,990100,1 → town,990100,1
    regions.csv 第 5 行第 1 列：level 应为 province、city 或 county，现为“town”。

    county,990100,1 → county,990100,是
    regions.csv 第 5 行第 1 列：national_poverty_county 应为 0 或 1，现为“是”。

    county,990100,1 → county
    regions.csv 第 5 行第 1 列：这一行的列数与表头不同。

    short_name → short
    regions.csv 第 1 行第 1 列：表头缺少：short_name。
    regions.csv 第 1 行第 1 列：表头多出：short。可用的列：code、name、short_name、aliases、level、parent_code、national_poverty_county。

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
    forms/berth.toml 第 122 行第 26 列：选项里“矿石”出现两次。

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

    blank_rows = 3 → blank_rows = 3
    min_rows = true
    forms/patrol.toml 第 75 行第 12 列：这里应是整数，现为真假值 true。

    count_key = "patrols" → count_key = "members"
    forms/patrol.toml 第 7 行第 13 列：键“members”已经用作栏目或表格。

    layout = "sections" → layout = "card"
    forms/patrol.toml 第 5 行第 10 列：只有 layout = "sections" 的表可以有 tables。
    "#);
}

#[test]
fn one_run_tells_all_faults_in_file_order() {
    let said = broken(&[
        ("regions.csv", "county,990100,1", "county,990900,1"),
        ("forms/berth.toml", "unit = \"米\"", "unit = \"英尺\""),
        (
            "forms/berth.toml",
            "throughput <= capacity",
            "throughput <= capacty",
        ),
        ("campaign.toml", "2020-06-30", "2020-02-28"),
    ])
    .unwrap();
    insta::assert_snapshot!(said, @r#"
    campaign.toml 第 4 行第 39 列：结束日期早于开始日期。
    forms/berth.toml 第 68 行第 8 列：units.toml 里没有单位“英尺”。
    forms/berth.toml 第 135 行第 23 列：关系式有误：本表没有栏目“capacty”。是不是“capacity”？
    forms/berth.toml 第 155 行第 17 列：关系式有误：前面是长度，这里是计数，不能比较或相加。
    regions.csv 第 5 行第 1 列：上级 990900 不在前面各行中。请补上该地区，并排在下级之前。
    "#);
}

#[test]
fn a_folder_that_is_no_campaign_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(said(folder.path()), @r#"
    campaign.toml：没有这个文件。可先用 kjzd campaign export 导出内置活动，再照着改。
    regions.csv：没有这个文件。可先用 kjzd campaign export 导出内置活动，再照着改。
    units.toml：没有这个文件。可先用 kjzd campaign export 导出内置活动，再照着改。
    "#);
    assert!(said(&folder.path().join("无")).contains("打不开文件夹"));
    fs::write(folder.path().join("regions.csv"), [0xbc, 0xaa, 0xc1, 0xd6]).unwrap();
    assert!(said(folder.path()).contains("不是 UTF-8"));
}

#[test]
fn faulty_registers_are_refused_by_line() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path()).unwrap();
    let edit = |file: &str, from: &str, to: &str| {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    };
    edit(
        "townships.csv",
        "220102200,幸福乡,220102",
        "220102200,幸福乡,220100",
    );
    edit("villages.csv", "220103006200,上台子村", "220103006200,");
    insta::assert_snapshot!(said(folder.path()), @r#"
    townships.csv 第 13 行第 1 列：regions.csv 中没有代码为“220100”的县。
    villages.csv 第 6 行第 1 列：townships.csv 中没有代码为“220102200”的乡镇。
    villages.csv 第 7 行第 1 列：townships.csv 中没有代码为“220102200”的乡镇。
    villages.csv 第 8 行第 1 列：没有写村名（name）。
    "#);
}

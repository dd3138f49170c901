//! Cards: cells that hold no answer, remarks beside the form, cards under one another.

use super::VILLAGE;
use crate::paper::read;

#[test]
fn a_formula_that_was_never_computed_is_no_number() {
    let back = read(&VILLAGE.replace("|312|", "|=B5+1|"));
    assert_eq!(back.the("households"), "null");
    assert_eq!(back.told(), ["V402 B6"]);
}

#[test]
fn an_error_value_is_no_number() {
    let back = read(&VILLAGE.replace("|312|", "|#REF!|"));
    assert_eq!(back.the("households"), "null");
    assert_eq!(back.told(), ["V401 B6"]);
}

#[test]
fn a_remark_beside_the_form_is_told() {
    let back = read(&format!("{VILLAGE}\n|||另有三户待定"));
    assert_eq!(back.told(), ["S106 D13"]);
    assert_eq!(back.the("notes"), "null");
}

#[test]
fn a_remark_in_a_number_cell_is_told() {
    let back = read(&format!("{VILLAGE}\n||||2018"));
    assert_eq!(back.told(), ["S106 E13"]);
}

#[test]
fn cards_under_one_another_are_known_by_their_first_row() {
    let second = VILLAGE.replace("永兴村", "架其村").replace("312", "205");
    let back = read(&format!("{VILLAGE}\n{second}"));
    assert_eq!(back.each("village_name"), ["永兴村", "架其村"]);
    assert_eq!(back.each("households"), ["312", "205"]);
    let rows: Vec<_> = back.intake.records.iter().map(|of| of.source.row).collect();
    assert_eq!(rows, [Some(1), Some(14)]);
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn cards_under_one_another_without_titles_are_told_apart() {
    let bare = VILLAGE.replace("附件1\n一村一品调查表\n", "");
    let second = bare.replace("永兴村", "架其村");
    let back = read(&format!("{}{second}", bare.trim_start()));
    assert_eq!(back.each("village_name"), ["永兴村", "架其村"]);
    let rows: Vec<_> = back.intake.records.iter().map(|of| of.source.row).collect();
    assert_eq!(rows, [Some(1), Some(11)]);
}

#[test]
fn two_forms_on_one_sheet_are_two_records() {
    let household = "
附件2
一户一策调查表
户名|李长山|地区名称|镇赉县
详细地址|镇赉镇永兴村2组
家庭人口总数（人）|3|有劳动能力人口数（人）|1
人均耕地面积（亩）|4.5
致贫原因|因病☑因残□因学□因灾□缺土地□缺水□缺技术□缺劳力□自身发展动力不足□其它
科技服务需求|种植☑养殖□加工□水产□其它
";
    let back = read(&format!("{VILLAGE}{household}"));
    let forms: Vec<_> = back.records.iter().map(|of| of["form"].as_str()).collect();
    assert_eq!(forms, [Some("village"), Some("household")]);
    assert_eq!(back.records[1]["fields"]["householder"], "李长山");
    assert_eq!(back.records[0]["fields"]["needs"]["ticked"][0], "breeding");
    assert_eq!(back.serious(), Vec::<String>::new());
    assert!(back.nothing_left(), "{:?}", back.told());
}

#[test]
fn a_card_without_a_number_lacks_it_and_has_no_zero() {
    let back = read(&VILLAGE.replace("|312|", "||"));
    assert_eq!(back.the("households"), "null");
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn brackets_printed_behind_a_colon_are_no_answer() {
    let back = read(
        &VILLAGE
            .replace("总户数（户）", "总户数：（户）")
            .replace("科技服务需求", "科技服务需求：（在对应□内打√）"),
    );
    assert_eq!(back.the("households"), "312");
    assert_eq!(back.the("needs"), "breeding");
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn free_words_may_stand_in_brackets_behind_their_label() {
    let back = read(&VILLAGE.replace("详细地址|镇赉镇永兴村", "详细地址：（镇赉镇永兴村）"));
    assert_eq!(back.the("address"), "（镇赉镇永兴村）");
}

/// The card with each answer under its label.
const STACKED: &str = "
附件1
一村一品调查表
村名|地区名称|详细地址|联系人
永兴村|镇赉县|镇赉镇永兴村|王立春|||已核实
联系电话|总户数|贫困户数
'13804360001|312|
总人口|人均耕地面积
1105|4.3
科技服务需求|种植□养殖☑加工□水产□
其它需要说明事项|
单位（盖章）：||2017年11月22日
";

#[test]
fn answers_may_stand_under_their_labels() {
    let back = read(STACKED);
    assert_eq!(back.the("village_name"), "永兴村");
    assert_eq!(back.the("region"), "镇赉县");
    assert_eq!(back.the("phone"), "13804360001");
    assert_eq!(back.the("households"), "312");
    assert_eq!(back.the("poor_households"), "null");
    assert_eq!(back.the("arable_per_capita"), "4.3");
    assert_eq!(back.the("needs"), "breeding");
    assert_eq!(back.told(), ["S106 G4", "S106 C11"]);
}

#[test]
fn a_remark_right_of_the_form_belongs_to_no_label() {
    for (label, cell) in [
        ("致贫原因", "F8"),
        ("其它需要说明事项", "F11"),
        ("总人口（人）", "F7"),
    ] {
        let line = VILLAGE
            .lines()
            .find(|line| line.starts_with(label))
            .unwrap();
        let bars = "|".repeat(5 - line.matches('|').count());
        let back = read(&VILLAGE.replace(line, &format!("{line}{bars}已核实")));
        let clean = read(VILLAGE);
        for key in ["poverty_causes", "notes", "population", "arable_per_capita"] {
            assert_eq!(back.the(key), clean.the(key), "{label}");
        }
        assert_eq!(back.told(), [format!("S106 {cell}")], "{label}");
    }
}

#[test]
fn a_foreign_label_left_of_the_forms_is_no_answer() {
    let back = read(
        "
一村一品调查表
1|村名|永兴村
2|地区名称|镇赉县
3|详细地址|镇赉镇永兴村
4|科技服务需求|种植() 养殖(√) 加工() 水产()
是否低保|是
",
    );
    assert_eq!(back.the("needs"), "breeding");
}

#[test]
fn a_region_is_named_with_any_sign_between_city_and_county() {
    for sign in ["·", "/", "—", " ", "|"] {
        let county = format!("'白城市{sign}镇赉县").replace('|', "｜");
        let back = read(&VILLAGE.replace("|镇赉县", &format!("|{county}")));
        assert_eq!(back.the("region"), "镇赉县", "{sign}");
    }
}

/// The card as a table with a column of units and one of remarks.
const TABLE: &str = "
一村一品调查表
序号|项目|单位|内容|备注
1|村名||永兴村|
2|地区名称|/|镇赉县|
3|详细地址|—|镇赉镇永兴村|已核实
4|联系人|—|王立春|
5|联系电话||'13804360001|
6|总户数|户|312|见附件
7|贫困户数|户|41|
8|总人口|人|1105|
9|人均耕地面积|公顷|0.2|
10|科技服务需求|/|种植、养殖|
11|其它需要说明事项|||见附件
";

#[test]
fn a_card_may_be_a_table_with_units_and_remarks() {
    let back = read(TABLE);
    assert_eq!(back.the("region"), "镇赉县");
    assert_eq!(back.the("address"), "镇赉镇永兴村");
    assert_eq!(back.the("contact"), "王立春");
    assert_eq!(back.the("households"), "312");
    assert_eq!(back.the("arable_per_capita"), "3");
    assert_eq!(back.the("needs"), "planting+breeding");
    assert_eq!(back.the("notes"), "null");
    assert_eq!(back.serious(), Vec::<String>::new());
    let left = back
        .told()
        .iter()
        .filter(|told| told.starts_with("S106"))
        .count();
    assert_eq!(left, 3, "{:?}", back.told());
}

#[test]
fn a_foreign_pair_right_of_an_answer_is_no_part_of_it() {
    let single: String = VILLAGE
        .lines()
        .flat_map(|line| match line.split('|').collect::<Vec<_>>()[..] {
            [left, one, right, two] => vec![format!("{left}|{one}\n"), format!("{right}|{two}\n")],
            _ => vec![format!("{line}\n")],
        })
        .collect();
    let back = read(&single.replace("镇赉镇永兴村", "镇赉镇永兴村|邮编|137300"));
    assert_eq!(back.the("address"), "镇赉镇永兴村");
    assert_eq!(back.told(), ["S106 C5", "S106 D5"]);
}

#[test]
fn cards_side_by_side_are_known_by_their_columns() {
    let lines = VILLAGE.trim_matches('\n').lines();
    let lines: Vec<String> = lines
        .map(|line| {
            let bars = "|".repeat(5 - line.matches('|').count());
            format!(
                "{line}{bars}{}",
                line.replace("永兴村", "架其村").replace("312", "205")
            )
        })
        .collect();
    let back = read(&lines.join("\n"));
    assert_eq!(back.each("village_name"), ["永兴村", "架其村"]);
    assert_eq!(back.each("households"), ["312", "205"]);
    let columns = back
        .intake
        .records
        .iter()
        .map(|of| of.source.column.as_deref());
    assert_eq!(columns.collect::<Vec<_>>(), [Some("A"), Some("F")]);
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn answers_across_an_empty_column_are_answers() {
    let apart: Vec<String> = VILLAGE
        .lines()
        .map(|line| line.replace('|', "||"))
        .collect();
    let back = read(&format!(
        "{}\n单位（盖章）：||2017年11月22日",
        apart.join("\n").trim_end()
    ));
    let clean = read(VILLAGE);
    for key in [
        "region",
        "phone",
        "poor_households",
        "arable_per_capita",
        "needs",
    ] {
        assert_eq!(back.the(key), clean.the(key), "{key}");
    }
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn a_stamp_line_is_no_region_where_one_is_written_in_its_labels_cell() {
    let lines = VILLAGE.replace("|地区名称|镇赉县", "|县市区：白城市镇赉县");
    let back = read(&format!("{lines}\n单位（盖章）：||2017年11月22日"));
    assert_eq!(back.the("region"), "镇赉县");
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn an_address_asked_in_parts_is_one() {
    let card = |address: &str| {
        read(&format!(
            "一户一策调查表
户名|李长山|地区名称|镇赉县
{address}
家庭人口总数|3|有劳动能力人口数|1
人均耕地面积|4.5
致贫原因|因病
科技服务需求|种植"
        ))
    };
    let back = card("乡镇|镇赉镇|村|永兴村|组|2组");
    assert_eq!(back.the("address"), "镇赉镇 永兴村 2组");
    assert_eq!(back.told(), Vec::<String>::new());
    assert_eq!(card("所在地|镇赉镇").serious(), ["S104"]);
}

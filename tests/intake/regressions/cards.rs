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

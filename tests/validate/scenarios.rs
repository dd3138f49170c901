//! Findings between records, as whole offices meet them.

use crate::desk::Desk;
use crate::sheets::{self, Lines};

#[test]
fn contradicting_returns_are_told_at_both_and_point_at_each_other() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "village", &[]);
    desk.put_changed("b.xlsx", "village", &[("households", "321")]);
    assert_eq!(desk.told(), ["a.xlsx B2 X102", "b.xlsx B2 X102"]);
    let checked = desk.check();
    let first = &checked.findings[0];
    assert!(first.message.contains("b.xlsx"), "{}", first.message);
    assert!(
        first.message.contains("B7 总户数") && first.message.contains("321"),
        "{}",
        first.message
    );
    assert!(first.fields.contains(&"households".to_owned()));
}

#[test]
fn a_unit_may_not_report_twice_even_with_equal_numbers() {
    let desk = Desk::new();
    desk.put_changed("附件4.xlsx", "statistics", &[]);
    let mut again = desk.lines("statistics");
    again.push(sheets::line(["填表人：张三"]));
    desk.put_lines("附件4-最终版.xlsx", &again);
    assert_eq!(desk.told(), ["附件4.xlsx B2 X104"]);
}

#[test]
fn a_copied_file_is_told_once_and_its_records_not_at_all() {
    let desk = Desk::new();
    let rows = ["赵铁柱", "钱满仓"].map(|name| desk.changed("household", &[("householder", name)]));
    let book = sheets::book(&sheets::ledger(desk.campaign, &rows));
    desk.put("台账.xlsx", &book);
    desk.put("备份/台账.xlsx", &book);
    assert_eq!(desk.told(), ["备份/台账.xlsx  X103"]);
}

#[test]
fn a_wrong_folder_is_told_at_the_region() {
    let desk = Desk::new();
    desk.put_changed("白城市/通榆县/a.xlsx", "village", &[]);
    desk.put_changed("白城市/b.xlsx", "statistics", &[]);
    desk.put_changed(
        "白城市/镇赉县/c.xlsx",
        "statistics",
        &[("region", "白城市科协")],
    );
    assert_eq!(
        desk.told(),
        [
            "白城市/通榆县/a.xlsx B3 X201",
            "白城市/镇赉县/c.xlsx B2 X201"
        ]
    );
}

#[test]
fn one_telephone_with_two_names_is_told_wherever_it_stands() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "team", &[]);
    let other = [
        ("leader_name", "李建国"),
        ("leader_phone", "13804360004"),
        ("experts[0].phone", "13804360104"),
        ("experts[0].name", "周玉兰"),
        ("experts[1].phone", "13804360105"),
    ];
    desk.put_changed("b.xlsx", "team", &other);
    // 13804360004 is expert 1 of a and leader of b; 王秀兰 has two numbers, which is no fault.
    assert_eq!(desk.told(), ["a.xlsx F9 X202", "b.xlsx B4 X202"]);
}

#[test]
fn the_same_person_spelt_with_a_space_is_one_person() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "team", &[("experts[0].name", "刘 福 田")]);
    let same = [
        ("leader_name", "刘福田"),
        ("leader_phone", "13804360004"),
        ("experts[0].phone", "13804360104"),
        ("experts[0].name", "周玉兰"),
        ("experts[1].phone", "13804360105"),
    ];
    desk.put_changed("b.xlsx", "team", &same);
    assert_eq!(desk.told(), Vec::<String>::new());
}

/// Households of two groups, a sum under each and one under all; the sums are given.
fn subtotals(desk: &Desk, first: &str, second: &str, all: &str) -> Vec<String> {
    let names = ["赵铁柱", "钱满仓", "孙桂芝", "李二牛"];
    let rows = names.map(|name| {
        desk.changed(
            "household",
            &[
                ("householder", name),
                ("members", "3"),
                ("able_members", "2"),
            ],
        )
    });
    let mut lines: Lines = sheets::ledger(desk.campaign, &rows);
    let column = lines[1]
        .iter()
        .position(|label| label == "家庭人口总数")
        .unwrap();
    let sum = |word: &str, number: &str| {
        let mut line = vec![String::new(); column + 1];
        word.clone_into(&mut line[0]);
        number.clone_into(&mut line[column]);
        line
    };
    lines.insert(4, sum("小计", first));
    lines.push(sum("小计", second));
    lines.push(sum("合计", all));
    desk.put_lines("户.xlsx", &lines);
    desk.told()
}

#[test]
fn sums_and_subtotals_are_compared_with_their_rows() {
    assert_eq!(
        subtotals(&Desk::new(), "6", "6", "12"),
        Vec::<String>::new()
    );
    assert_eq!(subtotals(&Desk::new(), "7", "6", "12"), ["户.xlsx G5 X206"]);
    assert_eq!(subtotals(&Desk::new(), "6", "6", "21"), ["户.xlsx G9 X206"]);
}

#[test]
fn a_sum_over_a_row_that_cannot_be_read_is_left_alone() {
    let desk = Desk::new();
    let rows = ["3", "若干"]
        .map(|members| desk.changed("household", &[("members", members), ("able_members", "2")]));
    let mut lines = sheets::ledger(desk.campaign, &rows);
    let column = lines[1]
        .iter()
        .position(|label| label == "家庭人口总数")
        .unwrap();
    let mut sum = vec![String::new(); column + 1];
    "合计".clone_into(&mut sum[0]);
    "9".clone_into(&mut sum[column]);
    lines.push(sum);
    desk.put_lines("户.xlsx", &lines);
    assert!(!desk.codes().contains("X206"));
}

#[test]
fn both_readings_of_a_slip_are_told() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "statistics", &[("farmers_served", "35000")]);
    let checked = desk.check();
    let told: Vec<&str> = checked
        .findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        told,
        ["C7 科技下乡受服务的农民总人数 填 35000 万人次 = 3.5 亿人次；若实为人次，应填 3.5。"]
    );
}

#[test]
fn a_small_number_is_a_slip_where_the_other_rows_are_smaller_still() {
    let tiny = |served| {
        let desk = Desk::new();
        let answers = [
            ("farmers_served", served),
            ("special_events", "1"),
            ("special_attendance", "10"),
            ("courses", "1"),
            ("trained_farmers", "10"),
            ("trained_technicians", "5"),
            ("trained_model_households", "5"),
            ("film_screenings", "1"),
            ("film_audience", "10"),
            ("exhibitions", "1"),
            ("exhibition_visitors", "10"),
        ];
        desk.put_changed("a.xlsx", "statistics", &answers);
        desk.codes().contains("V111")
    };
    assert!(tiny("45"));
    assert!(!tiny("0.0045"));
}

#[test]
fn who_has_not_reported_is_told_form_by_form_when_asked() {
    let mut desk = Desk::new();
    desk.put_changed("a.xlsx", "statistics", &[]);
    desk.put_changed("b.xlsx", "statistics", &[("region", "白城市科协")]);
    desk.put_changed("c.xlsx", "village", &[]);
    desk.options.expect = desk.campaign.regions.by_code("220800");
    let findings = desk.check().findings;
    let told: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.code == "C102")
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "附件1《一村一品调查表》还有 4 个单位没有报：洮北区、通榆县、洮南市、大安市。",
            "附件2《一户一策调查表》还有 5 个单位没有报：洮北区、镇赉县、通榆县、洮南市、大安市。",
            "附件4《吉林省2017-2018年度“科技之冬”活动统计表》还有 4 个单位没有报：洮北区、通榆县、洮南市、大安市。"
        ]
    );
}

#[test]
fn coverage_is_asked_only_of_what_the_run_covers() {
    let missing = |desk: &Desk| -> Vec<String> {
        let findings = desk.check().findings;
        findings
            .into_iter()
            .filter(|finding| finding.code == "C101")
            .map(|finding| {
                assert_eq!(finding.place.file, "");
                finding.record.unwrap_or_default()
            })
            .collect()
    };
    let mut desk = Desk::new();
    desk.put_changed("镇赉县/附件3.xlsx", "team", &[]);
    desk.put_changed("镇赉县/附件1.xlsx", "village", &[]);
    assert_eq!(missing(&desk), Vec::<String>::new(), "one county's files");
    let regions = &desk.campaign.regions;
    desk.options.expect = regions.by_code("220800");
    assert_eq!(missing(&desk), ["通榆县", "大安市"]);
    desk.options.expect = regions.by_code("220821");
    assert_eq!(missing(&desk), Vec::<String>::new());
}

//! One fault is told once: what follows from it is left unsaid.

use crate::desk::{Desk, serious};
use crate::sheets;

/// `code field` of what is told of the one record on a desk.
fn told(desk: &Desk) -> Vec<String> {
    let checked = desk.check();
    serious(&checked)
        .map(|finding| {
            let field = finding.field.as_deref().unwrap_or_default();
            format!("{} {field}", finding.code)
        })
        .collect()
}

fn of(form: &str, changes: &[(&str, &str)]) -> Vec<String> {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", form, changes);
    told(&desk)
}

#[test]
fn a_number_at_fault_is_held_against_nothing_else() {
    assert_eq!(
        of("statistics", &[("townships_reached", "412.5")]),
        ["V107 townships_reached"]
    );
    assert_eq!(of("statistics", &[("books", "-6000")]), ["V106 books"]);
    let desk = Desk::new();
    desk.put_changed("村.xlsx", "village", &[("poor_households", "-5")]);
    let address = [("address", "镇赉镇架其营子村二社")];
    desk.put_changed("户.xlsx", "household", &address);
    assert_eq!(told(&desk), ["V106 poor_households"]);
}

#[test]
fn too_many_decimals_are_told_beside_a_unit_and_not_after_a_conversion() {
    let arable = |text| of("village", &[("arable_per_capita", text)]);
    assert_eq!(arable("4.33333亩"), ["V108 arable_per_capita"]);
    assert_eq!(arable("0.3333公顷"), Vec::<String>::new());
}

#[test]
fn a_region_at_fault_makes_no_village_unknown_and_no_count_too_high() {
    let desk = Desk::new();
    desk.put_changed("白城市/通榆县/村.xlsx", "village", &[]);
    let many = [("villages_reached", "412")];
    desk.put_changed("白城市/通榆县/表.xlsx", "statistics", &many);
    assert_eq!(told(&desk), ["X201 region", "X201 region"]);
}

#[test]
fn a_doubt_about_what_is_wrong_anyway_is_left_out() {
    let nobody_taught = [
        ("courses", "0"),
        ("trained_farmers", "0"),
        ("trained_technicians", "0"),
        ("trained_model_households", "30"),
    ];
    assert_eq!(
        of("statistics", &nobody_taught),
        ["R352 trained_model_households"]
    );
}

#[test]
fn a_total_below_several_of_its_parts_is_one_finding_with_all_of_them() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "statistics", &[("farmers_served", "0.2")]);
    let checked = desk.check();
    let [only] = checked.findings.as_slice() else {
        panic!("{:?}", desk.told());
    };
    insta::assert_snapshot!(only.message, @"C7 科技下乡受服务的农民总人数 0.2 万人次（即 2000 人次）小于 参加“科技之冬”专场活动总人数 2400 人次（C11）、受培训的农民人数 5200 人次（C13）、观众人数（第 8 项）2100 人次（C23）。");
    insta::assert_snapshot!(only.expected.as_deref().unwrap_or_default(), @"≥ 0.52");
    assert_eq!(
        only.fields,
        [
            "farmers_served",
            "special_attendance",
            "trained_farmers",
            "exhibition_visitors"
        ]
    );
}

#[test]
fn an_unexplained_other_is_no_missing_tick_too_but_for_a_cause_that_every_household_needs() {
    let other = "种植□养殖□加工□水产□其它☑";
    assert_eq!(of("village", &[("needs", other)]), ["V303 needs"]);
    let causes = of("household", &[("poverty_causes", "其它☑")]);
    assert!(
        causes.contains(&"R321 poverty_causes".to_owned()),
        "{causes:?}"
    );
}

#[test]
fn a_region_of_the_wrong_level_is_told_which_is_asked_for() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "village", &[("region", "白城市")]);
    let checked = desk.check();
    let told = serious(&checked).next().unwrap();
    assert_eq!(
        (told.code.as_str(), told.advice.as_str()),
        ("V205", "请改填县（市、区）的全称。")
    );
}

#[test]
fn one_telephone_for_two_people_of_one_team_is_told_at_the_second() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "team", &[("experts[1].phone", "13804360004")]);
    let checked = desk.check();
    let told: Vec<_> = serious(&checked).collect();
    assert_eq!(told.len(), 1, "{:?}", desk.told());
    assert_eq!(
        told[0].fields,
        ["experts[1].phone", "experts[1].name", "experts[0].phone"]
    );
}

#[test]
fn contradicting_returns_name_every_field_in_which_they_differ() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "village", &[]);
    let changes = [
        ("village_name", "架其营子"),
        ("households", "321"),
        ("population", "1100"),
    ];
    desk.put_changed("b.xlsx", "village", &changes);
    let checked = desk.check();
    let first = serious(&checked).next().unwrap();
    assert_eq!(first.code, "X102");
    assert_eq!(
        first.fields,
        [
            "village_name",
            "address",
            "region",
            "households",
            "population"
        ]
    );
    assert!(first.message.contains("另有 1 处不同"), "{}", first.message);
}

#[test]
fn a_village_named_in_two_ways_is_the_same_return_twice() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "village", &[]);
    let rows = [desk.changed("village", &[("village_name", "架其营子")])];
    desk.put_lines("台账.xlsx", &sheets::ledger(desk.campaign, &rows));
    assert_eq!(told(&desk), ["X101 village_name"]);
}

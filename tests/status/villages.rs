//! Campaigns that list the villages of which a return is expected.

use std::fs;

use crate::desk::Desk;

/// The built-in campaign with some villages of a county's first township asked for; gives their names.
fn list_villages(desk: &Desk, names: &[&str]) {
    assert_eq!(desk.run(&["campaign", "export", "明年"]).code, Some(0));
    let file = desk.at("明年/villages.csv");
    let text = fs::read_to_string(&file).unwrap();
    let mut lines = text.lines();
    let mut listed = format!("{},expected\n", lines.next().unwrap());
    for line in lines {
        // 220421 is 东丰县.
        let is_named = names
            .iter()
            .any(|name| line.contains(&format!(",{name},220421")));
        let mark = if is_named { ",1\n" } else { ",\n" };
        listed.extend([line, mark]);
    }
    fs::write(&file, listed).unwrap();
}

/// Villages that 东丰县 has returned in the examples, and one that it has not.
fn returned_and_not(desk: &Desk) -> (String, String) {
    let said = desk.run(&["export", "辽源市/东丰县"]);
    let records = said.out.lines().map(|line| {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        record["fields"]["village_name"].as_str().map(str::to_owned)
    });
    let came: Vec<String> = records.flatten().collect();
    let text = fs::read_to_string(desk.at("明年/villages.csv")).unwrap();
    let other = text
        .lines()
        .filter(|line| line.contains(",220421"))
        .filter_map(|line| line.split(',').nth(1))
        .find(|name| !came.iter().any(|one| one == name))
        .unwrap();
    (came[0].clone(), other.to_owned())
}

#[test]
fn villages_on_the_list_are_missed_one_by_one() {
    let desk = Desk::new();
    list_villages(&desk, &[]);
    let (came, missing) = returned_and_not(&desk);
    desk.remove("明年");
    list_villages(&desk, &[&came, &missing]);
    let asked = [
        "--campaign",
        "明年",
        "--as-of",
        "2017-12-02",
        "--stage",
        "survey",
    ];

    let data = desk.data(&asked);
    let villages = &data["stages"][0]["returns"]["village"]["villages"];
    assert_eq!(villages["missing"][0]["name"], missing.as_str());
    assert_eq!(villages["missing"][0]["county"], "东丰县");
    let reported = &villages["reported"];
    let denominator = reported["denominator"].as_u64().unwrap();
    assert_eq!(reported["numerator"].as_u64().unwrap() + 1, denominator);
    assert_eq!(data["complete"], false);

    let said = desk.status(&asked);
    assert_eq!(said.code, Some(1), "a village is missing");
    assert!(said.out.contains("缺 1 个村"), "{}", said.out);
    let said = desk.status(&[&asked[..], &["--remind"]].concat());
    let line = format!("附件1还缺村：东丰县（{missing}）");
    assert!(said.out.contains(&line), "{}", said.out);
}

#[test]
fn a_campaign_without_a_list_asks_for_no_village() {
    let desk = Desk::new();
    let data = desk.data(&["--as-of", "2017-12-02"]);
    assert!(data["stages"][0]["returns"]["village"]["villages"].is_null());
    assert_eq!(data["complete"], true);
}

#[test]
fn a_mark_that_is_neither_0_nor_1_is_a_fault_of_the_list() {
    let desk = Desk::new();
    list_villages(&desk, &[]);
    let file = desk.at("明年/villages.csv");
    let text = fs::read_to_string(&file).unwrap();
    let (head, rest) = text.split_once('\n').unwrap();
    let (first, rest) = rest.split_once('\n').unwrap();
    fs::write(&file, format!("{head}\n{first}是\n{rest}")).unwrap();
    let said = desk.run(&["campaign", "check", "明年"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.out.contains("expected 应为 0 或 1，现为“是”"),
        "{}",
        said.out
    );
    assert!(said.out.contains("villages.csv"), "{}", said.out);
}

//! The register of receipts: what is new, what replaces what, and what it says of being in time.

use std::fs;
use std::process::{Command, Stdio};

use assert_cmd::cargo::CommandCargoExt as _;
use serde_json::json;

use crate::desk::{Desk, states};

const REGISTER: &str = "收件登记.csv";

/// Lines of the register without the hash at their end.
fn register(desk: &Desk) -> Vec<String> {
    let text = fs::read_to_string(desk.at(REGISTER)).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    let lines = text.lines();
    lines
        .map(|line| line.rsplit_once(',').unwrap().0.to_owned())
        .collect()
}

#[test]
fn the_same_file_is_registered_once_and_a_changed_one_replaces_it() {
    let desk = Desk::new();
    let file = "辽源市/龙山区/附件4.xlsx";
    let receive = |at: &str| {
        desk.run(&[
            "receive",
            "辽源市/龙山区/附件4.xlsx",
            "--at",
            at,
            "--from",
            "=QQ",
        ])
    };
    let said = receive("2018-05-30 09:30");
    assert_eq!(
        (said.code, said.out.as_str()),
        (
            Some(0),
            "新登记 1 条，其中替换以前的 0 条；共 1 条，在 收件登记.csv。\n"
        )
    );
    receive("2018-05-31");
    assert_eq!(register(&desk).len(), 2);
    desk.put_statistics(file, "龙山区", Some(0));
    receive("2018-06-02 16:00");
    desk.put_statistics("辽源市/龙山区/附件4改.xlsx", "龙山区", Some(1));
    desk.run(&["receive", "辽源市/龙山区", "--at", "2018-06-03"]);
    let lines = register(&desk);
    insta::assert_snapshot!(lines[..3].join("\n"), @"
    序号,收到时间,文件,表,单位,代码,份数,种类,来自,替换
    1,2018-05-30 09:30:00,辽源市/龙山区/附件4.xlsx,附件4,龙山区,220402,1,上报表,'=QQ,
    2,2018-06-02 16:00:00,辽源市/龙山区/附件4.xlsx,附件4,龙山区,220402,1,上报表,'=QQ,1
    ");
    assert!(
        lines
            .iter()
            .any(|line| line.contains("附件4改.xlsx") && line.ends_with(",2")),
        "{lines:#?}"
    );
}

#[test]
fn being_in_time_rests_on_the_first_receipt_and_never_on_the_files() {
    let desk = Desk::new();
    desk.run(&["receive", "辽源市/龙山区", "--at", "2017-11-30 23:59"]);
    desk.run(&["receive", "辽源市/西安区", "--at", "2017-12-01"]);
    desk.put_statistics("辽源市/龙山区/附件4.xlsx", "龙山区", Some(0));
    desk.run(&["receive", "辽源市/龙山区", "--at", "2018-07-01"]);
    let data = desk.data(&["--as-of", "2018-07-02"]);
    let village = &data["stages"][0]["returns"]["village"];
    assert_eq!(
        village["on_time"],
        json!({"numerator": 1, "denominator": 4, "percent": 25})
    );
    assert_eq!(village["unregistered"], 2);
    let unit = |place: usize| {
        (
            &village["units"][place]["on_time"],
            &village["units"][place]["received"],
        )
    };
    assert_eq!(unit(0), (&json!(true), &json!("2017-11-30T23:59:00")));
    assert_eq!(unit(1), (&json!(false), &json!("2017-12-01T00:00:00")));
    assert_eq!(unit(2), (&json!(null), &json!(null)));
    let statistics = &data["stages"][2]["returns"]["statistics"];
    assert_eq!(statistics["units"][1]["on_time"], true);
    let without = desk.status(&["--register", "没有.csv"]);
    assert_eq!(without.code, Some(2));
    assert!(without.err.contains("没有.csv"), "{}", without.err);
}

#[test]
fn a_return_that_was_received_and_lies_elsewhere_is_not_missing() {
    let desk = Desk::new();
    desk.run(&["receive", "辽源市"]);
    desk.remove("辽源市/东丰县/附件4.xlsx");
    let said = desk.status(&[]);
    assert_eq!(said.code, Some(0), "{}", said.out);
    assert!(states(&desk.data(&[]), "statistics").contains(&"东丰县 received".to_owned()));
}

#[test]
fn a_register_among_the_returns_is_no_return() {
    let desk = Desk::new();
    desk.run(&["receive", ".", "--register", "辽源市/收件登记.csv"]);
    let said = desk.run(&["receive", ".", "--register", "辽源市/收件登记.csv"]);
    assert_eq!(
        (said.code, said.err.as_str()),
        (Some(0), ""),
        "{}",
        said.out
    );
    assert!(said.out.starts_with("新登记 0 条"), "{}", said.out);
    assert_eq!(desk.run(&["validate", "."]).code, Some(0));
}

#[test]
fn a_file_without_a_unit_is_named_and_a_strange_register_left_alone() {
    let desk = Desk::new();
    fs::write(desk.at("来信.csv"), "请查收\n").unwrap();
    let said = desk.run(&["receive", "来信.csv"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("来信.csv"), "{}", said.out);
    let said = desk.run(&["receive", "辽源市/市本级", "--register", "来信.csv"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("不是收件登记"), "{}", said.err);
    assert_eq!(fs::read_to_string(desk.at("来信.csv")).unwrap(), "请查收\n");
}

#[test]
fn a_register_that_excel_wrote_back_is_read_and_added_to() {
    let desk = Desk::new();
    desk.run(&["receive", "辽源市/市本级", "--at", "2018-05-31 09:30"]);
    let text = fs::read_to_string(desk.at(REGISTER)).unwrap();
    let text = text.replace("2018-05-31 09:30:00", "2018/5/31 9:30");
    fs::write(desk.at(REGISTER), text.trim_end()).unwrap();
    let said = desk.run(&["receive", "辽源市/龙山区", "--at", "2018-06-01"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(register(&desk).len(), 1 + 2 + 4);
    let data = desk.data(&["--stage", "statistics"]);
    assert_eq!(
        data["stages"][0]["returns"]["statistics"]["on_time"]["numerator"],
        1
    );
    fs::write(desk.at(REGISTER), text.replace("2018/5/31", "五月底")).unwrap();
    let said = desk.status(&[]);
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.contains("第 2 行") && said.err.contains("五月底"),
        "{}",
        said.err
    );
}

#[test]
fn runs_at_once_lose_nothing_and_number_every_line_once() {
    let desk = Desk::new();
    let units = ["市本级", "龙山区", "西安区", "东丰县", "东辽县", "龙山区"];
    let runs: Vec<_> = units
        .iter()
        .map(|unit| {
            let mut command = Command::cargo_bin("kjzd").unwrap();
            command
                .current_dir(desk.at("."))
                .args(["receive", &format!("辽源市/{unit}")]);
            command.stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    let lines = register(&desk);
    let numbers: Vec<String> = lines
        .iter()
        .skip(1)
        .map(|line| line.split(',').next().unwrap().to_owned())
        .collect();
    let wanted: Vec<String> = (1..=2 + 4 * 4).map(|number| number.to_string()).collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn a_line_torn_by_a_power_cut_is_told_from_one_that_was_changed() {
    let desk = Desk::new();
    desk.run(&["receive", "辽源市/龙山区", "--at", "2017-12-01"]);
    let whole = fs::read_to_string(desk.at(REGISTER)).unwrap();
    let half = whole.char_indices().nth_back(100).unwrap().0;
    fs::write(desk.at(REGISTER), &whole[..half]).unwrap();
    let said = desk.run(&["receive", "辽源市/龙山区", "--at", "2017-12-01"]);
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.contains("没有写完") && said.err.contains("删去这一行"),
        "{}",
        said.err
    );
    assert_eq!(
        fs::read_to_string(desk.at(REGISTER)).unwrap(),
        whole[..half]
    );
}

//! `kjzd rollup` as a clerk runs it, on 附件4 workbooks filled in code.

#![expect(
    clippy::unwrap_used,
    reason = "what a test cannot build, it cannot test"
)]

mod below;
mod names;
mod newest;
mod roster;

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use kjzd::campaign::{Campaign, Kind};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Fills 附件4 for a unit: every indicator `count`, every decimal one `decimal`.
fn statistics(folder: &Path, name: &str, unit: &str, count: f64, decimal: f64) {
    let campaign = Campaign::builtin().unwrap();
    let (_, form) = campaign.form_by_name("statistics").unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, &form.title).unwrap();
    sheet
        .write_string(1, 0, format!("填表单位：{unit}"))
        .unwrap();
    for (col, heading) in (0..).zip(&form.column_headings) {
        sheet.write_string(2, col, heading).unwrap();
    }
    let indicators = form.fields.iter().filter(|field| field.kind.is_number());
    for (row, field) in (3..).zip(indicators) {
        sheet.write_string(row, 0, &field.label).unwrap();
        let unit = &campaign.units.get(field.unit.unwrap()).name;
        sheet.write_string(row, 1, unit).unwrap();
        let value = match field.kind {
            Kind::Decimal(_) => decimal,
            _ => count,
        };
        sheet.write_number(row, 2, value).unwrap();
    }
    std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
    book.save(folder.join(name)).unwrap();
}

fn kjzd(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("kjzd").unwrap();
    command.current_dir(folder).args(args).output().unwrap()
}

fn json(folder: &Path, args: &[&str]) -> Value {
    let output = kjzd(folder, &[&["rollup", "--format", "json"], args].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{said}"))
}

fn said(output: &Output) -> String {
    let streams = [&output.stdout, &output.stderr];
    streams
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}

fn region<'a>(form: &'a Value, code: &str) -> &'a Value {
    let mut regions = form["regions"].as_array().unwrap().iter();
    regions.find(|region| region["code"] == code).unwrap()
}

/// The summary of 白城市, made from its two counties.
fn city(there: &Path, more: &[&str]) -> Output {
    let plain = [
        "rollup",
        "in/白城市",
        "--for",
        "白城市",
        "-o",
        "白城市.xlsx",
    ];
    let made = kjzd(there, &[&plain[..], more].concat());
    assert!(there.join("白城市.xlsx").exists(), "{}", said(&made));
    made
}

/// Two counties of one city, one of another.
fn three_counties() -> TempDir {
    let folder = TempDir::new().unwrap();
    statistics(
        folder.path(),
        "in/白城市/镇赉县/附件4.xlsx",
        "镇赉县科协",
        3.0,
        0.1,
    );
    statistics(
        folder.path(),
        "in/白城市/通榆县/附件4.xlsx",
        "通榆县科协",
        4.0,
        0.2,
    );
    statistics(
        folder.path(),
        "in/松原市/乾安县/附件4.xlsx",
        "乾安县科协",
        5.0,
        0.4,
    );
    folder
}

#[test]
fn tenths_add_up_exactly_and_cities_stand_between() {
    let folder = three_counties();
    let summary = json(folder.path(), &["in", "--for", "吉林省"]);
    let form = &summary["forms"]["statistics"];
    assert_eq!(form["records"], json!(3));
    assert_eq!(form["totals"]["farmers_served"].to_string(), "0.7");
    let city = region(form, "220800");
    assert_eq!(
        [&city["name"], &city["level"], &city["totals"]["books"]],
        [&json!("白城市"), &json!("city"), &json!(0.3)]
    );
    assert_eq!(city["totals"]["books"].to_string(), "0.3");
    assert_eq!(form["coverage"]["missing"].as_array().unwrap().len(), 57);
    assert_eq!(
        summary["forms"]["village"]["totals"]["households"],
        Value::Null
    );
}

#[test]
fn a_neighbours_returns_in_the_folder_do_not_count() {
    let folder = three_counties();
    let summary = json(folder.path(), &["in", "--for", "白城市"]);
    assert_eq!(summary["forms"]["statistics"]["records"], json!(2));
    assert_eq!(summary["left_out"], json!([]));
}

#[test]
fn the_province_is_the_same_through_a_citys_workbook() {
    let folder = three_counties();
    let there = folder.path();
    let made = city(there, &[]);
    assert_eq!(made.status.code(), Some(1), "{}", said(&made));
    let direct = json(there, &["in", "--for", "吉林省"]);
    assert_eq!(
        json(there, &["白城市.xlsx", "in/松原市", "--for", "吉林省"]),
        direct
    );
    assert_eq!(
        json(there, &["白城市.xlsx", "in", "--for", "吉林省"]),
        direct
    );
}

#[test]
fn a_unit_that_reports_twice_stops_the_run() {
    let folder = three_counties();
    statistics(
        folder.path(),
        "in/白城市/镇赉县/附件4改.xlsx",
        "镇赉县科协",
        3.0,
        0.3,
    );
    let output = kjzd(
        folder.path(),
        &["rollup", "in", "--for", "吉林省", "-o", "省.xlsx"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("X104"), "{}", said(&output));
    assert!(!folder.path().join("省.xlsx").exists());

    let rest = json(folder.path(), &["in", "--for", "吉林省", "--provisional"]);
    assert_eq!(rest["provisional"], json!(true));
    assert_eq!(rest["forms"]["statistics"]["records"], json!(2));
    assert_eq!(rest["left_out"].as_array().unwrap().len(), 2);
}

#[test]
fn a_citys_total_is_not_added_to_its_counties() {
    let folder = three_counties();
    statistics(
        folder.path(),
        "in/白城市/市本级/附件4.xlsx",
        "白城市科协",
        7.0,
        0.3,
    );
    let output = kjzd(
        folder.path(),
        &["rollup", "in", "--for", "吉林省", "-o", "省.xlsx"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("X105"), "{}", said(&output));

    let confirmed = ["in", "--for", "吉林省", "--confirm-own", "白城市"];
    let summary = json(folder.path(), &confirmed);
    let form = &summary["forms"]["statistics"];
    assert_eq!(form["totals"]["books"].to_string(), "1");
    assert_eq!(region(form, "220800")["own"]["records"], json!(1));
}

#[test]
fn a_total_is_traced_to_its_cells() {
    let folder = three_counties();
    let traced = [
        "rollup",
        "in/白城市",
        "--for",
        "白城市",
        "--trace",
        "farmers_served",
    ];
    let output = kjzd(folder.path(), &traced);
    let text = String::from_utf8(output.stdout).unwrap();
    insta::assert_snapshot!(text, @r"
    附件4 科技下乡受服务的农民总人数（万人次）
    地区	记录	数值	原样	文件	工作表	单元格
    镇赉县	镇赉县	0.1	0.1	in/白城市/镇赉县/附件4.xlsx	Sheet1	C7
    通榆县	通榆县	0.2	0.2	in/白城市/通榆县/附件4.xlsx	Sheet1	C7
    合计		0.3
    ");
    let mut by_label = traced;
    by_label[5] = "附件四.科技下乡受服务的农民总人数";
    let output = kjzd(folder.path(), &by_label);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
}

#[test]
fn nothing_is_written_over_unasked() {
    let folder = three_counties();
    let there = folder.path();
    let into = |target: &'static str| {
        kjzd(
            there,
            &["rollup", "in/白城市", "--for", "白城市", "-o", target],
        )
    };
    into("白城市.xlsx");
    let again = into("白城市.xlsx");
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("--force"), "{}", said(&again));
    let input = into("in/白城市/镇赉县/附件4.xlsx");
    assert_eq!(input.status.code(), Some(2));
    let forced = [
        "rollup",
        "in",
        "--for",
        "白城市",
        "--force",
        "-o",
        "in/白城市/镇赉县/附件4.xlsx",
    ];
    assert_eq!(kjzd(there, &forced).status.code(), Some(2));
}

#[test]
fn same_input_same_bytes() {
    let folder = three_counties();
    let there = folder.path();
    for target in ["a.xlsx", "b.xlsx"] {
        let args = [
            "rollup",
            "in",
            "--for",
            "吉林省",
            "--as-of",
            "2018-05-31",
            "-o",
            target,
        ];
        kjzd(there, &args);
    }
    let bytes = |name| std::fs::read(there.join(name)).unwrap();
    assert!(bytes("a.xlsx") == bytes("b.xlsx"));
}

//! Copies that kjzd sent back, an office worked on and LibreOffice saved, as the next run and the next level read them.

#![expect(
    clippy::unwrap_used,
    reason = "what a test cannot build, it cannot test"
)]

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use kjzd::workbook::{Cell, Limits, Sheet, open};
use serde_json::Value;
use tempfile::TempDir;

const REASON: &str = "村内有敬老院，集体户口较多";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sent_back")
}

fn kjzd(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("kjzd").unwrap();
    command.current_dir(folder).args(args).output().unwrap()
}

fn json(folder: &Path, args: &[&str]) -> Value {
    serde_json::from_slice(&kjzd(folder, args).stdout).unwrap()
}

/// `code severity explanation` of every finding but conversions.
fn told(folder: &Path, file: &str) -> Vec<String> {
    let report = json(folder, &["validate", file, "--format", "json"]);
    let findings = report["diagnostics"].as_array().unwrap().iter();
    let mut told: Vec<String> = findings
        .filter(|finding| !finding["code"].as_str().unwrap().starts_with("V5"))
        .map(|finding| {
            let part = |key: &str| finding[key].as_str().unwrap_or("-").to_owned();
            [part("code"), part("severity"), part("explanation")].join(" ")
        })
        .collect();
    told.sort();
    told
}

/// The reason counts, the assurance does not, the mended error is gone: though the lines were sorted and the sheets
/// renamed.
fn is_understood(file: &str) {
    assert_eq!(
        told(&fixtures(), file),
        [
            format!("R304 notice {REASON}"),
            "R305 warning -".to_owned(),
            "S201 notice -".to_owned(),
        ]
    );
    let before = json(
        &fixtures(),
        &["compare", "台账.csv", file, "--format", "json"],
    );
    let counts = &before["summary"];
    assert_eq!(counts["mended"], 1, "{before:#}");
    assert_eq!(counts["explained"], 1);
    assert_eq!(counts["remaining"], 1);
    assert_eq!(counts["new"], 0);
    assert_eq!(counts["changed_values"], 1);
}

#[test]
fn libreoffice_xlsx() {
    is_understood("libreoffice.xlsx");
}

#[test]
fn libreoffice_xls() {
    is_understood("libreoffice.xls");
}

#[test]
fn libreoffice_ods() {
    is_understood("libreoffice.ods");
}

#[test]
fn links_outlive_another_program() {
    let file = fs::File::open(fixtures().join("libreoffice.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut sheet = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    part.read_to_string(&mut sheet).unwrap();
    assert!(
        sheet.contains("location=\"&apos;村表&apos;!H6\""),
        "{sheet}"
    );
}

/// The original, and beside it the copy that came again.
#[test]
fn an_explanation_speaks_for_the_record_wherever_it_lies() {
    let desk = TempDir::new().unwrap();
    for (from, to) in [("台账.csv", "原表.csv"), ("libreoffice.ods", "重报.ods")] {
        fs::copy(fixtures().join(from), desk.path().join(to)).unwrap();
    }
    let told = told(desk.path(), ".");
    let answered = told.iter().filter(|line| line.ends_with(REASON)).count();
    assert_eq!(answered, 2, "{told:?}");
    // One village was corrected in the copy only; the others are said once each.
    assert_eq!(
        told.iter().filter(|line| line.starts_with("X102")).count(),
        2
    );
    assert_eq!(
        told.iter().filter(|line| line.starts_with("X101")).count(),
        2
    );
}

fn texts(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.grid.cells().map(|(_, cell)| cell);
    cells.filter_map(Cell::as_text).map(str::to_owned).collect()
}

#[test]
fn the_next_level_reads_the_explanation_on_the_summary() {
    let desk = TempDir::new().unwrap();
    let copy = fixtures().join("libreoffice.xlsx");
    fs::copy(copy, desk.path().join("村.xlsx")).unwrap();
    let args = ["rollup", "村.xlsx", "--for", "白城市", "-o", "汇总.xlsx"];
    let output = kjzd(desk.path(), &args);
    assert!(desk.path().join("汇总.xlsx").exists(), "{output:?}");
    let book = open(&desk.path().join("汇总.xlsx"), &Limits::default()).unwrap();
    let is_list = |sheet: &&Sheet| sheet.name.as_deref() == Some("核实说明");
    let list = texts(book.sheets.iter().find(is_list).unwrap());
    assert!(list.iter().any(|text| text == REASON), "{list:?}");
    let told = told(desk.path(), "汇总.xlsx");
    assert!(told.contains(&format!("R304 notice {REASON}")), "{told:?}");
}

#[test]
fn copies_keep_the_folders_and_touch_no_input() {
    let desk = TempDir::new().unwrap();
    let county = desk.path().join("收件/白城市/镇赉县");
    fs::create_dir_all(&county).unwrap();
    let input = county.join("台账.csv");
    fs::copy(fixtures().join("台账.csv"), &input).unwrap();
    let before = fs::read(&input).unwrap();
    let run = |args: &[&str]| kjzd(desk.path(), &[&["validate", "收件"], args].concat());
    let output = run(&["--return-to", "退回"]);
    assert_eq!(output.status.code(), Some(1));
    let copy = desk.path().join("退回/白城市/镇赉县/台账（退回修改）.xlsx");
    let written = fs::read(&copy).unwrap();
    let refused = run(&["--return-to", "退回"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--force"));
    let again = run(&["--return-to", "退回", "--force", "--format", "json"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(serde_json::from_slice::<Value>(&again.stdout).is_ok());
    assert_eq!(fs::read(&copy).unwrap(), written);
    assert_eq!(fs::read(&input).unwrap(), before);
    // The copies lie among the returns: they are not returns, and not in the way either.
    let beside = run(&["--return-to", "收件/退回"]);
    assert_eq!(beside.status.code(), Some(1));
    let again = run(&["--return-to", "收件/退回", "--force"]);
    assert_eq!(again.status.code(), Some(1), "{again:?}");
    assert!(String::from_utf8_lossy(&again.stdout).contains("没有审核"));
    let partly = run(&["--return-to", "别处", "--level", "error"]);
    assert_eq!(partly.status.code(), Some(2));
}

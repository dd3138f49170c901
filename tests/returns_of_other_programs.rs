//! Returns that other programs saved (LibreOffice, openpyxl, xlwt) are exported to the letter.

#![allow(
    clippy::unwrap_used,
    reason = "what builds an input may fail the test that asks for it"
)]

use std::path::Path;

use assert_cmd::Command;

const EXPECTED: &str = include_str!("fixtures/returns/expected.jsonl");
/// The file that the expected lines name.
const NAMED: &str = "openpyxl.xlsx";

fn export(file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/returns");
    let mut command = Command::cargo_bin("kjzd").unwrap();
    let output = command
        .current_dir(folder)
        .args(["export", file])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn is_read(file: &str) {
    let (exported, expected) = (export(file), EXPECTED.replace(NAMED, file));
    for (exported, expected) in exported.lines().zip(expected.lines()) {
        assert_eq!(exported, expected);
    }
    assert_eq!(exported, expected);
}

#[test]
fn openpyxl_xlsx() {
    is_read("openpyxl.xlsx");
}

#[test]
fn xlwt_xls() {
    is_read("xlwt.xls");
}

#[test]
fn libreoffice_xlsx() {
    is_read("libreoffice.xlsx");
}

#[test]
fn libreoffice_xls() {
    is_read("libreoffice.xls");
}

#[test]
fn libreoffice_ods() {
    is_read("libreoffice.ods");
}

//! Files saved by openpyxl, xlwt and LibreOffice; `tests/fixtures/make_fixtures.py` makes them.

use super::shown::{cells, merges};
use kjzd::workbook::{Format, Limits, Remark, Workbook, open, open_bytes};
use std::path::PathBuf;

/// What every fixture holds, except where a test says otherwise.
const EXPECTED: &[&str] = &[
    "A1 \"一村一品调查表\"",
    "A2 \"村名\"",
    "B2 \"双合村\"",
    "A3 \"总户数\"",
    "B3 312",
    "C3 \"人均耕地面积\"",
    "D3 4.3",
    "A4 \"填表日期\"",
    "B4 date 43074 since 1900",
    "C4 \"已核\"",
    "D4 true",
    "A5 \"其它需要说明事项\"",
    "B5 \"第一行\\n第二行 □种植 √养殖\"",
    "A6 \"合计\"",
    "B6 624",
    "C6 \"出错\"",
    "D6 error #DIV/0!",
    "A7 \"结余\"",
    "B7 -0.125",
    "J40 \"远处\"",
];

fn path(name: &str) -> PathBuf {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/workbooks");
    PathBuf::from(folder).join(name)
}

fn fixture(name: &str) -> Workbook {
    open(&path(name), &Limits::default()).unwrap()
}

/// The expected cells with some of them written differently; an empty writing leaves the cell out.
fn expected_but(changes: &[(&str, &str)]) -> Vec<String> {
    EXPECTED
        .iter()
        .map(|line| {
            let (place, _) = line.split_once(' ').unwrap();
            let change = changes.iter().find(|(at, _)| *at == place);
            change.map_or((*line).to_owned(), |(at, to)| format!("{at} {to}"))
        })
        .filter(|line| !line.ends_with(' '))
        .collect()
}

fn check(book: &Workbook, format: Format, changes: &[(&str, &str)]) {
    assert_eq!(book.format, format);
    assert_eq!(book.remarks, []);
    let [form, hidden] = &*book.sheets else {
        panic!("two sheets: {:?}", book.sheets);
    };
    assert_eq!(form.name.as_deref(), Some("一村一品"));
    assert!(form.visible);
    assert_eq!(form.broken_at, None);
    assert_eq!(cells(form), expected_but(changes));
    assert_eq!(merges(form), ["A1:D1", "B5:D5"]);
    assert_eq!(hidden.name.as_deref(), Some("字典"));
    assert!(!hidden.visible);
    assert_eq!(cells(hidden), ["A1 \"种植\""]);
}

#[test]
fn openpyxl_writes_formulas_without_results() {
    let book = fixture("openpyxl.xlsx");
    let uncomputed = [("B6", "uncomputed B3*2"), ("D6", "uncomputed 1/0")];
    check(&book, Format::Xlsx, &uncomputed);
    assert_eq!(book.properties["kjzd-form"], "village");
}

#[test]
fn libreoffice_saves_the_same_cells_as_xlsx() {
    let book = fixture("libreoffice.xlsx");
    check(&book, Format::Xlsx, &[]);
    assert_eq!(book.properties["kjzd-form"], "village");
}

#[test]
fn libreoffice_saves_the_same_cells_as_xls() {
    let book = fixture("libreoffice.xls");
    check(&book, Format::Xls, &[]);
    assert_eq!(book.properties["kjzd-form"], "village");
}

#[test]
fn libreoffice_saves_the_same_cells_as_ods() {
    let book = fixture("libreoffice.ods");
    // LibreOffice keeps a truth value without a number format of its own as 1.
    check(
        &book,
        Format::Ods,
        &[("B4", "date 2017-12-05"), ("D4", "1")],
    );
    assert_eq!(book.properties["kjzd-form"], "village");
}

#[test]
fn xlwt_stores_no_formula_results_and_no_properties() {
    let book = fixture("xlwt.xls");
    check(&book, Format::Xls, &[("B6", ""), ("D6", "")]);
    assert!(book.properties.is_empty());
}

#[test]
fn wps_names_the_old_format_et() {
    let bytes = std::fs::read(path("libreoffice.xls")).unwrap();
    let book = open_bytes(&bytes, Some("et"), &Limits::default()).unwrap();
    check(&book, Format::Xls, &[]);
}

#[test]
fn a_name_that_does_not_fit_the_content_is_a_remark() {
    let bytes = std::fs::read(path("libreoffice.xls")).unwrap();
    let book = open_bytes(&bytes, Some("XLSX"), &Limits::default()).unwrap();
    let remark = Remark::WrongExtension {
        extension: "xlsx".to_owned(),
        found: Format::Xls,
    };
    assert_eq!(book.remarks, [remark]);
}

#[test]
fn the_digest_is_that_of_the_files_bytes() {
    let book = open_bytes(b"a,b\n", Some("csv"), &Limits::default()).unwrap();
    assert_eq!(
        book.sha256,
        "5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313"
    );
}

#[test]
fn a_file_that_is_not_there_says_so() {
    let error = open(&path("没有.xlsx"), &Limits::default()).unwrap_err();
    assert_eq!(error.rule().code, "F107");
    assert_eq!(error.reason(), "文件打不开：文件不存在");
}

#[test]
fn a_file_above_the_limit_is_not_read() {
    let limits = Limits {
        file_bytes: 1_000,
        ..Limits::default()
    };
    let error = open(&path("libreoffice.xls"), &limits).unwrap_err();
    assert_eq!(error.rule().code, "F106");
    assert_eq!(error.reason(), "文件字节数超出上限 1000");
}

//! Long ledgers, whose rows are checked while their file is still being read.

use super::desk::{CAMPAIGN, Desk};
use super::failing;
use super::packages::Package;
use super::trial;
use kjzd::intake::{Reader, Records};
use kjzd::validate::{Step, Watch};
use kjzd::workbook::{Limits, Opener, open};
use libtest_mimic::Trial;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("a_long_ledger_is_read_as_one_that_is_held_whole", as_whole),
        trial("a_long_ledger_of_unusual_files_too", of_unusual_files),
        trial("a_reader_that_dies_late_leaves_no_record", dies_late),
        trial("whoever_waits_sees_how_far_a_ledger_has_come", watched),
    ]
}

const HEAD: &str =
    "村名,地区名称,详细地址,联系人,联系电话,总户数,贫困户数,总人口,人均耕地面积,科技服务需求\r\n";
/// More than are looked through for heads.
const ROWS: usize = 6_100;

/// A ledger as text, of villages whose names begin so; `region` says what each row has for its region.
fn ledger(name: &str, region: impl Fn(usize) -> &'static str) -> String {
    let mut text = HEAD.to_owned();
    for n in 1..=ROWS {
        let (region, phone, poor) = (region(n), 13_800_000_000 + n, n % 400);
        let _ = write!(
            text,
            "{name}{n}村,{region},镇赉镇{name}{n}村,王立春,{phone},312,{poor},1105,4.3,种植、养殖\r\n"
        );
        if n % 1000 == 0 {
            text.push_str("小计,,,,,312000,199500,1105000,,\r\n");
        }
    }
    text
}

/// The folder is read through readers as in-process, and its records are those of the workbooks held whole.
fn same_in_every_way(desk: &Desk, records: usize) {
    let isolated = desk.check(failing::opener(Limits::default()));
    let here = desk.check(Opener::default());
    assert_eq!(isolated.findings, here.findings);
    assert_eq!(isolated.totals, here.totals);
    assert_eq!(isolated.files, here.files);
    assert_eq!(isolated.records, here.records);
    assert_eq!(here.records.len(), records);
    let reader = Reader::new(&CAMPAIGN);
    let whole: Records = here
        .files
        .iter()
        .flat_map(|file| {
            let workbook = open(Path::new(&file.display), &Limits::default()).unwrap();
            reader.read(&file.display, &workbook, None).records
        })
        .collect();
    assert_eq!(whole, here.records);
}

fn as_whole() {
    let desk = Desk::new();
    let first = |n| if n < 20 { "镇赉县" } else { "同上" };
    desk.put("一.csv", ledger("永", first));
    // Only the last row shows that the region is not written once: it is read again.
    let ends = |n| if n == 1 || n == ROWS { "镇赉县" } else { "" };
    desk.put("二.csv", ledger("兴", ends));
    same_in_every_way(&desk, 2 * ROWS);
}

/// A workbook of one sheet with these rows of XML.
fn xlsx(rows: &str, merges: &str) -> Vec<u8> {
    Package::xlsx(&format!("<sheetData>{rows}</sheetData>{merges}")).zip()
}

/// The rows of a ledger as XML, one string each.
fn rows(name: &str, region: impl Fn(usize) -> &'static str) -> Vec<String> {
    let text = ledger(name, region);
    let lines = text.lines().zip(1..);
    let row = |(line, n): (&str, usize)| {
        let cells = line.split(',').zip('A'..);
        let cells: Vec<String> = cells
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, col)| {
                format!(r#"<c r="{col}{n}" t="inlineStr"><is><t>{text}</t></is></c>"#)
            })
            .collect();
        format!(r#"<row r="{n}">{}</row>"#, cells.concat())
    };
    lines.map(row).collect()
}

fn of_unusual_files() {
    let desk = Desk::new();
    // The region in merged cells, the last of which begins below what is looked at first.
    let once = |n| {
        if n == 1 || n == 6_050 {
            "镇赉县"
        } else {
            ""
        }
    };
    let merges = r#"<mergeCells count="2"><mergeCell ref="B2:B6056"/><mergeCell ref="B6057:B6107"/></mergeCells>"#;
    desk.put("一.xlsx", xlsx(&rows("永", once).concat(), merges));
    // A row in two pieces can be read as it comes.
    let mut odd = rows("兴", |_| "镇赉县");
    odd[6_020] = odd[6_020].replacen("</c>", r#"</c></row><row r="6021">"#, 3);
    desk.put("二.xlsx", xlsx(&odd.concat(), ""));
    // Rows out of order, near the end: only the whole sheet can be read.
    let mut odd = rows("盛", |_| "镇赉县");
    odd.swap(6_090, 6_095);
    desk.put("三.xlsx", xlsx(&odd.concat(), ""));
    same_in_every_way(&desk, 3 * ROWS);
}

fn dies_late() {
    let desk = Desk::new();
    desk.put("一.csv", ledger("永", |_| "镇赉县"));
    desk.put("二.csv", ledger("兴", |_| "镇赉县") + failing::ABORT);
    let checked = desk.check(failing::opener(Limits::default()));
    assert_eq!(checked.records.len(), ROWS);
    let failures = Desk::failures(&checked, "二.csv");
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert_eq!(failures[0].0, "F117");
}

/// The steps that a watched run over one file tells.
fn steps(name: &str, bytes: impl AsRef<[u8]>) -> Vec<Step> {
    let desk = Desk::new();
    desk.put(name, bytes);
    let told = Arc::new(Mutex::new(Vec::new()));
    let listener = Arc::clone(&told);
    let watch = Watch::by(move |step| listener.lock().unwrap().push(step));
    let checked = desk.check_watched(failing::opener(Limits::default()), watch);
    let steps = told.lock().unwrap().clone();
    let last = steps.last().unwrap();
    assert_eq!((last.files, last.of_files), (1, 1));
    assert_eq!(last.bytes, last.of_bytes);
    assert_eq!(last.records, checked.records.len());
    assert!(last.is_foreseeable);
    assert!(steps.iter().all(|step| step.bytes <= step.of_bytes));
    steps
}

fn watched() {
    let rows = rows("永", |_| "镇赉县");
    let ending = |rows: &[String], at: usize| {
        let sheet = format!(
            r#"<dimension ref="A1:J{at}"/><sheetData>{}</sheetData>"#,
            rows.concat()
        );
        Package::xlsx(&sheet).zip()
    };
    let half = |step: &Step| step.bytes > step.of_bytes / 2 && step.files == 0;
    let known = steps("一.xlsx", ending(&rows, rows.len()));
    assert!(known.iter().any(half), "{known:?}");
    assert!(known.iter().all(|step| step.is_foreseeable));
    // A false end, and rows that make it necessary to read the file once more.
    let mut odd = rows.clone();
    odd.swap(6_090, 6_095);
    steps("二.xlsx", ending(&odd, 3_000));
    let endless = steps("三.csv", ledger("兴", |_| "镇赉县"));
    assert!(endless.iter().any(|step| !step.is_foreseeable));
}

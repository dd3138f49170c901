//! Long ledgers, whose rows are checked while their file is still being read.

use super::desk::{CAMPAIGN, Desk};
use super::failing;
use super::packages::Package;
use super::trial;
use kjzd::intake::Reader;
use kjzd::workbook::{Limits, Opener, open};
use libtest_mimic::Trial;
use std::fmt::Write as _;
use std::path::Path;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("a_long_ledger_is_read_as_one_that_is_held_whole", as_whole),
        trial("a_long_ledger_of_unusual_files_too", of_unusual_files),
        trial("a_reader_that_dies_late_leaves_no_record", dies_late),
    ]
}

const HEAD: &str =
    "村名,地区名称,详细地址,联系人,联系电话,总户数,贫困户数,总人口,人均耕地面积,科技服务需求\r\n";
/// More than are looked through for heads.
const ROWS: usize = 7_000;

/// A ledger as text; `region` says what each row has for its region.
fn ledger(region: impl Fn(usize) -> &'static str) -> String {
    let mut text = HEAD.to_owned();
    for n in 1..=ROWS {
        let (region, phone, poor) = (region(n), 13_800_000_000 + n, n % 400);
        let _ = write!(
            text,
            "永{n}村,{region},镇赉镇永{n}村,王立春,{phone},312,{poor},1105,4.3,种植、养殖\r\n"
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
    let whole: Vec<_> = here
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
    let counties = ["镇赉县", "通榆县"];
    desk.put("一.csv", ledger(|_| "镇赉县"));
    desk.put("二.csv", ledger(|n| if n == 1 { "镇赉县" } else { "" }));
    // Shows only in the last rows that the region is not written once: it is read again.
    desk.put(
        "三.csv",
        ledger(|n| if n == 1 || n == ROWS { "镇赉县" } else { "" }),
    );
    desk.put(
        "四.csv",
        ledger(|n| if n == ROWS { "同上" } else { counties[n % 2] }),
    );
    desk.put("五.csv", ledger(|n| if n < 20 { "镇赉县" } else { "同上" }));
    same_in_every_way(&desk, 5 * ROWS);
}

fn xlsx(rows: &str, merges: &str) -> Vec<u8> {
    Package::xlsx(&format!("<sheetData>{rows}</sheetData>{merges}")).zip()
}

/// The rows of a ledger as XML, one string each.
fn rows(region: impl Fn(usize) -> &'static str) -> Vec<String> {
    let text = ledger(region);
    let lines = text.lines().zip(1..);
    let row = |(line, n): (&str, usize)| {
        let cells = line.split(',').zip('A'..);
        let cells: String = cells
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, col)| {
                format!(r#"<c r="{col}{n}" t="inlineStr"><is><t>{text}</t></is></c>"#)
            })
            .collect();
        format!(r#"<row r="{n}">{cells}</row>"#)
    };
    lines.map(row).collect()
}

fn of_unusual_files() {
    let desk = Desk::new();
    let all = rows(|_| "镇赉县").concat();
    desk.put("一.xlsx", xlsx(&all, ""));
    // The region in merged cells, the last of which begins below what is looked at first.
    let once = rows(|n| if n % 3500 == 1 { "镇赉县" } else { "" }).concat();
    let merges = r#"<mergeCells count="2"><mergeCell ref="B2:B3504"/><mergeCell ref="B3505:B7008"/></mergeCells>"#;
    desk.put("二.xlsx", xlsx(&once, merges));
    // Rows out of order, near the end: only the whole sheet can be read.
    let mut swapped = rows(|_| "镇赉县");
    swapped.swap(6_990, 6_995);
    desk.put("三.xlsx", xlsx(&swapped.concat(), ""));
    // A row in two pieces, with another sheet's worth of rows behind it.
    let mut torn = rows(|_| "镇赉县");
    torn[6_900] = torn[6_900].replacen("</c>", r#"</c></row><row r="6901">"#, 3);
    desk.put("四.xlsx", xlsx(&torn.concat(), ""));
    same_in_every_way(&desk, 4 * ROWS);
}

fn dies_late() {
    let desk = Desk::new();
    desk.put("一.csv", ledger(|_| "镇赉县"));
    let mut late = ledger(|_| "镇赉县");
    late.push_str(failing::ABORT);
    desk.put("二.csv", late);
    let checked = desk.check(failing::opener(Limits::default()));
    assert_eq!(checked.records.len(), ROWS);
    let failures = Desk::failures(&checked, "二.csv");
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert_eq!(failures[0].0, "F117");
}

//! What is sent back says what was sent, finds the same faults, and brings the office's words.

use std::collections::BTreeSet;

use kjzd::diagnostic::{Diagnostic, Level};
use kjzd::intake::{Fact, Records};
use kjzd::press::{Policy, returned};
use kjzd::validate::Checked;
use kjzd::workbook::{Cell, CellRef, Grid, Limits, Merge, Sheet, open_bytes};
use rust_xlsxwriter::{Format, Workbook};

use crate::desk::Desk;
use crate::rules::cases;

/// A desk with the copies of all faulty files in place of them.
fn sent_back(desk: &Desk) -> (Checked, Desk) {
    let checked = desk.check();
    let back = Desk::new();
    let paths = [desk.at("")];
    let targets = returned::targets(&desk.campaign.regions, &paths, &checked);
    let faulty: BTreeSet<usize> = targets.iter().map(|target| target.file).collect();
    for (i, file) in checked.files.iter().enumerate() {
        if !faulty.contains(&i) {
            let bytes = std::fs::read(&file.display).unwrap();
            back.put(&desk.short(&file.display), &bytes);
        }
    }
    let folder = back.at("");
    let may = Policy::default();
    returned::write_all(desk.campaign, &checked, &targets, &folder, may).unwrap();
    (checked, back)
}

fn facts(records: &Records) -> Vec<Vec<Fact>> {
    let mut all: Vec<Vec<Fact>> = records
        .iter()
        .map(|record| {
            let paths = record.paths();
            paths
                .map(|path| Fact::of(record.entry(path).unwrap()))
                .collect()
        })
        .collect();
    all.sort_by_key(|facts| format!("{facts:?}"));
    all
}

/// What rests on records and their values, and so is found again.
fn of_values(checked: &Checked) -> BTreeSet<(String, Option<String>, String)> {
    let lasting = |finding: &&Diagnostic| {
        finding.code.starts_with(['V', 'R', 'X'])
            && !finding.code.starts_with("V5")
            // A file of other bytes is no copy.
            && finding.code != "X103"
    };
    let findings = checked.findings.iter().filter(lasting);
    findings
        .map(|finding| {
            (
                finding.code.clone(),
                finding.field.clone(),
                finding.fingerprint.clone(),
            )
        })
        .collect()
}

#[test]
fn a_copy_says_what_was_sent_and_every_fault_is_found_again() {
    let mut wrong = Vec::new();
    // A file that was read in part goes back as a list only.
    for case in cases().filter(|case| case.code != "F108") {
        let mut desk = Desk::new();
        (case.breaks)(&mut desk);
        if desk.options.expect.is_some() || !desk.more_paths.is_empty() {
            continue;
        }
        let (before, mut back) = sent_back(&desk);
        if before.records.is_empty() {
            continue;
        }
        back.options = desk.options.clone();
        let after = back.check();
        if facts(&before.records) != facts(&after.records) {
            wrong.push(format!(
                "{}: {:#?}\n{:#?}",
                case.code,
                facts(&before.records),
                facts(&after.records)
            ));
        }
        let (was, is) = (of_values(&before), of_values(&after));
        let lost: Vec<_> = was.difference(&is).collect();
        if !lost.is_empty() {
            wrong.push(format!("{} loses {lost:?}\n{is:?}", case.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn of_a_file_read_in_part_only_the_list_goes_back() {
    let partial = cases().find(|case| case.code == "F108").unwrap();
    let mut desk = Desk::new();
    (partial.breaks)(&mut desk);
    let (before, back) = sent_back(&desk);
    assert!(!before.records.is_empty());
    let after = back.check();
    assert!(after.records.is_empty(), "{:?}", after.records);
    let told: Vec<&str> = after.findings.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(told, ["F114"]);
}

#[test]
fn a_wrong_sum_is_found_on_the_copy_and_may_be_explained() {
    let wrong = cases().find(|case| case.code == "X206").unwrap();
    let mut desk = Desk::new();
    (wrong.breaks)(&mut desk);
    let (before, back) = sent_back(&desk);
    let print = |checked: &Checked| {
        let found = checked.findings.iter().find(|one| one.code == "X206");
        found.map(|one| one.fingerprint.clone())
    };
    assert!(print(&before).is_some());
    assert_eq!(print(&before), print(&back.check()));
}

/// A copy as another program writes it after a clerk was at it: cells and merges only, no stamp, no hidden sheet.
fn edited(bytes: &[u8], edit: impl Fn(&mut Vec<Sheet>)) -> Vec<u8> {
    let mut read = open_bytes(bytes, Some("xlsx"), &Limits::default()).unwrap();
    read.sheets.retain(|sheet| sheet.visible);
    edit(&mut read.sheets);
    let mut book = Workbook::new();
    for sheet in &read.sheets {
        let page = book.add_worksheet();
        page.set_name(sheet.name.as_deref().unwrap()).unwrap();
        for merge in sheet.grid.merges() {
            let (first, last) = (merge.first, merge.last);
            let (left, right) = (first.col.try_into().unwrap(), last.col.try_into().unwrap());
            page.merge_range(first.row, left, last.row, right, "", &Format::new())
                .unwrap();
        }
        for (at, cell) in sheet.grid.cells() {
            let col = at.col.try_into().unwrap();
            match cell {
                Cell::Number(number) => page.write_number(at.row, col, *number),
                Cell::Text(text) => page.write_string(at.row, col, text.as_ref()),
                other => panic!("{other:?}"),
            }
            .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn review(sheets: &mut [Sheet]) -> &mut Sheet {
    let is_review = |sheet: &&mut Sheet| sheet.name.as_deref() == Some("审核意见");
    sheets.iter_mut().find(is_review).unwrap()
}

/// The first line whose level is this.
fn line(sheet: &Sheet, level: &str) -> u32 {
    let is_level = |cell: &Cell| cell.as_text() == Some(level);
    let mut cells = sheet.grid.cells();
    let found = cells.find(|(at, cell)| at.col == 1 && is_level(cell));
    found.unwrap().0.row
}

const SAID: u32 = 8;
const REASON: &str = "村内有敬老院，集体户口";

/// A village with one 核实 finding, sent back, worked on, and read again.
fn answered(edit: impl Fn(&mut Vec<Sheet>)) -> Checked {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "village", &[("population", "2500")]);
    let (_, back) = sent_back(&desk);
    let path = back.at("a（退回修改）.xlsx");
    let bytes = edited(&std::fs::read(&path).unwrap(), edit);
    std::fs::write(&path, bytes).unwrap();
    back.check()
}

fn say(text: &'static str) -> impl Fn(&mut Vec<Sheet>) {
    move |sheets| {
        let sheet = review(sheets);
        let row = line(sheet, "核实");
        sheet.grid.set(CellRef::new(row, SAID), Cell::text(text));
    }
}

/// Code, level and explanation of all findings.
fn told(checked: &Checked) -> Vec<(&str, Level, Option<&str>)> {
    let findings = checked.findings.iter();
    findings
        .map(|finding| {
            (
                finding.code.as_str(),
                finding.level,
                finding.explanation.as_deref(),
            )
        })
        .collect()
}

#[test]
fn a_reason_answers_a_doubt() {
    let checked = answered(say(REASON));
    assert_eq!(told(&checked), [("R304", Level::Notice, Some(REASON))]);
    assert!(
        checked.findings[0]
            .text()
            .ends_with(&format!("已说明：{REASON}"))
    );
}

#[test]
fn assurances_answer_nothing_and_are_told_why() {
    for words in ["属实", "核实无误", "情况属实。", "是", "——", "搬迁"] {
        let checked = answered(say(words));
        let told = told(&checked);
        assert!(
            told.contains(&("R304", Level::Warning, None)),
            "{words} {told:?}"
        );
        let refused = checked.findings.iter().find(|one| one.code == "S201");
        assert!(refused.unwrap().message.contains(words), "{words}");
    }
}

#[test]
fn a_reason_lapses_when_the_value_changes() {
    let checked = answered(|sheets| {
        say(REASON)(sheets);
        let form = &mut sheets[1].grid;
        let (at, _) = form
            .cells()
            .find(|(_, cell)| **cell == Cell::Number(2500.0))
            .unwrap();
        form.set(at, Cell::Number(2600.0));
    });
    let all = told(&checked);
    assert!(all.contains(&("R304", Level::Warning, None)), "{all:?}");
    let lapsed = checked.findings.iter().find(|one| one.code == "S202");
    let lapsed = &lapsed.unwrap().message;
    assert!(lapsed.contains("2600"), "{lapsed}");
}

#[test]
fn the_reason_finds_its_doubt_wherever_the_line_went() {
    type Edit = fn(&mut Vec<Sheet>);
    let edits: [(&str, Edit); 5] = [
        ("written in the next cell", |sheets| {
            let sheet = review(sheets);
            let row = line(sheet, "核实");
            sheet
                .grid
                .set(CellRef::new(row, SAID + 1), Cell::text(REASON));
        }),
        ("sheets renamed", |sheets| {
            say(REASON)(sheets);
            for (i, sheet) in sheets.iter_mut().enumerate() {
                sheet.name = Some(format!("Sheet{i}"));
            }
        }),
        ("line moved down", |sheets| {
            say(REASON)(sheets);
            let sheet = review(sheets);
            let row = line(sheet, "核实");
            let mut moved = Grid::default();
            for (at, cell) in sheet.grid.cells() {
                let down = if at.row == row { 7 } else { 0 };
                moved.set(CellRef::new(at.row + down, at.col), cell.clone());
            }
            sheet.grid = moved;
        }),
        ("one reason merged over two lines", |sheets| {
            let sheet = review(sheets);
            let row = line(sheet, "核实");
            let (first, last) = (CellRef::new(row - 1, SAID + 1), CellRef::new(row, SAID + 1));
            sheet.grid.set(first, Cell::text(REASON));
            sheet.grid.merge(Merge { first, last });
        }),
        ("only the list sent again beside the form", |sheets| {
            say(REASON)(sheets);
            sheets.swap(0, 1);
        }),
    ];
    for (what, edit) in edits {
        let checked = answered(edit);
        let told = told(&checked);
        assert!(
            told.contains(&("R304", Level::Notice, Some(REASON))),
            "{what}: {told:?}"
        );
    }
}

#[test]
fn no_reason_undoes_an_error() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "village", &[("poor_households", "412")]);
    let (_, back) = sent_back(&desk);
    let path = back.at("a（退回修改）.xlsx");
    let bytes = edited(&std::fs::read(&path).unwrap(), |sheets| {
        let sheet = review(sheets);
        let row = line(sheet, "强制");
        sheet.grid.set(CellRef::new(row, SAID), Cell::text(REASON));
    });
    std::fs::write(&path, bytes).unwrap();
    let checked = back.check();
    let told = told(&checked);
    assert!(told.contains(&("R301", Level::Error, None)), "{told:?}");
    assert!(told.contains(&("S203", Level::Notice, None)), "{told:?}");
}

#[test]
fn what_was_said_goes_back_with_the_next_copy() {
    let desk = Desk::new();
    let changes = [("population", "2500"), ("contact", "13800000000")];
    desk.put_changed("a.xlsx", "village", &changes);
    let (_, back) = sent_back(&desk);
    let path = back.at("a（退回修改）.xlsx");
    let bytes = edited(&std::fs::read(&path).unwrap(), say(REASON));
    std::fs::write(&path, bytes).unwrap();
    let (once, again) = sent_back(&back);
    let twice = again.check();
    let answers = |checked: &Checked| {
        let told = told(checked);
        told.contains(&("R304", Level::Notice, Some(REASON)))
    };
    assert!(answers(&once) && answers(&twice), "{:?}", told(&twice));
    assert_eq!(again.short(&twice.files[0].display), "a（退回修改）.xlsx");
}

#[test]
fn equal_runs_give_equal_bytes() {
    let desk = Desk::new();
    desk.put_changed("a.xlsx", "village", &[("poor_households", "412")]);
    let (_, one) = sent_back(&desk);
    let (_, other) = sent_back(&desk);
    let bytes = |desk: &Desk| std::fs::read(desk.at("a（退回修改）.xlsx")).unwrap();
    assert_eq!(bytes(&one), bytes(&other));
}

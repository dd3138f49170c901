//! Whatever shape a return came in, the copy that is sent back says the same.

use kjzd::campaign::Layout;
use kjzd::intake::Fact;
use kjzd::press::returned;
use kjzd::validate::{Checked, FileReport};
use kjzd::workbook::{Cell, CellRef, DateCell, Limits, open_bytes};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::filled::{Filled, answers};
use super::page::Page;
use super::{card, indicators, ledger, sections, some};
use crate::made::{self, Dice};
use crate::paper::{Back, CAMPAIGN, read_grid};

/// What is read from the copy of what was read.
fn sent_back(back: &Back) -> Back {
    let intake = &back.intake;
    let checked = Checked {
        files: vec![FileReport {
            path: "a.xlsx".into(),
            display: "a.xlsx".to_owned(),
            sha256: None,
            format: None,
            kind: None,
            unit: None,
            records: 0..intake.records.len(),
            strays: intake.strays.clone(),
        }],
        records: intake.records.iter().collect(),
        findings: intake.findings.clone(),
        totals: intake.totals.clone(),
        partial: false,
    };
    let mut book = returned::workbook(&CAMPAIGN, &checked, 0).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let book = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
    Back::of(&book, None)
}

/// What no form asks for: cells of other kinds, faults, words that look like ours or like a formula.
fn odd(dice: &mut Dice) -> Cell {
    const TEXTS: [&str; 22] = [
        "※ 注意：此数未核",
        "=1+1",
        "+86 13804360001",
        "@附件",
        "#REF!",
        "约三百",
        "3.5万",
        "12公顷",
        "-5",
        "1,2,3",
        "'312",
        "  ３１２户 ",
        "12月上旬",
        "择日",
        "通化",
        "B6 贫困户数",
        "_x0041_\u{1}",
        "“引号”<&>",
        "第一行\n第二行\r\n第三行",
        "是",
        "√",
        "13804360001、0436-7223344",
    ];
    let serial = |days, epoch_1904, duration| {
        Cell::Date(DateCell::Serial {
            days,
            epoch_1904,
            duration,
        })
    };
    match dice.below(10) {
        0 => serial(43_074.0, false, false),
        1 => serial(4.3, dice.below(2) == 0, dice.below(2) == 0),
        2 => Cell::Bool(dice.below(2) == 0),
        3 => Cell::Error("#DIV/0!".into()),
        4 => Cell::Uncomputed("SUM(A1:A2)".into()),
        5 => Cell::Number([0.1 + 0.2, 1e21, -7.0, 43_074.0][dice.below(4)]),
        _ => Cell::text(TEXTS[dice.below(TEXTS.len())]),
    }
}

/// A page on which some answers have been overwritten.
fn spoilt(mut page: Page, dice: &mut Dice) -> Page {
    let back = read_grid(page.grid.clone());
    let records = back.intake.records.iter();
    let entries = records.flat_map(|record| record.paths().map(|path| record.entry(path)));
    let cells: Vec<CellRef> = entries
        .filter_map(|entry| entry?.cell)
        .filter(|at| page.grid.get(*at).is_some())
        .collect();
    for _ in 0..=dice.below(4) {
        page.grid.set(cells[dice.below(cells.len())], odd(dice));
    }
    page
}

/// Whatever was read is read from the copy; what could not be read still cannot.
fn still_says_so(page: &Page) -> TestCaseResult {
    let back = read_grid(page.grid.clone());
    let again = sent_back(&back);
    let facts = |back: &Back| -> Vec<Vec<(bool, Fact)>> {
        let records = back.intake.records.iter();
        let entries = records.map(|record| {
            let paths = record.paths();
            let entries = paths.map(|path| record.entry(path).unwrap());
            entries
                .map(|entry| {
                    let fact = Fact::of(entry);
                    if entry.is_unreadable() {
                        (true, Fact::Missing)
                    } else {
                        (false, fact)
                    }
                })
                .collect()
        });
        entries.collect()
    };
    prop_assert_eq!(
        facts(&back),
        facts(&again),
        "{:?}\n{:?}",
        page,
        again.told()
    );
    Ok(())
}

/// The copy that is sent back says the same.
fn comes_back(page: &Page, written: &[Filled]) -> TestCaseResult {
    let back = read_grid(page.grid.clone());
    let again = sent_back(&back);
    let read: Vec<Filled> = again.intake.records.iter().map(answers).collect();
    prop_assert_eq!(read.len(), written.len(), "{:?}", again.told());
    for (read, written) in read.iter().zip(written) {
        prop_assert_eq!(read, written, "{:?}", again.told());
    }
    prop_assert!(again.nothing_left(), "{:?}", again.told());
    Ok(())
}

proptest! {
    #![proptest_config(made::cases(5))]

    #[test]
    fn spoilt_cards((written, style) in some(Layout::Card, 3)) {
        let mut dice = Dice(style);
        still_says_so(&spoilt(card::cards(&written, &mut Dice(style)), &mut dice))?;
    }

    #[test]
    fn spoilt_ledgers((written, style) in some(Layout::Card, 6)) {
        let mut dice = Dice(style);
        still_says_so(&spoilt(ledger::ledger(&written, &mut Dice(style)), &mut dice))?;
    }

    #[test]
    fn spoilt_lists((written, style) in some(Layout::Indicators, 4)) {
        let mut dice = Dice(style);
        still_says_so(&spoilt(indicators::list(&written, &mut Dice(style)), &mut dice))?;
    }

    #[test]
    fn spoilt_sections((written, style) in some(Layout::Sections, 1)) {
        let mut dice = Dice(style);
        still_says_so(&spoilt(sections::sheet(&written[0], &mut Dice(style)), &mut dice))?;
    }

    #[test]
    fn cards((written, style) in some(Layout::Card, 3)) {
        comes_back(&card::cards(&written, &mut Dice(style)), &written)?;
    }

    #[test]
    fn ledgers((written, style) in some(Layout::Card, 6)) {
        comes_back(&ledger::ledger(&written, &mut Dice(style)), &written)?;
    }

    #[test]
    fn indicator_lists((written, style) in some(Layout::Indicators, 4)) {
        comes_back(&indicators::list(&written, &mut Dice(style)), &written)?;
    }

    #[test]
    fn sheets_of_sections((written, style) in some(Layout::Sections, 1)) {
        comes_back(&sections::sheet(&written[0], &mut Dice(style)), &written)?;
    }
}

//! Whatever shape a return came in, the copy that is sent back says the same.

use kjzd::campaign::Layout;
use kjzd::press::returned;
use kjzd::validate::{Checked, FileReport};
use kjzd::workbook::{Limits, open_bytes};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::filled::{Filled, answers};
use super::page::Page;
use super::{card, indicators, ledger, sections, some};
use crate::made::Dice;
use crate::paper::{Back, CAMPAIGN, read_grid};

/// The copy that is sent back says the same.
fn comes_back(page: &Page, written: &[Filled]) -> TestCaseResult {
    let back = read_grid(page.grid.clone());
    let intake = &back.intake;
    let checked = Checked {
        files: vec![FileReport {
            display: "a.xlsx".to_owned(),
            sha256: None,
            format: None,
            kind: None,
            unit: None,
            records: 0..intake.records.len(),
            strays: intake.strays.clone(),
        }],
        records: intake.records.clone(),
        findings: intake.findings.clone(),
    };
    let mut book = returned::workbook(&CAMPAIGN, &checked, 0).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let book = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
    let again = Back::of(&book, None);
    let read: Vec<Filled> = again.intake.records.iter().map(answers).collect();
    prop_assert_eq!(read.len(), written.len(), "{:?}", again.told());
    for (read, written) in read.iter().zip(written) {
        prop_assert_eq!(read, written, "{:?}", again.told());
    }
    prop_assert!(again.nothing_left(), "{:?}", again.told());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5))]

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

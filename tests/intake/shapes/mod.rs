//! A record written in any shape that offices use reads back equal, and nothing on the sheet is lost.

mod card;
mod filled;
mod indicators;
mod ledger;
mod page;
mod pen;
mod returned;
mod sections;

use kjzd::campaign::{FormId, Layout};
use kjzd::diagnostic::Level;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use self::filled::{Filled, answers, filled};
use self::page::Page;
use crate::made::{self, Dice};
use crate::paper::{CAMPAIGN, read_grid};

/// Forms of a layout, one of them filled so many times, and how they are written.
fn some(layout: Layout, most: usize) -> impl Strategy<Value = (Vec<Filled>, u64)> {
    let forms: Vec<FormId> = (0..CAMPAIGN.forms.len())
        .map(FormId)
        .filter(|form| CAMPAIGN.form(*form).layout == layout)
        .collect();
    let seeds = proptest::collection::vec(any::<u64>(), 1..=most);
    (proptest::sample::select(forms), seeds, any::<u64>()).prop_map(|(form, seeds, style)| {
        let filled = seeds.into_iter().map(|seed| filled(form, seed));
        (filled.collect(), style)
    })
}

/// The records are those that were written; nothing is at fault; what belongs to no field is told.
fn reads_back(page: &Page, written: &[Filled]) -> TestCaseResult {
    let back = read_grid(page.grid.clone());
    let read: Vec<Filled> = back.intake.records.iter().map(answers).collect();
    prop_assert_eq!(read.len(), written.len(), "{:?}\n{:?}", page, back.told());
    for (read, written) in read.iter().zip(written) {
        prop_assert_eq!(read, written, "{:?}\n{:?}", page, back.told());
    }
    let findings = &back.intake.findings;
    let faults: Vec<_> = findings
        .iter()
        .filter(|of| of.level == Level::Error)
        .collect();
    prop_assert!(faults.is_empty(), "{:?}\n{:?}", page, faults);
    let told: Vec<_> = findings
        .iter()
        .filter(|of| of.code == "S106")
        .filter_map(|of| of.place.cell)
        .collect();
    for stray in &page.strays {
        let told = told
            .iter()
            .any(|cell| cell == stray || (cell.col == stray.col && cell.row <= stray.row));
        prop_assert!(told, "{} is not told\n{:?}", stray, page);
    }
    for cell in told {
        prop_assert!(
            page.strays.contains(&cell),
            "{} was not read\n{:?}",
            cell,
            page
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(made::cases(40))]

    #[test]
    fn cards((written, style) in some(Layout::Card, 1)) {
        reads_back(&card::cards(&written, &mut Dice(style)), &written)?;
    }

    #[test]
    fn cards_under_one_another((written, style) in some(Layout::Card, 4)) {
        reads_back(&card::cards(&written, &mut Dice(style)), &written)?;
    }

    #[test]
    fn ledgers((written, style) in some(Layout::Card, 6)) {
        reads_back(&ledger::ledger(&written, &mut Dice(style)), &written)?;
    }

    #[test]
    fn indicator_lists((written, style) in some(Layout::Indicators, 1)) {
        reads_back(&indicators::list(&written, &mut Dice(style)), &written)?;
    }

    #[test]
    fn indicator_lists_of_several_units((written, style) in some(Layout::Indicators, 4)) {
        reads_back(&indicators::list(&written, &mut Dice(style)), &written)?;
    }

    #[test]
    fn sheets_of_sections((written, style) in some(Layout::Sections, 1)) {
        reads_back(&sections::sheet(&written[0], &mut Dice(style)), &written)?;
    }
}

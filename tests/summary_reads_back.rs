//! A summary workbook carries its leaf facts: read back, they add up to what they did before.

#![expect(
    clippy::unwrap_used,
    reason = "what a test cannot build, it cannot test"
)]

mod both_campaigns;
mod made;

use both_campaigns::CAMPAIGNS;
use jiff::civil::{Date, date};
use kjzd::campaign::{Campaign, FormId, RegionId};
use kjzd::intake::{Reader, Record};
use kjzd::press::summary;
use kjzd::rollup::{Facts, Summary};
use kjzd::workbook::{Limits, Workbook, open_bytes};
use proptest::prelude::*;

const DAY: Date = date(2018, 5, 31);

/// Form, region and seed of some records.
fn picks(most: usize) -> impl Strategy<Value = Vec<(usize, usize, u64)>> {
    let one = (0_usize..12, 0_usize..200, any::<u64>());
    proptest::collection::vec(one, 1..most)
}

fn records(campaign: &Campaign, picks: &[(usize, usize, u64)]) -> Vec<Record> {
    let forms = campaign.forms.len();
    picks
        .iter()
        .map(|(form, region, seed)| made::record(campaign, FormId(*form % forms), *region, *seed))
        .collect()
}

/// Cells under the heads of the sheets with a record a row.
fn ledger_cells(book: &Workbook) -> u64 {
    let ledgers = book.sheets.iter().filter(|sheet| {
        let title = sheet
            .grid
            .cells()
            .next()
            .and_then(|(_, cell)| cell.as_text());
        title.is_some_and(|title| title.ends_with("（明细）"))
    });
    let below = ledgers.flat_map(|sheet| sheet.grid.cells().filter(|(at, _)| at.row > 2));
    below.count() as u64
}

/// The summary of a region as the next level up reads it.
fn through_a_workbook(facts: &Facts, region: RegionId, campaign: &Campaign) -> Facts {
    let model = Summary::of(facts, region, campaign, DAY);
    let bytes = summary::workbook(&model).unwrap().save_to_buffer().unwrap();
    let book = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
    assert_eq!(
        ledger_cells(&book) > 0,
        summary::cells_read_back(&model) > 0
    );
    assert!(ledger_cells(&book) <= summary::cells_read_back(&model));
    let name = format!("{}.xlsx", campaign.regions.get(region).code);
    let intake = Reader::new(campaign).read(&name, &book, None);
    let (facts, nameless) = Facts::gather(intake.records, campaign);
    assert_eq!(nameless, []);
    facts
}

fn totals(facts: &Facts, region: RegionId, campaign: &Campaign) -> String {
    Summary::of(facts, region, campaign, DAY)
        .to_json()
        .to_string()
}

proptest! {
    #![proptest_config(made::cases(16))]

    #[test]
    fn the_province_is_the_same_through_city_workbooks(
        which in 0_usize..2,
        picked in picks(30),
        through in proptest::collection::vec(any::<bool>(), 9),
    ) {
        let campaign = &CAMPAIGNS[which];
        let (counties, _) = Facts::gather(records(campaign, &picked), campaign);
        prop_assume!(counties.conflicts(campaign).is_empty());
        let root = campaign.regions.root().unwrap();
        let mut mixed = counties.clone().retain(|record| {
            let city = campaign.regions.city_of(record.region.unwrap());
            let at = campaign.regions.children(root).position(|(id, _)| Some(id) == city);
            at.is_none_or(|at| !through[at])
        });
        for ((city, _), through) in campaign.regions.children(root).zip(&through) {
            if *through {
                mixed = mixed.merge(through_a_workbook(&counties, city, campaign));
            }
        }
        let expected = totals(&counties, root, campaign);
        prop_assert_eq!(&totals(&mixed, root, campaign), &expected);

        for i in 0..campaign.forms.len() {
            let digest = |facts| Summary::of(facts, root, campaign, DAY).forms[i].digest.clone();
            prop_assert_eq!(digest(&mixed), digest(&counties));
        }

        let everything = counties.merge(through_a_workbook(&mixed, root, campaign));
        let conflicts: Vec<_> = everything.conflicts(campaign).iter().map(|c| (c.path, c.entries().0.cloned(), c.entries().1.cloned())).collect();
        prop_assert!(conflicts.is_empty(), "{conflicts:?}");
        prop_assert_eq!(&totals(&everything, root, campaign), &expected);
    }

    #[test]
    fn a_masked_copy_says_the_same_totals_and_is_merged_by_nobody(
        which in 0_usize..2,
        picked in picks(10),
    ) {
        let campaign = &CAMPAIGNS[which];
        let (facts, _) = Facts::gather(records(campaign, &picked), campaign);
        let root = campaign.regions.root().unwrap();
        let masked = facts.clone().masked(campaign);
        prop_assert_eq!(totals(&masked, root, campaign), totals(&facts, root, campaign));
        let mut model = Summary::of(&masked, root, campaign, DAY);
        model.masked = true;
        let bytes = summary::workbook(&model).unwrap().save_to_buffer().unwrap();
        let book = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
        prop_assert_eq!(Reader::new(campaign).read("a.xlsx", &book, None).records, vec![]);
    }
}

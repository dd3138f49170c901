//! A summary workbook carries its leaf facts: read back, they add up to what they did before.

#![expect(
    clippy::unwrap_used,
    reason = "what a test cannot build, it cannot test"
)]

mod made;

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use kjzd::campaign::{Campaign, FormId, RegionId};
use kjzd::intake::{Reader, Record};
use kjzd::press::summary;
use kjzd::rollup::{Facts, Summary};
use kjzd::workbook::{Limits, open_bytes};
use proptest::prelude::*;

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());
const DAY: Date = date(2018, 5, 31);

/// Form, region and seed of some records.
fn picks(most: usize) -> impl Strategy<Value = Vec<(usize, usize, u64)>> {
    let one = (0..CAMPAIGN.forms.len(), 0_usize..200, any::<u64>());
    proptest::collection::vec(one, 1..most)
}

fn records(picks: &[(usize, usize, u64)]) -> impl Iterator<Item = Record> {
    picks
        .iter()
        .map(|(form, region, seed)| made::record(&CAMPAIGN, FormId(*form), *region, *seed))
}

/// The summary of a region as the next level up reads it.
fn through_a_workbook(facts: &Facts, region: RegionId) -> Facts {
    let model = Summary::of(facts, region, &CAMPAIGN, DAY);
    let bytes = summary::workbook(&model).unwrap().save_to_buffer().unwrap();
    let book = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
    let name = format!("{}.xlsx", CAMPAIGN.regions.get(region).code);
    let intake = Reader::new(&CAMPAIGN).read(&name, &book, None);
    let (facts, nameless) = Facts::gather(intake.records, &CAMPAIGN);
    assert_eq!(nameless, []);
    facts
}

fn totals(facts: &Facts, region: RegionId) -> String {
    Summary::of(facts, region, &CAMPAIGN, DAY)
        .to_json()
        .to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_province_is_the_same_through_city_workbooks(
        picked in picks(30),
        through in proptest::collection::vec(any::<bool>(), 9),
    ) {
        let (counties, _) = Facts::gather(records(&picked), &CAMPAIGN);
        prop_assume!(counties.conflicts().is_empty());
        let root = CAMPAIGN.regions.root().unwrap();
        let mut mixed = counties.clone().retain(|record| {
            let city = CAMPAIGN.regions.city_of(record.region.unwrap());
            let at = CAMPAIGN.regions.children(root).position(|(id, _)| Some(id) == city);
            at.is_none_or(|at| !through[at])
        });
        for ((city, _), through) in CAMPAIGN.regions.children(root).zip(&through) {
            if *through {
                mixed = mixed.merge(through_a_workbook(&counties, city));
            }
        }
        let expected = totals(&counties, root);
        prop_assert_eq!(&totals(&mixed, root), &expected);

        let everything = counties.merge(through_a_workbook(&mixed, root));
        let conflicts: Vec<_> = everything.conflicts().iter().map(|c| (c.path, c.entries().0.cloned(), c.entries().1.cloned())).collect();
        prop_assert!(conflicts.is_empty(), "{conflicts:?}");
        prop_assert_eq!(&totals(&everything, root), &expected);
    }

    #[test]
    fn a_masked_copy_says_the_same_totals_and_is_merged_by_nobody(picked in picks(10)) {
        let (facts, _) = Facts::gather(records(&picked), &CAMPAIGN);
        let root = CAMPAIGN.regions.root().unwrap();
        let masked = facts.clone().masked(&CAMPAIGN);
        prop_assert_eq!(totals(&masked, root), totals(&facts, root));
        let mut model = Summary::of(&masked, root, &CAMPAIGN, DAY);
        model.masked = true;
        let bytes = summary::workbook(&model).unwrap().save_to_buffer().unwrap();
        let book = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
        prop_assert_eq!(Reader::new(&CAMPAIGN).read("a.xlsx", &book, None).records, vec![]);
    }
}

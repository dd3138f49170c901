//! What must hold of every roll-up, whatever the returns say.

#![expect(
    clippy::unwrap_used,
    reason = "what a test cannot build, it cannot test"
)]

mod made;

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use kjzd::campaign::{Campaign, FormId, RegionId};
use kjzd::intake::Record;
use kjzd::rollup::{Facts, FieldTotal, Summary, Totals};
use kjzd::value::Value;
use proptest::prelude::*;
use rust_decimal::Decimal;

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());
const DAY: Date = date(2018, 5, 31);

/// Some records: which form, which region, which seed.
fn records(most: usize) -> impl Strategy<Value = Vec<Record>> {
    let one = (0..CAMPAIGN.forms.len(), 0_usize..200, any::<u64>());
    proptest::collection::vec(one, 0..most).prop_map(|picks| {
        picks
            .into_iter()
            .map(|(form, region, seed)| made::record(&CAMPAIGN, FormId(form), region, seed))
            .collect()
    })
}

fn facts(records: &[Record]) -> Facts {
    let (facts, nameless) = Facts::gather(records.iter().cloned(), &CAMPAIGN);
    assert_eq!(nameless, []);
    facts
}

fn root() -> RegionId {
    CAMPAIGN.regions.root().unwrap()
}

fn json(facts: &Facts, region: RegionId) -> String {
    Summary::of(facts, region, &CAMPAIGN, DAY)
        .to_json()
        .to_string()
}

/// What a city's summary carries: the leaf facts of the city, seen in another file.
fn city_summary(facts: &Facts, city: RegionId) -> Vec<Record> {
    let kept = facts
        .records()
        .filter(|(_, record)| CAMPAIGN.regions.contains(city, record.region.unwrap()));
    kept.zip(1..)
        .map(|((_, record), row)| {
            let mut record = record.clone();
            record.source.file = format!("{}汇总.xlsx", CAMPAIGN.regions.get(city).name);
            record.source.row = Some(row);
            record
        })
        .collect()
}

proptest! {
    #![proptest_config(made::cases(256))]

    #[test]
    fn merging_is_a_union(a in records(8), b in records(8), c in records(8)) {
        let (a, b, c) = (facts(&a), facts(&b), facts(&c));
        prop_assert_eq!(a.clone().merge(b.clone()), b.clone().merge(a.clone()));
        prop_assert_eq!(
            a.clone().merge(b.clone()).merge(c.clone()),
            a.clone().merge(b.merge(c))
        );
        prop_assert_eq!(a.clone().merge(a.clone()), a);
    }

    #[test]
    fn the_order_of_files_is_irrelevant(given in records(30).prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle()))) {
        let (sorted, shuffled) = given;
        prop_assert_eq!(json(&facts(&sorted), root()), json(&facts(&shuffled), root()));
    }

    #[test]
    fn the_province_is_the_same_from_counties_cities_or_both(
        all in records(40),
        through_city in proptest::collection::vec(any::<bool>(), 9),
    ) {
        let counties = facts(&all);
        prop_assume!(counties.conflicts(&CAMPAIGN).is_empty());
        let expected = json(&counties, root());
        let cities: Vec<RegionId> = CAMPAIGN.regions.children(root()).map(|(id, _)| id).collect();

        let mut from_cities = facts(&[]);
        let mut mixed = counties.clone().retain(|record| {
            let city = CAMPAIGN.regions.city_of(record.region.unwrap());
            let at = cities.iter().position(|id| Some(*id) == city);
            at.is_none_or(|at| !through_city[at])
        });
        for (city, through) in cities.iter().zip(&through_city) {
            let summary = facts(&city_summary(&counties, *city));
            from_cities = from_cities.merge(summary.clone());
            if *through {
                mixed = mixed.merge(summary);
            }
        }
        // What the province itself reports is in no city's summary.
        let own = counties.clone().retain(|record| record.region == Some(root()));
        prop_assert_eq!(&json(&from_cities.clone().merge(own), root()), &expected);
        prop_assert_eq!(&json(&mixed, root()), &expected);
        prop_assert_eq!(&json(&counties.merge(from_cities), root()), &expected);
    }

    #[test]
    fn a_parent_is_the_sum_of_its_children(all in records(40)) {
        let facts = facts(&all);
        let summary = Summary::of(&facts, root(), &CAMPAIGN, DAY);
        for form in &summary.forms {
            let definition = CAMPAIGN.form(form.form);
            for (id, _) in CAMPAIGN.regions.iter() {
                let children = CAMPAIGN.regions.children(id).filter_map(|(child, _)| form.whole(child));
                let sum = form
                    .own(id)
                    .into_iter()
                    .chain(children)
                    .fold(Totals::nothing(definition), Totals::plus);
                let whole = form.whole(id).cloned().unwrap_or_else(|| Totals::nothing(definition));
                prop_assert_eq!(sum, whole);
            }
        }
    }

    #[test]
    fn sums_are_those_of_exact_decimals(all in records(40)) {
        let facts = facts(&all);
        let summary = Summary::of(&facts, root(), &CAMPAIGN, DAY);
        for form in &summary.forms {
            for (place, total) in form.total.fields.iter().enumerate() {
                let FieldTotal::Sum(sum) = total else { continue };
                let numbers: Vec<Decimal> = facts
                    .of_form(form.form)
                    .filter_map(|(_, record)| match record.fields[place].value {
                        Some(Value::Number(number)) => Some(number),
                        _ => None,
                    })
                    .collect();
                let expected = (!numbers.is_empty()).then(|| numbers.iter().sum::<Decimal>());
                prop_assert_eq!(sum.value(), expected);
            }
        }
    }
}

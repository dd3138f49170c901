//! One form against another: records counted against the number that somebody else reported.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rust_decimal::Decimal;

use super::returns::Returns;
use super::subject::Subject;
use crate::campaign::cross::{Cross, Village};
use crate::campaign::{FormId, RegionId, TownshipId};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place};
use crate::intake::{FieldPath, Wanted, fold};

/// More records for a village than the village itself reports.
pub(super) fn over_village_limit(returns: &Returns<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for cross in &returns.campaign.cross {
        if let Cross::RecordsPerVillage {
            form,
            address,
            village,
            limit,
        } = cross
        {
            let mut villages = Villages::of(returns, *village);
            villages.count(returns, *form, *address);
            found.extend(villages.findings(returns, FieldPath::Field(*limit)));
        }
    }
    found
}

/// The villages that reported, and who lives in them according to other forms.
struct Villages {
    by_county: BTreeMap<RegionId, Vec<Home>>,
}

/// A village; records are named by their places.
struct Home {
    village: usize,
    name: String,
    township: Option<TownshipId>,
    records: Vec<usize>,
}

impl Villages {
    fn of(returns: &Returns<'_>, village: Village) -> Self {
        let mut by_county: BTreeMap<RegionId, Vec<Home>> = BTreeMap::new();
        let wanted = Wanted::fields([village.name, village.address]);
        for place in returns.distinct(village.form) {
            let Some(record) = returns.records.part(place, &wanted) else {
                continue;
            };
            let subject = returns.subject(&record);
            let Some(county) = record.region else {
                continue;
            };
            let Some(name) = subject.text(FieldPath::Field(village.name)) else {
                continue;
            };
            let address = FieldPath::Field(village.address);
            by_county.entry(county).or_default().push(Home {
                village: place,
                name: fold(name),
                township: township(&subject, county, address),
                records: Vec::new(),
            });
        }
        Self { by_county }
    }

    /// Counts each record of a form to the one village that its address names; to none where several would do.
    fn count(&mut self, returns: &Returns<'_>, form: FormId, address: usize) {
        let wanted = Wanted::fields([address]);
        let address = FieldPath::Field(address);
        let villages = &*self;
        let ranges = returns.records.ranges().into_par_iter();
        let counted = ranges.flat_map_iter(|range| {
            let places = returns.distinct_in(form, range);
            places.filter_map(|place| {
                let record = returns.records.part(place, &wanted)?;
                let home = villages.home_of(&returns.subject(&record), address)?;
                Some((place, record.region?, home))
            })
        });
        let counted: Vec<(usize, RegionId, usize)> = counted.collect();
        for (place, county, home) in counted {
            let homes = self.by_county.get_mut(&county);
            if let Some(home) = homes.and_then(|homes| homes.get_mut(home)) {
                home.records.push(place);
            }
        }
    }

    /// The place of the one village of its county that a record's address names.
    fn home_of(&self, record: &Subject<'_>, address: FieldPath) -> Option<usize> {
        let county = record.record.region?;
        let homes = self.by_county.get(&county)?;
        let text = fold(record.text(address)?);
        let township = township(record, county, address);
        let mut named = longest(homes, &text).filter(|(_, home)| {
            home.township
                .zip(township)
                .is_none_or(|(home, township)| home == township)
        });
        let (one, _) = named.next()?;
        named.next().is_none().then_some(one)
    }

    fn findings(self, returns: &Returns<'_>, limit: FieldPath) -> impl Iterator<Item = Diagnostic> {
        self.by_county
            .into_values()
            .flatten()
            .filter_map(move |home| home.finding(returns, limit))
    }
}

/// The villages with the longest name that stands in an address: 西永兴村 is not 永兴村.
fn longest<'h>(
    homes: &'h [Home],
    address: &str,
) -> impl Iterator<Item = (usize, &'h Home)> + use<'h> {
    let named: Vec<(usize, &Home)> = homes
        .iter()
        .enumerate()
        .filter(|(_, home)| address.contains(&home.name))
        .collect();
    let length = named.iter().map(|(_, home)| home.name.len()).max();
    named
        .into_iter()
        .filter(move |(_, home)| Some(home.name.len()) == length)
}

fn township(subject: &Subject<'_>, county: RegionId, address: FieldPath) -> Option<TownshipId> {
    let address = subject.text(address)?;
    subject.campaign.register().township_in(county, address)
}

impl Home {
    /// More records than the village reports; none where its own number decides nothing.
    fn finding(&self, returns: &Returns<'_>, limit: FieldPath) -> Option<Diagnostic> {
        let first = self.records.first()?;
        let village = returns.records.get(self.village)?;
        let village = returns.subject(&village);
        let allowed = village.number(limit)?;
        let count = Decimal::from(self.records.len());
        if count <= allowed || returns.is_at_fault(&village, limit) {
            return None;
        }
        let first = returns.records.get(*first)?;
        let first = returns.subject(&first);
        let message = format!(
            "{} {}，报来的{}却有 {count} 份（其中一份见 {}）。",
            village.at(limit),
            allowed.normalize(),
            first.form.number,
            first.whereabouts(&village)
        );
        let mut finding = village
            .finding(&across::RECORDS_OVER_LIMIT, &[limit], message)
            .resting_on(&[&count.to_string()]);
        finding.expected = Some(format!("≥ {count}"));
        finding.related = whole(returns, &self.records);
        Some(finding)
    }
}

/// The records at some places, without a cell.
fn whole(returns: &Returns<'_>, places: &[usize]) -> Vec<Place> {
    let glances = places
        .iter()
        .filter_map(|place| returns.records.glance(*place));
    glances.map(|glance| glance.source.place(None)).collect()
}

/// Numbers that are lower than the forms at hand.
pub(super) fn fewer_than_returns(returns: &Returns<'_>) -> Vec<Diagnostic> {
    let checks = returns
        .campaign
        .cross
        .iter()
        .filter_map(|cross| match cross {
            Cross::AtLeastReturns { form, field, of } => {
                Some((*form, FieldPath::Field(*field), *of))
            }
            _ => None,
        });
    checks
        .flat_map(|(form, path, of)| {
            let returned = by_region(returns, of);
            returns.each(form, |subject| {
                fewer(returns, subject, path, &returned)
                    .filter(|_| !returns.is_at_fault(subject, path))
            })
        })
        .collect()
}

/// Places of the records of a form, each key once, by the region that reports.
fn by_region(returns: &Returns<'_>, form: FormId) -> BTreeMap<RegionId, Vec<usize>> {
    let mut places: BTreeMap<RegionId, Vec<usize>> = BTreeMap::new();
    for place in returns.distinct(form) {
        let region = returns
            .records
            .glance(place)
            .and_then(|glance| glance.region);
        if let Some(region) = region {
            places.entry(region).or_default().push(place);
        }
    }
    places
}

fn fewer(
    returns: &Returns<'_>,
    subject: &Subject<'_>,
    path: FieldPath,
    returned: &BTreeMap<RegionId, Vec<usize>>,
) -> Option<Diagnostic> {
    let number = subject.number(path)?;
    let region = subject.record.region?;
    let returned = returned.get(&region)?;
    let count = Decimal::from(returned.len());
    let first = returned.first().filter(|_| number < count)?;
    let first = returns.records.glance(*first)?;
    let message = format!(
        "{} {}，{}报来的{}却已有 {count} 份。",
        subject.at(path),
        number.normalize(),
        returns.name(region),
        returns.campaign.form(first.form).number
    );
    let mut finding = subject
        .finding(&across::FEWER_THAN_RETURNS, &[path], message)
        .resting_on(&[&count.to_string()]);
    finding.expected = Some(format!("≥ {count}"));
    finding.related = whole(returns, returned);
    Some(finding)
}

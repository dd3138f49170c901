//! One form against another: records counted against the number that somebody else reported.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::returns::Returns;
use super::subject::Subject;
use crate::campaign::cross::{Cross, Village};
use crate::campaign::{FormId, RegionId, TownshipId};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::across;
use crate::intake::{FieldPath, fold};

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
            for record in returns.distinct(*form) {
                villages.count(record, FieldPath::Field(*address));
            }
            let limit = FieldPath::Field(*limit);
            villages.drop_if(|village| returns.is_at_fault(village, limit));
            found.extend(villages.into_findings(limit));
        }
    }
    found
}

/// The villages that reported, and who lives in them according to other forms.
struct Villages<'r, 'a> {
    by_county: BTreeMap<RegionId, Vec<Home<'r, 'a>>>,
}

struct Home<'r, 'a> {
    village: &'r Subject<'a>,
    name: String,
    township: Option<TownshipId>,
    records: Vec<&'r Subject<'a>>,
}

impl<'r, 'a> Villages<'r, 'a> {
    fn of(returns: &'r Returns<'a>, village: Village) -> Self {
        let mut by_county: BTreeMap<RegionId, Vec<Home<'r, 'a>>> = BTreeMap::new();
        for subject in returns.distinct(village.form) {
            let Some(county) = subject.record.region else {
                continue;
            };
            let Some(name) = subject.text(FieldPath::Field(village.name)) else {
                continue;
            };
            let address = FieldPath::Field(village.address);
            by_county.entry(county).or_default().push(Home {
                village: subject,
                name: fold(name),
                township: township(subject, county, address),
                records: Vec::new(),
            });
        }
        Self { by_county }
    }

    /// Counts a record to the one village that its address names; to none where several would do.
    fn count(&mut self, record: &'r Subject<'a>, address: FieldPath) {
        let Some(county) = record.record.region else {
            return;
        };
        let (Some(homes), Some(text)) = (self.by_county.get_mut(&county), record.text(address))
        else {
            return;
        };
        let text = fold(text);
        let township = township(record, county, address);
        let named: Vec<usize> = longest(homes, &text)
            .filter(|(_, home)| match (home.township, township) {
                (Some(home), Some(township)) => home == township,
                _ => true,
            })
            .map(|(i, _)| i)
            .collect();
        if let [one] = named[..] {
            homes[one].records.push(record);
        }
    }

    /// Leaves out villages whose own number decides nothing.
    fn drop_if(&mut self, decides_nothing: impl Fn(&Subject<'_>) -> bool) {
        for homes in self.by_county.values_mut() {
            homes.retain(|home| !decides_nothing(home.village));
        }
    }

    fn into_findings(self, limit: FieldPath) -> impl Iterator<Item = Diagnostic> {
        self.by_county
            .into_values()
            .flatten()
            .filter_map(move |home| home.finding(limit))
    }
}

/// The villages with the longest name that stands in an address: 西永兴村 is not 永兴村.
fn longest<'h, 'r, 'a>(
    homes: &'h [Home<'r, 'a>],
    address: &str,
) -> impl Iterator<Item = (usize, &'h Home<'r, 'a>)> {
    let named: Vec<(usize, &Home<'r, 'a>)> = homes
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

impl Home<'_, '_> {
    fn finding(&self, limit: FieldPath) -> Option<Diagnostic> {
        let allowed = self.village.number(limit)?;
        let count = Decimal::from(self.records.len());
        let first = self.records.first().filter(|_| count > allowed)?;
        let message = format!(
            "{} {}，报来的{}却有 {count} 份（其中一份见 {}）。",
            self.village.at(limit),
            allowed.normalize(),
            first.form.number,
            first.whereabouts(self.village)
        );
        let mut finding = self
            .village
            .finding(&across::RECORDS_OVER_LIMIT, &[limit], message)
            .resting_on(&[&count.to_string()]);
        finding.expected = Some(format!("≥ {count}"));
        finding.related = self.records.iter().map(|record| record.whole()).collect();
        Some(finding)
    }
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
            returns
                .of(form)
                .filter(move |subject| !returns.is_at_fault(subject, path))
                .filter_map(move |subject| fewer(returns, subject, path, of))
        })
        .collect()
}

fn fewer(
    returns: &Returns<'_>,
    subject: &Subject<'_>,
    path: FieldPath,
    of: FormId,
) -> Option<Diagnostic> {
    let number = subject.number(path)?;
    let region = subject.record.region?;
    let returned: Vec<&Subject<'_>> = returns
        .distinct(of)
        .filter(|other| other.record.region == Some(region))
        .collect();
    let count = Decimal::from(returned.len());
    let first = returned.first().filter(|_| number < count)?;
    let message = format!(
        "{} {}，{}报来的{}却已有 {count} 份。",
        subject.at(path),
        number.normalize(),
        returns.name(region),
        first.form.number
    );
    let mut finding = subject
        .finding(&across::FEWER_THAN_RETURNS, &[path], message)
        .resting_on(&[&count.to_string()]);
    finding.expected = Some(format!("≥ {count}"));
    finding.related = returned.iter().map(|other| other.whole()).collect();
    Some(finding)
}

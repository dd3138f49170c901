//! A total that poses as one unit's own figures, and would be counted on top of what it contains.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::place::place;
use super::{FieldTotal, FormSummary, Summary, Totals};
use crate::campaign::{Campaign, Form, FormId, RegionId, RegionLevel};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place, fingerprint};
use crate::intake::Record;

/// A return that is suspected to be a total.
#[derive(Debug, Clone, PartialEq)]
pub struct Disguise {
    /// Its form.
    pub form: FormId,
    /// The region that it claims to speak of.
    pub region: RegionId,
    /// What is said of it.
    pub finding: Diagnostic,
}

/// A region's own return that is no smaller, in every figure, than all below it together: the total was sent up in the
/// place of 本级. Regions in `confirmed` are known to be right.
pub fn totals_in_disguise(summary: &Summary<'_>, confirmed: &BTreeSet<RegionId>) -> Vec<Disguise> {
    let mut found = Vec::new();
    for of_form in &summary.forms {
        let form = summary.campaign.form(of_form.form);
        if !form.reports_once() {
            continue;
        }
        for (_, record) in summary.records(of_form.form) {
            let Some(region) = record.region.filter(|region| !confirmed.contains(region)) else {
                continue;
            };
            if let Some(units) = looks_like_total(summary, of_form, region) {
                found.push(Disguise {
                    form: of_form.form,
                    region,
                    finding: disguise(record, form, region, units, summary.campaign),
                });
            }
        }
    }
    found
}

/// How many units below a region its own figures seem to contain; none where they do not.
fn looks_like_total(summary: &Summary<'_>, form: &FormSummary, region: RegionId) -> Option<usize> {
    let regions = &summary.campaign.regions;
    if regions.get(region).level == RegionLevel::County {
        return None;
    }
    let own = form.own(region)?;
    let below: Vec<&Totals> = regions
        .children(region)
        .filter_map(|(child, _)| form.whole(child))
        .collect();
    let nothing = Totals::nothing(summary.campaign.form(form.form));
    let sum = below.iter().fold(nothing, |sum, child| sum.plus(child));
    let pairs: Vec<(Decimal, Decimal)> = own
        .fields
        .iter()
        .zip(&sum.fields)
        .filter_map(|(own, sum)| match (own, sum) {
            (FieldTotal::Sum(own), FieldTotal::Sum(sum)) => own.value().zip(sum.value()),
            _ => None,
        })
        .collect();
    let contains = pairs.iter().all(|(own, sum)| own >= sum);
    let says_something = pairs.iter().any(|(_, sum)| !sum.is_zero());
    (contains && says_something).then_some(below.len())
}

fn disguise(
    record: &Record,
    form: &Form,
    region: RegionId,
    units: usize,
    campaign: &Campaign,
) -> Diagnostic {
    let rule = &across::TOTAL_IN_DISGUISE;
    let name = &campaign.regions.get(region).name;
    let message = format!(
        "{name}本级的{}各项都不小于所属 {units} 个单位之和，疑为全{}合计数；若计入，下级的数就算了两遍。",
        form.number,
        name.chars().last().unwrap_or('市'),
    );
    let place = Place {
        cell: None,
        ..place(record, None)
    };
    let region = &campaign.regions.get(region).code;
    Diagnostic {
        form: Some(form.id.clone()),
        record: Some(name.clone()),
        fingerprint: fingerprint(rule.code, &format!("{}/{region}", form.id), &[]),
        ..Diagnostic::new(rule, place, message)
    }
}

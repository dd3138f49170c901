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

/// Words beside the unit's name by which an office says that it sends a total.
const TOTAL_WORDS: [&str; 6] = ["汇总", "合计", "总计", "全市", "全州", "全省"];

/// A region's own return that says that it is a total, or looks like one: the total was sent up in the place of 本级.
/// Regions in `confirmed` are known to be right.
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
            if let Some(why) = reason(summary, of_form, region, &record) {
                found.push(Disguise {
                    form: of_form.form,
                    region,
                    finding: disguise(&record, form, region, &why, summary.campaign),
                });
            }
        }
    }
    found
}

/// Why a region's own return is taken for a total; none where it is not.
fn reason(
    summary: &Summary<'_>,
    form: &FormSummary,
    region: RegionId,
    record: &Record,
) -> Option<String> {
    if summary.campaign.regions.get(region).level == RegionLevel::County {
        return None;
    }
    let definition = summary.campaign.form(form.form);
    let written = record.fields.get(definition.region_field)?.raw.as_deref();
    if let Some(written) = written
        && TOTAL_WORDS.iter().any(|word| written.contains(word))
    {
        return Some(format!("填表单位写的是“{}”", written.trim()));
    }
    let (units, how) = looks_like_total(summary, form, region)?;
    Some(format!("{how}所属 {units} 个单位之和"))
}

/// How many units below a region its own figures seem to contain, and in which way; none where they do not.
///
/// Either no figure is smaller than those below add up to; or, where one below was mended after the total had been
/// made, half of them are still exactly the sum.
fn looks_like_total(
    summary: &Summary<'_>,
    form: &FormSummary,
    region: RegionId,
) -> Option<(usize, &'static str)> {
    let regions = &summary.campaign.regions;
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
    let telling: Vec<_> = pairs.iter().filter(|(_, sum)| !sum.is_zero()).collect();
    let equal = telling.iter().filter(|(own, sum)| own == sum).count();
    if !telling.is_empty() && pairs.iter().all(|(own, sum)| own >= sum) {
        Some((below.len(), "各项都不小于"))
    } else if below.len() > 1 && equal >= LEAST_EQUAL && equal * 2 >= telling.len() {
        Some((below.len(), "多半项目恰好等于"))
    } else {
        None
    }
}

/// Fewer figures than this may equal a sum by chance.
const LEAST_EQUAL: usize = 3;

fn disguise(
    record: &Record,
    form: &Form,
    region: RegionId,
    why: &str,
    campaign: &Campaign,
) -> Diagnostic {
    let rule = &across::TOTAL_IN_DISGUISE;
    let name = &campaign.regions.get(region).name;
    let message = format!(
        "{name}本级的{}{why}，疑为全{}合计数；若计入，下级的数就算了两遍。",
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

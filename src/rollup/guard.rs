//! What must not be merged unseen: records of other regions, contradictions, and a total posing as one unit's figures.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Conflict, Facts, FieldTotal, FormSummary, Summary, Totals};
use crate::campaign::{Campaign, Form, KeyPart, RegionId, RegionLevel};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place, Rule, fingerprint};
use crate::intake::{Entry, Record, Source};

/// Records that speak of regions outside the target: one notice a sheet, for pointing at a whole folder is no fault.
pub fn outside(facts: &Facts, target: RegionId, campaign: &Campaign) -> Vec<Diagnostic> {
    let mut sheets: BTreeMap<Place, (usize, BTreeSet<RegionId>)> = BTreeMap::new();
    for (_, record) in facts.records() {
        let Some(region) = record.region else {
            continue;
        };
        if campaign.regions.contains(target, region) {
            continue;
        }
        let place = Place {
            file: record.source.file.clone(),
            sheet: record.source.sheet.clone(),
            ..Place::default()
        };
        let (count, regions) = sheets.entry(place).or_default();
        *count += 1;
        regions.insert(region);
    }
    let name = &campaign.regions.get(target).name;
    sheets
        .into_iter()
        .map(|(place, (count, regions))| {
            let regions: Vec<&str> = regions
                .iter()
                .map(|id| campaign.regions.get(*id).name.as_str())
                .collect();
            let message = format!(
                "此表有 {count} 条记录不属于{name}（{}），未计入本次汇总。",
                regions.join("、")
            );
            finding(&across::OUTSIDE_TARGET, place, message)
        })
        .collect()
}

/// Contradictions between two sightings of one record.
pub fn contradictions(facts: &Facts, campaign: &Campaign) -> Vec<Diagnostic> {
    let conflicts = facts.conflicts();
    conflicts
        .iter()
        .map(|conflict| contradiction(conflict, campaign))
        .collect()
}

fn contradiction(conflict: &Conflict<'_>, campaign: &Campaign) -> Diagnostic {
    let form = conflict.first.form(campaign);
    let (first, other) = conflict.entries();
    let rule = if reports_once(form) {
        &across::UNIT_TWICE
    } else {
        &across::CONFLICTING_RECORDS
    };
    let label = conflict.path.label(form);
    let who = conflict.key.readable(campaign);
    let message = format!(
        "{who} 的{label}两处不同：{}；{}。",
        told(&conflict.other.source, other),
        told(&conflict.first.source, first),
    );
    let values = [shown(other), shown(first)];
    let stable = conflict.key.stable(campaign);
    Diagnostic {
        form: Some(form.id.clone()),
        field: Some(conflict.path.key(form)),
        fields: vec![conflict.path.key(form)],
        related: vec![place(conflict.first, first)],
        raw: other.and_then(|entry| entry.raw.as_deref().map(str::to_owned)),
        fingerprint: fingerprint(rule.code, &stable, &values.each_ref().map(String::as_str)),
        record: Some(who),
        ..finding(rule, place(conflict.other, other), message)
    }
}

/// A region's own return that is no smaller, in every figure, than all below it together: the total was sent up in the
/// place of 本级. Regions in `confirmed` are known to be right.
pub fn totals_in_disguise(summary: &Summary<'_>, confirmed: &BTreeSet<RegionId>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for of_form in &summary.forms {
        let form = summary.campaign.form(of_form.form);
        if !reports_once(form) {
            continue;
        }
        for (_, record) in summary.records(of_form.form) {
            let Some(region) = record.region.filter(|region| !confirmed.contains(region)) else {
                continue;
            };
            if let Some(units) = looks_like_total(summary, of_form, region) {
                found.push(disguise(record, form, region, units, summary.campaign));
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
        ..finding(rule, place, message)
    }
}

/// True where a unit sends one record of the form and no more.
fn reports_once(form: &Form) -> bool {
    form.key == [KeyPart::Region]
}

fn finding(rule: &'static Rule, place: Place, message: String) -> Diagnostic {
    let fingerprint = fingerprint(rule.code, &place.file, &[&message]);
    Diagnostic {
        code: rule.code.to_owned(),
        level: rule.level,
        form: None,
        place,
        field: None,
        fields: Vec::new(),
        related: Vec::new(),
        record: None,
        raw: None,
        value: None,
        expected: None,
        message,
        advice: rule.remedy.to_owned(),
        fingerprint,
        explanation: None,
    }
}

/// Where a record stands, and the cell of one of its entries.
fn place(record: &Record, entry: Option<&Entry>) -> Place {
    let Source {
        file,
        sheet,
        row,
        column,
    } = record.source.clone();
    Place {
        file,
        sheet,
        row,
        column,
        cell: entry.and_then(|entry| entry.cell),
    }
}

/// `白城市/镇赉县/a.xlsx“Sheet1”B6 为 312`.
fn told(source: &Source, entry: Option<&Entry>) -> String {
    let sheet = source
        .sheet
        .as_deref()
        .map_or(String::new(), |sheet| format!("“{sheet}”"));
    let cell = entry
        .and_then(|entry| entry.cell)
        .map_or(String::new(), |cell| cell.to_string());
    format!("{}{sheet}{cell} 为 {}", source.file, shown(entry))
}

/// What an entry holds, as written.
fn shown(entry: Option<&Entry>) -> String {
    entry
        .and_then(|entry| entry.raw.as_deref())
        .unwrap_or("（空）")
        .to_owned()
}

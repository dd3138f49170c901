//! Of several versions of one record the newest, by what the register of receipts says of their files.
//!
//! A file's own times say when somebody copied it, so a version that the register does not know is never the newest, and
//! neither is one of two that came at the same moment: those stay what they are, a contradiction.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::DateTime;

use super::LeftOut;
use super::blame::touches;
use super::settle::leave;
use crate::campaign::{Campaign, RegionId};
use crate::diagnostic::Place;
use crate::diagnostic::registry::across;
use crate::intake::{Glance, Keys, Record, RecordKey, Records, Source, SourceRef, differences};
use crate::validate::Checked;

/// Takes older versions of records inside the target out of a run, with all that was found about them. Gives the run
/// and what was taken out. `received` says when a record's file came.
pub fn prefer_newest(
    mut checked: Checked,
    target: RegionId,
    campaign: &Campaign,
    received: impl Fn(Glance<'_>) -> Option<DateTime>,
) -> (Checked, Vec<LeftOut>) {
    let records = &checked.records;
    let versions = versions(records, target, campaign);
    let mut older: HashSet<usize> = HashSet::new();
    let mut settled: Vec<Source> = Vec::new();
    let mut left_out = Vec::new();
    for places in &versions {
        let known = newest(places, records, campaign, &received);
        let Some((newest, at)) = known.and_then(|(place, at)| Some((records.get(place)?, at)))
        else {
            continue;
        };
        for place in places {
            let Some(record) = records.get(*place) else {
                continue;
            };
            if !differences(&newest, &record, campaign).is_empty() {
                let by = &newest.source.file;
                let at = at.strftime("%Y-%m-%d %H:%M");
                let reason = format!("另有更新的一份：{by}（收件登记 {at}）。");
                left_out.push(leave(record.source.as_ref(), reason));
                older.insert(*place);
            }
            settled.push(record.source);
        }
    }
    if !older.is_empty() {
        forget(&mut checked, &older);
        checked.findings.retain(|finding| {
            let twice = [across::CONFLICTING_RECORDS.code, across::UNIT_TWICE.code];
            let at = |source: &Source| touches(&finding.place, source.as_ref());
            !(twice.contains(&finding.code.as_str()) && settled.iter().any(at))
        });
    }
    (checked, left_out)
}

/// Places of the records inside the target that have one key, wherever there are several, in the order of the keys.
fn versions(records: &Records, target: RegionId, campaign: &Campaign) -> Vec<Vec<usize>> {
    let keys = Keys::new(campaign);
    let inside = |region| campaign.regions.contains(target, region);
    let mut versions: BTreeMap<RecordKey, Vec<usize>> = BTreeMap::new();
    for (place, record) in records.glances(0..records.len()).enumerate() {
        if !record.region.is_some_and(inside) {
            continue;
        }
        if let Some(key) = keys.of(records, place).filter(RecordKey::is_complete) {
            versions.entry(key).or_default().push(place);
        }
    }
    let several = versions.into_values().filter(|places| places.len() > 1);
    several.collect()
}

/// The version that came last, if all are known to the register and all that came last say the same.
fn newest(
    places: &[usize],
    records: &Records,
    campaign: &Campaign,
    received: &impl Fn(Glance<'_>) -> Option<DateTime>,
) -> Option<(usize, DateTime)> {
    let times: Option<Vec<DateTime>> = places
        .iter()
        .map(|place| received(records.glance(*place)?))
        .collect();
    let times = times?;
    let last = times.iter().copied().max()?;
    let mut latest = places
        .iter()
        .zip(&times)
        .filter(|(_, at)| **at == last)
        .map(|(place, _)| *place);
    let first = latest.next()?;
    let said = records.get(first)?;
    let mut latest = latest.filter_map(|place| records.get(place));
    let agrees = |record: Record| differences(&said, &record, campaign).is_empty();
    latest.all(agrees).then_some((first, last))
}

/// Takes records out, with the findings that speak of nothing else.
fn forget(checked: &mut Checked, older: &HashSet<usize>) {
    let records = std::mem::take(&mut checked.records);
    let mut gone: BTreeMap<&str, Vec<SourceRef<'_>>> = BTreeMap::new();
    let mut kept: BTreeMap<&str, Vec<SourceRef<'_>>> = BTreeMap::new();
    for (place, record) in records.glances(0..records.len()).enumerate() {
        let side = if older.contains(&place) {
            &mut gone
        } else {
            &mut kept
        };
        side.entry(record.source.file)
            .or_default()
            .push(record.source);
    }
    let among = |sources: &BTreeMap<&str, Vec<SourceRef<'_>>>, place: &Place| {
        let sources = sources.get(place.file.as_str());
        let mut sources = sources.into_iter().flatten();
        sources.any(|source| touches(place, *source))
    };
    checked
        .findings
        .retain(|finding| !among(&gone, &finding.place) || among(&kept, &finding.place));
    checked.records = records.retain(|place, _| !older.contains(&place));
    for file in &mut checked.files {
        let before = |end: usize| older.iter().filter(|place| **place < end).count();
        let range = &file.records;
        file.records = range.start - before(range.start)..range.end - before(range.end);
    }
}

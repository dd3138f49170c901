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
use crate::intake::{Record, RecordKey, Source, differences, record_key};
use crate::validate::Checked;

/// Takes older versions of records inside the target out of a run, with all that was found about them. Gives the run
/// and what was taken out. `received` says when a record's file came.
pub fn prefer_newest(
    mut checked: Checked,
    target: RegionId,
    campaign: &Campaign,
    received: impl Fn(&Record) -> Option<DateTime>,
) -> (Checked, Vec<LeftOut>) {
    let mut versions: BTreeMap<RecordKey, Vec<usize>> = BTreeMap::new();
    for (place, record) in checked.records.iter().enumerate() {
        let key = record_key(record, campaign);
        let inside = |region| campaign.regions.contains(target, region);
        if key.is_complete() && record.region.is_some_and(inside) {
            versions.entry(key).or_default().push(place);
        }
    }
    let mut older: HashSet<usize> = HashSet::new();
    let mut settled: Vec<Source> = Vec::new();
    let mut left_out = Vec::new();
    for places in versions.values().filter(|places| places.len() > 1) {
        let Some((newest, at)) = newest(places, &checked.records, campaign, &received) else {
            continue;
        };
        let records = &checked.records;
        let differs =
            |place: &&usize| !differences(&records[newest], &records[**place], campaign).is_empty();
        settled.extend(places.iter().map(|place| records[*place].source.clone()));
        for place in places.iter().filter(differs) {
            let by = &records[newest].source.file;
            let at = at.strftime("%Y-%m-%d %H:%M");
            let reason = format!("另有更新的一份：{by}（收件登记 {at}）。");
            left_out.push(leave(&records[*place].source, reason));
            older.insert(*place);
        }
    }
    if !older.is_empty() {
        forget(&mut checked, &older);
        checked.findings.retain(|finding| {
            let twice = [across::CONFLICTING_RECORDS.code, across::UNIT_TWICE.code];
            let at = |source: &Source| touches(&finding.place, source);
            !(twice.contains(&finding.code.as_str()) && settled.iter().any(at))
        });
    }
    (checked, left_out)
}

/// The version that came last, if all are known to the register and all that came last say the same.
fn newest(
    places: &[usize],
    records: &[Record],
    campaign: &Campaign,
    received: &impl Fn(&Record) -> Option<DateTime>,
) -> Option<(usize, DateTime)> {
    let times: Option<Vec<DateTime>> = places
        .iter()
        .map(|place| received(&records[*place]))
        .collect();
    let times = times?;
    let last = times.iter().copied().max()?;
    let mut latest = places
        .iter()
        .zip(&times)
        .filter(|(_, at)| **at == last)
        .map(|(place, _)| *place);
    let first = latest.next()?;
    let agree = |place: usize| differences(&records[first], &records[place], campaign).is_empty();
    latest.all(agree).then_some((first, last))
}

/// Takes records out, with the findings that speak of nothing else.
fn forget(checked: &mut Checked, older: &HashSet<usize>) {
    let mut gone: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    let mut kept: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for (place, record) in checked.records.iter().enumerate() {
        let side = if older.contains(&place) {
            &mut gone
        } else {
            &mut kept
        };
        let source = record.source.clone();
        side.entry(source.file.clone()).or_default().push(source);
    }
    let among = |sources: &BTreeMap<String, Vec<Source>>, place: &Place| {
        let sources = sources.get(&place.file).map_or(&[][..], Vec::as_slice);
        sources.iter().any(|source| touches(place, source))
    };
    checked
        .findings
        .retain(|finding| !among(&gone, &finding.place) || among(&kept, &finding.place));
    let mut place = 0;
    checked.records.retain(|_| {
        place += 1;
        !older.contains(&(place - 1))
    });
    for file in &mut checked.files {
        let before = |end: usize| older.iter().filter(|place| **place < end).count();
        let range = &file.records;
        file.records = range.start - before(range.start)..range.end - before(range.end);
    }
}

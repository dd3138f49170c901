//! Which record of the old run is which of the new one: by key, else by its place in the same file.

use std::collections::{BTreeMap, BTreeSet};

use super::Again;
use crate::campaign::{Campaign, FormId};
use crate::intake::{Keys, RecordKey, Records};

/// What tied two records together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedBy {
    /// The same key.
    Key,
    /// The same place in the same file; the key itself was changed.
    Place,
}

/// Records of two runs.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// In both.
    pub both: Vec<(usize, usize, MatchedBy)>,
    /// In the old run only.
    pub old: Vec<usize>,
    /// In the new run only.
    pub new: Vec<usize>,
}

/// Pairs the records of two runs. A record that a run has twice is paired with the one in the same file first.
pub(super) fn pairs(campaign: &Campaign, (old, new): (&Records, &Records), again: &Again) -> Pairs {
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut after: BTreeMap<RecordKey, Vec<usize>> = BTreeMap::new();
    let keys = Keys::new(campaign);
    for i in 0..new.len() {
        if let Some(key) = keys.of(new, i).filter(RecordKey::is_complete) {
            after.entry(key).or_default().push(i);
        }
    }
    let name = |records: &Records, i: usize| {
        let record = records.glance(i);
        record.map_or("", |record| again.bare(record.source.file))
    };
    let mut found = Pairs::default();
    let mut left = Vec::new();
    for i in 0..old.len() {
        let candidates = keys.of(old, i).and_then(|key| after.get(&key));
        let free = |j: &&usize| !taken.contains(*j);
        let here = name(old, i);
        let partner = candidates.and_then(|all| {
            let mut there = all.iter().filter(free);
            let same_file = there.clone().find(|j| name(new, **j) == here);
            same_file.or_else(|| there.next()).copied()
        });
        match partner {
            Some(j) => {
                taken.insert(j);
                found.both.push((i, j, MatchedBy::Key));
            }
            None => left.push(i),
        }
    }
    let mut by_place = BTreeMap::new();
    for (j, place) in places(new, again) {
        if !taken.contains(&j) {
            by_place.insert(place, j);
        }
    }
    let old_places: BTreeMap<usize, _> = places(old, again).collect();
    for i in left {
        match old_places.get(&i).and_then(|place| by_place.remove(place)) {
            Some(j) => {
                taken.insert(j);
                found.both.push((i, j, MatchedBy::Place));
            }
            None => found.old.push(i),
        }
    }
    found.both.sort_by_key(|(i, ..)| *i);
    found.new = (0..new.len()).filter(|j| !taken.contains(j)).collect();
    found
}

/// Each record's file, form, and number among the file's records of that form.
fn places<'a>(
    records: &'a Records,
    again: &'a Again,
) -> impl Iterator<Item = (usize, (&'a str, FormId, usize))> {
    let mut counts: BTreeMap<(&str, FormId), usize> = BTreeMap::new();
    let glances = records.glances(0..records.len()).enumerate();
    glances.map(move |(i, record)| {
        let file = again.bare(record.source.file);
        let nth = counts.entry((file, record.form)).or_default();
        *nth += 1;
        (i, (file, record.form, *nth))
    })
}

//! Leaf facts of many files, united by key.
//!
//! [`Facts::merge`] is a union of sets: associative, commutative and idempotent. A record that arrives twice, once in a
//! county's file and once in the detail sheets of a city's summary, is seen twice and counted once. Where the two say
//! different things, the union keeps both and [`Facts::conflicts`] names their cells.

use std::collections::BTreeMap;

use super::conflict::{self, Conflict};
use crate::campaign::{Campaign, FormId};
use crate::intake::{Record, RecordKey, Source, record_key};
use crate::workbook::CellRef;

/// Everything that a set of files says, record by record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    seen: BTreeMap<RecordKey, BTreeMap<Spot, Record>>,
}

/// Where a record was seen; the first cell tells two records of one sheet apart whatever the source says.
type Spot = (Source, Option<CellRef>);

fn spot(record: &Record) -> Spot {
    let first = record.fields.iter().find_map(|entry| entry.cell);
    (record.source.clone(), first)
}

impl Facts {
    /// Gathers records; those without a whole key are handed back, for they cannot be told from others.
    pub fn gather(
        records: impl IntoIterator<Item = Record>,
        campaign: &Campaign,
    ) -> (Self, Vec<Record>) {
        let mut facts = Self::default();
        let mut nameless = Vec::new();
        for record in records {
            let key = record_key(&record, campaign);
            if key.is_complete() && record.region.is_some() {
                let spot = spot(&record);
                facts.seen.entry(key).or_default().insert(spot, record);
            } else {
                nameless.push(record);
            }
        }
        (facts, nameless)
    }

    /// The union of both.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        for (key, sightings) in other.seen {
            self.seen.entry(key).or_default().extend(sightings);
        }
        self
    }

    /// Each record once, in the order of form, region and key. Of several sightings the first by file, sheet and row
    /// stands for all.
    pub fn records(&self) -> impl Iterator<Item = (&RecordKey, &Record)> {
        self.seen
            .iter()
            .filter_map(|(key, sightings)| Some((key, sightings.values().next()?)))
    }

    /// The records of one form.
    pub fn of_form(&self, form: FormId) -> impl Iterator<Item = (&RecordKey, &Record)> {
        self.records().filter(move |(key, _)| key.form() == form)
    }

    /// Every place where a record was seen.
    pub fn sightings(&self, key: &RecordKey) -> impl Iterator<Item = &Record> {
        self.seen.get(key).into_iter().flat_map(BTreeMap::values)
    }

    /// Every sighting of every record, to be rewritten in place; its key stays.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Record> {
        self.seen.values_mut().flat_map(BTreeMap::values_mut)
    }

    /// Keys under which different things are said: for each, the first cell in which a later sighting departs from the
    /// first one.
    pub fn conflicts(&self, campaign: &Campaign) -> Vec<Conflict<'_>> {
        self.seen
            .iter()
            .filter(|(_, sightings)| sightings.len() > 1)
            .flat_map(|(key, sightings)| {
                let mut sightings = sightings.values();
                let first = sightings.next();
                sightings.filter_map(move |other| conflict::between(key, first?, other, campaign))
            })
            .collect()
    }

    /// Only the records that `keep` lets through.
    #[must_use]
    pub fn retain(mut self, keep: impl Fn(&Record) -> bool) -> Self {
        for sightings in self.seen.values_mut() {
            sightings.retain(|_, record| keep(record));
        }
        self.seen.retain(|_, sightings| !sightings.is_empty());
        self
    }

    /// How many different records there are.
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }
}

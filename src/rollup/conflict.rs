//! Two sightings of one record that say different things.

use super::Fact;
use crate::intake::{Entry, FieldPath, Record, RecordKey};

/// The first field in which two sightings of a record differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conflict<'a> {
    /// What both claim to speak of.
    pub key: &'a RecordKey,
    /// Where they differ.
    pub path: FieldPath,
    /// The sighting that stands.
    pub first: &'a Record,
    /// The one that departs from it.
    pub other: &'a Record,
}

/// The first difference between two records, if there is one.
pub(super) fn between<'a>(
    key: &'a RecordKey,
    first: &'a Record,
    other: &'a Record,
) -> Option<Conflict<'a>> {
    let path = paths(first)
        .chain(paths(other))
        .find(|path| said(first, *path) != said(other, *path))?;
    Some(Conflict {
        key,
        path,
        first,
        other,
    })
}

/// What a record says at a path; nothing where it has no such row.
fn said(record: &Record, path: FieldPath) -> Option<Fact> {
    record.entry(path).map(Fact::of)
}

/// Every path of a record, in printed order.
fn paths(record: &Record) -> impl Iterator<Item = FieldPath> {
    let single = (0..record.fields.len()).map(FieldPath::Field);
    let items = record.tables.iter().enumerate().flat_map(|(table, rows)| {
        rows.iter().enumerate().flat_map(move |(row, entries)| {
            (0..entries.len()).map(move |field| FieldPath::Item { table, row, field })
        })
    });
    single.chain(items)
}

impl Conflict<'_> {
    /// What both entries hold; none for a row that only one of them has.
    pub fn entries(&self) -> (Option<&Entry>, Option<&Entry>) {
        (self.first.entry(self.path), self.other.entry(self.path))
    }
}

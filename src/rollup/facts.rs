//! Leaf facts of many files, united by key.
//!
//! [`Facts::merge`] is a union of sets: associative, commutative and idempotent. A record that arrives twice, once in a
//! county's file and once in the detail sheets of a city's summary, is seen twice and counted once. Where the two say
//! different things, the union keeps both and [`Facts::conflicts`] names their cells.
//!
//! The records stay packed; what is kept of each is its key and its place.

use std::cmp::Ordering;

use rayon::iter::Either;
use rayon::prelude::*;

use super::conflict::{self, Conflict};
use crate::campaign::{Campaign, FormId};
use crate::intake::{Glance, Keys, Packed, Record, RecordKey, Records, SourceRef, Wanted};
use crate::workbook::CellRef;

/// Everything that a set of files says, record by record.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    records: Records,
    /// By key, the sightings of one record by where they stand.
    seen: Vec<Sighting>,
}

/// One record at one place.
#[derive(Debug, Clone)]
struct Sighting {
    key: RecordKey,
    place: usize,
}

/// A record that is kept, still packed, with everywhere that it was seen.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    key: &'a RecordKey,
    /// The sighting that stands for all.
    first: Packed<'a>,
    records: &'a Records,
    seen: &'a [Sighting],
}

/// Where a record was seen; the first cell tells two records of one sheet apart whatever the source says.
type Spot<'a> = Option<(SourceRef<'a>, Option<CellRef>)>;

fn spot<'a>(records: &'a Records, one: &Sighting) -> Spot<'a> {
    let record = records.at(one.place)?;
    Some((record.glance().source, record.first_cell()))
}

/// By key, then by where it was seen, then by when it was added.
fn order(records: &Records, one: &Sighting, other: &Sighting) -> Ordering {
    let by_spot = || spot(records, one).cmp(&spot(records, other));
    let by_key = one.key.cmp(&other.key);
    by_key.then_with(by_spot).then(one.place.cmp(&other.place))
}

impl Facts {
    /// Gathers records; those without a whole key are handed back, for they cannot be told from others.
    pub fn gather(
        given: impl IntoIterator<Item = Record>,
        campaign: &Campaign,
    ) -> (Self, Vec<Record>) {
        let records: Records = given.into_iter().collect();
        let places = (0..records.len()).collect();
        let (facts, nameless) = Self::among(&records, places, campaign);
        let nameless = nameless.into_iter();
        let nameless = nameless.filter_map(|place| records.get(place));
        (facts, nameless.collect())
    }

    /// Gathers the records at these places of a list, whose pages are shared and not copied. The places of those without
    /// a whole key are handed back.
    pub fn among(records: &Records, places: Vec<usize>, campaign: &Campaign) -> (Self, Vec<usize>) {
        let keys = Keys::new(campaign);
        let keyed = places.into_par_iter().map(|place| {
            let has_region = |record: Glance<'_>| record.region.is_some();
            let key = keys.of(records, place).filter(RecordKey::is_complete);
            match key.filter(|_| records.glance(place).is_some_and(has_region)) {
                Some(key) => Either::Left(Sighting { key, place }),
                None => Either::Right(place),
            }
        });
        let (seen, nameless): (Vec<Sighting>, Vec<usize>) = keyed.partition_map(|one| one);
        let records = records.clone();
        let mut facts = Self { records, seen };
        facts.put_in_order();
        (facts, nameless)
    }

    /// The union of both.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        let before = self.records.len();
        self.records.append(&other.records);
        let theirs = other.seen.into_iter();
        self.seen.extend(theirs.map(|one| Sighting {
            place: one.place + before,
            ..one
        }));
        self.put_in_order();
        self
    }

    /// Of two sightings at one spot the one that was added last is kept.
    fn put_in_order(&mut self) {
        let records = &self.records;
        self.seen
            .par_sort_by(|one, other| order(records, one, other));
        self.seen.dedup_by(|next, kept| {
            let same = next.key == kept.key && spot(records, next) == spot(records, kept);
            if same {
                kept.place = next.place;
            }
            same
        });
    }

    /// Each record once, in the order of form, region and key. Of several sightings the first by file, sheet and row
    /// stands for all.
    pub fn records(&self) -> impl Iterator<Item = (&RecordKey, Record)> {
        self.kept().map(|kept| (kept.key, kept.record()))
    }

    /// The records of one form.
    pub fn of_form(&self, form: FormId) -> impl Iterator<Item = (&RecordKey, Record)> {
        self.kept_of(form).map(|kept| (kept.key, kept.record()))
    }

    /// The same as [`Facts::records`], still packed.
    pub fn kept(&self) -> impl Iterator<Item = Kept<'_>> {
        self.among_seen(&self.seen)
    }

    /// The same as [`Facts::of_form`], still packed.
    pub fn kept_of(&self, form: FormId) -> impl Iterator<Item = Kept<'_>> {
        let [from, to] =
            [form.0, form.0 + 1].map(|id| self.seen.partition_point(|one| one.key.form().0 < id));
        self.among_seen(&self.seen[from..to])
    }

    fn among_seen<'a>(&'a self, seen: &'a [Sighting]) -> impl Iterator<Item = Kept<'a>> {
        let records = &self.records;
        let groups = seen.chunk_by(|one, next| one.key == next.key);
        groups.filter_map(move |seen| {
            let first = seen.first()?;
            Some(Kept {
                key: &first.key,
                first: records.at(first.place)?,
                records,
                seen,
            })
        })
    }

    /// Rewrites every sighting of every record; its key stays.
    pub(super) fn rewrite(&mut self, change: impl Fn(&mut Record)) {
        let mut rewritten = Records::new();
        for one in &mut self.seen {
            if let Some(mut record) = self.records.get(one.place) {
                change(&mut record);
                one.place = rewritten.len();
                rewritten.push(&record);
            }
        }
        self.records = rewritten;
    }

    /// Keys under which different things are said: for each, the first cell in which a later sighting departs from the
    /// first one.
    pub fn conflicts(&self, campaign: &Campaign) -> Vec<Conflict<'_>> {
        let several: Vec<Kept<'_>> = self.kept().filter(|kept| kept.seen.len() > 1).collect();
        let conflicts = several.into_par_iter().flat_map_iter(|kept| {
            let first = kept.record();
            let others = kept.seen.iter().skip(1);
            others.filter_map(move |other| {
                let other = self.records.get(other.place)?;
                conflict::between(kept.key, &first, other, campaign)
            })
        });
        conflicts.collect()
    }

    /// Only the records that `keep` lets through.
    #[must_use]
    pub fn retain(mut self, keep: impl Fn(Glance<'_>) -> bool) -> Self {
        let records = &self.records;
        self.seen
            .retain(|one| records.glance(one.place).is_some_and(&keep));
        self
    }

    /// How many different records there are.
    pub fn len(&self) -> usize {
        self.kept().count()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }
}

/// Equal where the same is said at the same places, wherever it is kept.
impl PartialEq for Facts {
    fn eq(&self, other: &Self) -> bool {
        let said = |facts: &Self, one: &Sighting| facts.records.get(one.place);
        let mut pairs = self.seen.iter().zip(&other.seen);
        self.seen.len() == other.seen.len()
            && pairs.all(|(one, two)| one.key == two.key && said(self, one) == said(other, two))
    }
}

impl<'a> Kept<'a> {
    /// What the record is about.
    pub fn key(&self) -> &'a RecordKey {
        self.key
    }

    /// Form, region and place, without unpacking it.
    pub fn glance(&self) -> Glance<'a> {
        self.first.glance()
    }

    /// The record.
    pub fn record(&self) -> Record {
        self.first.record()
    }

    /// What is asked for of it.
    pub fn part(&self, wanted: &Wanted) -> Record {
        self.first.part(wanted)
    }

    /// Every place where it was seen.
    pub fn sightings(&self) -> impl Iterator<Item = Glance<'a>> + use<'a> {
        let records = self.records;
        let seen = self.seen.iter();
        seen.filter_map(move |one| records.glance(one.place))
    }
}

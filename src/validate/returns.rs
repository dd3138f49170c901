//! All records of a run side by side, as the checks between them see them. The records stay packed: of each only a few
//! bits are kept at hand, and unpacked are those of which something may have to be said.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher as _};
use std::ops::Range;

use rayon::prelude::*;

use super::open::FileReport;
use super::subject::Subject;
use crate::campaign::stamp::StampKind;
use crate::campaign::{Campaign, FormId, Level, RegionId};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::across::FOLDER_DISAGREES;
use crate::intake::{FieldPath, Glance, Keys, Record, RecordKey, Records, Source};

/// The records of a run.
#[derive(Debug)]
pub(super) struct Returns<'a> {
    pub campaign: &'a Campaign,
    pub records: &'a Records,
    /// Files that repeat other returns by their nature, such as a city's summary.
    pub repeating: BTreeSet<&'a str>,
    /// What part each record plays, in record order.
    roles: Vec<Role>,
    /// Places of records whose whole key others have too, those of one key side by side in record order.
    repeated: Vec<usize>,
    /// What is known to be wrong, record by record.
    faults: &'a Faults,
    keys: Keys<'a>,
}

/// What part a record plays among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is the first of its key, or has no whole key and so cannot be told from another.
    First,
    /// Its whole key was there before.
    Again,
    /// Its file lies there twice: the second time its records do not count.
    Copy,
}

/// Fields at fault by themselves, by the place of their record: what another check would say of them is a consequence.
#[derive(Debug, Default)]
pub(super) struct Faults(BTreeMap<Source, BTreeSet<String>>);

impl Faults {
    /// Takes in what a record's own values and its folder told.
    pub fn learn(&mut self, finding: &Diagnostic) {
        let tells = finding.code.starts_with('V') || finding.code == FOLDER_DISAGREES.code;
        let Some(field) = finding
            .field
            .as_ref()
            .filter(|_| tells && finding.level > Level::Notice)
        else {
            return;
        };
        let place = &finding.place;
        let source = Source {
            file: place.file.clone(),
            sheet: place.sheet.clone(),
            row: place.row,
            column: place.column.clone(),
        };
        self.0.entry(source).or_default().insert(field.clone());
    }
}

impl<'a> Returns<'a> {
    /// Sets records side by side; `copies` are files whose content another file has too.
    pub fn new(
        campaign: &'a Campaign,
        files: &'a [FileReport],
        records: &'a Records,
        copies: &BTreeSet<&str>,
        faults: &'a Faults,
    ) -> Self {
        let repeating = files
            .iter()
            .filter(|file| file.kind == Some(StampKind::Summary))
            .map(|file| file.display.as_str())
            .collect();
        let mut roles = vec![Role::First; records.len()];
        for file in files
            .iter()
            .filter(|file| copies.contains(file.display.as_str()))
        {
            if let Some(roles) = roles.get_mut(file.records.clone()) {
                roles.fill(Role::Copy);
            }
        }
        let keys = Keys::new(campaign);
        let repeated = repeated(&keys, records, &roles);
        for (one, next) in repeated.iter().zip(repeated.iter().skip(1)) {
            if one.key == next.key {
                roles[next.place] = Role::Again;
            }
        }
        Self {
            campaign,
            records,
            repeating,
            roles,
            repeated: repeated.into_iter().map(|one| one.place).collect(),
            faults,
            keys,
        }
    }

    /// True where the value at a path, or the region of the record, is at fault already.
    pub fn is_at_fault(&self, subject: &Subject<'_>, path: FieldPath) -> bool {
        let region = FieldPath::Field(subject.form.region_field);
        let faults = self.faults.0.get(&subject.record.source);
        faults.is_some_and(|faults| {
            [path, region]
                .iter()
                .any(|path| faults.contains(&path.key(subject.form)))
        })
    }

    /// Places of records that have one whole key, wherever there are several.
    pub fn of_one_key(&self) -> impl Iterator<Item = &[usize]> {
        let same = |_: &usize, next: &usize| self.roles[*next] == Role::Again;
        self.repeated.chunk_by(same)
    }

    /// The key of the record at a place, whole or not.
    pub fn key(&self, place: usize) -> Option<RecordKey> {
        self.keys.of(self.records, place)
    }

    /// Places of the records of a form, each key once; a record without a whole key cannot be told from another and
    /// counts.
    pub fn distinct(&self, form: FormId) -> impl Iterator<Item = usize> {
        self.distinct_in(form, 0..self.records.len())
    }

    /// The same within a range of places.
    pub fn distinct_in(&self, form: FormId, range: Range<usize>) -> impl Iterator<Item = usize> {
        self.at(form, range)
            .map(|(place, _)| place)
            .filter(|place| self.roles[*place] == Role::First)
    }

    /// What is known of the records of a form without unpacking them.
    pub fn of(&self, form: FormId) -> impl Iterator<Item = Glance<'a>> {
        self.at(form, 0..self.records.len())
            .map(|(_, glance)| glance)
    }

    /// What is known of all records without unpacking them.
    pub fn all(&self) -> impl Iterator<Item = Glance<'a>> {
        self.counting(0..self.records.len())
            .map(|(_, glance)| glance)
    }

    /// What a check says of each record of a form, in record order.
    pub fn each(
        &self,
        form: FormId,
        check: impl Fn(&Subject<'_>) -> Option<Diagnostic> + Sync,
    ) -> Vec<Diagnostic> {
        let ranges = self.records.ranges();
        let found = ranges.into_par_iter().flat_map_iter(|range| {
            let places = self.at(form, range).map(|(place, _)| place);
            places.filter_map(|place| {
                let record = self.records.get(place)?;
                check(&self.subject(&record))
            })
        });
        found.collect()
    }

    /// A record under examination.
    pub fn subject<'s>(&'s self, record: &'s Record) -> Subject<'s> {
        Subject::new(self.campaign, record)
    }

    /// The name of a region.
    pub fn name(&self, region: RegionId) -> &'a str {
        &self.campaign.regions.get(region).name
    }

    fn at(&self, form: FormId, range: Range<usize>) -> impl Iterator<Item = (usize, Glance<'a>)> {
        self.counting(range)
            .filter(move |(_, glance)| glance.form == form)
    }

    /// The records in a range, without those of a file that lies there twice.
    fn counting(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Glance<'a>)> {
        let glances = self.records.glances(range.clone());
        range
            .zip(glances)
            .filter(|(place, _)| self.roles[*place] != Role::Copy)
    }
}

/// A record whose key others have too. Ordered by what stands for the key, then by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Keyed {
    /// The key's hash, and where several keys share it, which of them.
    key: (u64, usize),
    place: usize,
}

/// Records with a whole key that others have too, those of one key side by side in record order.
fn repeated(keys: &Keys<'_>, records: &Records, roles: &[Role]) -> Vec<Keyed> {
    let hashed = |place: usize| {
        let key = keys.of(records, place).filter(RecordKey::is_complete)?;
        let key = (hash_of(&key), 0);
        Some(Keyed { key, place })
    };
    let counting = (0..records.len())
        .into_par_iter()
        .filter(|place| roles[*place] != Role::Copy);
    let mut all: Vec<Keyed> = counting.filter_map(hashed).collect();
    all.par_sort_unstable();
    let alike = all.chunk_by_mut(|one, next| one.key == next.key);
    let mut several: Vec<Keyed> = alike
        .filter(|alike| alike.len() > 1)
        .flat_map(|alike| {
            tell_apart(keys, records, alike);
            alike.iter().copied()
        })
        .collect();
    several.sort_unstable();
    // Keys that only shared a hash stand alone now.
    let groups = several.chunk_by(|one, next| one.key == next.key);
    groups
        .filter(|group| group.len() > 1)
        .flatten()
        .copied()
        .collect()
}

/// Numbers the different keys among records whose keys have one hash.
fn tell_apart(keys: &Keys<'_>, records: &Records, alike: &mut [Keyed]) {
    let mut known: HashMap<RecordKey, usize> = HashMap::new();
    for one in alike {
        let next = known.len();
        if let Some(key) = keys.of(records, one.place) {
            one.key.1 = *known.entry(key).or_insert(next);
        }
    }
}

/// What stands for something that is too large to be kept for each record.
pub(super) fn hash_of<T: Hash + ?Sized>(thing: &T) -> u64 {
    let mut hash = DefaultHasher::new();
    thing.hash(&mut hash);
    hash.finish()
}

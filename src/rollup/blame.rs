//! Which records an error keeps out, and which errors are somebody else's.

use std::collections::{BTreeMap, BTreeSet};

use super::LeftOut;
use crate::campaign::{Campaign, RegionId};
use crate::diagnostic::{Diagnostic, Level, Place};
use crate::intake::{Records, SourceRef};

/// Whether a finding's place covers a record: the same file, and as much of sheet, row and column as both name.
pub(crate) fn touches(place: &Place, source: SourceRef<'_>) -> bool {
    fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.zip(b).is_none_or(|(a, b)| a == b)
    }
    place.file == source.file
        && agree(place.sheet.as_deref(), source.sheet)
        && agree(place.row, source.row)
        && agree(place.column.as_deref(), source.column)
}

/// Findings of one file, to be found again by row: a long ledger may have thousands.
#[derive(Default)]
pub(crate) struct OfFile<'a> {
    all: Vec<&'a Diagnostic>,
    by_row: BTreeMap<Option<u32>, Vec<usize>>,
}

impl<'a> OfFile<'a> {
    /// One finding more.
    pub(crate) fn push(&mut self, finding: &'a Diagnostic) {
        let places = self.by_row.entry(finding.place.row).or_default();
        places.push(self.all.len());
        self.all.push(finding);
    }

    /// Those that touch a record of the file, in the order in which they came.
    pub(crate) fn touching(&self, source: SourceRef<'_>) -> impl Iterator<Item = &'a Diagnostic> {
        let places: Vec<usize> = match source.row {
            None => (0..self.all.len()).collect(),
            Some(row) => {
                let rows = [None, Some(row)].map(|row| self.by_row.get(&row));
                let mut places: Vec<usize> =
                    rows.into_iter().flatten().flatten().copied().collect();
                places.sort_unstable();
                places
            }
        };
        places
            .into_iter()
            .map(|place| self.all[place])
            .filter(move |finding| touches(&finding.place, source))
    }
}

/// Errors by file.
pub(super) struct Faults<'a> {
    by_file: BTreeMap<&'a str, OfFile<'a>>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(findings: &'a [Diagnostic]) -> Self {
        let mut by_file: BTreeMap<&str, OfFile<'_>> = BTreeMap::new();
        let errors = findings
            .iter()
            .filter(|finding| finding.level == Level::Error && !finding.place.file.is_empty());
        for error in errors {
            by_file.entry(&error.place.file).or_default().push(error);
        }
        Self { by_file }
    }

    /// Why a record is left out; none where it is sound.
    pub(super) fn reason(&self, source: SourceRef<'_>) -> Option<String> {
        let mut errors = self.by_file.get(source.file)?.touching(source);
        let first = errors.next()?;
        let reason = format!("{} {}", first.code, first.message);
        Some(match errors.count() {
            0 => reason,
            more => format!("{reason}（另有 {more} 处强制性错误）"),
        })
    }

    /// Errors that no record can be blamed for: a file or a sheet that could not be read.
    pub(super) fn of_no_record(
        &self,
        records: &Records,
        elsewhere: &Elsewhere<'_>,
    ) -> Vec<LeftOut> {
        let mut by_row: BTreeMap<(&str, Option<u32>), Vec<SourceRef<'_>>> = BTreeMap::new();
        for record in records.glances(0..records.len()) {
            let source = record.source;
            if self.by_file.contains_key(source.file) {
                let known = by_row.entry((source.file, source.row)).or_default();
                known.push(source);
            }
        }
        let errors = self.by_file.values().flat_map(|of_file| &of_file.all);
        errors
            .filter(|error| !elsewhere.concerns(error))
            .filter(|error| {
                let file = error.place.file.as_str();
                let touched = |known: &Vec<SourceRef<'_>>| {
                    known.iter().any(|one| touches(&error.place, *one))
                };
                let touches_one = if let Some(row) = error.place.row {
                    [None, Some(row)]
                        .iter()
                        .any(|row| by_row.get(&(file, *row)).is_some_and(touched))
                } else {
                    let mut of_file = by_row.range((file, None)..=(file, Some(u32::MAX)));
                    of_file.any(|(_, known)| touched(known))
                };
                !touches_one
            })
            .map(|error| LeftOut {
                file: error.place.file.clone(),
                sheet: error.place.sheet.clone(),
                row: error.place.row,
                reason: format!("{} {}", error.code, error.message),
            })
            .collect()
    }
}

/// Files whose records all belong to other regions.
pub(super) struct Elsewhere<'a> {
    campaign: &'a Campaign,
    target: RegionId,
    inside: BTreeSet<&'a str>,
    outside: BTreeMap<&'a str, Vec<SourceRef<'a>>>,
}

impl<'a> Elsewhere<'a> {
    pub(super) fn new(records: &'a Records, target: RegionId, campaign: &'a Campaign) -> Self {
        let mut all = Self {
            campaign,
            target,
            inside: BTreeSet::new(),
            outside: BTreeMap::new(),
        };
        for record in records.glances(0..records.len()) {
            let file = record.source.file;
            if all.is_outside(record.region) {
                all.outside.entry(file).or_default().push(record.source);
            } else {
                all.inside.insert(file);
            }
        }
        all
    }

    /// True for the region of a record that is known to belong to another one.
    pub(super) fn is_outside(&self, region: Option<RegionId>) -> bool {
        let regions = &self.campaign.regions;
        region.is_some_and(|region| !regions.contains(self.target, region))
    }

    /// A finding about records of other regions only, or about another region by name.
    pub(super) fn concerns(&self, finding: &Diagnostic) -> bool {
        let place = &finding.place;
        if place.file.is_empty() {
            return self.is_named_outside(finding.record.as_deref());
        }
        let Some(sources) = self.outside.get(place.file.as_str()) else {
            return false;
        };
        !self.inside.contains(place.file.as_str())
            || sources.iter().any(|source| {
                let whole = place.row.is_some() || source.row.is_none();
                whole && place.sheet.as_deref() == source.sheet && touches(place, *source)
            })
    }

    fn is_named_outside(&self, name: Option<&str>) -> bool {
        let regions = &self.campaign.regions;
        let named = regions
            .iter()
            .find(|(_, region)| Some(region.name.as_str()) == name);
        named.is_some_and(|(region, _)| !regions.contains(self.target, region))
    }
}

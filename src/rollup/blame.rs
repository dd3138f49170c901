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

/// Errors by file.
pub(super) struct Faults<'a> {
    by_file: BTreeMap<&'a str, Vec<&'a Diagnostic>>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(findings: &'a [Diagnostic]) -> Self {
        let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
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
        let errors = self.by_file.get(source.file)?;
        let mut errors = errors.iter().filter(|error| touches(&error.place, source));
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
        let mut by_file: BTreeMap<&str, Vec<SourceRef<'_>>> = BTreeMap::new();
        for record in records.glances(0..records.len()) {
            let source = record.source;
            let known = by_file.entry(source.file).or_default();
            if self.by_file.contains_key(source.file) {
                known.push(source);
            }
        }
        let errors = self.by_file.values().flatten();
        errors
            .filter(|error| !elsewhere.concerns(error))
            .filter(|error| {
                let sources = by_file.get(error.place.file.as_str());
                let sources = sources.map_or(&[][..], Vec::as_slice);
                !sources.iter().any(|source| touches(&error.place, *source))
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

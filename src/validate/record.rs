//! Everything that one record shows by itself.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::subject::Subject;
use super::{dates, number, place, presence, relations};
use crate::campaign::{Campaign, Level, RegionId};
use crate::diagnostic::Diagnostic;
use crate::intake::{Record, Records};

/// The edit rules within a record, and its region against the folder that it lies in; `told` is what reading its file
/// found, which may explain already what a rule would say.
pub(super) fn check(
    campaign: &Campaign,
    record: &Record,
    folder: Option<RegionId>,
    told: &Told<'_>,
) -> Vec<Diagnostic> {
    let subject = Subject::new(campaign, record);
    let mut found = presence::missing(&subject);
    found.extend(presence::numbers_missing(&subject));
    found.extend(presence::too_few_rows(&subject));
    found.extend(number::faults(&subject));
    let known = told.of(record);
    let mut at_fault = BTreeMap::new();
    for finding in known.iter().copied().chain(&found) {
        if let Some(field) = &finding.field {
            let level = at_fault.entry(field.clone()).or_insert(finding.level);
            *level = finding.level.max(*level);
        }
    }
    found.extend(relations::broken(&subject, &at_fault));
    found.extend(dates::outside_campaign(&subject));
    found.extend(folder.and_then(|folder| place::folder_disagrees(&subject, folder)));
    found
}

/// Records that are checked at a time, where there are enough of them to be shared among the cores.
const MANY: usize = 500;

/// Records that have been checked, packed, with what was found in them.
#[derive(Debug, Default)]
pub(super) struct CheckedRecords {
    pub records: Records,
    pub findings: Vec<Diagnostic>,
}

impl CheckedRecords {
    /// Checks each of some records.
    pub fn of(
        campaign: &Campaign,
        records: &[Record],
        folder: Option<RegionId>,
        told: &Told<'_>,
    ) -> Self {
        let checked = |records: &[Record]| Self {
            findings: records
                .iter()
                .flat_map(|record| check(campaign, record, folder, told))
                .collect(),
            records: records.iter().collect(),
        };
        if records.len() < MANY {
            return checked(records);
        }
        let parts: Vec<Self> = records.par_chunks(MANY).map(checked).collect();
        let mut all = Self::default();
        for part in parts {
            all.append(part);
        }
        all
    }

    /// Adds others behind these.
    pub fn append(&mut self, mut other: Self) {
        self.records.append(&other.records);
        self.findings.append(&mut other.findings);
    }
}

/// What reading a file found wrong or doubtful, by the sheet, row and column of the record.
#[derive(Debug, Default)]
pub(super) struct Told<'f>(HashMap<Spot<'f>, Vec<&'f Diagnostic>>);

type Spot<'f> = (Option<&'f str>, Option<u32>, Option<&'f str>);

impl<'f> Told<'f> {
    pub fn by(findings: &'f [Diagnostic]) -> Self {
        let mut told = Self::default();
        for finding in findings {
            let place = &finding.place;
            let spot = (place.sheet.as_deref(), place.row, place.column.as_deref());
            if finding.level > Level::Notice {
                told.0.entry(spot).or_default().push(finding);
            }
        }
        told
    }

    fn of<'t>(&'t self, record: &'t Record) -> &'t [&'t Diagnostic] {
        let source = &record.source;
        let (sheet, column) = (source.sheet.as_deref(), source.column.as_deref());
        self.0
            .get(&(sheet, source.row, column))
            .map_or(&[], Vec::as_slice)
    }
}

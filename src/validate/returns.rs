//! All records of a run side by side, as the checks between them see them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::open::FileReport;
use super::subject::Subject;
use crate::campaign::stamp::StampKind;
use crate::campaign::{Campaign, FormId, Level, RegionId};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::across::FOLDER_DISAGREES;
use crate::intake::{FieldPath, Record, Source};

/// The records of a run.
#[derive(Debug)]
pub(super) struct Returns<'a> {
    pub campaign: &'a Campaign,
    /// One subject a record, in record order. Records of a file that lies there twice are left out the second time.
    pub subjects: Vec<Subject<'a>>,
    /// Files that repeat other returns by their nature, such as a city's summary.
    pub repeating: BTreeSet<&'a str>,
    /// What is known to be wrong, record by record.
    faults: &'a Faults,
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
        records: &'a [Record],
        copies: &BTreeSet<&str>,
        faults: &'a Faults,
    ) -> Self {
        let subjects = records
            .iter()
            .filter(|record| !copies.contains(record.source.file.as_str()))
            .map(|record| Subject::new(campaign, record))
            .collect();
        let repeating = files
            .iter()
            .filter(|file| file.kind == Some(StampKind::Summary))
            .map(|file| file.display.as_str())
            .collect();
        Self {
            campaign,
            subjects,
            repeating,
            faults,
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

    /// The records with a whole key, those of one key side by side.
    pub fn by_key(&self) -> Vec<&Subject<'a>> {
        let subjects = self.subjects.par_iter();
        let mut sorted: Vec<&Subject<'a>> = subjects
            .filter(|subject| subject.key().is_complete())
            .collect();
        sorted.par_sort_by(|one, other| one.key().cmp(other.key()));
        sorted
    }

    /// The records of a form, each key once; a record without a whole key cannot be told from another and counts.
    pub fn distinct(&self, form: FormId) -> impl Iterator<Item = &Subject<'a>> {
        let mut seen = HashSet::new();
        self.of(form)
            .filter(move |subject| !subject.key().is_complete() || seen.insert(subject.key()))
    }

    /// The records of a form.
    pub fn of(&self, form: FormId) -> impl Iterator<Item = &Subject<'a>> {
        self.subjects
            .iter()
            .filter(move |subject| subject.record.form == form)
    }

    /// The name of a region.
    pub fn name(&self, region: RegionId) -> &'a str {
        &self.campaign.regions.get(region).name
    }
}

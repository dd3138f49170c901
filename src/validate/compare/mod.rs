//! A return against the one before: what was mended, what is new, what still stands, and which values changed.

mod pairs;
mod status;

use std::collections::{BTreeMap, BTreeSet};

use super::Checked;
use super::place_name::bare_name;
use crate::campaign::Campaign;
use crate::diagnostic::{Diagnostic, Level};
use crate::intake::{
    Fact, FieldPath, Record, Records, Source, SourceRef, one_line, record_key, shown,
};
pub use pairs::MatchedBy;
use pairs::pairs;
pub use status::Status;

/// Two runs side by side.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Records that both runs have, and what became of them.
    pub records: Vec<Compared>,
    /// Records of files that came again, and that are not in them any more.
    pub only_old: Vec<Lone>,
    /// Records that are new.
    pub only_new: Vec<Lone>,
    /// Findings about no single record.
    pub others: Vec<Change>,
    /// Files that did not come again.
    pub not_again: Vec<NotAgain>,
}

/// A record in both runs.
#[derive(Debug)]
pub struct Compared {
    /// Id of the form.
    pub form: String,
    /// Its key as the new run reads it.
    pub record: String,
    /// Where it stood.
    pub old: Source,
    /// Where it stands.
    pub new: Source,
    /// What tied the two together.
    pub matched_by: MatchedBy,
    /// Values that differ.
    pub values: Vec<Changed>,
    /// Its findings.
    pub findings: Vec<Change>,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Path of the field.
    pub field: String,
    /// The field's label.
    pub label: String,
    /// What stood there; none where nothing did.
    pub old: Option<String>,
    /// What stands there.
    pub new: Option<String>,
}

/// A finding and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What became of it.
    pub status: Status,
    /// The finding: as it is now, or as it was where it is gone.
    pub finding: Diagnostic,
}

/// A record in one run only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lone {
    /// Id of the form.
    pub form: String,
    /// Its key, readable.
    pub record: String,
    /// Where it stands.
    pub source: Source,
}

/// A file that did not come again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAgain {
    /// As given on the command line.
    pub file: String,
    /// What is still to be mended or explained in it.
    pub open: usize,
}

/// Numbers for the closing line and for scripts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings that are gone.
    pub mended: usize,
    /// Findings that an explanation has answered.
    pub explained: usize,
    /// Findings that still stand.
    pub remaining: usize,
    /// Findings that are new.
    pub new: usize,
    /// Values that differ.
    pub changed: usize,
}

impl Comparison {
    /// All findings with what became of them.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        let of_records = self.records.iter().flat_map(|record| &record.findings);
        of_records.chain(&self.others)
    }

    /// Numbers over everything.
    pub fn counts(&self) -> Counts {
        let at = |status| {
            self.changes()
                .filter(|change| change.status == status)
                .count()
        };
        Counts {
            mended: at(Status::Mended),
            explained: at(Status::Explained),
            remaining: at(Status::Remaining),
            new: at(Status::New),
            changed: self.records.iter().map(|record| record.values.len()).sum(),
        }
    }

    /// True where nothing is left to mend, to explain or to look for.
    pub fn is_clean(&self) -> bool {
        let counts = self.counts();
        counts.remaining + counts.new == 0
            && self.only_old.is_empty()
            && self.not_again.iter().all(|file| file.open == 0)
    }
}

/// Sets two runs side by side; `roots` are the paths that they were made over.
pub fn compare(
    campaign: &Campaign,
    old: &Checked,
    new: &Checked,
    roots: (&str, &str),
) -> Comparison {
    let again = Again::new(old, new, roots);
    let paired = pairs(campaign, (&old.records, &new.records), &again);
    let of_old = by_record(old);
    let of_new = by_record(new);
    let none = Vec::new();
    let records = paired
        .both
        .iter()
        .filter_map(|(before, after, matched_by)| {
            let (before, after) = (old.records.get(*before)?, new.records.get(*after)?);
            let were = of_old.get(&before.source.as_ref()).unwrap_or(&none);
            let are = of_new.get(&after.source.as_ref()).unwrap_or(&none);
            let findings = status::changes(were, are, |finding| finding.fields.join(" "));
            Some(Compared {
                form: before.form(campaign).id.clone(),
                record: record_key(&after, campaign).readable(campaign),
                values: values(campaign, &before, &after),
                old: before.source,
                new: after.source,
                matched_by: *matched_by,
                findings,
            })
        });
    let lone = |records: &Records, left: &[usize]| -> Vec<Lone> {
        let left = left.iter().filter_map(|i| records.get(*i));
        left.map(|record| alone(campaign, record)).collect()
    };
    let came_again = |i: &usize| {
        let record = old.records.glance(*i);
        record.is_some_and(|record| again.has(record.source.file))
    };
    let gone: Vec<usize> = paired.old.iter().copied().filter(came_again).collect();
    let (were, are) = (of_no_record(old, &of_old), of_no_record(new, &of_new));
    let were: Vec<&Diagnostic> = were
        .into_iter()
        .filter(|finding| again.has(&finding.place.file))
        .collect();
    let about = |finding: &Diagnostic| again.bare(&finding.place.file).to_owned();
    // What speaks of a record that has no partner is new, or went with it.
    let of_lone = |records: &Records, left: &[usize], of: &ByRecord<'_>| {
        let left = left.iter().filter_map(|i| records.glance(*i));
        left.flat_map(|record| of.get(&record.source).cloned().unwrap_or_default())
            .cloned()
            .collect::<Vec<Diagnostic>>()
    };
    let mut others = status::changes(&were, &are, about);
    let fresh = of_lone(&new.records, &paired.new, &of_new);
    others.extend(fresh.iter().filter_map(status::fresh));
    Comparison {
        records: records.collect(),
        only_old: lone(&old.records, &gone),
        only_new: lone(&new.records, &paired.new),
        others,
        not_again: not_again(old, &again),
    }
}

fn alone(campaign: &Campaign, record: Record) -> Lone {
    Lone {
        form: record.form(campaign).id.clone(),
        record: record_key(&record, campaign).readable(campaign),
        source: record.source,
    }
}

fn not_again(old: &Checked, again: &Again) -> Vec<NotAgain> {
    let files = old.files.iter().filter(|file| !again.has(&file.display));
    files
        .map(|file| {
            let open = old.findings.iter().filter(|finding| {
                finding.place.file == file.display && finding.level > Level::Notice
            });
            NotAgain {
                file: file.display.clone(),
                open: open.count(),
            }
        })
        .collect()
}

fn source_of(finding: &Diagnostic) -> SourceRef<'_> {
    let place = &finding.place;
    SourceRef {
        file: &place.file,
        sheet: place.sheet.as_deref(),
        row: place.row,
        column: place.column.as_deref(),
    }
}

/// The findings of each record, by where it stands.
type ByRecord<'c> = BTreeMap<SourceRef<'c>, Vec<&'c Diagnostic>>;

fn by_record(run: &Checked) -> ByRecord<'_> {
    let records = run.records.glances(0..run.records.len());
    let mut found: ByRecord<'_> = records.map(|record| (record.source, Vec::new())).collect();
    for finding in &run.findings {
        if let Some(of) = found.get_mut(&source_of(finding)) {
            of.push(finding);
        }
    }
    found
}

fn of_no_record<'c>(run: &'c Checked, records: &ByRecord<'_>) -> Vec<&'c Diagnostic> {
    let findings = run.findings.iter();
    findings
        .filter(|finding| !records.contains_key(&source_of(finding)))
        .collect()
}

/// Values that differ, in the form's order.
fn values(campaign: &Campaign, old: &Record, new: &Record) -> Vec<Changed> {
    let form = new.form(campaign);
    let paths: BTreeSet<FieldPath> = old.paths().chain(new.paths()).collect();
    let said = |record: &Record, path: FieldPath| {
        let entry = record.entry(path)?;
        match (&entry.value, path.field(form)) {
            (Some(value), Some(field)) => Some(shown(campaign, field, value)),
            _ => entry.raw.as_deref().map(one_line),
        }
    };
    let fact = |record: &Record, path| record.entry(path).map_or(Fact::Missing, Fact::of);
    paths
        .into_iter()
        .filter(|path| fact(old, *path) != fact(new, *path))
        .map(|path| Changed {
            field: path.key(form),
            label: path.label(form),
            old: said(old, path).filter(|text| !text.is_empty()),
            new: said(new, path).filter(|text| !text.is_empty()),
        })
        .collect()
}

/// Which files of the old run have come again, by their names below the paths that were given.
#[derive(Debug)]
struct Again {
    names: BTreeMap<String, String>,
    both: BTreeSet<String>,
}

impl Again {
    fn new(old: &Checked, new: &Checked, roots: (&str, &str)) -> Self {
        let mut names = BTreeMap::new();
        let mut told = |run: &Checked, root: &str| -> BTreeSet<String> {
            let single = run.files.len() == 1 && run.files[0].display == root;
            let files = run.files.iter().map(|file| {
                // Two files that were named outright are one return, whatever they are called.
                let name = if single {
                    String::new()
                } else {
                    bare_name(&file.display, root)
                };
                names.insert(file.display.clone(), name.clone());
                name
            });
            files.collect()
        };
        let (mut before, mut after) = (told(old, roots.0), told(new, roots.1));
        if before.len() == 1 && after.len() == 1 && before != after {
            let one = before.iter().chain(&after).cloned().collect::<Vec<_>>();
            for name in names.values_mut().filter(|name| one.contains(name)) {
                name.clear();
            }
            (before, after) = ([String::new()].into(), [String::new()].into());
        }
        Self {
            both: before.intersection(&after).cloned().collect(),
            names,
        }
    }

    /// A file's name as both runs have it.
    fn bare(&self, file: &str) -> &str {
        self.names.get(file).map_or("", String::as_str)
    }

    fn has(&self, file: &str) -> bool {
        self.names
            .get(file)
            .is_none_or(|name| self.both.contains(name))
    }
}

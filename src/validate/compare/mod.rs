//! A return against the one before: what was mended, what is new, what still stands, and which values changed.

mod again;
mod outcome;
mod pairs;
mod status;

use std::collections::{BTreeMap, BTreeSet};

use super::Checked;
use crate::campaign::Campaign;
use crate::diagnostic::{Diagnostic, Level};
use crate::intake::{Fact, FieldPath, Record, Records, SourceRef, one_line, record_key, shown};
use again::Again;
pub use outcome::{Change, Changed, Compared, Comparison, Counts, Lone, NotAgain};
pub use pairs::MatchedBy;
use pairs::pairs;
pub use status::Status;

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

//! The same village, household, team or unit returned twice, and the same file twice.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::returns::Returns;
use super::subject::Subject;
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place};
use crate::intake::{FieldPath, Record, RecordKey, differences};

/// Files with the content of another one: `(later, first)` display names, by the files' order.
pub(super) fn copies<'f>(
    files: impl Iterator<Item = (&'f str, &'f str)>,
) -> Vec<(&'f str, &'f str)> {
    let mut first = BTreeMap::new();
    files
        .filter_map(|(name, hash)| {
            let earlier = *first.entry(hash).or_insert(name);
            (earlier != name).then_some((name, earlier))
        })
        .collect()
}

/// A finding for each copy, at the later file.
pub(super) fn same_file_twice(copies: &[(&str, &str)]) -> Vec<Diagnostic> {
    let at = |file: &str| Place {
        file: file.to_owned(),
        ..Place::default()
    };
    copies
        .iter()
        .map(|(later, first)| {
            let message = format!("内容与“{first}”完全相同。");
            Diagnostic {
                related: vec![at(first)],
                ..Diagnostic::new(&across::SAME_FILE_TWICE, at(later), message)
            }
        })
        .collect()
}

/// A finding for each repeated record; where the contents differ, for each of them, since none can be merged.
pub(super) fn same_record_twice(returns: &Returns<'_>) -> Vec<Diagnostic> {
    let groups: Vec<&[usize]> = returns.of_one_key().collect();
    let said = groups.into_par_iter().filter_map(|group| {
        let found = repeated(returns, group);
        let first = group.first().filter(|_| !found.is_empty())?;
        Some((returns.key(*first), found))
    });
    let mut by_key: Vec<(Option<RecordKey>, Vec<Diagnostic>)> = said.collect();
    by_key.sort_by(|(one, _), (other, _)| one.cmp(other));
    by_key.into_iter().flat_map(|(_, found)| found).collect()
}

/// Of a group no more than two records are unpacked at a time: it may be a whole ledger of one name.
fn repeated(returns: &Returns<'_>, group: &[usize]) -> Vec<Diagnostic> {
    let records = || group.iter().filter_map(|place| returns.records.get(*place));
    let Some(first) = records().next() else {
        return Vec::new();
    };
    let differs = |record: &Record| !differences(&first, record, returns.campaign).is_empty();
    let Some(another) = records().find(differs) else {
        return all_equal(returns, group);
    };
    // Records either differ from the first, or say what it says and differ from whatever does.
    let conflict = |record: Record| {
        let other = if differs(&record) { &first } else { &another };
        conflicting(&returns.subject(&record), &returns.subject(other))
    };
    records().map(conflict).collect()
}

/// Equal records are said once for each repetition, unless a summary repeats them. A unit that should report once may
/// not do so twice, whatever it says.
fn all_equal(returns: &Returns<'_>, group: &[usize]) -> Vec<Diagnostic> {
    let is_original = |place: &&usize| {
        let glance = returns.records.glance(**place);
        glance.is_some_and(|glance| !returns.repeating.contains(glance.source.file))
    };
    let mut originals = group.iter().filter(is_original);
    let first = originals.next();
    let Some(first) = first.and_then(|place| returns.records.get(*place)) else {
        return Vec::new();
    };
    let first = returns.subject(&first);
    originals
        .filter_map(|place| {
            let later = returns.records.get(*place)?;
            let later = returns.subject(&later);
            Some(if first.form.reports_once() {
                conflicting(&later, &first)
            } else {
                equal(&later, &first)
            })
        })
        .collect()
}

fn equal(later: &Subject<'_>, first: &Subject<'_>) -> Diagnostic {
    let message = format!(
        "{}“{}”已经报过，内容相同，见 {}。",
        later.form.record_noun,
        later.name(),
        first.whereabouts(later)
    );
    beside(
        later.finding(&across::SAME_RECORD_TWICE, &key_paths(later), message),
        first,
    )
}

fn conflicting(one: &Subject<'_>, other: &Subject<'_>) -> Diagnostic {
    let rule = if one.form.reports_once() {
        &across::UNIT_TWICE
    } else {
        &across::CONFLICTING_RECORDS
    };
    let differing = differing(one, other);
    let message = format!(
        "{}“{}”的{}报了两份，另一份见 {}，{}。",
        one.form.record_noun,
        one.name(),
        one.form.number,
        other.whereabouts(one),
        difference(one, other, &differing)
    );
    let mut paths = key_paths(one);
    paths.extend(differing);
    beside(one.finding(rule, &paths, message), other)
}

fn beside(mut finding: Diagnostic, other: &Subject<'_>) -> Diagnostic {
    finding.related.push(other.whole());
    finding
}

/// The first difference in words, and how many more there are.
fn difference(one: &Subject<'_>, other: &Subject<'_>, differing: &[FieldPath]) -> String {
    let Some((path, more)) = differing.split_first() else {
        return "内容相同".to_owned();
    };
    let more = match more.len() {
        0 => String::new(),
        more => format!("，另有 {more} 处不同"),
    };
    format!(
        "内容不同：{} 这里是“{}”，那里是“{}”{more}",
        one.at(*path),
        one.shown(*path),
        other.shown(*path)
    )
}

/// The fields that name the record, its own name first.
fn key_paths(subject: &Subject<'_>) -> Vec<FieldPath> {
    let mut paths = subject.key_paths();
    paths.retain(|path| subject.entry(*path).is_some());
    paths.reverse();
    paths
}

/// Where two records of one key differ.
fn differing(one: &Subject<'_>, other: &Subject<'_>) -> Vec<FieldPath> {
    differences(one.record, other.record, one.campaign)
}

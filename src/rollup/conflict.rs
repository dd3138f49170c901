//! Two sightings of one record that say different things.

use super::Facts;
use super::place::place;
use crate::campaign::Campaign;
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, fingerprint};
use crate::intake::{Entry, FieldPath, Record, RecordKey, Source, differences};

/// The first field in which two sightings of a record differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict<'a> {
    /// What both claim to speak of.
    pub key: &'a RecordKey,
    /// Where they differ.
    pub path: FieldPath,
    /// The sighting that stands.
    pub first: Record,
    /// The one that departs from it.
    pub other: Record,
}

/// The first difference between two records, if there is one.
pub(super) fn between<'a>(
    key: &'a RecordKey,
    first: &Record,
    other: Record,
    campaign: &Campaign,
) -> Option<Conflict<'a>> {
    let path = *differences(first, &other, campaign).first()?;
    Some(Conflict {
        key,
        path,
        first: first.clone(),
        other,
    })
}

impl Conflict<'_> {
    /// What both entries hold; none for a row that only one of them has.
    pub fn entries(&self) -> (Option<&Entry>, Option<&Entry>) {
        (self.first.entry(self.path), self.other.entry(self.path))
    }
}

/// Contradictions between two sightings of one record.
pub fn contradictions(facts: &Facts, campaign: &Campaign) -> Vec<Diagnostic> {
    let conflicts = facts.conflicts(campaign);
    conflicts
        .iter()
        .map(|conflict| contradiction(conflict, campaign))
        .collect()
}

fn contradiction(conflict: &Conflict<'_>, campaign: &Campaign) -> Diagnostic {
    let form = conflict.first.form(campaign);
    let (first, other) = conflict.entries();
    let rule = if form.reports_once() {
        &across::UNIT_TWICE
    } else {
        &across::CONFLICTING_RECORDS
    };
    let label = conflict.path.label(form);
    let who = conflict.key.readable(campaign);
    let message = format!(
        "{who} 的{label}两处不同：{}；{}。",
        told(&conflict.other.source, other),
        told(&conflict.first.source, first),
    );
    let values = [shown(other), shown(first)];
    let stable = conflict.key.stable(campaign);
    Diagnostic {
        form: Some(form.id.clone()),
        field: Some(conflict.path.key(form)),
        fields: vec![conflict.path.key(form)],
        related: vec![place(&conflict.first, first)],
        raw: other.and_then(|entry| entry.raw.as_deref().map(str::to_owned)),
        fingerprint: fingerprint(rule.code, &stable, &values.each_ref().map(String::as_str)),
        record: Some(who),
        ..Diagnostic::new(rule, place(&conflict.other, other), message)
    }
}

/// `白城市/镇赉县/a.xlsx“Sheet1”B6 为 312`.
fn told(source: &Source, entry: Option<&Entry>) -> String {
    let sheet = source
        .sheet
        .as_deref()
        .map_or(String::new(), |sheet| format!("“{sheet}”"));
    let cell = entry
        .and_then(|entry| entry.cell)
        .map_or(String::new(), |cell| cell.to_string());
    format!("{}{sheet}{cell} 为 {}", source.file, shown(entry))
}

/// What an entry holds, as written.
fn shown(entry: Option<&Entry>) -> String {
    entry
        .and_then(|entry| entry.raw.as_deref())
        .unwrap_or("（空）")
        .to_owned()
}

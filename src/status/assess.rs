//! From checked records to the state of each unit's return: the worst of its records decides.

use std::collections::{BTreeMap, BTreeSet};

use super::State;
use crate::campaign::{Campaign, FormId, RegionId};
use crate::diagnostic::registry::{file, structure};
use crate::diagnostic::{Diagnostic, Level};
use crate::intake::Glance;
use crate::rollup::OfFile;
use crate::validate::{Candidate, Checked};

/// What the files hold of one unit's return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub state: State,
    pub records: usize,
}

/// What the files hold, by form and unit.
pub(super) type Sightings = BTreeMap<(FormId, RegionId), Seen>;

/// Judges every record by the findings that touch it. A blank form stands for its unit where nothing else came.
pub(super) fn assess(campaign: &Campaign, checked: &Checked, found: &[Candidate]) -> Sightings {
    let findings = by_file(&checked.findings);
    let mut seen: Sightings = BTreeMap::new();
    for record in originals(checked) {
        let Some(region) = record.region else {
            continue;
        };
        let of_file = findings.get(record.source.file);
        let touching = of_file.map(|of_file| of_file.touching(record.source));
        let state = state(touching.into_iter().flatten());
        let entry = seen
            .entry((record.form, region))
            .or_insert(Seen { state, records: 0 });
        entry.state = worse(entry.state, state);
        entry.records += 1;
    }
    for (form, region, _) in blanks(campaign, checked, found) {
        seen.entry((form, region)).or_insert(Seen {
            state: State::Blank,
            records: 0,
        });
    }
    seen
}

/// The records of all files; a file that lies there twice counts once.
fn originals(checked: &Checked) -> impl Iterator<Item = Glance<'_>> {
    let mut known = BTreeSet::new();
    let files = checked.files.iter();
    files
        .filter(move |file| {
            let hash = file.sha256.as_deref();
            hash.is_none_or(|hash| known.insert(hash))
        })
        .flat_map(|file| checked.records.glances(file.records.clone()))
}

/// Files that hold no record of a known unit and are not ours to pass over.
pub fn nameless(checked: &Checked) -> Vec<&str> {
    let findings = checked.findings.iter();
    let skipped: BTreeSet<&str> = findings
        .filter(|finding| finding.code == file::SKIPPED_FILE.code)
        .map(|finding| finding.place.file.as_str())
        .collect();
    let files = checked.files.iter();
    files
        .filter(|file| !skipped.contains(file.display.as_str()))
        .filter(|file| {
            let mut records = checked.records.glances(file.records.clone());
            records.all(|record| record.region.is_none())
        })
        .map(|file| file.display.as_str())
        .collect()
}

/// The same without the blank forms of a known unit, which count as its own.
pub(super) fn unplaced(campaign: &Campaign, checked: &Checked, found: &[Candidate]) -> Vec<String> {
    let blank: BTreeSet<&str> = blanks(campaign, checked, found)
        .map(|(_, _, file)| file)
        .collect();
    let nameless = nameless(checked).into_iter();
    nameless
        .filter(|file| !blank.contains(file))
        .map(str::to_owned)
        .collect()
}

/// Forms that came back with nothing filled in, for the unit that the folder names.
fn blanks<'a>(
    campaign: &'a Campaign,
    checked: &'a Checked,
    found: &'a [Candidate],
) -> impl Iterator<Item = (FormId, RegionId, &'a str)> {
    let folders: BTreeMap<&str, RegionId> = found
        .iter()
        .filter_map(|candidate| Some((candidate.display.as_str(), candidate.folder?)))
        .collect();
    let blanks = checked.findings.iter();
    blanks
        .filter(|finding| finding.code == structure::BLANK_FORM.code)
        .filter_map(move |finding| {
            let (form, _) = campaign.form_by_name(finding.form.as_deref()?)?;
            let file = finding.place.file.as_str();
            Some((form, *folders.get(file)?, file))
        })
}

/// The findings that decide a state, by file.
fn by_file(findings: &[Diagnostic]) -> BTreeMap<&str, OfFile<'_>> {
    let mut by_file: BTreeMap<&str, OfFile<'_>> = BTreeMap::new();
    let deciding = findings.iter().filter(|finding| {
        let is_open = finding.level > Level::Notice && finding.explanation.is_none();
        is_open || finding.code == structure::NOTHING_REPORTED.code
    });
    for finding in deciding {
        by_file
            .entry(&finding.place.file)
            .or_default()
            .push(finding);
    }
    by_file
}

/// What the findings that touch a record make of it.
fn state<'f>(touching: impl Iterator<Item = &'f Diagnostic>) -> State {
    match touching.map(|finding| finding.level).max() {
        None => State::Sound,
        Some(Level::Error) => State::ToReturn,
        Some(Level::Warning) => State::ToExplain,
        // Of the notices only the one about 零报送 is kept.
        Some(Level::Notice) => State::Nothing,
    }
}

/// The worse of two records' states; a unit that declares nothing in one and reports in another has reported.
fn worse(a: State, b: State) -> State {
    a.min(b)
}

//! From checked records to what may be merged: faulty records stay out, and every one that does is named.

use std::collections::{BTreeMap, BTreeSet};

use super::blame::{Elsewhere, Faults};
use super::disguise::{Disguise, totals_in_disguise};
use super::outside::outside;
use super::{Facts, LeftOut, Summary, contradictions};
use crate::campaign::{Campaign, Form, RegionId};
use crate::diagnostic::{Diagnostic, Level};
use crate::intake::{Records, SourceRef};
use crate::validate::Checked;

/// What a run may merge for a region.
#[derive(Debug)]
pub struct Settled {
    /// The sound records inside the region.
    pub facts: Facts,
    /// Everything found, by the checks before and by the merge itself.
    pub findings: Vec<Diagnostic>,
    /// What was read for the region and may not be merged.
    pub left_out: Vec<LeftOut>,
    /// The files that were read, with the SHA-256 of their bytes.
    pub origins: BTreeMap<String, String>,
}

impl Settled {
    /// Findings that stop a roll-up unless a provisional one is asked for.
    pub fn blocking(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings
            .iter()
            .filter(|finding| finding.level == Level::Error)
    }
}

/// Settles what may be merged for a region. Regions in `confirmed` have said that their own figures are no total.
///
/// Faults of records that belong elsewhere do not count: whoever adds up one city out of a province's folder is not
/// stopped by its neighbours.
pub fn settle(
    checked: Checked,
    target: RegionId,
    campaign: &Campaign,
    confirmed: &BTreeSet<RegionId>,
) -> Settled {
    let origins = origins(&checked);
    let Checked {
        records,
        mut findings,
        ..
    } = checked;
    let elsewhere = Elsewhere::new(&records, target, campaign);
    let faults = Faults::new(&findings);
    let mut left_out = faults.of_no_record(&records, &elsewhere);
    let sound = sift(&records, &faults, &elsewhere, &mut left_out);
    findings.retain(|finding| !elsewhere.concerns(finding));
    let (facts, nameless) = Facts::among(&records, sound, campaign);
    let nameless = nameless.into_iter();
    let nameless = nameless.filter_map(|place| records.glance(place));
    left_out.extend(nameless.map(|record| leave(record.source, NAMELESS.to_owned())));
    findings.extend(outside(&facts, target, campaign));
    let facts = facts.retain(|record| !elsewhere.is_outside(record.region));
    findings.extend(contradictions(&facts, campaign));
    let facts = without_disguise(
        facts,
        target,
        campaign,
        confirmed,
        &mut findings,
        &mut left_out,
    );
    left_out.sort();
    Settled {
        facts,
        findings,
        left_out,
        origins,
    }
}

/// Places of the records without an error; those of the region with one are left out and named.
fn sift(
    records: &Records,
    faults: &Faults<'_>,
    elsewhere: &Elsewhere<'_>,
    left_out: &mut Vec<LeftOut>,
) -> Vec<usize> {
    let mut sound = Vec::with_capacity(records.len());
    for (place, record) in records.glances(0..records.len()).enumerate() {
        match faults.reason(record.source) {
            Some(_) if elsewhere.is_outside(record.region) => {}
            Some(reason) => left_out.push(leave(record.source, reason)),
            None => sound.push(place),
        }
    }
    sound
}

/// The facts without records that seem to be totals of what lies below them.
fn without_disguise(
    facts: Facts,
    target: RegionId,
    campaign: &Campaign,
    confirmed: &BTreeSet<RegionId>,
    findings: &mut Vec<Diagnostic>,
    left_out: &mut Vec<LeftOut>,
) -> Facts {
    // Only where a unit returns one record can a total pose as it.
    let day = campaign.period.1;
    let summary = Summary::of_forms(&facts, target, campaign, day, Form::reports_once);
    let disguised = totals_in_disguise(&summary, confirmed);
    let kept = facts.retain(|record| {
        !disguised
            .iter()
            .any(|total| total.form == record.form && Some(total.region) == record.region)
    });
    for Disguise { finding, .. } in disguised {
        left_out.push(LeftOut {
            file: finding.place.file.clone(),
            sheet: finding.place.sheet.clone(),
            row: finding.place.row,
            reason: format!("{} {}", finding.code, finding.message),
        });
        findings.push(finding);
    }
    kept
}

/// Why a record without a whole key cannot be merged.
const NAMELESS: &str = "缺少能够识别的地区或名称，无法与别的记录区分。";

fn origins(checked: &Checked) -> BTreeMap<String, String> {
    let files = checked.files.iter();
    files
        .filter_map(|file| Some((file.display.clone(), file.sha256.clone()?)))
        .collect()
}

/// An entry for something that is left out.
pub(super) fn leave(source: SourceRef<'_>, reason: String) -> LeftOut {
    LeftOut {
        file: source.file.to_owned(),
        sheet: source.sheet.map(str::to_owned),
        row: source.row,
        reason,
    }
}

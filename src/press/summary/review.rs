//! Summaries that came from below, looked through before they are merged: totals and details that somebody changed by
//! hand, and what they say of their own making.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::audit::changed_totals;
use crate::campaign::Campaign;
use crate::campaign::stamp::Stamp;
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place, fingerprint};
use crate::rollup::{Facts, Summary};
use crate::validate::{Shown, Witness};

/// What was found in the summaries of a run.
#[derive(Debug, Default)]
pub struct Review {
    /// Changes by hand, and provisional summaries, each at its file.
    pub findings: Vec<Diagnostic>,
    /// The files that are provisional.
    pub provisional: BTreeSet<String>,
}

/// Looks through the summaries of a run while they are open.
pub struct Reviewer<'c> {
    campaign: &'c Campaign,
    seen: Mutex<Vec<(String, Review)>>,
}

impl<'c> Reviewer<'c> {
    /// Has seen none yet.
    pub fn new(campaign: &'c Campaign) -> Self {
        Self {
            campaign,
            seen: Mutex::default(),
        }
    }

    /// What was found, file by file.
    pub fn into_review(self) -> Review {
        let seen = self.seen.into_inner();
        let mut seen = seen.unwrap_or_else(PoisonError::into_inner);
        seen.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut all = Review::default();
        for (_, review) in seen {
            all.findings.extend(review.findings);
            all.provisional.extend(review.provisional);
        }
        all
    }
}

impl Witness for Reviewer<'_> {
    fn summary(&self, shown: Shown<'_>) {
        let review = look_at(self.campaign, shown);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.push((shown.file.to_owned(), review));
    }
}

fn look_at(campaign: &Campaign, shown: Shown<'_>) -> Review {
    let Shown { file, stamp, .. } = shown;
    let mut found = Review::default();
    if stamp.making.provisional {
        found.provisional.insert(file.to_owned());
        found.findings.push(provisional(file));
    }
    let unit = stamp.unit.as_deref();
    if let Some(region) = unit.and_then(|code| campaign.regions.by_code(code)) {
        let places = (0..shown.records.len()).collect();
        let (facts, _) = Facts::among(shown.records, places, campaign);
        let meant = Summary::of(&facts, region, campaign, campaign.period.1);
        let totals = changed_totals(shown.workbook, file, &meant);
        found.findings.extend(totals);
        found.findings.extend(changed_details(file, stamp, &meant));
    }
    found
}

fn provisional(file: &str) -> Diagnostic {
    let place = Place {
        file: file.to_owned(),
        ..Place::default()
    };
    let message = "这是一份“初步”汇总，有错的表没有计入；据此汇总的也是初步数。";
    Diagnostic::new(&across::PROVISIONAL_BELOW, place, message)
}

/// Leaf facts that are not those that the summary was made from; at every sheet that holds some.
fn changed_details(file: &str, stamp: &Stamp, meant: &Summary<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for form in &meant.forms {
        let definition = meant.campaign.form(form.form);
        let of_form = |pair: &&(String, String)| pair.0 == definition.id;
        let Some((_, then)) = stamp.making.digests.iter().find(of_form) else {
            continue;
        };
        let now = &form.digest;
        if then == now {
            continue;
        }
        let count = |digest: &str| digest.split('-').next().unwrap_or_default().to_owned();
        let message = format!(
            "{}的明细在汇总表生成后改动过：生成时 {} 条记录，现在 {} 条{}。",
            definition.number,
            count(then),
            count(now),
            if count(then) == count(now) {
                "，但有数字或勾选不同"
            } else {
                ""
            }
        );
        for (_, sheet) in stamp.detail.iter().filter(of_form) {
            let place = Place {
                file: file.to_owned(),
                sheet: Some(sheet.clone()),
                ..Place::default()
            };
            let rule = &across::DETAIL_CHANGED;
            found.push(Diagnostic {
                form: Some(definition.id.clone()),
                fingerprint: fingerprint(rule.code, file, &[then, now]),
                ..Diagnostic::new(rule, place, message.clone())
            });
        }
    }
    found
}

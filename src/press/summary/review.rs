//! Summaries that came from below, looked through before they are merged: totals and details that somebody changed by
//! hand, and what they say of their own making.

use std::collections::BTreeSet;
use std::path::Path;

use super::audit::changed_totals;
use crate::campaign::Campaign;
use crate::campaign::stamp::{Stamp, StampKind};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place, Refusal, fingerprint};
use crate::intake::{Records, Stamped};
use crate::rollup::{Facts, Summary};
use crate::validate::{Checked, FileReport};
use crate::workbook::{Opener, Workbook};

/// What was found in the summaries of a run.
#[derive(Debug, Default)]
pub struct Review {
    /// Changes by hand, and provisional summaries, each at its file.
    pub findings: Vec<Diagnostic>,
    /// The files that are provisional.
    pub provisional: BTreeSet<String>,
}

/// Looks through every summary of a run.
pub fn review(campaign: &Campaign, checked: &Checked, opener: &Opener) -> Result<Review, Refusal> {
    let summaries: Vec<&FileReport> = checked
        .files
        .iter()
        .filter(|file| file.kind == Some(StampKind::Summary))
        .collect();
    let paths: Vec<&Path> = summaries
        .iter()
        .map(|file| Path::new(&file.display))
        .collect();
    let reviews = opener.open_each(&paths, |place, book| {
        // It was read a moment ago; where it is gone now, its records were read all the same.
        let book = book.ok()?;
        look_at(campaign, summaries[place], &checked.records, &book)
    })?;
    let mut all = Review::default();
    for review in reviews.into_iter().flatten() {
        all.findings.extend(review.findings);
        all.provisional.extend(review.provisional);
    }
    Ok(all)
}

fn look_at(
    campaign: &Campaign,
    file: &FileReport,
    records: &Records,
    book: &Workbook,
) -> Option<Review> {
    let stamp = Stamped::of(book)?.stamp;
    let mut found = Review::default();
    if stamp.making.provisional {
        found.provisional.insert(file.display.clone());
        found.findings.push(provisional(&file.display));
    }
    if let Some(region) = campaign.regions.by_code(stamp.unit.as_deref()?) {
        let (facts, _) = Facts::among(records, file.records.clone().collect(), campaign);
        let meant = Summary::of(&facts, region, campaign, campaign.period.1);
        let totals = changed_totals(book, &file.display, &meant);
        found.findings.extend(totals);
        found.findings.extend(changed_details(file, &stamp, &meant));
    }
    Some(found)
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
fn changed_details(file: &FileReport, stamp: &Stamp, meant: &Summary<'_>) -> Vec<Diagnostic> {
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
                file: file.display.clone(),
                sheet: Some(sheet.clone()),
                ..Place::default()
            };
            let rule = &across::DETAIL_CHANGED;
            found.push(Diagnostic {
                form: Some(definition.id.clone()),
                fingerprint: fingerprint(rule.code, &file.display, &[then, now]),
                ..Diagnostic::new(rule, place, message.clone())
            });
        }
    }
    found
}

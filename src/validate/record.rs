//! Everything that one record shows by itself.

use std::collections::BTreeMap;

use super::subject::Subject;
use super::{dates, number, place, presence, relations};
use crate::campaign::{Campaign, Level, RegionId};
use crate::diagnostic::Diagnostic;
use crate::intake::Record;

/// The edit rules within a record, and its region against the folder that it lies in; `read` is what reading its file
/// found, which may explain already what a rule would say.
pub(super) fn check(
    campaign: &Campaign,
    record: &Record,
    folder: Option<RegionId>,
    read: &[Diagnostic],
) -> Vec<Diagnostic> {
    let subject = Subject::new(campaign, record);
    let mut found = presence::missing(&subject);
    found.extend(presence::numbers_missing(&subject));
    found.extend(presence::too_few_rows(&subject));
    found.extend(number::faults(&subject));
    let known = read
        .iter()
        .filter(|finding| finding.level > Level::Notice && stands_in(finding, record));
    let mut at_fault = BTreeMap::new();
    for finding in known.chain(&found) {
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

fn stands_in(finding: &Diagnostic, record: &Record) -> bool {
    let (place, source) = (&finding.place, &record.source);
    (&place.sheet, place.row, &place.column) == (&source.sheet, source.row, &source.column)
}

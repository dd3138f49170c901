//! Everything that one record shows by itself.

use super::subject::Subject;
use super::{dates, number, place, presence, relations};
use crate::campaign::{Campaign, RegionId};
use crate::diagnostic::Diagnostic;
use crate::intake::Record;

/// The edit rules within a record, and its region against the folder that it lies in.
pub(super) fn check(
    campaign: &Campaign,
    record: &Record,
    folder: Option<RegionId>,
) -> Vec<Diagnostic> {
    let subject = Subject::new(campaign, record);
    let mut found = presence::missing(&subject);
    found.extend(presence::numbers_missing(&subject));
    found.extend(presence::too_few_rows(&subject));
    found.extend(number::faults(&subject));
    let at_fault = found
        .iter()
        .filter_map(|finding| finding.field.clone())
        .collect();
    found.extend(relations::broken(&subject, &at_fault));
    found.extend(dates::outside_campaign(&subject));
    found.extend(folder.and_then(|folder| place::folder_disagrees(&subject, folder)));
    found
}

//! Where a record stands, as findings say it.

use crate::diagnostic::Place;
use crate::intake::{Entry, Record};

/// Where a record stands, and the cell of one of its entries.
pub(super) fn place(record: &Record, entry: Option<&Entry>) -> Place {
    let cell = entry.and_then(|entry| entry.cell);
    record.source.as_ref().place(cell)
}

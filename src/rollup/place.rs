//! Where a record stands, as findings say it.

use crate::diagnostic::Place;
use crate::intake::{Entry, Record, Source};

/// Where a record stands, and the cell of one of its entries.
pub(super) fn place(record: &Record, entry: Option<&Entry>) -> Place {
    let Source {
        file,
        sheet,
        row,
        column,
    } = record.source.clone();
    Place {
        file,
        sheet,
        row,
        column,
        cell: entry.and_then(|entry| entry.cell),
    }
}

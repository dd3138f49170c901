//! Records as data: JSON lines for scripts, CSV for analysts.

mod csv;
mod jsonl;

pub use self::csv::{CsvFile, records_csv};
pub use jsonl::records_jsonl;

use crate::intake::Records;

/// Places of the records by file, sheet and row; those side by side on a sheet stay in reading order.
fn sorted(records: &Records) -> Vec<usize> {
    let glances = records.glances(0..records.len());
    let mut sorted: Vec<_> = glances.zip(0..).collect();
    sorted.sort_by_key(|(glance, _)| {
        let source = glance.source;
        (source.file, source.sheet, source.row)
    });
    sorted.into_iter().map(|(_, place)| place).collect()
}

//! Records as data: JSON lines for scripts, CSV for analysts.

mod csv;
mod jsonl;

pub use self::csv::{CsvFile, records_csv};
pub use jsonl::records_jsonl;

use crate::intake::Record;

/// Records by file, sheet and row; those side by side on a sheet stay in reading order.
fn sorted(records: &[Record]) -> Vec<&Record> {
    let mut sorted: Vec<&Record> = records.iter().collect();
    sorted.sort_by_key(|record| {
        let source = &record.source;
        (&source.file, &source.sheet, source.row)
    });
    sorted
}

//! Who is shown the summaries among the files of a run while they are open: what is printed on them is in no record.

use crate::campaign::stamp::Stamp;
use crate::intake::Records;
use crate::workbook::Workbook;

/// A summary of ours that came back, opened and read.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// As given on the command line, `/` as separator.
    pub file: &'a str,
    /// What it says of itself.
    pub stamp: &'a Stamp,
    /// Its sheets; those without the rows that were read one by one, and without its lists.
    pub workbook: &'a Workbook,
    /// Its records.
    pub records: &'a Records,
}

/// Is shown each summary once, on several threads.
pub trait Witness: Sync {
    /// Looks at one.
    fn summary(&self, shown: Shown<'_>);
}

/// Looks at nothing.
pub(super) struct Nobody;

impl Witness for Nobody {
    fn summary(&self, _: Shown<'_>) {}
}

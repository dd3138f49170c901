//! Files as they are opened: small ones whole, long ledgers row by row, so that reading, checking and telling go side by
//! side and no sheet is held whole.

#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicUsize, Ordering};

use super::discover::Candidate;
use super::open::{Opened, examine, holds_register};
use super::record::{CheckedRecords, Told};
use super::watch::{Step, Watch};
use super::witness::Witness;
use crate::campaign::Campaign;
use crate::intake::{LongSheet, Reader};
use crate::workbook::{Begun, Long, Merge, OpenError, Row, Taker, Workbook};

/// Examines every file of a run.
pub(super) struct Examiner<'r> {
    pub campaign: &'r Campaign,
    pub reader: &'r Reader<'r>,
    pub files: &'r [Candidate],
    pub watch: &'r Watch,
    pub witness: &'r dyn Witness,
    pub read: Read,
}

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Read {
    files: AtomicUsize,
    records: AtomicUsize,
}

/// A long ledger and what was found in its records so far.
pub(super) struct LongReturn<'r> {
    examiner: &'r Examiner<'r>,
    candidate: &'r Candidate,
    sheet: LongSheet<'r>,
    checked: CheckedRecords,
    counted: Counted<'r>,
}

/// Records that are counted as read, until it shows that they were read in vain.
struct Counted<'r> {
    read: &'r Read,
    records: usize,
}

impl Examiner<'_> {
    fn tell(&self, files: usize, records: usize) {
        let add = |to: &AtomicUsize, more| to.fetch_add(more, Ordering::Relaxed) + more;
        self.watch.tell(Step {
            files: add(&self.read.files, files),
            of: self.files.len(),
            records: add(&self.read.records, records),
        });
    }
}

/// What borrows the examiner for its whole life may hand parts of it to what takes rows.
impl<'r> Taker for &'r Examiner<'r> {
    type Long = LongReturn<'r>;
    type Taken = Opened;

    fn long(&self) -> u32 {
        self.reader.long()
    }

    fn wants_lists(&self) -> bool {
        false
    }

    fn begin(&self, place: usize, begun: &Begun<'_>) -> Option<LongReturn<'r>> {
        if holds_register(begun.sheets) {
            return None;
        }
        let candidate = &self.files[place];
        let sheet = LongSheet::begin(self.reader, &candidate.display, begun, candidate.folder)?;
        Some(LongReturn {
            examiner: self,
            candidate,
            sheet,
            checked: CheckedRecords::default(),
            counted: Counted {
                read: &self.read,
                records: 0,
            },
        })
    }

    fn whole(&self, place: usize, opened: Result<Workbook, OpenError>) -> Opened {
        let candidate = &self.files[place];
        let examined = match opened {
            Ok(workbook) => examine(self, candidate, workbook, Vec::new()),
            Err(error) => Opened::failed(candidate, &error),
        };
        self.tell(1, examined.records.len());
        examined
    }

    fn parted(
        &self,
        place: usize,
        workbook: Workbook,
        mut taken: Vec<(usize, LongReturn<'r>)>,
    ) -> Option<Opened> {
        for (_, long) in &mut taken {
            long.end();
        }
        if !taken.iter().all(|(_, long)| long.sheet.holds(&workbook)) {
            return None;
        }
        let counted =
            |(_, long): &mut (usize, LongReturn<'r>)| std::mem::take(&mut long.counted.records);
        let counted: usize = taken.iter_mut().map(counted).sum();
        let candidate = &self.files[place];
        let examined = examine(self, candidate, workbook, taken);
        self.tell(1, examined.records.len() - counted);
        Some(examined)
    }
}

impl Long for LongReturn<'_> {
    fn rows(&mut self, rows: Vec<Row>) {
        self.sheet.rows(rows);
        self.check();
    }

    fn merge(&mut self, range: Merge) {
        self.sheet.merge(range);
    }
}

impl<'r> LongReturn<'r> {
    /// All rows are there.
    fn end(&mut self) {
        self.sheet.end();
        self.check();
    }

    /// Checks the records that have been read since.
    fn check(&mut self) {
        let (records, findings) = self.sheet.fresh();
        if records.is_empty() {
            return;
        }
        let told = Told::by(findings);
        let (campaign, folder) = (self.examiner.campaign, self.candidate.folder);
        let checked = CheckedRecords::of(campaign, &records, folder, &told);
        self.checked.append(checked);
        self.counted.records += records.len();
        self.examiner.tell(0, records.len());
    }

    /// The sheet, and its records.
    pub fn into_parts(self) -> (LongSheet<'r>, CheckedRecords) {
        (self.sheet, self.checked)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.read.records.fetch_sub(self.records, Ordering::Relaxed);
    }
}

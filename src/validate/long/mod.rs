//! Files as they are opened: small ones whole, long ledgers row by row, so that reading, checking and telling go side by
//! side and no sheet is held whole.

#[cfg(test)]
mod tests;

mod read;

pub(super) use read::Read;

use super::discover::Candidate;
use super::open::{Opened, examine, holds_register};
use super::record::{CheckedRecords, Told};
use super::witness::Witness;
use crate::campaign::Campaign;
use crate::intake::{LongSheet, Reader};
use crate::workbook::{Begun, Long, Merge, OpenError, Row, Taker, Workbook};
use read::Counted;

/// Examines every file of a run.
pub(super) struct Examiner<'r> {
    pub campaign: &'r Campaign,
    pub reader: &'r Reader<'r>,
    pub files: &'r [Candidate],
    pub witness: &'r dyn Witness,
    pub read: Read<'r>,
}

/// A long ledger and what was found in its records so far.
pub(super) struct LongReturn<'r> {
    examiner: &'r Examiner<'r>,
    candidate: &'r Candidate,
    sheet: LongSheet<'r>,
    checked: CheckedRecords,
    /// Until the file is counted.
    counted: Option<Counted<'r>>,
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
            counted: Some(self.read.begin(place, begun.end)),
        })
    }

    fn whole(&self, place: usize, opened: Result<Workbook, OpenError>) -> Opened {
        let candidate = &self.files[place];
        let examined = match opened {
            Ok(workbook) => examine(self, candidate, workbook, Vec::new()),
            Err(error) => Opened::failed(candidate, &error),
        };
        self.read.file(place, examined.records.len());
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
        let longs = taken.iter_mut();
        let counted: Vec<_> = longs.map(|(_, long)| long.counted.take()).collect();
        let candidate = &self.files[place];
        let examined = examine(self, candidate, workbook, taken);
        drop(counted);
        self.read.file(place, examined.records.len());
        Some(examined)
    }
}

impl Long for LongReturn<'_> {
    fn rows(&mut self, rows: Vec<Row>) {
        let last = rows.last().map_or(0, |row| row.index);
        self.sheet.rows(rows);
        if let Some(counted) = &mut self.counted {
            counted.reach(last);
        }
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
        if let Some(counted) = &mut self.counted {
            counted.add(records.len());
        }
    }

    /// The sheet, and its records.
    pub fn into_parts(self) -> (LongSheet<'r>, CheckedRecords) {
        (self.sheet, self.checked)
    }
}

//! What reading one sheet has given so far, and which of its cells have been accounted for.

use std::collections::BTreeSet;

use foldhash::HashSet;

use super::Intake;
use super::continued::Before;
use super::draft::{Draft, Finished};
use super::head::Head;
use super::record::Record;
use super::stray::Stray;
use super::total::PrintedTotal;
use crate::campaign::FormId;
use crate::diagnostic::Diagnostic;
use crate::workbook::{CellRef, Sheet};

/// One sheet's results.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its records are handed on as they are read.
    is_long: bool,
    /// Records that were handed on.
    handed_on: usize,
    pub records: Vec<Record>,
    pub findings: Vec<Diagnostic>,
    pub totals: Vec<PrintedTotal>,
    /// Cells that belong to no field.
    pub strays: Vec<Stray>,
    /// The last ledger's form and head.
    pub ledger: Option<(FormId, Head)>,
    /// A form was found, filled or not.
    pub recognised: bool,
    /// The sheet holds several records that are no ledger: each is known by its first row.
    pub several: bool,
    pub used_cells: HashSet<CellRef>,
    pub used_rows: BTreeSet<u32>,
}

impl Page {
    /// Of a sheet whose records are handed on as they are read.
    pub fn of_long_sheet() -> Self {
        Self {
            is_long: true,
            ..Self::default()
        }
    }

    /// Records read so far.
    pub fn count(&self) -> usize {
        self.handed_on + self.records.len()
    }

    /// Hands on the records that are there.
    pub fn hand_on(&mut self) -> Vec<Record> {
        self.handed_on += self.records.len();
        std::mem::take(&mut self.records)
    }

    /// Keeps a record with its findings; a form with nothing filled in is no record, and said.
    pub fn push(&mut self, draft: Draft<'_>) {
        self.keep(draft.finish());
    }

    /// Keeps what a draft became.
    pub fn keep(&mut self, finished: Finished) {
        match finished {
            Finished::Blank(finding) => self.findings.push(*finding),
            Finished::Filled(record, findings) => {
                self.records.push(record);
                self.findings.extend(findings);
            }
        }
    }

    /// The 1-based row that a record starting in this row is known by.
    pub fn record_row(&self, row: u32) -> Option<u32> {
        self.several.then_some(row + 1)
    }

    /// Names the column in which the records and findings from these places on stand.
    pub fn stand_in_column(&mut self, letters: &str, records: usize, findings: usize) {
        for record in &mut self.records[records..] {
            record.source.column = Some(letters.to_owned());
        }
        let of_records = |finding: &&mut Diagnostic| finding.record.is_some();
        for finding in self.findings[findings..].iter_mut().filter(of_records) {
            finding.place.column = Some(letters.to_owned());
        }
    }

    /// The ledger on this sheet, with which the next may go on.
    pub fn ledger_before(&self, sheet: &Sheet) -> Option<Before> {
        let (form, head) = self.ledger.clone()?;
        let sheet = sheet.name.clone();
        Some(Before { form, head, sheet })
    }

    /// Hands everything over to the file's results.
    pub fn into_intake(self, intake: &mut Intake) {
        let shift = intake.count();
        intake
            .totals
            .extend(self.totals.into_iter().map(|mut total| {
                for range in &mut total.covers {
                    *range = range.start + shift..range.end + shift;
                }
                total
            }));
        if self.is_long {
            let after = intake.records.len();
            intake.handed_on.push((after, self.handed_on));
        }
        intake.strays.extend(self.strays);
        intake.records.extend(self.records);
        intake.findings.extend(self.findings);
    }
}

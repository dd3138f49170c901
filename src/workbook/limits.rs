//! How much one file may ask for. Checked before or while it is read, so that no file can take the run down.

use super::{Cell, Limit, OpenError};
use serde::{Deserialize, Serialize};

/// Upper bounds on one file. The defaults are far above any honest return and far below what hurts a clerk's machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Entries in a zip container.
    pub zip_entries: u64,
    /// Bytes that the parts of a zip container may inflate to, together. Worksheets are
    /// streamed and what else a parser holds is counted as text, so this bounds time: a summary of a million households
    /// has to pass.
    pub inflated_bytes: u64,
    /// Inflated bytes to packed bytes of one part, beyond its first 32 MiB: equal rows pack well, but not like zeros.
    pub inflation_ratio: u64,
    /// Shared strings of a workbook.
    pub table_entries: u64,
    /// Cell styles of a workbook. Excel itself stops at 65 490.
    pub styles: u64,
    /// Bytes of one tag or one stretch of text in an XML part.
    pub token_bytes: u64,
    /// Elements within elements in one XML part.
    pub xml_depth: u64,
    /// Records in a row that continue another, in a binary workbook. calamine takes the first of them off a list again and
    /// again, which costs their square; an honest table of texts has one for every 8 KiB.
    pub continues: u64,
    /// Sheets of a workbook.
    pub sheets: u64,
    /// Non-blank cells of a workbook, all wanted sheets together.
    pub cells: u64,
    /// Cells in the rectangle around a sheet's content, for the formats whose parser fills it densely.
    pub dense_cells: u64,
    /// Merged ranges of a workbook.
    pub merges: u64,
    /// Bytes of text in one cell. Excel itself stops at 32 767 characters.
    pub cell_text_bytes: u64,
    /// Bytes of text in all cells, counted as often as a text stands on the sheets.
    pub text_bytes: u64,
    /// Bytes of memory that a reader process may have, where the system can hold it to that.
    pub memory_bytes: u64,
    /// Seconds that a reader process may take over a file.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            zip_entries: 10_000,
            inflated_bytes: 2 << 30,
            inflation_ratio: 200,
            table_entries: 5_000_000,
            styles: 100_000,
            token_bytes: 16 << 20,
            xml_depth: 256,
            continues: 20_000,
            sheets: 2_000,
            cells: 10_000_000,
            dense_cells: 4_000_000,
            merges: 1_000_000,
            cell_text_bytes: 1 << 20,
            text_bytes: 512 << 20,
            memory_bytes: 1 << 30,
            seconds: 60,
        }
    }
}

/// What is left of a workbook's limits while its sheets are read.
pub(super) struct Allowance<'l> {
    limits: &'l Limits,
    cells: u64,
    merges: u64,
    text_bytes: u64,
}

impl<'l> Allowance<'l> {
    pub(super) fn of(limits: &'l Limits) -> Self {
        Self {
            limits,
            cells: 0,
            merges: 0,
            text_bytes: 0,
        }
    }

    /// Counts a cell about to be stored.
    pub(super) fn take(&mut self, cell: &Cell) -> Result<(), OpenError> {
        self.cells += 1;
        within(Limit::Cells, self.cells, self.limits.cells)?;
        if let Cell::Text(text) | Cell::Uncomputed(text) = cell {
            let bytes = text.len() as u64;
            within(Limit::CellTextBytes, bytes, self.limits.cell_text_bytes)?;
            self.text_bytes += bytes;
            within(Limit::TextBytes, self.text_bytes, self.limits.text_bytes)?;
        }
        Ok(())
    }

    /// Refuses so many cells at once, before any is counted.
    pub(super) fn expect(&self, cells: u64) -> Result<(), OpenError> {
        let all = self.cells.saturating_add(cells);
        within(Limit::Cells, all, self.limits.cells)
    }

    /// Counts a merged range about to be stored.
    pub(super) fn take_merge(&mut self) -> Result<(), OpenError> {
        self.merges += 1;
        within(Limit::Merges, self.merges, self.limits.merges)
    }
}

/// An error where `found` passes a limit of `most`.
pub(super) fn within(limit: Limit, found: u64, most: u64) -> Result<(), OpenError> {
    if found > most {
        return Err(OpenError::TooLarge { limit, most });
    }
    Ok(())
}

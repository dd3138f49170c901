//! From a parser's cells to a sink: blanks dropped, everything counted against the limits.

use super::Limit;
use super::limits::{Allowance, Limits, within};
use super::sink::Sink;
use super::{BrokenAt, Cell, CellRef, Merge, OpenError};
use std::collections::BTreeMap;

/// A workbook under construction.
pub(super) struct Builder<'s, 'l> {
    sink: &'s mut dyn Sink,
    limits: &'l Limits,
    allowance: Allowance<'l>,
    sheets: u64,
    last: Option<CellRef>,
}

impl<'s, 'l> Builder<'s, 'l> {
    pub(super) fn new(sink: &'s mut dyn Sink, limits: &'l Limits) -> Self {
        Self {
            sink,
            limits,
            allowance: Allowance::of(limits),
            sheets: 0,
            last: None,
        }
    }

    /// The limits that reading stays within.
    pub(super) fn limits(&self) -> &'l Limits {
        self.limits
    }

    /// Tells the custom document properties before the sheets.
    pub(super) fn properties(&mut self, properties: &BTreeMap<String, String>) {
        self.sink.properties(properties);
    }

    /// Begins a sheet.
    pub(super) fn sheet(&mut self, name: Option<String>, visible: bool) -> Result<(), OpenError> {
        self.sheets += 1;
        within(Limit::Sheets, self.sheets, self.limits.sheets)?;
        self.last = None;
        self.sink.sheet(name, visible);
        Ok(())
    }

    /// Stores a cell, unless it is blank.
    pub(super) fn put(&mut self, at: CellRef, cell: Cell) -> Result<(), OpenError> {
        if cell.is_blank() {
            return Ok(());
        }
        self.allowance.take(&cell)?;
        self.last = self.last.max(Some(at));
        self.sink.cell(at, cell);
        Ok(())
    }

    /// Refuses so many cells before the first of them is stored, where they would pass the limit.
    pub(super) fn expect(&self, cells: u64) -> Result<(), OpenError> {
        self.allowance.expect(cells)
    }

    /// Stores a merged range; one of a single cell, or off the sheet, merges nothing.
    pub(super) fn merge(&mut self, one: CellRef, other: CellRef) -> Result<(), OpenError> {
        if one == other || !one.is_on_sheet() || !other.is_on_sheet() {
            return Ok(());
        }
        self.allowance.take_merge()?;
        self.sink.merge(Merge::between(one, other));
        Ok(())
    }

    /// The sheet could not be read whole; the first reason stands.
    pub(super) fn broken(&mut self, reason: String) {
        let after = self.last;
        self.sink.broken(BrokenAt { after, reason });
    }

    /// True while nothing stands on the current sheet.
    pub(super) fn is_blank(&self) -> bool {
        self.last.is_none()
    }

    /// True once a sheet has begun.
    pub(super) fn has_sheets(&self) -> bool {
        self.sheets > 0
    }
}

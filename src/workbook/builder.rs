//! From a parser's cells to a sink: blanks dropped, everything counted against the limits.

use super::Limit;
use super::limits::{Allowance, Limits, within};
use super::sink::Sink;
use super::{BrokenAt, Cell, CellRef, Damage, Merge, OpenError, Taker};
use crate::campaign::stamp::lists;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows of a sheet that takes its time.
const WORTH_SAYING: u32 = 1000;

/// Which sheets of a file are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Wants {
    All,
    /// Not those of a summary of ours that only list for people what others say too.
    AllButLists,
}

impl Wants {
    pub(super) fn of(taker: &impl Taker) -> Self {
        if taker.wants_lists() {
            Self::All
        } else {
            Self::AllButLists
        }
    }
}

/// A workbook under construction.
pub(super) struct Builder<'s, 'l> {
    sink: &'s mut dyn Sink,
    limits: &'l Limits,
    allowance: Allowance<'l>,
    sheets: u64,
    last: Option<CellRef>,
    wants: Wants,
    /// Sheets that are not wanted.
    unwanted: Vec<String>,
    is_unwanted: bool,
}

impl<'s, 'l> Builder<'s, 'l> {
    pub(super) fn new(sink: &'s mut dyn Sink, limits: &'l Limits, wants: Wants) -> Self {
        Self {
            sink,
            limits,
            allowance: Allowance::of(limits),
            sheets: 0,
            last: None,
            wants,
            unwanted: Vec::new(),
            is_unwanted: false,
        }
    }

    /// The limits that reading stays within.
    pub(super) fn limits(&self) -> &'l Limits {
        self.limits
    }

    /// Tells the custom document properties before the sheets.
    pub(super) fn properties(&mut self, properties: &BTreeMap<String, String>) {
        if self.wants == Wants::AllButLists {
            self.unwanted = lists(properties);
        }
        self.sink.properties(properties);
    }

    /// Begins a sheet.
    pub(super) fn sheet(&mut self, name: Option<String>, visible: bool) -> Result<(), OpenError> {
        self.sheets += 1;
        within(Limit::Sheets, self.sheets, self.limits.sheets)?;
        self.last = None;
        self.is_unwanted = name
            .as_ref()
            .is_some_and(|name| self.unwanted.contains(name));
        self.sink.sheet(name, visible);
        Ok(())
    }

    /// The sheet says that it ends at this row, zero-based; of a short one nobody needs to know before it has been read.
    pub(super) fn ends_at(&mut self, row: u32) {
        if row >= WORTH_SAYING && !self.is_unwanted {
            self.sink.ends_at(row);
        }
    }

    /// True of a sheet whose cells nobody wants; they need not be put.
    pub(super) fn is_unwanted(&self) -> bool {
        self.is_unwanted
    }

    /// Stores a cell, unless it is blank or unwanted.
    pub(super) fn put(&mut self, at: CellRef, cell: Cell) -> Result<(), OpenError> {
        if cell.is_blank() || self.is_unwanted {
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
        if self.is_unwanted || one == other || !one.is_on_sheet() || !other.is_on_sheet() {
            return Ok(());
        }
        self.allowance.take_merge()?;
        self.sink.merge(Merge::between(one, other));
        Ok(())
    }

    /// The sheet could not be read whole; the first reason stands.
    pub(super) fn broken(&mut self, damage: Damage) {
        let after = self.last;
        self.sink.broken(BrokenAt { after, damage });
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

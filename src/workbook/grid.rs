//! A sparse sheet: only non-blank cells, in reading order.

use super::merges::Merges;
use super::{Cell, CellRef, Merge};
use serde::{Deserialize, Serialize};

/// The cells of a sheet and its merged ranges. A blank cell, or one of white space only, is not stored.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    rows: Vec<Row>,
    merges: Merges,
}

/// The non-blank cells of one row, by rising column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Zero-based row on the sheet.
    pub index: u32,
    /// `(zero-based column, cell)`.
    pub cells: Vec<(u32, Cell)>,
}

impl Row {
    /// The cell in a column, if it is not blank.
    pub fn get(&self, col: u32) -> Option<&Cell> {
        let i = self
            .cells
            .binary_search_by_key(&col, |(col, _)| *col)
            .ok()?;
        Some(&self.cells[i].1)
    }
}

impl Grid {
    /// Puts a cell in place, whatever the order of calls; blank text is dropped.
    pub fn set(&mut self, at: CellRef, cell: Cell) {
        if cell.is_blank() {
            return;
        }
        let row = self.row_index(at.row);
        let cells = &mut self.rows[row].cells;
        if cells.last().is_none_or(|(col, _)| *col < at.col) {
            cells.push((at.col, cell));
            return;
        }
        match cells.binary_search_by_key(&at.col, |(col, _)| *col) {
            Ok(i) => cells[i].1 = cell,
            Err(i) => cells.insert(i, (at.col, cell)),
        }
    }

    /// Where a row stands among the rows, put in if it was not there; the last row and a new last row come first,
    /// since files are written in that order.
    fn row_index(&mut self, index: u32) -> usize {
        let place = match self.rows.last() {
            Some(last) if last.index == index => return self.rows.len() - 1,
            Some(last) if last.index > index => {
                match self.rows.binary_search_by_key(&index, |row| row.index) {
                    Ok(i) => return i,
                    Err(i) => i,
                }
            }
            _ => self.rows.len(),
        };
        let cells = Vec::new();
        self.rows.insert(place, Row { index, cells });
        place
    }

    /// Puts a row below all others; gives it back where it does not belong there.
    pub fn append(&mut self, row: Row) -> Result<(), Row> {
        if self.rows.last().is_some_and(|last| last.index >= row.index) {
            return Err(row);
        }
        self.rows.push(row);
        Ok(())
    }

    /// The last cell in reading order.
    pub(super) fn last(&self) -> Option<CellRef> {
        let row = self.rows.last()?;
        let (col, _) = row.cells.last()?;
        Some(CellRef::new(row.index, *col))
    }

    /// The grid with these cells set, the later where a place is written twice.
    pub(super) fn with(self, late: Vec<(CellRef, Cell)>) -> Self {
        let mut sorted = Self {
            rows: Vec::new(),
            merges: self.merges.clone(),
        };
        let mut cells: Vec<_> = self.into_cells().chain(late).collect();
        cells.sort_by_key(|(at, _)| *at);
        for (at, cell) in cells {
            sorted.set(at, cell);
        }
        sorted
    }

    /// Adds a merged range.
    pub fn merge(&mut self, range: Merge) {
        self.merges.push(range);
    }

    /// The cell at a place, if it is not blank.
    pub fn get(&self, at: CellRef) -> Option<&Cell> {
        self.row(at.row)?.get(at.col)
    }

    /// The row at a zero-based index, if anything stands in it.
    pub fn row(&self, index: u32) -> Option<&Row> {
        let i = self
            .rows
            .binary_search_by_key(&index, |row| row.index)
            .ok()?;
        Some(&self.rows[i])
    }

    /// The non-empty rows, top to bottom.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Every non-blank cell, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (CellRef, &Cell)> {
        self.rows.iter().flat_map(|row| {
            row.cells
                .iter()
                .map(|(col, cell)| (CellRef::new(row.index, *col), cell))
        })
    }

    /// Keeps the rows, or what is left of them, for which this is true.
    pub fn keep(&mut self, is_kept: impl FnMut(&mut Row) -> bool) {
        self.rows.retain_mut(is_kept);
    }

    /// The rows, taking the grid apart.
    pub fn into_rows(self) -> Vec<Row> {
        self.rows
    }

    /// Every non-blank cell, row by row, taking the grid apart.
    fn into_cells(self) -> impl Iterator<Item = (CellRef, Cell)> {
        self.rows.into_iter().flat_map(|row| {
            row.cells
                .into_iter()
                .map(move |(col, cell)| (CellRef::new(row.index, col), cell))
        })
    }

    /// The merged ranges, where the format tells them.
    pub fn merges(&self) -> &[Merge] {
        self.merges.as_slice()
    }

    /// The merged range that covers a cell, if any.
    pub fn merge_at(&self, at: CellRef) -> Option<&Merge> {
        self.merges.at(at)
    }

    /// True where nothing stands on the sheet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

//! A sparse sheet: only non-blank cells, in reading order.

use super::{Cell, CellRef};

/// The cells of a sheet and its merged ranges. A blank cell, or one of white space only, is not stored.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    rows: Vec<Row>,
    merges: Vec<Merge>,
}

/// The non-blank cells of one row, by rising column.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Zero-based row on the sheet.
    pub index: u32,
    /// `(zero-based column, cell)`.
    pub cells: Vec<(u32, Cell)>,
}

/// A merged range, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// Top left.
    pub first: CellRef,
    /// Bottom right.
    pub last: CellRef,
}

impl Merge {
    /// Whether the range covers this cell.
    pub fn contains(&self, at: CellRef) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.col..=self.last.col).contains(&at.col)
    }
}

impl Grid {
    /// Puts a cell in place, whatever the order of calls; blank text is dropped.
    pub fn set(&mut self, at: CellRef, cell: Cell) {
        if cell.as_text().is_some_and(|text| text.trim().is_empty()) {
            return;
        }
        let row = match self.rows.binary_search_by_key(&at.row, |row| row.index) {
            Ok(i) => i,
            Err(i) => {
                self.rows.insert(
                    i,
                    Row {
                        index: at.row,
                        cells: Vec::new(),
                    },
                );
                i
            }
        };
        let cells = &mut self.rows[row].cells;
        match cells.binary_search_by_key(&at.col, |(col, _)| *col) {
            Ok(i) => cells[i].1 = cell,
            Err(i) => cells.insert(i, (at.col, cell)),
        }
    }

    /// Adds a merged range.
    pub fn merge(&mut self, range: Merge) {
        self.merges.push(range);
    }

    /// The cell at a place, if it is not blank.
    pub fn get(&self, at: CellRef) -> Option<&Cell> {
        let row = self.row(at.row)?;
        let i = row
            .cells
            .binary_search_by_key(&at.col, |(col, _)| *col)
            .ok()?;
        Some(&row.cells[i].1)
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

    /// The merged ranges, where the format tells them.
    pub fn merges(&self) -> &[Merge] {
        &self.merges
    }

    /// The merged range that covers a cell, if any.
    pub fn merge_at(&self, at: CellRef) -> Option<&Merge> {
        self.merges.iter().find(|merge| merge.contains(at))
    }

    /// True where nothing stands on the sheet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

//! A rectangle of cells and the ways in which formulas name it.

use crate::workbook::{CellRef, column_letters};

/// A rectangle of cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Top left.
    pub first: CellRef,
    /// Bottom right.
    pub last: CellRef,
}

impl Area {
    /// From row and column to row and column.
    pub const fn new(row: u32, col: u32, last_row: u32, last_col: u32) -> Self {
        Self {
            first: CellRef::new(row, col),
            last: CellRef::new(last_row, last_col),
        }
    }

    /// One cell.
    pub const fn cell(row: u32, col: u32) -> Self {
        Self::new(row, col, row, col)
    }

    /// True for a single cell.
    pub fn is_cell(self) -> bool {
        self.first == self.last
    }

    /// The first cell with fixed column and row, `$B$3`.
    pub fn fixed(self) -> String {
        format!(
            "${}${}",
            column_letters(self.first.col),
            u64::from(self.first.row) + 1
        )
    }

    /// The first cell with fixed column only, `$B3`, for rules that run down a ledger.
    pub fn running(self) -> String {
        format!(
            "${}{}",
            column_letters(self.first.col),
            u64::from(self.first.row) + 1
        )
    }

    /// The whole rectangle with fixed corners, `$B$3:$D$9`.
    pub fn fixed_range(self) -> String {
        let last = Self {
            first: self.last,
            last: self.last,
        };
        format!("{}:{}", self.fixed(), last.fixed())
    }

    /// The first row of the rectangle with fixed columns only, `$B3:$D3`.
    pub fn running_range(self) -> String {
        let end = Self::cell(self.first.row, self.last.col);
        format!("{}:{}", self.running(), end.running())
    }

    /// The smallest rectangle around both.
    pub fn around(self, other: Self) -> Self {
        Self {
            first: CellRef::new(
                self.first.row.min(other.first.row),
                self.first.col.min(other.first.col),
            ),
            last: CellRef::new(
                self.last.row.max(other.last.row),
                self.last.col.max(other.last.col),
            ),
        }
    }
}

//! A sheet in the making, with what stands on it that nobody asked for.

use std::fmt;

use kjzd::workbook::{Cell, CellRef, Grid};

/// A sheet in the making.
#[derive(Default)]
pub struct Page {
    pub grid: Grid,
    /// Next free row.
    pub row: u32,
    /// First column in use.
    pub left: u32,
    /// Cells that belong to no field and must be told, each alone or with its whole column.
    pub strays: Vec<CellRef>,
}

impl Page {
    /// Puts a text or number in the current row, `col` columns right of the first.
    pub fn put(&mut self, col: u32, cell: Cell) {
        self.grid.set(CellRef::new(self.row, self.left + col), cell);
    }

    /// Puts a text in the current row.
    pub fn text(&mut self, col: u32, text: &str) {
        self.put(col, Cell::text(text));
    }

    /// Puts a text that belongs to no field.
    pub fn stray(&mut self, col: u32, text: &str) {
        self.text(col, text);
        self.strays.push(CellRef::new(self.row, self.left + col));
    }

    /// Ends the current row and leaves so many rows blank.
    pub fn next(&mut self, blank: usize) {
        self.row += 1 + u32::try_from(blank).unwrap();
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, cell) in self.grid.cells() {
            writeln!(f, "{at} {cell:?}")?;
        }
        write!(f, "strays {:?}", self.strays)
    }
}

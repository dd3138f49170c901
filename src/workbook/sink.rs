//! Where a format's reader puts what it finds: sheet after sheet, cell after cell.

use super::{BrokenAt, Cell, CellRef, Grid, Merge, Row, Sheet};
use std::collections::BTreeMap;

/// Takes a workbook's content in the order in which a parser meets it.
pub(super) trait Sink {
    /// Custom document properties, where they are known before the sheets.
    fn properties(&mut self, properties: &BTreeMap<String, String>);
    /// A new sheet begins; what follows belongs to it.
    fn sheet(&mut self, name: Option<String>, visible: bool);
    /// The row where the sheet says that it ends, before its cells; it may be wrong.
    fn ends_at(&mut self, _: u32) {}
    /// A cell, in whatever order.
    fn cell(&mut self, at: CellRef, cell: Cell);
    /// A merged range.
    fn merge(&mut self, range: Merge);
    /// The sheet could not be read whole; the first reason stands.
    fn broken(&mut self, at: BrokenAt);
}

/// Puts sheets together.
#[derive(Default)]
pub(super) struct Assembly {
    sheets: Vec<Sheet>,
    /// Cells that came after one below or right of them. Sorted in when the sheet ends: a file written backwards must
    /// not cost the square of its size.
    late: Vec<(CellRef, Cell)>,
}

impl Assembly {
    /// Rows of the sheet, each whole.
    pub(super) fn rows(&mut self, rows: Vec<Row>) {
        for row in rows {
            if let Err(row) = self.grid().append(row) {
                for (col, cell) in row.cells {
                    self.cell(CellRef::new(row.index, col), cell);
                }
            }
        }
    }

    /// The sheets, all read.
    pub(super) fn finish(mut self) -> Vec<Sheet> {
        self.settle();
        self.sheets
    }

    /// The sheets so far, where the cells of the last came in order.
    pub(super) fn in_order(&self) -> Option<&[Sheet]> {
        self.late.is_empty().then_some(&self.sheets)
    }

    /// Takes the rows of the sheet that is being read, and its merged ranges.
    pub(super) fn part(&mut self) -> Vec<Row> {
        std::mem::take(self.grid()).into_rows()
    }

    fn current(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.sheet(None, true);
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    fn grid(&mut self) -> &mut Grid {
        &mut self.current().grid
    }

    /// Sorts the late cells in. Where a place was written twice, the later cell stands.
    fn settle(&mut self) {
        if self.late.is_empty() {
            return;
        }
        let late = std::mem::take(&mut self.late);
        let grid = std::mem::take(self.grid());
        *self.grid() = grid.with(late);
    }
}

impl Sink for Assembly {
    /// The head tells them all.
    fn properties(&mut self, _: &BTreeMap<String, String>) {}

    fn sheet(&mut self, name: Option<String>, visible: bool) {
        self.settle();
        self.sheets.push(Sheet {
            name,
            visible,
            grid: Grid::default(),
            broken_at: None,
        });
    }

    fn cell(&mut self, at: CellRef, cell: Cell) {
        if self.grid().last().is_none_or(|last| last < at) {
            self.grid().set(at, cell);
        } else {
            self.late.push((at, cell));
        }
    }

    fn merge(&mut self, range: Merge) {
        self.grid().merge(range);
    }

    fn broken(&mut self, at: BrokenAt) {
        self.current().broken_at.get_or_insert(at);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, CellRef, Grid};
    use super::{Assembly, Sink as _};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_order_of_cells_gives_the_same_grid_as_setting_them_one_by_one(
            places in prop::collection::vec((0_u32..20, 0_u32..8), 0..60),
        ) {
            let mut assembly = Assembly::default();
            let mut expected = Grid::default();
            assembly.sheet(None, true);
            for (i, (row, col)) in places.into_iter().enumerate() {
                let cell = Cell::text(i.to_string());
                assembly.cell(CellRef::new(row, col), cell.clone());
                expected.set(CellRef::new(row, col), cell);
            }
            prop_assert_eq!(&assembly.finish()[0].grid, &expected);
        }
    }
}

//! From a parser's cells to a grid: in whatever order they come, counted against the limits.

use super::limits::Allowance;
use super::{Cell, CellRef, Grid, Merge, OpenError};

/// A grid under construction.
pub(super) struct Builder<'a, 'l> {
    allowance: &'a mut Allowance<'l>,
    grid: Grid,
    last: Option<CellRef>,
    /// Cells that came after one below or right of them. Sorted in at the end: a file written backwards must not cost
    /// the square of its size.
    late: Vec<(CellRef, Cell)>,
}

impl<'a, 'l> Builder<'a, 'l> {
    pub(super) fn new(allowance: &'a mut Allowance<'l>) -> Self {
        Self {
            allowance,
            grid: Grid::default(),
            last: None,
            late: Vec::new(),
        }
    }

    /// Stores a cell, unless it is blank.
    pub(super) fn put(&mut self, at: CellRef, cell: Cell) -> Result<(), OpenError> {
        if cell.is_blank() {
            return Ok(());
        }
        self.allowance.take(&cell)?;
        if self.last.is_none_or(|last| last < at) {
            self.last = Some(at);
            self.grid.set(at, cell);
        } else {
            self.late.push((at, cell));
        }
        Ok(())
    }

    /// Stores a merged range; one of a single cell, or off the sheet, merges nothing.
    pub(super) fn merge(&mut self, one: CellRef, other: CellRef) -> Result<(), OpenError> {
        if one == other || !one.is_on_sheet() || !other.is_on_sheet() {
            return Ok(());
        }
        self.allowance.take_merge()?;
        self.grid.merge(Merge::between(one, other));
        Ok(())
    }

    /// The last cell stored in reading order.
    pub(super) fn last(&self) -> Option<CellRef> {
        self.last
    }

    /// The grid. Where a place was written twice, the later cell stands.
    pub(super) fn finish(self) -> Grid {
        if self.late.is_empty() {
            return self.grid;
        }
        let mut sorted = Grid::default();
        for merge in self.grid.merges() {
            sorted.merge(*merge);
        }
        let mut cells: Vec<_> = self.grid.into_cells().chain(self.late).collect();
        cells.sort_by_key(|(at, _)| *at);
        for (at, cell) in cells {
            sorted.set(at, cell);
        }
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, CellRef, Grid, Limits};
    use super::{Allowance, Builder};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_order_of_cells_gives_the_same_grid_as_setting_them_one_by_one(
            places in prop::collection::vec((0_u32..20, 0_u32..8), 0..60),
        ) {
            let limits = Limits::default();
            let mut allowance = Allowance::of(&limits);
            let mut builder = Builder::new(&mut allowance);
            let mut expected = Grid::default();
            for (i, (row, col)) in places.into_iter().enumerate() {
                let cell = Cell::text(i.to_string());
                builder.put(CellRef::new(row, col), cell.clone()).unwrap();
                expected.set(CellRef::new(row, col), cell);
            }
            prop_assert_eq!(builder.finish(), expected);
        }
    }
}

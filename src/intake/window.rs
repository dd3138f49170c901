//! The rows of a long sheet that are still needed, in a grid.

use std::collections::HashMap;

use super::ledger::Parts;
use crate::workbook::{CellRef, Grid, Merge, Row};

/// A grid whose upper rows are let go.
#[derive(Debug, Default)]
pub(super) struct Window {
    grid: Grid,
    /// First cells of the ranges in which a cell stands for those below it, with the last row that each reaches.
    reaching: HashMap<CellRef, u32>,
    next: u32,
}

impl Window {
    /// A window that knows the merged ranges so far.
    pub(super) fn new(merges: &[Merge]) -> Self {
        let mut window = Self::default();
        for merge in merges {
            window.merge(*merge);
        }
        window
    }

    /// The rows that are needed.
    pub(super) fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The first row that has not been read.
    pub(super) fn next(&self) -> u32 {
        self.next
    }

    /// True where rows down to this one are there.
    pub(super) fn reaches(&self, row: u32) -> bool {
        self.grid
            .rows()
            .last()
            .is_some_and(|last| last.index >= row)
    }

    /// Adds a merged range of rows that have not been read.
    pub(super) fn merge(&mut self, range: Merge) {
        if range.first.col == range.last.col {
            let reach = self.reaching.entry(range.first).or_default();
            *reach = range.last.row.max(*reach);
        }
        self.grid.merge(range);
    }

    /// Adds the next row; false where it is none.
    pub(super) fn push(&mut self, row: Row) -> bool {
        self.grid.append(row).is_ok()
    }

    /// The row up to which (half open) the next part can be read, once about so many rows are there; of the last part
    /// all the rest.
    pub(super) fn part(&self, rows: usize, is_last: bool) -> Option<u32> {
        let all = self.grid.rows();
        let first = all.partition_point(|row| row.index < self.next);
        match all.get(first + rows - 1) {
            Some(end) => {
                let to = end.index + 1;
                let reach = all.last().map_or(0, |last| Parts::may_reach(last.index));
                (is_last || to <= reach).then_some(to)
            }
            None => (is_last && first < all.len()).then_some(u32::MAX),
        }
    }

    /// Lets go of what nothing from row `to` on needs, all rows above it having been read.
    pub(super) fn slide(&mut self, to: u32, parts: &Parts) {
        self.next = to;
        let (reaching, speaking) = (&self.reaching, parts.speaking());
        self.grid.keep(|row| {
            if parts.needs_whole(row.index, to) {
                return true;
            }
            let index = row.index;
            if reaching.is_empty() && !speaking.contains(&index) {
                return false;
            }
            row.cells.retain(|(col, _)| {
                let at = CellRef::new(index, *col);
                parts.needs(at) || reaching.get(&at).is_some_and(|reach| *reach >= to)
            });
            !row.cells.is_empty()
        });
    }
}

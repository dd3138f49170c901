//! Cards side by side: the same labels in the same rows, further right.

use std::collections::{BTreeMap, BTreeSet};

use super::scan::Hit;
use crate::campaign::Form;
use crate::workbook::{CellRef, Grid};

/// Fewest labels that stand several times in their rows.
const FEWEST: usize = 3;

/// Most rows by which cards side by side may be out of line.
const MOST_APART: u32 = 2;

/// First and last columns of the cards, left to right; one where they are not side by side.
pub(super) fn bands(form: &Form, hits: &[Hit]) -> Vec<Columns> {
    let mut places: BTreeMap<usize, Vec<CellRef>> = BTreeMap::new();
    // 手机：138… beside 联系电话 is no second label.
    let plain = hits.iter().filter(|hit| hit.inline.is_none()).count() * 2 > hits.len();
    for hit in hits.iter().filter(|hit| !plain || hit.inline.is_none()) {
        if let Some(field) = hit.field().filter(|field| *field != form.region_field) {
            places.entry(field).or_default().push(hit.at);
        }
    }
    let repeated: Vec<Vec<u32>> = places
        .values()
        .filter(|places| places.len() > 1)
        .map(|places| level_with_first(places))
        .filter(|cols| cols.len() > 1)
        .collect();
    if repeated.len() < FEWEST || repeated.len() * 2 < places.len() {
        return vec![alone(0, u32::MAX)];
    }
    let times = repeated.iter().map(Vec::len).max().unwrap_or(1);
    let starts = (1..times).filter_map(|n| {
        let nth = repeated.iter().filter_map(|cols| cols.get(n));
        nth.min().copied()
    });
    let starts: Vec<u32> = std::iter::once(0).chain(starts).collect();
    let ends = starts
        .iter()
        .skip(1)
        .map(|start| start - 1)
        .chain([u32::MAX]);
    let spans = starts.iter().copied().zip(ends);
    spans.map(|(first, last)| alone(first, last)).collect()
}

fn alone(first: u32, last: u32) -> Columns {
    Columns {
        shared: None,
        first,
        last,
    }
}

/// Columns of the places that stand in the first one's row, or hardly lower.
fn level_with_first(places: &[CellRef]) -> Vec<u32> {
    let first = places.iter().map(|at| at.row).min().unwrap_or_default();
    let level = places.iter().filter(|at| at.row <= first + MOST_APART);
    let cols: BTreeSet<u32> = level.map(|at| at.col).collect();
    cols.into_iter().collect()
}

/// The columns of one card among several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    /// Last of the columns before it that it shares with the others: their labels.
    pub shared: Option<u32>,
    pub first: u32,
    pub last: u32,
}

impl Columns {
    /// True of a column of this card.
    pub fn hold(&self, col: u32) -> bool {
        (self.first..=self.last).contains(&col) || self.shared.is_some_and(|last| col <= last)
    }
}

/// The part of a sheet in these columns and rows (half open); what is written once over several cards belongs to each.
pub(super) fn part_of(grid: &Grid, cols: Columns, (from, to): (u32, u32)) -> Grid {
    let mut part = Grid::default();
    let first = grid.rows().partition_point(|row| row.index < from);
    let rows = grid.rows()[first..].iter();
    for row in rows.take_while(|row| row.index < to) {
        let at = |col: u32| CellRef::new(row.index, col);
        let cells = |from: u32| row.cells[row.cells.partition_point(|cell| cell.0 < from)..].iter();
        let shared = cells(0).take_while(|cell| cols.shared.is_some_and(|last| cell.0 <= last));
        let own = cells(cols.first).take_while(|cell| cell.0 <= cols.last);
        for (col, cell) in shared.chain(own) {
            part.set(at(*col), cell.clone());
        }
        if cols.shared.is_some()
            && let Some(merge) = grid.merge_at(at(cols.first))
            && merge.first.row == row.index
            && !cols.hold(merge.first.col)
            && let Some(cell) = row.get(merge.first.col)
        {
            part.set(at(cols.first), cell.clone());
        }
    }
    for merge in grid
        .merges()
        .iter()
        .filter(|merge| cols.hold(merge.first.col))
    {
        part.merge(*merge);
    }
    part
}

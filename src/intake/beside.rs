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
pub(super) fn bands(form: &Form, hits: &[Hit]) -> Vec<(u32, u32)> {
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
        return vec![(0, u32::MAX)];
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
    starts.iter().copied().zip(ends).collect()
}

/// Columns of the places that stand in the first one's row, or hardly lower.
fn level_with_first(places: &[CellRef]) -> Vec<u32> {
    let first = places.iter().map(|at| at.row).min().unwrap_or_default();
    let level = places.iter().filter(|at| at.row <= first + MOST_APART);
    let cols: BTreeSet<u32> = level.map(|at| at.col).collect();
    cols.into_iter().collect()
}

/// The part of a sheet in these columns.
pub(super) fn columns_of(grid: &Grid, (first, last): (u32, u32)) -> Grid {
    let inside = |col: u32| (first..=last).contains(&col);
    let mut part = Grid::default();
    for (at, cell) in grid.cells().filter(|(at, _)| inside(at.col)) {
        part.set(CellRef::new(at.row, at.col), cell.clone());
    }
    for merge in grid.merges().iter().filter(|merge| inside(merge.first.col)) {
        part.merge(*merge);
    }
    part
}

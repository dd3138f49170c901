//! Where a column says something of its own, so that a 同上 or a blank cell finds what it repeats at once, however far above.

use std::collections::{BTreeMap, BTreeSet};

use super::Ledger;
use crate::intake::vocabulary;
use crate::workbook::{Cell, CellRef, Row};

/// By column, the rows whose cells others may repeat, from top to bottom. Only columns in which something is repeated.
#[derive(Debug, Default)]
pub(super) struct Spoken(BTreeMap<u32, Vec<u32>>);

/// By column, the lowest row above a part of a ledger whose cell something in it may repeat.
pub(super) type Above = BTreeMap<u32, u32>;

impl Spoken {
    /// Looks through the rows under a ledger's first head, from one on up to another (half open).
    pub(super) fn of(ledger: &Ledger<'_, '_>, part: (u32, u32), above: &Above) -> Self {
        let rows = part_of(ledger, part);
        let repeating = repeating(ledger, rows);
        let mut spoken: BTreeMap<u32, Vec<u32>> = repeating
            .iter()
            .map(|col| (*col, above.get(col).copied().into_iter().collect()))
            .collect();
        if spoken.is_empty() {
            return Self::default();
        }
        for row in rows.iter().filter(|row| ledger.may_be_record(row)) {
            for (col, speaking) in &mut spoken {
                if row.get(*col).is_some_and(|cell| !is_ditto(cell)) {
                    speaking.push(row.index);
                }
            }
        }
        Self(spoken)
    }

    /// The nearest cell above that says something of its own.
    pub(super) fn above(&self, at: CellRef) -> Option<CellRef> {
        let rows = self.0.get(&at.col)?;
        let before = rows.partition_point(|row| *row < at.row).checked_sub(1)?;
        Some(CellRef::new(rows[before], at.col))
    }
}

/// Learns what rows below a part may repeat of it.
pub(super) fn learn(ledger: &Ledger<'_, '_>, part: (u32, u32), above: &mut Above) {
    let rows = part_of(ledger, part);
    let width = rows
        .iter()
        .filter_map(|row| row.cells.last())
        .map(|(col, _)| *col as usize + 1);
    let mut silent = vec![false; width.max().unwrap_or(0)];
    for (col, _) in rows.iter().flat_map(|row| &row.cells) {
        silent[*col as usize] = true;
    }
    let mut left = silent.iter().filter(|is_silent| **is_silent).count();
    for row in rows.iter().rev() {
        if left == 0 {
            return;
        }
        let speaks = |(col, cell): &&(u32, Cell)| silent[*col as usize] && !is_ditto(cell);
        let speaking: Vec<u32> = row.cells.iter().filter(speaks).map(|cell| cell.0).collect();
        if speaking.is_empty() || !ledger.may_be_record(row) {
            continue;
        }
        for col in speaking {
            silent[col as usize] = false;
            left -= 1;
            above.insert(col, row.index);
        }
    }
}

fn part_of<'a>(ledger: &Ledger<'a, '_>, (from, to): (u32, u32)) -> &'a [Row] {
    let rows = ledger.context.grid.rows();
    let from = from.max(ledger.course.first_head + 1);
    let first = rows.partition_point(|row| row.index < from);
    let end = rows.partition_point(|row| row.index < to);
    rows.get(first..end).unwrap_or_default()
}

/// Columns with a 同上, and those of the region and the township where a row has none.
fn repeating(ledger: &Ledger<'_, '_>, rows: &[Row]) -> BTreeSet<u32> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let mut columns: BTreeSet<u32> = cells
        .filter(|(_, cell)| is_ditto(cell))
        .map(|(col, _)| *col)
        .collect();
    let course = &ledger.course;
    let places = course.regions.iter().chain(&course.townships);
    let gaps = places
        .copied()
        .filter(|col| rows.iter().any(|row| row.get(*col).is_none()));
    columns.extend(gaps);
    columns
}

fn is_ditto(cell: &Cell) -> bool {
    cell.as_text().is_some_and(vocabulary::is_ditto)
}

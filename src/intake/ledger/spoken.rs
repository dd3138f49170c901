//! Where a column says something of its own, so that a 同上 or a blank cell finds what it repeats at once, however far above.

use std::collections::{BTreeMap, BTreeSet};

use super::Ledger;
use crate::intake::head::Column;
use crate::intake::vocabulary;
use crate::workbook::{Cell, CellRef, Row};

/// By column, the rows whose cells others may repeat, from top to bottom. Only columns in which something is repeated.
#[derive(Debug, Default)]
pub(super) struct Spoken(BTreeMap<u32, Vec<u32>>);

impl Spoken {
    /// Looks through the rows under a ledger's first head, down to row `to` (half open).
    pub(super) fn of(ledger: &Ledger<'_, '_>, to: u32) -> Self {
        let rows = ledger.context.grid.rows();
        let first = rows.partition_point(|row| row.index <= ledger.first_head);
        let end = rows.partition_point(|row| row.index < to);
        let rows = rows.get(first..end).unwrap_or_default();
        let repeating = repeating(ledger, rows);
        let mut spoken: BTreeMap<u32, Vec<u32>> =
            repeating.iter().map(|col| (*col, Vec::new())).collect();
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

/// Columns with a 同上, and those of the region where a row has none.
fn repeating(ledger: &Ledger<'_, '_>, rows: &[Row]) -> BTreeSet<u32> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let mut columns: BTreeSet<u32> = cells
        .filter(|(_, cell)| is_ditto(cell))
        .map(|(col, _)| *col)
        .collect();
    let region = ledger.context.form().region_field;
    let of_region =
        ledger.head.columns.iter().filter(
            |(_, column)| matches!(column, Column::Field { field, .. } if *field == region),
        );
    let gaps = of_region
        .map(|(col, _)| *col)
        .filter(|col| rows.iter().any(|row| row.get(*col).is_none()));
    columns.extend(gaps);
    columns
}

fn is_ditto(cell: &Cell) -> bool {
    cell.as_text().is_some_and(vocabulary::is_ditto)
}

//! What a ledger's row holds for a field: its cell, its option columns, or what stretches down from above.

use super::Ledger;
use crate::intake::head::Column;
use crate::intake::slot::Slot;
use crate::intake::vocabulary;
use crate::workbook::{Cell, CellRef, Grid, Row};

impl<'a> Ledger<'a, '_> {
    /// Everything that a row holds for a field; `None` where the ledger has no column for it.
    pub(super) fn slot(&self, place: usize, row: &'a Row) -> Option<Slot<'a>> {
        let home = CellRef::new(row.index, self.head.column_of(place)?);
        let mut slot = Slot::empty(home);
        slot.circles = self.survey.circles.contains(&place);
        for (col, column) in &self.head.columns {
            let at = CellRef::new(row.index, *col);
            let cell = self.cell(at).or_else(|| self.stretched(at));
            match (column, cell) {
                (Column::Field { field, unit }, cell) if *field == place => {
                    slot.unit = unit
                        .as_deref()
                        .and_then(|unit| self.context.unit_word(unit));
                    slot.cells.extend(cell);
                }
                (Column::Choice { field, option }, Some(cell)) if *field == place => {
                    slot.flags.push((*option, cell.0, cell.1));
                }
                (Column::Other(field), Some(cell)) if *field == place => slot.other = Some(cell),
                _ => {}
            }
        }
        Some(slot)
    }

    /// The cell, or the one above that a merged range or a 同上 stretches down over it.
    pub(super) fn cell(&self, at: CellRef) -> Option<(CellRef, &'a Cell)> {
        let grid: &'a Grid = self.context.grid;
        if let Some(cell) = grid.get(at) {
            let ditto = cell.as_text().is_some_and(vocabulary::is_ditto);
            return Some((
                at,
                if ditto {
                    self.above(at).unwrap_or(cell)
                } else {
                    cell
                },
            ));
        }
        let merge = grid.merge_at(at)?;
        let inside = merge.first.row > self.head.last_row && merge.first.col == merge.last.col;
        inside
            .then(|| grid.get(merge.first).map(|cell| (merge.first, cell)))
            .flatten()
    }

    /// The region above, where it is written once for the rows under it.
    pub(super) fn stretched(&self, at: CellRef) -> Option<(CellRef, &'a Cell)> {
        let stretched = self.survey.stretched.contains(&at.col);
        let cell = stretched.then(|| self.above(at)).flatten();
        cell.map(|cell| (at, cell))
    }

    /// The nearest cell above under the head that says something of its own.
    fn above(&self, at: CellRef) -> Option<&'a Cell> {
        let grid: &'a Grid = self.context.grid;
        let rows = grid.rows();
        let end = rows.partition_point(|row| row.index < at.row);
        rows[..end]
            .iter()
            .rev()
            .take_while(|row| row.index > self.first_head)
            .filter_map(|row| Some((row, grid.get(CellRef::new(row.index, at.col))?)))
            .find(|(row, cell)| {
                let text = cell.as_text().unwrap_or_default();
                !vocabulary::is_ditto(text) && self.may_be_record(row)
            })
            .map(|(_, cell)| cell)
    }
}

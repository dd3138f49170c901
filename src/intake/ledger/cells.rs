//! What a ledger's row holds for a field: its cell, its option columns, or what stretches down from above.

use super::Ledger;
use crate::campaign::Form;
use crate::intake::context::Context;
use crate::intake::head::{Column, Head};
use crate::intake::slot::Slot;
use crate::intake::vocabulary;
use crate::workbook::{Cell, CellRef, Grid, Row};

/// Where a ledger's rows hold each field of the form, worked out once for all of them.
#[derive(Debug)]
pub(super) struct Places {
    fields: Vec<Vec<(u32, Part)>>,
}

/// What one of a field's columns holds.
#[derive(Debug)]
enum Part {
    /// The value, in the unit that the head prints.
    Value(Option<String>),
    /// The tick of an option.
    Option(usize),
    /// The free text option.
    Other,
}

impl Places {
    pub(super) fn new(head: &Head, form: &Form, context: &Context<'_>) -> Self {
        let mut fields: Vec<Vec<(u32, Part)>> = form.fields.iter().map(|_| Vec::new()).collect();
        for (col, column) in &head.columns {
            let (field, part) = match column {
                Column::Field { field, unit } => {
                    let unit = unit.as_deref().and_then(|unit| context.unit_word(unit));
                    (*field, Part::Value(unit))
                }
                Column::Choice { field, option } => (*field, Part::Option(*option)),
                Column::Other(field) => (*field, Part::Other),
                Column::Counter | Column::Extra(_) => continue,
            };
            if let Some(parts) = fields.get_mut(field) {
                parts.push((*col, part));
            }
        }
        for (col, field) in &head.also {
            if let Some(parts) = fields.get_mut(*field) {
                parts.push((*col, Part::Value(None)));
            }
        }
        Self { fields }
    }
}

impl<'a> Ledger<'a, '_> {
    /// Everything that a row holds for a field; `None` where the ledger has no column for it.
    pub(super) fn slot(&self, place: usize, row: &'a Row) -> Option<Slot<'a>> {
        let parts = self.course.places.fields.get(place)?;
        let mut slot = Slot::empty(CellRef::new(row.index, parts.first()?.0));
        slot.circles = self.course.survey.circles.contains(&place);
        for (col, part) in parts {
            let cell = self.cell(row, *col).or_else(|| self.stretched(row, *col));
            match (part, cell) {
                (Part::Value(unit), cell) => {
                    slot.unit.clone_from(unit);
                    slot.cells.extend(cell);
                }
                (Part::Option(option), Some(cell)) => slot.flags.push((*option, cell.0, cell.1)),
                (Part::Other, Some(cell)) => slot.other = Some(cell),
                (Part::Option(_) | Part::Other, None) => {}
            }
        }
        Some(slot)
    }

    /// The cell, or the one above that a merged range or a 同上 stretches down over it.
    pub(super) fn cell(&self, row: &'a Row, col: u32) -> Option<(CellRef, &'a Cell)> {
        let grid: &'a Grid = self.context.grid;
        let at = CellRef::new(row.index, col);
        if let Some(cell) = row.get(col) {
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
        let inside = merge.first.row > self.course.first_head && merge.first.col == merge.last.col;
        inside
            .then(|| grid.get(merge.first).map(|cell| (merge.first, cell)))
            .flatten()
    }

    /// The region above, where it is written once for the rows under it.
    pub(super) fn stretched(&self, row: &Row, col: u32) -> Option<(CellRef, &'a Cell)> {
        let at = CellRef::new(row.index, col);
        let stretched = self.course.survey.stretched.contains(&col);
        let cell = stretched.then(|| self.above(at)).flatten();
        cell.map(|cell| (at, cell))
    }

    /// The nearest cell above under the head that says something of its own.
    fn above(&self, at: CellRef) -> Option<&'a Cell> {
        let grid: &'a Grid = self.context.grid;
        grid.get(self.spoken.above(at)?)
    }
}

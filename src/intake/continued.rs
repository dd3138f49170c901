//! A sheet without a head whose rows go on with the ledger on the sheet before: told, because it lacks every label.

use super::Reader;
use super::context::Context;
use super::head::{Column, Head};
use super::sheet_notices::goes_on;
use super::slot::Slot;
use super::total::begins_with_total;
use crate::campaign::FormId;
use crate::diagnostic::Diagnostic;
use crate::workbook::{CellRef, Row, Sheet};

/// Rows that are looked at.
const LOOKED_AT: usize = 12;
/// Fewest numbers of ours that a row of the ledger has.
const FEWEST_NUMBERS: usize = 2;

/// The last ledger that was read, and the name of its sheet.
pub(super) struct Before {
    pub form: FormId,
    pub head: Head,
    pub sheet: Option<String>,
}

impl Before {
    /// That the sheet's rows are the ledger's, where they all have numbers in its columns of numbers.
    pub fn look(&self, reader: &Reader<'_>, file: &str, sheet: &Sheet) -> Option<Diagnostic> {
        let context = Context {
            campaign: reader.campaign,
            form: self.form,
            file,
            sheet: sheet.name.as_deref(),
            folder: None,
            grid: &sheet.grid,
            ticks: &reader.ticks,
        };
        let rows = || {
            sheet
                .grid
                .rows()
                .iter()
                .filter(|row| self.may_be_record(row))
        };
        let fits = rows().take(LOOKED_AT).all(|row| self.fits(&context, row));
        let count = rows().count();
        (fits && count > 0).then(|| goes_on(file, sheet, self.sheet.as_deref(), count))
    }

    fn may_be_record(&self, row: &Row) -> bool {
        row.cells.len() * 2 > self.head.columns.len() && !begins_with_total(row)
    }

    /// Enough columns of numbers hold one, and none holds anything else.
    fn fits(&self, context: &Context<'_>, row: &Row) -> bool {
        let mut numbers = 0;
        let all = self.head.columns.iter().all(|(col, column)| {
            let Column::Field { field, unit } = column else {
                return true;
            };
            let field = &context.form().fields[*field];
            let Some(cell) = row.get(*col).filter(|_| field.kind.is_number()) else {
                return true;
            };
            let at = CellRef::new(row.index, *col);
            let slot = Slot::empty(at).with(Some((at, cell)));
            let number = slot.of(&field.kind, unit.clone()).number(context, field);
            numbers += usize::from(number.is_some());
            number.is_some()
        });
        all && numbers >= FEWEST_NUMBERS
    }
}

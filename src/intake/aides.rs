//! What kjzd itself writes beside a form to help filling it is no answer and no remark: it is taken off before reading.

use std::borrow::Cow;

use crate::campaign::stamp::{AIDE_END, AIDE_MARK};
use crate::workbook::{Cell, CellRef, Grid, Sheet};

/// The sheet without our own words and the cells that they speak of; the sheet itself where there are none.
pub(super) fn without_aides(sheet: &Sheet) -> Cow<'_, Sheet> {
    if !sheet.grid.cells().any(|(_, cell)| is_aide(cell)) {
        return Cow::Borrowed(sheet);
    }
    let mut grid = Grid::default();
    for merge in sheet.grid.merges() {
        grid.merge(*merge);
    }
    for row in sheet.grid.rows() {
        let mut spoken_of = false;
        for (col, cell) in &row.cells {
            if is_aide(cell) {
                spoken_of = cell
                    .as_text()
                    .is_some_and(|text| text.trim().ends_with(AIDE_END));
            } else if !std::mem::take(&mut spoken_of) {
                grid.set(CellRef::new(row.index, *col), cell.clone());
            }
        }
    }
    Cow::Owned(Sheet {
        grid,
        ..sheet.clone()
    })
}

/// Our own words, also where a program dropped a formula's result.
fn is_aide(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => text.trim_start().starts_with(AIDE_MARK),
        Cell::Uncomputed(formula) => formula.contains(AIDE_MARK),
        _ => false,
    }
}

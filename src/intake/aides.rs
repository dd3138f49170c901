//! What kjzd itself writes beside a form to help filling it is no answer and no remark: it is taken off before reading.

use std::borrow::Cow;

use crate::campaign::stamp::{AIDE_END, AIDE_MARK};
use crate::workbook::{Cell, CellRef, Grid, Row, Sheet};

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
        let mut row = row.clone();
        take_off(&mut row);
        for (col, cell) in row.cells {
            grid.set(CellRef::new(row.index, col), cell);
        }
    }
    Cow::Owned(Sheet {
        grid,
        ..sheet.clone()
    })
}

/// Takes our own words off a row, and the cells that they speak of.
pub(super) fn take_off(row: &mut Row) {
    let mut spoken_of = false;
    row.cells.retain(|(_, cell)| {
        if is_aide(cell) {
            spoken_of = cell
                .as_text()
                .is_some_and(|text| text.trim().ends_with(AIDE_END));
            return false;
        }
        !std::mem::take(&mut spoken_of)
    });
}

/// Our own words, also where a program dropped a formula's result.
fn is_aide(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => text.trim_start().starts_with(AIDE_MARK),
        Cell::Uncomputed(formula) => formula.contains(AIDE_MARK),
        _ => false,
    }
}

//! What was found and could not be placed, cell by cell, so that it can be handed back.

use super::slot::display;
use crate::workbook::{CellRef, Sheet};

/// Cells kept of a sheet that holds no form; nobody reads more of them one by one.
const MOST: usize = 2_000;

/// One cell that belongs to no field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stray {
    /// The tab's name; none for CSV.
    pub sheet: Option<String>,
    /// Where.
    pub cell: CellRef,
    /// What stands there.
    pub text: String,
}

/// Everything on a sheet that holds no form.
pub(super) fn all(sheet: &Sheet) -> impl Iterator<Item = Stray> + '_ {
    sheet.grid.cells().take(MOST).map(|(at, cell)| Stray {
        sheet: sheet.name.clone(),
        cell: at,
        text: display(cell).into_owned(),
    })
}

//! What calamine lists and gives, as ours: nothing is parsed, rounded or guessed on the way.

use super::Limit;
use super::limits::{Limits, within};
use super::{Cell, CellRef, Damage, DateCell, OpenError};
use calamine::{Data, DataRef, ExcelDateTime, Sheet, SheetType, SheetVisible};
use std::collections::HashSet;
use std::fmt::Display;

/// The worksheets of a workbook: charts, macro sheets and dialogs hold no cells.
pub(super) fn worksheets(listed: &[Sheet], limits: &Limits) -> Result<Vec<Sheet>, OpenError> {
    within(Limit::Sheets, listed.len() as u64, limits.sheets)?;
    let mut names = HashSet::new();
    // calamine finds a sheet by its name and would give the first one twice.
    if !listed.iter().all(|sheet| names.insert(&sheet.name)) {
        return Err(OpenError::damaged("有两张工作表同名"));
    }
    if listed.is_empty() {
        return Err(OpenError::damaged("工作簿里没有工作表"));
    }
    let sheets = listed.iter().cloned();
    Ok(sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .collect())
}

/// False for hidden and very hidden sheets.
pub(super) fn is_visible(sheet: &Sheet) -> bool {
    sheet.visible == SheetVisible::Visible
}

/// A place as calamine gives it.
pub(super) fn place((row, col): (u32, u32)) -> CellRef {
    CellRef::new(row, col)
}

/// A borrowed value as a cell; `None` for a blank.
pub(super) fn cell_of_ref(value: DataRef<'_>, epoch_1904: bool) -> Option<Cell> {
    match value {
        DataRef::SharedString(text) => Some(Cell::text(text)),
        DataRef::String(text) => Some(Cell::text(text)),
        value => cell(&Data::from(value), epoch_1904),
    }
}

/// A value as a cell; `None` for a blank.
pub(super) fn cell(value: &Data, epoch_1904: bool) -> Option<Cell> {
    Some(match value {
        Data::String(text) => Cell::text(text.as_str()),
        Data::Float(number) => finite(*number),
        Data::Int(number) => integer(*number),
        Data::Bool(truth) => Cell::Bool(*truth),
        Data::DateTime(date) => serial(date, epoch_1904),
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Cell::Date(DateCell::Iso(text.as_str().into()))
        }
        Data::Error(error) => Cell::Error(error.to_string().into()),
        Data::Empty => return None,
    })
}

/// calamine reads `inf` and `NaN` as numbers; no office program means one.
fn finite(number: f64) -> Cell {
    if number.is_finite() {
        Cell::Number(number)
    } else {
        Cell::text(number.to_string())
    }
}

fn serial(date: &ExcelDateTime, epoch_1904: bool) -> Cell {
    let days = date.as_f64();
    if !days.is_finite() {
        return finite(days);
    }
    Cell::Date(DateCell::Serial {
        days,
        epoch_1904,
        duration: date.is_duration(),
    })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the formats store 30-bit integers"
)]
fn integer(number: i64) -> Cell {
    Cell::Number(number as f64)
}

/// What calamine says of a fault, for the analyst.
pub(super) fn fault(error: impl Display) -> Damage {
    Damage::told("文件内部的记录错乱", error)
}

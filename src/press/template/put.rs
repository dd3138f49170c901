//! Putting one thing into the cells of an area: text, an answer, a formula.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::look;
use super::plan::{Area, Role};

/// An answer to print where a plan asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Text, always written as text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A ticked box.
    Ticked,
    /// A number as a cell stored it.
    Stored(f64),
    /// A day, as workbooks count them.
    Day(f64),
    /// TRUE or FALSE.
    Flag(bool),
}

/// A ticked box, as the drop-down offers it.
pub(in crate::press) const TICKED: &str = "☑";
/// How a day is shown.
const DAY: &str = "yyyy\"年\"m\"月\"d\"日\"";

pub(super) fn put_answer(
    sheet: &mut Worksheet,
    area: Area,
    answer: Option<Answer>,
    format: &Format,
) -> Result<(), XlsxError> {
    match answer {
        None => put_text(sheet, area, "", format),
        Some(Answer::Text(text)) => put_text(sheet, area, &text, format),
        Some(Answer::Ticked) => put_text(sheet, area, TICKED, format),
        Some(Answer::Number(number)) => {
            put_number(sheet, area, number.to_f64().unwrap_or_default(), format)
        }
        Some(Answer::Stored(number)) => put_number(sheet, area, number, format),
        Some(Answer::Day(days)) => {
            let format = format.clone().set_num_format(DAY);
            put_number(sheet, area, days, &format)
        }
        Some(Answer::Flag(flag)) => {
            put_text(sheet, area, "", format)?;
            let (row, col) = place(area);
            sheet.write_boolean_with_format(row, col, flag, format)?;
            Ok(())
        }
    }
}

fn put_number(
    sheet: &mut Worksheet,
    area: Area,
    number: f64,
    format: &Format,
) -> Result<(), XlsxError> {
    put_text(sheet, area, "", format)?;
    let (row, col) = place(area);
    sheet.write_number_with_format(row, col, number, format)?;
    Ok(())
}

/// Text over an area, merged where it is more than one cell; blank cells keep their format.
pub(in crate::press) fn put_text(
    sheet: &mut Worksheet,
    area: Area,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let (row, col) = place(area);
    if area.is_cell() {
        if text.is_empty() {
            sheet.write_blank(row, col, format)?;
        } else {
            sheet.write_string_with_format(row, col, text, format)?;
        }
    } else {
        sheet.merge_range(row, col, area.last.row, column(area.last.col), text, format)?;
    }
    Ok(())
}

/// A live formula over an area, with the value that it has as long as nothing is typed.
pub(in crate::press) fn put_formula(
    sheet: &mut Worksheet,
    area: Area,
    formula: String,
    result: String,
    role: Role,
) -> Result<(), XlsxError> {
    let format = look::printed(role, 0.0);
    put_text(sheet, area, "", &format)?;
    let (row, col) = place(area);
    let formula = Formula::new(formula).set_result(result);
    sheet.write_formula_with_format(row, col, formula, &format)?;
    Ok(())
}

/// The same for a formula that reckons with whole columns, on one line that runs over the cells to its right: such a
/// formula may not stand in merged cells.
pub(in crate::press) fn put_array_formula(
    sheet: &mut Worksheet,
    area: Area,
    formula: String,
    role: Role,
) -> Result<(), XlsxError> {
    let format = look::printed(role, 0.0).unset_text_wrap();
    let (row, col) = place(area);
    let formula = Formula::new(formula).set_result("");
    sheet.write_array_formula_with_format(row, col, row, col, formula, &format)?;
    Ok(())
}

/// Row and column as the writer counts them.
pub(in crate::press) fn place(area: Area) -> (u32, u16) {
    (area.first.row, column(area.first.col))
}

/// A column as the writer counts it; what is beyond its last makes the write fail there.
pub(in crate::press) fn column(col: u32) -> u16 {
    u16::try_from(col).unwrap_or(u16::MAX)
}

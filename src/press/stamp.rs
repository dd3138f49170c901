//! Putting the stamp on a workbook, with a fixed date so that the same input gives the same bytes.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::campaign::stamp::{STAMP_SHEET, Stamp};

/// Stamps a workbook twice, as document properties and on a very hidden sheet at the end, and dates it.
///
/// Call it last: the hidden sheet comes after all others.
pub fn stamp(
    book: &mut Workbook,
    stamp: &Stamp,
    title: &str,
    created: Date,
) -> Result<(), XlsxError> {
    let mut properties = DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&creation_date(created)?);
    for (key, value) in stamp.entries() {
        properties = properties.set_custom_property(key, value);
    }
    book.set_properties(&properties);

    let sheet = book.add_worksheet();
    sheet.set_name(STAMP_SHEET)?.set_very_hidden(true);
    for ((key, value), row) in stamp.entries().iter().zip(0..) {
        sheet.write_string(row, 0, *key)?;
        sheet.write_string(row, 1, value)?;
    }
    Ok(())
}

/// A day as the workbook's date of creation.
pub fn creation_date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or(1900),
        part(day.month()),
        part(day.day()),
    )
}

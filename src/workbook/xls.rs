//! Excel 5 to 2003 workbooks, also WPS `.et`: calamine, once the container and the records have been looked over.

use super::biff;
use super::builder::Builder;
use super::convert::{self, fault};
use super::limits::Limits;
use super::ole::Compound;
use super::open::Content;
use super::{CellRef, Format, OpenError};
use calamine::{Data, Range, Reader, Xls, XlsError, XlsOptions};
use std::io::Cursor;

/// The code page number of UTF-16.
const UTF_16: u16 = 1200;

/// Reads a compound file's workbook.
pub(super) fn read(
    bytes: &[u8],
    file: &Compound,
    limits: &Limits,
    builder: &mut Builder,
) -> Result<Content, OpenError> {
    let stream = match file.stream("Workbook")? {
        Some(stream) => stream,
        None => file.stream("Book")?.unwrap_or_default(),
    };
    let version = biff::look_over(&stream, limits)?;
    let mut options = XlsOptions::default();
    if version == biff::Version::Excel97 {
        // Texts are UTF-16 since Excel 97, whatever code page some writers state beside.
        options.force_codepage = Some(UTF_16);
    }
    let book = Xls::new_with_options(Cursor::new(bytes), options);
    let mut book = book.map_err(from_xls)?;
    let mut content = Content::new(Format::Xls);
    if let Ok(found) = book.workbook_properties() {
        content.properties = found.custom_properties.into_iter().collect();
        builder.properties(&content.properties);
    }
    let epoch_1904 = book.has_1904_epoch();
    for sheet in convert::worksheets(book.sheets_metadata(), limits)? {
        builder.sheet(Some(sheet.name.clone()), convert::is_visible(&sheet))?;
        let merges = book.merge_cells_by_sheet_name(&sheet.name);
        for merge in merges.map_err(from_xls)? {
            builder.merge(convert::place(merge.start), convert::place(merge.end))?;
        }
        let range = book.worksheet_range(&sheet.name).map_err(from_xls)?;
        take_cells(&range, epoch_1904, builder)?;
    }
    Ok(content)
}

/// The cells of a range, whose own places count from its first non-empty cell.
fn take_cells(
    range: &Range<Data>,
    epoch_1904: bool,
    builder: &mut Builder,
) -> Result<(), OpenError> {
    let (top, left) = range.start().unwrap_or_default();
    for (row, values) in (top..).zip(range.rows()) {
        for (col, value) in (left..).zip(values) {
            if let Some(cell) = convert::cell(value, epoch_1904) {
                builder.put(CellRef::new(row, col), cell)?;
            }
        }
    }
    Ok(())
}

fn from_xls(error: XlsError) -> OpenError {
    match error {
        XlsError::Password => OpenError::Encrypted,
        error => OpenError::damaged(fault(error)),
    }
}

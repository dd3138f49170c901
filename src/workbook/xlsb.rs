//! Excel binary workbooks, through calamine: too rare among returns to be read in any other way.

use super::builder::Builder;
use super::limits::Allowance;
use super::open::Content;
use super::package::Package;
use super::{BrokenAt, CellRef, Format, OpenError, Sheet, convert};
use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::io::Cursor;

type Book<'a> = Xlsb<Cursor<&'a [u8]>>;

/// Reads a workbook whose parts have been weighed, since calamine inflates them without a bound.
pub(super) fn read(bytes: &[u8], mut package: Package) -> Result<Content, OpenError> {
    package.weigh()?;
    let mut book: Book = Xlsb::new(Cursor::new(bytes)).map_err(from_xlsb)?;
    let mut content = Content::new(Format::Xlsb);
    if let Ok(found) = book.workbook_properties() {
        content.properties = found.custom_properties.into_iter().collect();
    }
    let mut allowance = Allowance::of(package.limits());
    let listed = book.sheets_metadata().to_vec();
    allowance.take_sheets(listed.len())?;
    for sheet in listed {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut builder = Builder::new(&mut allowance);
        let broken_at = read_cells(&mut book, &sheet.name, &mut builder)?;
        content.sheets.push(Sheet {
            name: Some(sheet.name),
            visible: sheet.visible == SheetVisible::Visible,
            grid: builder.finish(),
            broken_at,
        });
    }
    Ok(content)
}

/// Streams one sheet; a fault in it ends that sheet and says after which cell.
fn read_cells(
    book: &mut Book,
    name: &str,
    builder: &mut Builder,
) -> Result<Option<BrokenAt>, OpenError> {
    let epoch_1904 = book.has_1904_epoch();
    let mut after = None;
    let broken = |after, error: XlsbError| {
        let reason = format!("内部记录错乱（{error}）");
        Ok(Some(BrokenAt { after, reason }))
    };
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(error) => return broken(after, error),
    };
    loop {
        match cells.next_cell() {
            Ok(Some(found)) => {
                let (row, col) = found.get_position();
                let at = CellRef::new(row, col);
                if let Some(cell) = convert::cell(found.get_value(), epoch_1904) {
                    builder.put(at, cell)?;
                }
                after = Some(at);
            }
            Ok(None) => return Ok(None),
            Err(error) => return broken(after, error),
        }
    }
}

fn from_xlsb(error: XlsbError) -> OpenError {
    match error {
        XlsbError::Password => OpenError::Encrypted,
        error => OpenError::Damaged(format!("内部记录错乱（{error}）")),
    }
}

//! Excel binary workbooks: calamine's cell reader into sparse grids, once the container has been weighed.

use super::builder::Builder;
use super::convert::{self, fault};
use super::open::Content;
use super::package::Package;
use super::weigh::weigh;
use super::{Format, OpenError};
use calamine::{Reader, Xlsb, XlsbError};
use std::borrow::Cow;
use std::io::Cursor;

type Book<'a> = Xlsb<Cursor<Cow<'a, [u8]>>>;

/// Reads a workbook whose parts have been weighed, since calamine inflates them without a bound.
pub(super) fn read(mut package: Package, builder: &mut Builder) -> Result<Content, OpenError> {
    let weighed = weigh(&mut package)?;
    let mut book: Book = Xlsb::new(Cursor::new(weighed.container)).map_err(from_xlsb)?;
    let mut content = Content::new(Format::Xlsb);
    if let Ok(found) = book.workbook_properties() {
        content.properties = found.custom_properties.into_iter().collect();
        builder.properties(&content.properties);
    }
    for sheet in convert::worksheets(book.sheets_metadata(), package.limits())? {
        builder.sheet(Some(sheet.name.clone()), convert::is_visible(&sheet))?;
        if !builder.is_unwanted() {
            read_cells(&mut book, &sheet.name, builder)?;
        }
    }
    Ok(content)
}

/// Streams one sheet; a fault in it ends that sheet and says after which cell.
fn read_cells(book: &mut Book, name: &str, builder: &mut Builder) -> Result<(), OpenError> {
    let epoch_1904 = book.has_1904_epoch();
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(error) => {
            builder.broken(fault(error));
            return Ok(());
        }
    };
    loop {
        match cells.next_cell() {
            Ok(Some(found)) => {
                let at = convert::place(found.get_position());
                let cell = convert::cell_of_ref(found.get_value().clone(), epoch_1904);
                if let Some(cell) = cell.filter(|_| at.is_on_sheet()) {
                    builder.put(at, cell)?;
                }
            }
            Ok(None) => return Ok(()),
            Err(error) => {
                builder.broken(fault(error));
                return Ok(());
            }
        }
    }
}

fn from_xlsb(error: XlsbError) -> OpenError {
    match error {
        XlsbError::Password => OpenError::Encrypted,
        error => OpenError::damaged(fault(error)),
    }
}

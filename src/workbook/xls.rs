//! Binary workbooks and OpenDocument.

use super::{CellRef, Format, Grid, Limits, Merge, OpenError, Sheet, convert, open::Content};
use calamine::{Data, Range, Reader, SheetType, SheetVisible, Xls, Xlsb};
use std::io::Cursor;

fn fill(grid: &mut Grid, range: &Range<Data>, epoch_1904: bool) {
    let Some((top, left)) = range.start() else {
        return;
    };
    for (row, col, value) in range.used_cells() {
        let (Ok(row), Ok(col)) = (u32::try_from(row), u32::try_from(col)) else {
            continue;
        };
        if let Some(cell) = convert::from_data(value, epoch_1904) {
            grid.set(CellRef::new(top + row, left + col), cell);
        }
    }
}

macro_rules! sheets {
    ($book:expr, $content:expr, $epoch:expr, $merges:expr) => {
        for listed in $book.sheets_metadata().to_vec() {
            if listed.typ != SheetType::WorkSheet {
                continue;
            }
            let mut grid = Grid::default();
            let range = $book
                .worksheet_range(&listed.name)
                .map_err(OpenError::damaged)?;
            fill(&mut grid, &range, $epoch);
            for merge in $merges(&mut $book, &listed.name) {
                let merge: calamine::Dimensions = merge;
                grid.merge(Merge {
                    first: CellRef::new(merge.start.0, merge.start.1),
                    last: CellRef::new(merge.end.0, merge.end.1),
                });
            }
            $content.sheets.push(Sheet {
                name: Some(listed.name),
                visible: listed.visible == SheetVisible::Visible,
                grid,
                broken_at: None,
            });
        }
    };
}

pub(super) fn read(bytes: &[u8], _limits: &Limits) -> Result<Content, OpenError> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => OpenError::Encrypted,
        error => OpenError::damaged(error),
    })?;
    let mut content = Content::new(Format::Xls);
    content.properties = book
        .workbook_properties()
        .map(|found| found.custom_properties.into_iter().collect())
        .unwrap_or_default();
    let epoch = book.has_1904_epoch();
    sheets!(book, content, epoch, |book: &mut Xls<_>, name: &str| book
        .merge_cells_by_sheet_name(name)
        .unwrap_or_default());
    Ok(content)
}

pub(super) fn read_xlsb(
    bytes: &[u8],
    mut package: super::package::Package,
) -> Result<Content, OpenError> {
    package.weigh()?;
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(OpenError::damaged)?;
    let mut content = Content::new(Format::Xlsb);
    let epoch = book.has_1904_epoch();
    sheets!(book, content, epoch, |_: &mut Xlsb<_>, _: &str| Vec::new());
    Ok(content)
}

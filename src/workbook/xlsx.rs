//! Office Open XML workbooks, cell by cell into sparse grids.

use super::{
    BrokenAt, Cell, CellRef, Format, Grid, Limits, Merge, OpenError, Sheet, convert, open::Content,
};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use std::io::Cursor;

/// Reads a workbook whose container has passed the guards.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, OpenError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(OpenError::damaged)?;
    let mut content = Content::new(Format::Xlsx);
    content.properties = book
        .workbook_properties()
        .map(|found| found.custom_properties.into_iter().collect())
        .unwrap_or_default();
    let epoch_1904 = book.has_1904_epoch();
    let mut left = limits.cells;
    for listed in book.sheets_metadata().to_vec() {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let mut grid = Grid::default();
        let broken_at = read_cells(
            &mut book,
            &listed.name,
            epoch_1904,
            &mut left,
            limits,
            &mut grid,
        )?;
        for merge in book
            .merge_cells_by_sheet_name(&listed.name)
            .unwrap_or_default()
        {
            grid.merge(Merge {
                first: CellRef::new(merge.start.0, merge.start.1),
                last: CellRef::new(merge.end.0, merge.end.1),
            });
        }
        content.sheets.push(Sheet {
            name: Some(listed.name),
            visible: listed.visible == SheetVisible::Visible,
            grid,
            broken_at,
        });
    }
    Ok(content)
}

/// Streams one sheet; a fault in it ends that sheet and says after which cell.
fn read_cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    epoch_1904: bool,
    left: &mut u64,
    limits: &Limits,
    grid: &mut Grid,
) -> Result<Option<BrokenAt>, OpenError> {
    let mut after = None;
    let broken = |after, reason: String| Ok(Some(BrokenAt { after, reason }));
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(error) => return broken(after, error.to_string()),
    };
    loop {
        let found = match cells.next_cell_with_formula() {
            Ok(Some(found)) => found,
            Ok(None) => return Ok(None),
            Err(error) => return broken(after, error.to_string()),
        };
        let at = CellRef::new(found.pos.0, found.pos.1);
        after = Some(at);
        let cell = match (found.value, found.formula) {
            (DataRef::Empty, Some(formula)) => Some(Cell::Uncomputed(formula.into())),
            (value, _) => convert::from_ref(value, epoch_1904),
        };
        if let Some(cell) = cell {
            *left = left.checked_sub(1).ok_or_else(|| limits.too_many_cells())?;
            grid.set(at, cell);
        }
    }
}

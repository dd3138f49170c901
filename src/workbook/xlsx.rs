//! Office Open XML workbooks: calamine's cell reader into sparse grids, once the container has been weighed.

use super::builder::Builder;
use super::convert::{self, cell_of_ref, fault};
use super::open::Content;
use super::package::Package;
use super::tail::{Corners, Tail};
use super::weigh::weigh;
use super::{Cell, Damage, Format, OpenError};
use calamine::{DataRef, Dimensions, Reader, Xlsx, XlsxCellReader, XlsxError, XlsxFormulaMetadata};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Cursor;

type Book<'a> = Xlsx<Cursor<Cow<'a, [u8]>>>;

/// Reads a workbook.
pub(super) fn read(mut package: Package, builder: &mut Builder) -> Result<Content, OpenError> {
    let weighed = weigh(&mut package)?;
    let mut book: Book = Xlsx::new(Cursor::new(weighed.container)).map_err(from_xlsx)?;
    let mut content = Content::new(Format::Xlsx);
    if package.has("docProps/custom.xml")
        && let Ok(found) = book.workbook_properties()
    {
        content.properties = found.custom_properties.into_iter().collect();
        builder.properties(&content.properties);
    }
    let known = known_merges(&weighed.tails, book.sheets_metadata().len());
    for sheet in convert::worksheets(book.sheets_metadata(), package.limits())? {
        builder.sheet(Some(sheet.name.clone()), convert::is_visible(&sheet))?;
        if !builder.is_unwanted() {
            read_sheet(&mut book, &sheet.name, known.as_deref(), builder)?;
        }
    }
    Ok(content)
}

/// The merged ranges of every sheet, where the parts tell them without a look at which part is which sheet: there is
/// one only, or none has any.
fn known_merges(tails: &[Tail], sheets: usize) -> Option<Vec<Corners>> {
    match tails {
        [only] if sheets == 1 => only.merges(),
        _ => {
            let is_without = |tail: &Tail| tail.merges().is_some_and(|merges| merges.is_empty());
            (tails.len() >= sheets && tails.iter().all(is_without)).then(Vec::new)
        }
    }
}

/// One sheet: its merged ranges, which need a pass of their own where they are not known, and its cells.
fn read_sheet(
    book: &mut Book,
    name: &str,
    known: Option<&[Corners]>,
    builder: &mut Builder,
) -> Result<(), OpenError> {
    let merges = match known {
        Some(known) => Ok(known.to_vec()),
        None => book.merge_cells_by_sheet_name(name).map(|merges| {
            let corners =
                |merge: Dimensions| (convert::place(merge.start), convert::place(merge.end));
            merges.into_iter().map(corners).collect()
        }),
    };
    for (first, last) in merges.as_ref().into_iter().flatten() {
        builder.merge(*first, *last)?;
    }
    let epoch_1904 = book.has_1904_epoch();
    let mut reading = Reading {
        builder,
        epoch_1904,
        shared: HashMap::new(),
    };
    match book.worksheet_cells_reader(name) {
        Ok(cells) => {
            reading.builder.ends_at(cells.dimensions().end.0);
            reading.run(cells)?;
        }
        Err(error) => reading.mark(damage(&error)),
    }
    if let Err(error) = merges {
        reading.mark(damage(&error));
    }
    Ok(())
}

/// The state of reading one sheet.
struct Reading<'b, 's, 'l> {
    builder: &'b mut Builder<'s, 'l>,
    epoch_1904: bool,
    /// The texts of shared formulas, for the cells that only point at them.
    shared: HashMap<usize, Box<str>>,
}

impl Reading<'_, '_, '_> {
    fn run(&mut self, mut cells: XlsxCellReader<Cursor<Cow<[u8]>>>) -> Result<(), OpenError> {
        loop {
            // Not `next_cell_with_formula`: that one writes out every shared formula, and allocates as many as a
            // file claims to have.
            match cells.next_cell_with_formula_metadata() {
                Ok(Some(found)) => {
                    let at = convert::place(found.pos);
                    let formula = found.formula.map(|formula| self.formula_text(formula));
                    let cell = match (found.value, formula) {
                        (DataRef::Empty, Some(formula)) if !formula.is_empty() => {
                            Some(Cell::Uncomputed(formula))
                        }
                        (value, _) => cell_of_ref(value, self.epoch_1904),
                    };
                    if !at.is_on_sheet() {
                        self.mark("有单元格的地址超出工作表".into());
                    } else if let Some(cell) = cell {
                        self.builder.put(at, cell)?;
                    }
                }
                Ok(None) => return Ok(()),
                // The reader stands behind such a value and goes on with the next cell.
                Err(error) if costs_one_cell(&error) => self.mark(damage(&error)),
                Err(error) => {
                    self.mark(damage(&error));
                    return Ok(());
                }
            }
        }
    }

    /// A formula's text: its own, or that of the cell which it shares.
    fn formula_text(&mut self, formula: XlsxFormulaMetadata) -> Box<str> {
        match formula {
            XlsxFormulaMetadata::Normal { formula } => formula.into(),
            XlsxFormulaMetadata::Shared {
                shared_index,
                formula,
                ..
            } => {
                let text: Box<str> = formula.into();
                self.shared.insert(shared_index, text.clone());
                text
            }
            XlsxFormulaMetadata::SharedDerived { shared_index } => {
                let text = self.shared.get(&shared_index).cloned();
                text.unwrap_or_else(|| "共享公式".into())
            }
            _ => "公式".into(),
        }
    }

    /// Remembers the first fault and the last cell before it.
    fn mark(&mut self, damage: Damage) {
        self.builder.broken(damage);
    }
}

/// Values that calamine does not know, such as the `#SPILL!` of newer editions, or a text that is not in the table.
fn costs_one_cell(error: &XlsxError) -> bool {
    matches!(
        error,
        XlsxError::CellError(_)
            | XlsxError::CellTAttribute(_)
            | XlsxError::ParseFloat(_)
            | XlsxError::Unexpected(_)
            | XlsxError::Unrecognized { .. }
    )
}

fn from_xlsx(error: XlsxError) -> OpenError {
    match error {
        XlsxError::Password => OpenError::Encrypted,
        XlsxError::Unrecognized {
            typ: "sheet:type", ..
        } => OpenError::damaged("工作簿里有 Excel 4.0 宏表，请删去后重发"),
        error => OpenError::damaged(damage(&error)),
    }
}

/// What an error says to a clerk, where it is one that people meet.
fn damage(error: &XlsxError) -> Damage {
    match error {
        XlsxError::CellError(value) => format!("有单元格里是错误值 {value}").into(),
        XlsxError::FileNotFound(part) => format!("文件里缺少 {part}").into(),
        XlsxError::WorksheetNotFound(_) => "文件里缺少这张工作表的内容".into(),
        XlsxError::XmlEof(_) => Damage::told("内容在中途断了，文件可能没有传完", error),
        error => fault(error),
    }
}

//! A long list: title, caption, headings, one row after the other. Rows are written as they come and not kept.

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

use super::figure::write_number;
use super::page::{self, Page};
use super::style::{self, Figure, Weight};
use super::words::{Words, label_with_unit};
use crate::campaign::{Campaign, Field, Kind};

/// Row of the headings.
const HEADINGS: RowNum = 2;
/// Rows of an Excel sheet, less those above a list's.
pub(super) const MOST_ROWS: usize = 1_048_576 - 3;

/// One column of a list.
#[derive(Debug)]
pub(super) struct Column {
    title: String,
    width: f64,
    /// Of its numbers.
    number: Format,
    /// Of its words.
    words: Format,
}

impl Column {
    /// A column of a form's field.
    pub(super) fn of(field: &Field, campaign: &Campaign) -> Self {
        Self {
            title: label_with_unit(field, campaign),
            width: width(&field.kind),
            number: style::number(Figure::of(&field.kind), Weight::Plain),
            words: style::prose(),
        }
    }

    /// A column of words of our own.
    pub(super) fn words(title: impl Into<String>, width: f64) -> Self {
        Self {
            title: title.into(),
            width,
            number: style::number(Figure::Count, Weight::Plain),
            words: style::prose(),
        }
    }
}

/// Wide enough for what is usually written there.
fn width(kind: &Kind) -> f64 {
    match kind {
        Kind::Integer | Kind::Decimal(_) | Kind::Person => 11.0,
        Kind::Phone | Kind::Region(_) | Kind::Date => 17.0,
        Kind::Text | Kind::Choices(_) => 24.0,
    }
}

/// A list being written, with a running number before each row.
pub(super) struct List<'a> {
    sheet: &'a mut Worksheet,
    columns: Vec<Column>,
    number: Format,
    row: RowNum,
    last: ColNum,
    /// Number of the last row written, over all sheets of the list.
    count: usize,
}

impl<'a> List<'a> {
    /// Writes the head; the first row will have the number after `before`.
    pub(super) fn begin(
        sheet: &'a mut Worksheet,
        columns: Vec<Column>,
        page: &Page<'_>,
        before: usize,
    ) -> Result<Self, XlsxError> {
        let last = ColNum::try_from(columns.len()).unwrap_or(ColNum::MAX / 2);
        sheet.set_column_width(0, 7)?;
        for (col, column) in (1..).zip(&columns) {
            sheet.set_column_width(col, column.width)?;
        }
        page::head(
            sheet,
            &Page {
                last_column: last,
                ..*page
            },
        )?;
        let titles = columns
            .iter()
            .map(|column| (column.title.as_str(), column.width));
        sheet.set_row_height(HEADINGS, page::height(titles))?;
        let heading = style::heading();
        sheet.write_string_with_format(HEADINGS, 0, "序号", &heading)?;
        for (col, column) in (1..).zip(&columns) {
            sheet.write_string_with_format(HEADINGS, col, &column.title, &heading)?;
        }
        Ok(Self {
            sheet,
            columns,
            number: style::number(Figure::Count, Weight::Plain),
            row: HEADINGS,
            last,
            count: before,
        })
    }

    /// Writes one row, a cell a column.
    pub(super) fn row(&mut self, cells: &[Option<Words>]) -> Result<(), XlsxError> {
        self.row += 1;
        self.count += 1;
        let texts = cells
            .iter()
            .zip(&self.columns)
            .filter_map(|(cell, column)| match cell {
                Some(Words::Text(text)) => Some((text.as_str(), column.width)),
                _ => None,
            });
        self.sheet.set_row_height(self.row, page::height(texts))?;
        let count = u32::try_from(self.count).unwrap_or(u32::MAX);
        self.sheet
            .write_number_with_format(self.row, 0, count, &self.number)?;
        for ((col, column), cell) in (1..).zip(&self.columns).zip(cells) {
            let (sheet, at) = (&mut *self.sheet, (self.row, col));
            match cell {
                Some(Words::Number(number)) => write_number(sheet, at, *number, &column.number)?,
                Some(Words::Text(text)) => {
                    sheet.write_string_with_format(at.0, at.1, text, &column.words)?;
                }
                None => {
                    sheet.write_blank(at.0, at.1, &column.words)?;
                }
            }
        }
        Ok(())
    }

    /// Filters, frozen headings, print setup.
    pub(super) fn end(self) -> Result<(), XlsxError> {
        self.sheet
            .autofilter(HEADINGS, 0, self.row.max(HEADINGS), self.last)?;
        self.sheet.set_freeze_panes(HEADINGS + 1, 2)?;
        page::landscape(self.sheet, (HEADINGS, HEADINGS))
    }
}

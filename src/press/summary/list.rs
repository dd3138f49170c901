//! A long list: title, caption, headings, one row after the other.

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

use super::book::Rows;
use super::page::{self, Page};
use super::style::{self, Figure, Weight};
use super::words::label_with_unit;
use crate::campaign::{Campaign, Field, Kind};

/// Row of the headings.
const HEADINGS: RowNum = 2;
/// The first row under them.
pub(super) const FIRST: RowNum = HEADINGS + 1;
/// Width of the running numbers.
const NUMBERS: f64 = 7.0;
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

/// Which rows of a list stand on a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// How many rows come before.
    pub first: usize,
    /// How many stand here.
    pub rows: usize,
}

impl Stretch {
    /// From this row on, of so many in all, as many as a sheet holds.
    pub(super) fn of(first: usize, all: usize) -> Self {
        let rows = all.saturating_sub(first).min(MOST_ROWS);
        Self { first, rows }
    }
}

/// Writes the rows.
pub(super) type Fill<'s> = Box<dyn Fn(&mut Rows<'_>) -> Result<(), XlsxError> + Send + Sync + 's>;

/// A list whose head stands on its sheet and whose rows are still to come, a running number before each.
pub(super) struct List<'s> {
    widths: Vec<f64>,
    stretch: Stretch,
    fill: Fill<'s>,
}

impl<'s> List<'s> {
    /// Writes all but the rows: head, filters, frozen headings, print setup, and under the headings one row in the format of
    /// each column's numbers and one in that of its words, from which the rows take their look.
    pub(super) fn begin(
        sheet: &mut Worksheet,
        columns: &[Column],
        page: &Page<'_>,
        stretch: Stretch,
        fill: Fill<'s>,
    ) -> Result<Self, XlsxError> {
        let last = ColNum::try_from(columns.len()).unwrap_or(ColNum::MAX / 2);
        head(sheet, columns, page, last)?;
        let number = style::number(Figure::Count, Weight::Plain);
        let looks = columns.iter().map(|column| (&column.number, &column.words));
        for (col, (number, words)) in (0..).zip([(&number, &number)].into_iter().chain(looks)) {
            sheet.write_blank(FIRST, col, number)?;
            sheet.write_blank(FIRST + 1, col, words)?;
        }
        let rows = RowNum::try_from(stretch.rows).unwrap_or(RowNum::MAX / 2);
        sheet.autofilter(HEADINGS, 0, HEADINGS + rows, last)?;
        sheet.set_freeze_panes(FIRST, 2)?;
        page::landscape(sheet, (HEADINGS, HEADINGS))?;
        let widths = columns.iter().map(|column| column.width);
        Ok(Self {
            widths: std::iter::once(NUMBERS).chain(widths).collect(),
            stretch,
            fill,
        })
    }

    /// The width of each column, that of the running numbers first.
    pub(super) fn widths(&self) -> impl Iterator<Item = f64> {
        self.widths.iter().copied()
    }

    /// How many rows stand on sheets before this one.
    pub(super) fn first(&self) -> usize {
        self.stretch.first
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.stretch.rows
    }

    /// Writes the rows.
    pub(super) fn fill(&self, rows: &mut Rows<'_>) -> Result<(), XlsxError> {
        (self.fill)(rows)
    }
}

/// Title, caption and headings.
fn head(
    sheet: &mut Worksheet,
    columns: &[Column],
    page: &Page<'_>,
    last_column: ColNum,
) -> Result<(), XlsxError> {
    sheet.set_column_width(0, NUMBERS)?;
    for (col, column) in (1..).zip(columns) {
        sheet.set_column_width(col, column.width)?;
    }
    page::head(
        sheet,
        &Page {
            last_column,
            ..*page
        },
    )?;
    let titles = columns
        .iter()
        .map(|column| (column.title.as_str(), column.width));
    sheet.set_row_height(HEADINGS, page::height(titles))?;
    let heading = style::heading();
    sheet.write_string_with_format(HEADINGS, 0, "序号", &heading)?;
    for (col, column) in (1..).zip(columns) {
        sheet.write_string_with_format(HEADINGS, col, &column.title, &heading)?;
    }
    Ok(())
}

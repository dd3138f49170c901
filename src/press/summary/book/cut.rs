//! A long list's sheet as the frame has it, cut where the rows belong.

use rust_xlsxwriter::XlsxError;

use super::super::list::FIRST;
use crate::workbook::column_letters;

/// What stands around the rows, and by which numbers their formats are known.
#[derive(Debug)]
pub(super) struct Cut {
    /// Up to the size of the sheet.
    before_size: String,
    /// From there to the first row.
    before: String,
    /// After the last row.
    pub after: String,
    /// Of each column, the numbers of its formats.
    pub columns: Vec<Formats>,
}

/// The formats of one column.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Formats {
    /// Of its numbers.
    pub number: String,
    /// Of its words.
    pub words: String,
}

impl Cut {
    /// Cuts a sheet that ends with two rows of so many columns, the formats of numbers over those of words.
    pub(super) fn of(xml: &str, columns: usize) -> Result<Self, XlsxError> {
        Self::found(xml, columns)
            .ok_or_else(|| XlsxError::CustomError("a list's sheet is not as expected".to_owned()))
    }

    fn found(xml: &str, columns: usize) -> Option<Self> {
        let first = format!("<row r=\"{}\"", FIRST + 1);
        let (before, rows) = xml.split_at(xml.find(&first)?);
        let (rows, after) = rows.split_at(rows.rfind("</sheetData>")?);
        let (numbers, words) = rows.split_once("</row>")?;
        let formats = formats(numbers).zip(formats(words));
        let formats: Vec<Formats> = formats
            .map(|(number, words)| {
                Some(Formats {
                    number: number?,
                    words: words?,
                })
            })
            .collect::<Option<_>>()?;
        let (before_size, size) = before.split_once("<dimension ref=\"")?;
        let (_, before) = size.split_once('"')?;
        (formats.len() == columns).then(|| Self {
            before_size: before_size.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            columns: formats,
        })
    }

    /// All that stands before so many rows.
    pub(super) fn before(&self, rows: usize) -> String {
        let last = u32::try_from(self.columns.len()).unwrap_or(u32::MAX);
        let corner = column_letters(last.saturating_sub(1));
        let bottom = u64::from(FIRST) + rows as u64;
        let (before, after) = (&self.before_size, &self.before);
        format!("{before}<dimension ref=\"A1:{corner}{bottom}\"{after}")
    }
}

/// The number of each cell's format.
fn formats(row: &str) -> impl Iterator<Item = Option<String>> {
    row.split("<c ").skip(1).map(|cell| {
        let (_, number) = cell.split_once(" s=\"")?;
        Some(number.split_once('"')?.0.to_owned())
    })
}

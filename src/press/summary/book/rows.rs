//! The rows of a long list, one after the other, as XML.

use std::io::{self, Write};

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::super::figure::is_exact;
use super::super::list::{FIRST, List};
use super::super::page;
use super::super::words::Words;
use super::cut::{Cut, Formats};
use super::{REPORT, escape};
use crate::workbook::column_letters;

/// Bytes that go to the compressor at once.
const BLOCK: usize = 1 << 16;

/// Takes the rows of a list.
pub(in super::super) struct Rows<'o> {
    out: &'o mut dyn Write,
    told: &'o dyn Fn(usize),
    columns: Vec<Column<'o>>,
    /// A row's height by its lines, as it is written.
    heights: Vec<String>,
    /// The next row's number, over all sheets of the list.
    number: usize,
    /// What has not gone out yet.
    block: Vec<u8>,
    /// The cells of the row that is being written.
    cells: Vec<u8>,
    /// Zero-based row of the next one.
    row: u32,
    untold: usize,
}

/// What repeats in the cells of a column.
struct Column<'o> {
    letters: String,
    width: f64,
    formats: &'o Formats,
}

impl<'o> Rows<'o> {
    pub(super) fn new(
        out: &'o mut dyn Write,
        list: &List<'_>,
        cut: &'o Cut,
        told: &'o dyn Fn(usize),
    ) -> Self {
        let columns = (0..).zip(list.widths()).zip(&cut.columns);
        Self {
            out,
            told,
            columns: columns
                .map(|((col, width), formats)| Column {
                    letters: column_letters(col),
                    width,
                    formats,
                })
                .collect(),
            heights: (0..=page::MOST_LINES).map(height).collect(),
            number: list.first() + 1,
            block: Vec::with_capacity(BLOCK + BLOCK / 4),
            cells: Vec::new(),
            row: FIRST,
            untold: 0,
        }
    }

    /// Writes a row: its number, then a cell a column.
    pub(in super::super) fn row<'w>(
        &mut self,
        cells: impl IntoIterator<Item = Option<Words<'w>>>,
    ) -> Result<(), XlsxError> {
        let row = (u64::from(self.row) + 1).to_string();
        let out = &mut self.cells;
        let mut lines = 1;
        let mut columns = self.columns.iter();
        if let Some(column) = columns.next() {
            column.number(out, &row, &self.number.to_string());
        }
        for (column, cell) in columns.zip(cells) {
            match cell {
                Some(Words::Number(number)) => column.quantity(out, &row, number)?,
                Some(Words::Text(text)) if !text.is_empty() => {
                    lines = lines.max(page::lines(&text, column.width));
                    column.text(out, &row, &text, &column.formats.words)?;
                }
                _ => column.blank(out, &row),
            }
        }
        let height = &self.heights[lines.min(page::MOST_LINES) as usize];
        let start = [
            "<row r=\"",
            &row,
            "\" ht=\"",
            height,
            "\" customHeight=\"1\">",
        ];
        push(&mut self.block, &start);
        self.block.append(&mut self.cells);
        push(&mut self.block, &["</row>"]);
        self.next()
    }

    fn next(&mut self) -> Result<(), XlsxError> {
        self.row += 1;
        self.number += 1;
        self.untold += 1;
        if self.untold == REPORT {
            self.tell();
        }
        if self.block.len() >= BLOCK {
            self.send()?;
        }
        Ok(())
    }

    /// How many rows there are, once all have gone out.
    pub(super) fn end(mut self) -> Result<usize, XlsxError> {
        self.send()?;
        self.tell();
        Ok(usize::try_from(self.row - FIRST).unwrap_or(usize::MAX))
    }

    fn send(&mut self) -> io::Result<()> {
        self.out.write_all(&self.block)?;
        self.block.clear();
        Ok(())
    }

    fn tell(&mut self) {
        (self.told)(self.untold);
        self.untold = 0;
    }
}

impl Column<'_> {
    fn number(&self, out: &mut Vec<u8>, row: &str, digits: &str) {
        let format = &self.formats.number;
        let letters = &self.letters;
        push(
            out,
            &[
                "<c r=\"", letters, row, "\" s=\"", format, "\"><v>", digits, "</v></c>",
            ],
        );
    }

    /// A number that a spreadsheet cannot hold exactly is written as text, so that nothing is rounded unseen.
    fn quantity(&self, out: &mut Vec<u8>, row: &str, number: Decimal) -> Result<(), XlsxError> {
        let digits = number.normalize().to_string();
        if is_exact(number) {
            self.number(out, row, &digits);
            return Ok(());
        }
        self.text(out, row, &digits, &self.formats.number)
    }

    fn text(
        &self,
        out: &mut Vec<u8>,
        row: &str,
        text: &str,
        format: &str,
    ) -> Result<(), XlsxError> {
        if !escape::fits(text) {
            return Err(XlsxError::MaxStringLengthExceeded);
        }
        let letters = &self.letters;
        push(
            out,
            &[
                "<c r=\"",
                letters,
                row,
                "\" s=\"",
                format,
                "\" t=\"inlineStr\"><is><t",
            ],
        );
        let keep = escape::has_blank_ends(text);
        push(
            out,
            &[if keep {
                " xml:space=\"preserve\">"
            } else {
                ">"
            }],
        );
        escape::push(out, text);
        push(out, &["</t></is></c>"]);
        Ok(())
    }

    fn blank(&self, out: &mut Vec<u8>, row: &str) {
        push(
            out,
            &[
                "<c r=\"",
                &self.letters,
                row,
                "\" s=\"",
                &self.formats.words,
                "\"/>",
            ],
        );
    }
}

/// The height of a row of so many lines. Excel keeps heights in pixels, four to three points.
fn height(lines: u32) -> String {
    let pixels = (f64::from(page::height_of(lines)) * 4.0 / 3.0).round();
    (pixels * 0.75).to_string()
}

fn push(out: &mut Vec<u8>, pieces: &[&str]) {
    for piece in pieces {
        out.extend_from_slice(piece.as_bytes());
    }
}

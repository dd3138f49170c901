//! Leaf facts of a form with tables: each record in the form's own shape, one under the other on one sheet.
//!
//! A row a record would lose the tables; the form's own shape reads back whole.

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

use super::figure::write_number;
use super::page;
use super::style::{self, Figure};
use super::words::{Words, of_entry, region_name};
use crate::campaign::{Campaign, Field, Form, Table};
use crate::intake::{Entry, Record};
use crate::rollup::{FormSummary, Summary};

/// Single fields stand two a row: label, value over two columns, label, value over two columns.
const PAIR: ColNum = 3;
/// Columns of a block with two pairs a row.
const LEAST_COLUMNS: ColNum = PAIR * 2;
/// Widths of the first columns; further ones are as wide as the last.
const WIDTHS: [f64; 6] = [12.0, 24.0, 26.0, 14.0, 12.0, 20.0];

/// A record that begins on a page ends on it, if it is not longer than this.
const ROWS_PER_PAGE: RowNum = 48;
/// Excel takes no more page breaks.
const MOST_BREAKS: usize = 1000;

/// Draws records of one form down a sheet.
struct Stack<'a> {
    sheet: &'a mut Worksheet,
    campaign: &'a Campaign,
    form: &'a Form,
    row: RowNum,
    last: ColNum,
}

/// Fills a sheet with all records of a form.
pub(super) fn write(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
) -> Result<(), XlsxError> {
    let form = summary.campaign.form(of_form.form);
    let widest = form.tables.iter().map(|table| table.fields.len() + 1).max();
    let widest = ColNum::try_from(widest.unwrap_or(0)).unwrap_or(LEAST_COLUMNS);
    let last = widest.max(LEAST_COLUMNS) - 1;
    for col in 0..=last {
        let width = WIDTHS.get(usize::from(col)).or(WIDTHS.last());
        sheet.set_column_width(col, width.copied().unwrap_or(12.0))?;
    }
    let mut stack = Stack {
        sheet,
        campaign: summary.campaign,
        form,
        row: 0,
        last,
    };
    let mut breaks = Vec::new();
    let mut page_from = 0;
    for (_, record) in summary.records(of_form.form) {
        let from = stack.row;
        stack.record(&record)?;
        if stack.row - page_from > ROWS_PER_PAGE && from > page_from {
            breaks.push(from);
            page_from = from;
        }
    }
    page::print(sheet);
    breaks.truncate(MOST_BREAKS);
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks)?;
    }
    Ok(())
}

impl Stack<'_> {
    fn record(&mut self, record: &Record) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, 30)?;
        self.heading(&self.form.title, &style::title())?;
        let region = &self.form.fields[self.form.region_field];
        if let (Some(heading), Some(id)) = (&region.heading, record.region) {
            let text = heading.replace("{}", &region_name(id, self.campaign));
            self.heading(&text, &style::subtitle())?;
        }
        if let Some(heading) = &self.form.fields_heading {
            self.heading(heading, &style::heading())?;
        }
        self.fields(record)?;
        for (table, rows) in self.form.tables.iter().zip(&record.tables) {
            self.table(table, rows)?;
        }
        self.row += 1;
        Ok(())
    }

    fn heading(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet
            .merge_range(self.row, 0, self.row, self.last, text, format)?;
        self.row += 1;
        Ok(())
    }

    /// The single fields that stand in no heading, two a row; wide ones have a row of their own.
    fn fields(&mut self, record: &Record) -> Result<(), XlsxError> {
        let mut right = false;
        for (field, entry) in self.form.fields.iter().zip(&record.fields) {
            if field.heading.is_some() {
                continue;
            }
            if field.wide && right {
                self.row += 1;
                right = false;
            }
            let from = if right { PAIR } else { 0 };
            let to = if field.wide || right {
                self.last
            } else {
                PAIR - 1
            };
            let label = style::heading();
            self.sheet
                .write_string_with_format(self.row, from, &field.label, &label)?;
            self.value(entry, field, (from + 1, to))?;
            if right || field.wide {
                self.row += 1;
            }
            right = !right && !field.wide;
        }
        if right {
            self.row += 1;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table, rows: &[Vec<Entry>]) -> Result<(), XlsxError> {
        self.heading(&table.heading, &style::heading())?;
        let label = style::heading();
        self.sheet.write_blank(self.row, 0, &label)?;
        for (col, field) in (1..).zip(&table.fields) {
            let (from, to) = self.columns_of(col, table);
            self.text(&field.label, (from, to), &label)?;
        }
        self.row += 1;
        for (number, row) in (1..).zip(rows) {
            let item = format!("{}{number}", table.item_label);
            self.sheet
                .write_string_with_format(self.row, 0, item, &label)?;
            for ((col, field), entry) in (1..).zip(&table.fields).zip(row) {
                self.value(entry, field, self.columns_of(col, table))?;
            }
            self.row += 1;
        }
        Ok(())
    }

    /// The columns of a table's field: one, and all that are left for the last.
    fn columns_of(&self, col: ColNum, table: &Table) -> (ColNum, ColNum) {
        if usize::from(col) == table.fields.len() {
            (col, self.last)
        } else {
            (col, col)
        }
    }

    fn value(
        &mut self,
        entry: &Entry,
        field: &Field,
        columns: (ColNum, ColNum),
    ) -> Result<(), XlsxError> {
        match of_entry(entry, field, self.campaign) {
            Some(Words::Number(number)) => {
                let format = style::middle_number(Figure::of(&field.kind));
                self.text("", columns, &format)?;
                write_number(self.sheet, (self.row, columns.0), number, &format)
            }
            Some(Words::Text(text)) => self.text(&text, columns, &style::prose()),
            None => self.text("", columns, &style::prose()),
        }
    }

    fn text(
        &mut self,
        text: &str,
        (from, to): (ColNum, ColNum),
        format: &Format,
    ) -> Result<(), XlsxError> {
        if from < to {
            self.sheet
                .merge_range(self.row, from, self.row, to, text, format)?;
        } else if text.is_empty() {
            self.sheet.write_blank(self.row, from, format)?;
        } else {
            self.sheet
                .write_string_with_format(self.row, from, text, format)?;
        }
        Ok(())
    }
}

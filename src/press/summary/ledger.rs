//! Leaf facts in ledger shape: one row a record under the form's own labels, so that they read back as they were.

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

use super::figure::write_number;
use super::page::{self, Page};
use super::plan::MOST_RECORDS;
use super::style::{self, Figure, Weight};
use super::words::{Words, label_with_unit, of_entry};
use crate::campaign::{Campaign, Field, Form, Kind};
use crate::intake::Record;
use crate::rollup::{FormSummary, Summary};

/// Row of the headings.
const HEADINGS: RowNum = 2;
/// Fills a sheet with the records of a form from the one in this place on, as many as it holds.
pub(super) fn write(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
    first: usize,
) -> Result<(), XlsxError> {
    let form = summary.campaign.form(of_form.form);
    head(sheet, summary, of_form, form)?;
    let rows = Rows::new(form, summary.campaign);
    let records = summary.records(of_form.form).skip(first).take(MOST_RECORDS);
    let mut end = HEADINGS;
    for (place, (_, record)) in records.enumerate() {
        end += 1;
        rows.write(sheet, end, first + place + 1, record)?;
    }
    sheet.autofilter(HEADINGS, 0, end, last_column(form))?;
    sheet.set_freeze_panes(HEADINGS + 1, 2)?;
    page::landscape(sheet, (HEADINGS, HEADINGS))
}

fn last_column(form: &Form) -> ColNum {
    ColNum::try_from(form.fields.len()).unwrap_or(ColNum::MAX / 2)
}

/// Title, caption and labels; on a sheet that is written row by row these come first.
fn head(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
    form: &Form,
) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 7)?;
    for (col, field) in (1..).zip(&form.fields) {
        sheet.set_column_width(col, width(&field.kind))?;
    }
    page::head(
        sheet,
        &Page {
            title: &format!("{}（明细）", form.title),
            caption: &page::aide(&page::caption(summary, of_form)),
            provisional: summary.provisional,
            last_column: last_column(form),
        },
    )?;
    let labels: Vec<String> = form
        .fields
        .iter()
        .map(|field| label_with_unit(field, summary.campaign))
        .collect();
    let widths = form.fields.iter().map(|field| width(&field.kind));
    let height = page::height(labels.iter().map(String::as_str).zip(widths));
    sheet.set_row_height(HEADINGS, height)?;
    let heading = style::heading();
    sheet.write_string_with_format(HEADINGS, 0, "序号", &heading)?;
    for (col, label) in (1..).zip(&labels) {
        sheet.write_string_with_format(HEADINGS, col, label, &heading)?;
    }
    Ok(())
}

/// Writes records, each as a row.
struct Rows<'a> {
    form: &'a Form,
    campaign: &'a Campaign,
    formats: Vec<Format>,
    number: Format,
    /// A number that could not be read stays as its words.
    words: Format,
}

impl<'a> Rows<'a> {
    fn new(form: &'a Form, campaign: &'a Campaign) -> Self {
        Self {
            form,
            campaign,
            formats: form.fields.iter().map(format).collect(),
            number: style::number(Figure::Count, Weight::Plain),
            words: style::text(Weight::Plain),
        }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        row: RowNum,
        number: usize,
        record: &Record,
    ) -> Result<(), XlsxError> {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let fields = self.form.fields.iter().zip(&record.fields);
        let cells: Vec<Option<Words>> = fields
            .map(|(field, entry)| of_entry(entry, field, self.campaign))
            .collect();
        let texts = cells
            .iter()
            .zip(&self.form.fields)
            .filter_map(|(cell, field)| match cell {
                Some(Words::Text(text)) => Some((text.as_str(), width(&field.kind))),
                _ => None,
            });
        sheet.set_row_height(row, page::height(texts))?;
        sheet.write_number_with_format(row, 0, number, &self.number)?;
        for ((col, cell), (field, format)) in (1..)
            .zip(&cells)
            .zip(self.form.fields.iter().zip(&self.formats))
        {
            match cell {
                Some(Words::Number(number)) => write_number(sheet, (row, col), *number, format)?,
                Some(Words::Text(text)) => {
                    let is_number = field.kind.is_number();
                    let format = if is_number { &self.words } else { format };
                    sheet.write_string_with_format(row, col, text, format)?;
                }
                None => {
                    sheet.write_blank(row, col, format)?;
                }
            }
        }
        Ok(())
    }
}

fn format(field: &Field) -> Format {
    match &field.kind {
        kind if kind.is_number() => style::number(Figure::of(kind), Weight::Plain),
        Kind::Text | Kind::Choices(_) => style::prose(),
        _ => style::text(Weight::Plain),
    }
}

/// Wide enough for what is usually written there.
fn width(kind: &Kind) -> f64 {
    match kind {
        Kind::Integer | Kind::Decimal(_) | Kind::Person => 11.0,
        Kind::Phone | Kind::Region(_) | Kind::Date => 16.0,
        Kind::Text | Kind::Choices(_) => 24.0,
    }
}

//! Leaf facts in ledger shape: one row a record under the form's own labels, so that they read back as they were.

use rust_xlsxwriter::{ColNum, Format, RowNum, Workbook, XlsxError};

use super::figure::write_number;
use super::page::{self, Page};
use super::sheet_name::SheetNames;
use super::style::{self, Figure, Weight};
use super::words::{Words, label_with_unit, of_entry};
use crate::campaign::{Form, Kind};
use crate::intake::Record;
use crate::rollup::{FormSummary, Summary};

/// Row of the headings.
const HEADINGS: RowNum = 2;
/// Rows of an Excel sheet, less those above the records.
const MOST_RECORDS: usize = 1_048_576 - 3;

/// Writes all records of a form, on as many sheets as they need; gives the sheets' names.
pub(super) fn write(
    book: &mut Workbook,
    names: &mut SheetNames,
    summary: &Summary<'_>,
    of_form: &FormSummary,
) -> Result<Vec<String>, XlsxError> {
    let form = summary.campaign.form(of_form.form);
    let records: Vec<&Record> = summary
        .records(of_form.form)
        .map(|(_, record)| record)
        .collect();
    let mut written = Vec::new();
    for (part, records) in records.chunks(MOST_RECORDS).enumerate() {
        let mut name = format!("明细 {}", form.number);
        if part > 0 {
            name = format!("{name} ({})", part + 1);
        }
        let name = names.unused(&name);
        sheet(
            book,
            &name,
            part * MOST_RECORDS,
            records,
            summary,
            of_form,
            form,
        )?;
        written.push(name);
    }
    Ok(written)
}

fn sheet(
    book: &mut Workbook,
    name: &str,
    before: usize,
    records: &[&Record],
    summary: &Summary<'_>,
    of_form: &FormSummary,
    form: &Form,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet_with_low_memory()?.set_name(name)?;
    let last = ColNum::try_from(form.fields.len()).unwrap_or(ColNum::MAX / 2);
    for (col, field) in (1..).zip(&form.fields) {
        sheet.set_column_width(col, width(&field.kind))?;
    }
    sheet.set_column_width(0, 6)?;
    page::head(
        sheet,
        &Page {
            title: &format!("{}（明细）", form.title),
            caption: &page::aide(&page::caption(summary, of_form)),
            provisional: summary.provisional,
            last_column: last,
        },
    )?;
    let heading = style::heading();
    sheet.write_string_with_format(HEADINGS, 0, "序号", &heading)?;
    for (col, field) in (1..).zip(&form.fields) {
        let label = label_with_unit(field, summary.campaign);
        sheet.write_string_with_format(HEADINGS, col, label, &heading)?;
    }
    let formats: Vec<Format> = form
        .fields
        .iter()
        .map(|field| match &field.kind {
            kind if kind.is_number() => style::number(Figure::of(kind), Weight::Plain),
            Kind::Text | Kind::Choices(_) => style::prose(),
            _ => style::text(Weight::Plain),
        })
        .collect();
    let (count, prose) = (
        style::number(Figure::Count, Weight::Plain),
        style::text(Weight::Plain),
    );
    for (row, (i, record)) in (HEADINGS + 1..).zip(records.iter().enumerate()) {
        let number = u32::try_from(before + i + 1).unwrap_or(u32::MAX);
        sheet.write_number_with_format(row, 0, number, &count)?;
        for (place, (entry, field)) in record.fields.iter().zip(&form.fields).enumerate() {
            let col = 1 + ColNum::try_from(place).unwrap_or(ColNum::MAX / 2);
            match of_entry(entry, field, summary.campaign) {
                Some(Words::Number(number)) => {
                    write_number(sheet, (row, col), number, &formats[place])?;
                }
                Some(Words::Text(text)) => {
                    let format = if field.kind.is_number() {
                        &prose
                    } else {
                        &formats[place]
                    };
                    sheet.write_string_with_format(row, col, text, format)?;
                }
                None => {
                    sheet.write_blank(row, col, &formats[place])?;
                }
            }
        }
    }
    let end = HEADINGS + RowNum::try_from(records.len()).unwrap_or(0);
    sheet.autofilter(HEADINGS, 0, end, last)?;
    sheet.set_freeze_panes(HEADINGS + 1, 2)?;
    page::landscape(sheet, (HEADINGS, HEADINGS))
}

/// Wide enough for what is usually written there.
fn width(kind: &Kind) -> f64 {
    match kind {
        Kind::Integer | Kind::Decimal(_) => 10.0,
        Kind::Person => 10.0,
        Kind::Phone | Kind::Region(_) | Kind::Date => 15.0,
        Kind::Text | Kind::Choices(_) => 22.0,
    }
}

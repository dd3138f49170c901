//! The rows of one table of a form over all records: every expert with his team, every activity by date.

use jiff::civil::Date;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::list::{Column, List, MOST_ROWS};
use super::page::{self, Page};
use super::words::{Words, of_entry, region_name};
use crate::campaign::Field;
use crate::intake::{Entry, Record};
use crate::rollup::{FormSummary, Summary};
use crate::value::Value;

/// Fills a sheet with the rows of a table from this one on: by day where the table has a day, else region by region.
pub(super) fn write(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
    (table, first): (usize, usize),
) -> Result<(), XlsxError> {
    let (campaign, form) = (summary.campaign, summary.campaign.form(of_form.form));
    let definition = &form.tables[table];
    let named: Vec<(usize, &Field)> = form.key_fields().collect();
    let mut columns = vec![Column::words(&form.fields[form.region_field].label, 22.0)];
    columns.extend(
        named.iter().map(|(_, field)| {
            Column::words(format!("{}（{}）", form.record_noun, field.label), 16.0)
        }),
    );
    columns.extend(
        definition
            .fields
            .iter()
            .map(|field| Column::of(field, campaign)),
    );
    let page = Page {
        title: &format!("{}一览", definition.heading),
        caption: &page::caption(summary, of_form),
        provisional: summary.provisional,
        last_column: 0,
    };
    let mut list = List::begin(sheet, columns, &page, first)?;
    let mut rows: Vec<(Option<Date>, &Record, &Vec<Entry>)> = summary
        .records(of_form.form)
        .flat_map(|(_, record)| {
            record
                .tables
                .get(table)
                .into_iter()
                .flatten()
                .map(move |row| (day(row), record, row))
        })
        .collect();
    rows.sort_by_key(|(day, ..)| *day);
    for (_, record, row) in rows.into_iter().skip(first).take(MOST_ROWS) {
        let region = record
            .region
            .map(|region| Words::Text(region_name(region, campaign)));
        let mut cells = vec![region];
        cells.extend(
            named
                .iter()
                .map(|(place, field)| of_entry(&record.fields[*place], field, campaign)),
        );
        cells.extend(
            row.iter()
                .zip(&definition.fields)
                .map(|(entry, field)| of_entry(entry, field, campaign)),
        );
        list.row(&cells)?;
    }
    list.end()
}

/// The first day that a row names.
fn day(row: &[Entry]) -> Option<Date> {
    row.iter().find_map(|entry| match &entry.value {
        Some(Value::Date(span)) => Some(span.first),
        _ => None,
    })
}

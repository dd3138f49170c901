//! The rows of one table of a form over all records: every expert with his team, every activity by date.

use std::rc::Rc;

use jiff::civil::Date;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Rows;
use super::list::{Column, List, Stretch};
use super::page::{self, Page};
use super::words::{Words, of_entry, region_name};
use crate::campaign::Field;
use crate::intake::{Entry, Record};
use crate::rollup::{FormSummary, Summary};
use crate::value::Value;

/// A sheet with the rows of a table from this one on: by day where the table has a day, else region by region.
pub(super) fn list<'s>(
    sheet: &mut Worksheet,
    summary: &'s Summary<'_>,
    of_form: &'s FormSummary,
    (table, first): (usize, usize),
) -> Result<List<'s>, XlsxError> {
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
    let stretch = Stretch::of(first, of_form.rows(table));
    let fill = Box::new(move |rows: &mut Rows<'_>| {
        let by_day = by_day(summary, of_form, table);
        for (_, record, row) in by_day.iter().skip(stretch.first).take(stretch.rows) {
            let row = &record.tables[table][*row];
            let region = record
                .region
                .map(|id| Words::Text(region_name(id, campaign)));
            let named = named.iter();
            let named =
                named.map(|(place, field)| of_entry(&record.fields[*place], field, campaign));
            let row = row.iter().zip(&definition.fields);
            let row = row.map(|(entry, field)| of_entry(entry, field, campaign));
            rows.row(std::iter::once(region).chain(named).chain(row))?;
        }
        Ok(())
    });
    List::begin(sheet, &columns, &page, stretch, fill)
}

/// Every row of a table, as a record and its place there, by day.
fn by_day(
    summary: &Summary<'_>,
    of_form: &FormSummary,
    table: usize,
) -> Vec<(Option<Date>, Rc<Record>, usize)> {
    let mut rows = Vec::new();
    for (_, record) in summary.records(of_form.form) {
        let record = Rc::new(record);
        let own = record.tables.get(table).into_iter().flatten();
        rows.extend(
            (0..)
                .zip(own)
                .map(|(place, row)| (day(row), Rc::clone(&record), place)),
        );
    }
    rows.sort_by_key(|(day, ..)| *day);
    rows
}

/// The first day that a row names.
fn day(row: &[Entry]) -> Option<Date> {
    row.iter().find_map(|entry| match &entry.value {
        Some(Value::Date(span)) => Some(span.first),
        _ => None,
    })
}

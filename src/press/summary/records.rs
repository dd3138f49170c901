//! The records of a form with tables, a line each: every team with its leader and how many rows its tables have.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Rows;
use super::list::{Column, List, Stretch};
use super::page::{self, Page};
use super::words::{Words, of_entry};
use crate::rollup::{FormSummary, Kept, Summary};

/// A sheet with the records from this one on, region by region.
pub(super) fn list<'s>(
    sheet: &mut Worksheet,
    summary: &'s Summary<'_>,
    of_form: &'s FormSummary,
    first: usize,
) -> Result<List<'s>, XlsxError> {
    let (campaign, form) = (summary.campaign, summary.campaign.form(of_form.form));
    let fields = form.fields.iter().map(|field| Column::of(field, campaign));
    let tables = form.tables.iter().map(|table| table.item_label.as_str());
    let tables = tables.map(|label| Column::words(format!("{label}数"), 9.0));
    let columns: Vec<Column> = fields.chain(tables).collect();
    let page = Page {
        title: &format!("{}一览", form.record_noun),
        caption: &page::caption(summary, of_form),
        provisional: summary.provisional,
        last_column: 0,
    };
    let stretch = Stretch::of(first, of_form.records());
    let fill = Box::new(move |rows: &mut Rows<'_>| {
        let mut kept: Vec<_> = summary.kept(of_form.form).collect();
        let city = |region| campaign.regions.city_of(region);
        let region = |kept: &Kept<'_>| kept.glance().region;
        kept.sort_by_key(|kept| (region(kept).and_then(city), region(kept)));
        for kept in kept.iter().skip(stretch.first).take(stretch.rows) {
            let record = kept.record();
            let fields = record.fields.iter().zip(&form.fields);
            let fields = fields.map(|(entry, field)| of_entry(entry, field, campaign));
            let tables = record.tables.iter().map(|rows| Decimal::from(rows.len()));
            rows.row(fields.chain(tables.map(|rows| Some(Words::Number(rows)))))?;
        }
        Ok(())
    });
    List::begin(sheet, &columns, &page, stretch, fill)
}

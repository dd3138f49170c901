//! Leaf facts in ledger shape: one row a record under the form's own labels, so that they read back as they were.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::list::{Column, List, MOST_ROWS};
use super::page::{self, Page};
use super::words::of_entry;
use crate::rollup::{FormSummary, Summary};

/// Fills a sheet with the records of a form from the one in this place on, as many as it holds.
pub(super) fn write(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
    first: usize,
) -> Result<(), XlsxError> {
    let (campaign, form) = (summary.campaign, summary.campaign.form(of_form.form));
    let columns = form.fields.iter().map(|field| Column::of(field, campaign));
    let page = Page {
        title: &format!("{}（明细）", form.title),
        caption: &page::aide(&page::caption(summary, of_form)),
        provisional: summary.provisional,
        last_column: 0,
    };
    let mut list = List::begin(sheet, columns.collect(), &page, first)?;
    for (_, record) in summary.records(of_form.form).skip(first).take(MOST_ROWS) {
        let fields = record.fields.iter().zip(&form.fields);
        let cells: Vec<_> = fields
            .map(|(entry, field)| of_entry(entry, field, campaign))
            .collect();
        list.row(&cells)?;
    }
    list.end()
}

//! Leaf facts in ledger shape: one row a record under the form's own labels, so that they read back as they were.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Rows;
use super::list::{Column, List, Stretch};
use super::page::{self, Page};
use super::words::of_entry;
use crate::rollup::{FormSummary, Summary};

/// A sheet with the records of a form from the one in this place on, as many as it holds.
pub(super) fn list<'s>(
    sheet: &mut Worksheet,
    summary: &'s Summary<'_>,
    of_form: &'s FormSummary,
    first: usize,
) -> Result<List<'s>, XlsxError> {
    let (campaign, form) = (summary.campaign, summary.campaign.form(of_form.form));
    let columns = form.fields.iter().map(|field| Column::of(field, campaign));
    let page = Page {
        title: &format!("{}（明细）", form.title),
        caption: &page::aide(&page::caption(summary, of_form)),
        provisional: summary.provisional,
        last_column: 0,
    };
    let stretch = Stretch::of(first, of_form.records());
    let columns: Vec<Column> = columns.collect();
    let fill = Box::new(move |rows: &mut Rows<'_>| {
        let kept = summary.kept(of_form.form);
        for kept in kept.skip(stretch.first).take(stretch.rows) {
            let record = kept.record();
            let fields = record.fields.iter().zip(&form.fields);
            rows.row(fields.map(|(entry, field)| of_entry(entry, field, campaign)))?;
        }
        Ok(())
    });
    List::begin(sheet, &columns, &page, stretch, fill)
}

//! Who ticked what: the records of a form option by option, with where they are and whom to call.

use std::borrow::Cow;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Rows;
use super::list::{Column, List, Stretch};
use super::page::{self, Page};
use super::words::{Words, of_entry};
use crate::campaign::{Field, Form, Kind, RollUp};
use crate::intake::Wanted;
use crate::rollup::{Count, FieldTotal, FormSummary, Kept, Summary};
use crate::value::Value;

/// How many rows the list of a field has: a record stands there once for each of its ticks.
pub(super) fn rows(form: &FormSummary, field: usize) -> usize {
    let Some(FieldTotal::Count(Count { options, other, .. })) = form.total.fields.get(field) else {
        return 0;
    };
    let rows = options.iter().sum::<u64>() + other.unwrap_or(0);
    usize::try_from(rows).unwrap_or(usize::MAX)
}

/// A sheet with the list of a field from this row on.
pub(super) fn list<'s>(
    sheet: &mut Worksheet,
    summary: &'s Summary<'_>,
    of_form: &'s FormSummary,
    (field, first): (usize, usize),
) -> Result<List<'s>, XlsxError> {
    let (campaign, form) = (summary.campaign, summary.campaign.form(of_form.form));
    let shown = shown(form);
    let mut columns = vec![Column::words(&form.fields[field].label, 18.0)];
    columns.extend(shown.iter().map(|(_, field)| Column::of(field, campaign)));
    let listing = form.fields[field].listing.as_deref().unwrap_or_default();
    let page = Page {
        title: &format!("{}{listing}", form.title),
        caption: &page::caption(summary, of_form),
        provisional: summary.provisional,
        last_column: 0,
    };
    let stretch = Stretch::of(first, rows(of_form, field));
    let fill = Box::new(move |rows: &mut Rows<'_>| {
        let ticks = ticks(summary, of_form, field);
        let wanted = Wanted::fields(shown.iter().map(|(place, _)| *place));
        for (word, kept) in ticks.iter().skip(stretch.first).take(stretch.rows) {
            let record = kept.part(&wanted);
            let told = shown.iter();
            let told = told.map(|(place, field)| of_entry(&record.fields[*place], field, campaign));
            let word = Words::text(word.as_ref());
            rows.row(std::iter::once(Some(word)).chain(told))?;
        }
        Ok(())
    });
    List::begin(sheet, &columns, &page, stretch, fill)
}

/// Every tick with its record, option by option, the free words behind their label last.
fn ticks<'s>(
    summary: &'s Summary<'_>,
    of_form: &FormSummary,
    field: usize,
) -> Vec<(Cow<'s, str>, Kept<'s>)> {
    let form = summary.campaign.form(of_form.form);
    let Kind::Choices(choices) = &form.fields[field].kind else {
        return Vec::new();
    };
    let mut options: Vec<Vec<_>> = choices.options.iter().map(|_| Vec::new()).collect();
    let mut others = Vec::new();
    let wanted = Wanted::fields([field]);
    for kept in summary.kept(of_form.form) {
        let record = kept.part(&wanted);
        let Some(Value::Ticks(ticks)) = &record.fields[field].value else {
            continue;
        };
        for place in &ticks.ticked {
            options[*place].push((Cow::Borrowed(choices.options[*place].label.as_str()), kept));
        }
        if let (Some(label), Some(words)) = (&choices.other, &ticks.other) {
            others.push((Cow::Owned(format!("{label}：{words}")), kept));
        }
    }
    options.into_iter().flatten().chain(others).collect()
}

/// What is told of a record: everything that is no number and no tick.
fn shown(form: &Form) -> Vec<(usize, &Field)> {
    let fields = form.fields.iter().enumerate();
    fields
        .filter(|(_, field)| matches!(field.roll_up, RollUp::List | RollUp::Group))
        .collect()
}

//! Who ticked what: the records of a form option by option, with where they are and whom to call.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::list::{Column, List, MOST_ROWS};
use super::page::{self, Page};
use super::words::{Words, of_entry};
use crate::campaign::{Choices, Field, Form, Kind, RollUp};
use crate::intake::Record;
use crate::rollup::{Count, FieldTotal, FormSummary, Summary};
use crate::value::Value;

/// One option, or the free words.
#[derive(Debug, Clone, Copy)]
enum Wanted {
    Option(usize),
    Other,
}

/// How many rows the list of a field has: a record stands there once for each of its ticks.
pub(super) fn rows(form: &FormSummary, field: usize) -> usize {
    let Some(FieldTotal::Count(Count { options, other, .. })) = form.total.fields.get(field) else {
        return 0;
    };
    let rows = options.iter().sum::<u64>() + other.unwrap_or(0);
    usize::try_from(rows).unwrap_or(usize::MAX)
}

/// Fills a sheet with the list of a field from this row on.
pub(super) fn write(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
    (field, first): (usize, usize),
) -> Result<(), XlsxError> {
    let (campaign, form) = (summary.campaign, summary.campaign.form(of_form.form));
    let Kind::Choices(choices) = &form.fields[field].kind else {
        return Ok(());
    };
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
    let mut list = List::begin(sheet, columns, &page, first)?;
    let all = wanted(choices).flat_map(|wanted| {
        summary
            .records(of_form.form)
            .filter_map(move |(_, record)| Some((ticked(record, field, wanted, choices)?, record)))
    });
    for (word, record) in all.skip(first).take(MOST_ROWS) {
        let mut cells = vec![Some(Words::Text(word))];
        cells.extend(
            shown
                .iter()
                .map(|(place, field)| of_entry(&record.fields[*place], field, campaign)),
        );
        list.row(&cells)?;
    }
    list.end()
}

/// What is told of a record: everything that is no number and no tick.
fn shown(form: &Form) -> Vec<(usize, &Field)> {
    let fields = form.fields.iter().enumerate();
    fields
        .filter(|(_, field)| matches!(field.roll_up, RollUp::List | RollUp::Group))
        .collect()
}

fn wanted(choices: &Choices) -> impl Iterator<Item = Wanted> {
    let options = (0..choices.options.len()).map(Wanted::Option);
    options.chain(choices.other.as_ref().map(|_| Wanted::Other))
}

/// The option's word, where a record ticks it; the free words behind their label.
fn ticked(record: &Record, field: usize, wanted: Wanted, choices: &Choices) -> Option<String> {
    let Some(Value::Ticks(ticks)) = &record.fields.get(field)?.value else {
        return None;
    };
    match wanted {
        Wanted::Option(place) => {
            let word = || choices.options[place].label.clone();
            ticks.ticked.contains(&place).then(word)
        }
        Wanted::Other => {
            let words = ticks.other.as_ref()?;
            Some(format!("{}：{words}", choices.other.as_ref()?))
        }
    }
}

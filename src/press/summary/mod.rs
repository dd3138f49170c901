//! The summary workbook: what a section chief signs, and what the next level up reads back.
//!
//! Display sheets hold totals; detail sheets hold the leaf facts that they were made from, and the stamp says which is
//! which. Merging reads the details only; [`Reviewer`] compares what is printed with them.

mod audit;
mod blocks;
mod book;
mod by_region;
mod cells;
mod chart;
mod column;
mod cover;
mod explained;
mod figure;
mod filled;
mod ledger;
mod lines;
mod list;
mod listing;
mod matrix;
mod page;
mod plan;
mod provenance;
mod records;
mod review;
mod roll;
mod roster;
mod sheet_name;
mod style;
mod words;

pub use book::{Book, Watched};
pub use review::{Review, Reviewer};
pub use roster::roster_workbook;

use rust_xlsxwriter::{Worksheet, XlsxError};

use self::list::List;
use self::matrix::Matrix;
use self::plan::{Content, Listed, Planned, plan};
use super::stamp::stamp;
use crate::campaign::stamp::{Making, Stamp, StampKind};
use crate::rollup::Summary;

/// The workbook, ready to be saved.
pub fn workbook<'s>(summary: &'s Summary<'_>) -> Result<Book<'s>, XlsxError> {
    let mut book = Book::new();
    let sheets = plan(summary);
    for planned in &sheets {
        write(&mut book, summary, planned, &sheets)?;
    }
    finish(&mut book, summary, &sheets)?;
    Ok(book)
}

/// Cells, at most, of the ledgers that the level above reads back; the rest of a summary is small beside them.
pub fn cells_read_back(summary: &Summary<'_>) -> u64 {
    let sheets = plan(summary).into_iter();
    let cells = sheets.map(|sheet| match sheet.content {
        Content::List(Listed::Ledger(form, 0)) if !summary.masked => {
            // A running number stands before each row.
            let columns = summary.campaign.form(form.form).fields.len() + 1;
            form.total.records.saturating_mul(columns as u64)
        }
        _ => 0,
    });
    cells.sum()
}

/// Of every form with leaf facts, what they come to.
fn digests(summary: &Summary<'_>) -> Vec<(String, String)> {
    let forms = summary.forms.iter().filter(|form| form.total.records > 0);
    forms
        .map(|form| {
            let id = summary.campaign.form(form.form).id.clone();
            (id, form.digest.clone())
        })
        .collect()
}

fn write<'s>(
    book: &mut Book<'s>,
    summary: &'s Summary<'_>,
    planned: &Planned<'s>,
    sheets: &[Planned<'_>],
) -> Result<(), XlsxError> {
    let sheet = book.frame.add_worksheet().set_name(&planned.name)?;
    match planned.content {
        Content::Cover => cover::write(sheet, summary),
        Content::Filled(form) => filled::write(sheet, summary, form, sheets),
        Content::Cities(form) => Matrix::new(summary, form).write_cities(sheet, sheets),
        Content::Units(form) => Matrix::new(summary, form).write_units(sheet),
        Content::Regions(form) => by_region::write(sheet, summary, form),
        Content::Charts(form) => {
            let table = plan::table_of(form, sheets);
            chart::write(sheet, summary, form, (&planned.name, table))
        }
        Content::List(listed) => {
            let list = list(sheet, summary, listed)?;
            book.list(list);
            Ok(())
        }
        Content::Blocks(form) => blocks::write(sheet, summary, form),
        Content::Sources => provenance::write_sources(sheet, summary),
        Content::Explained => explained::write(sheet, summary),
        Content::LeftOut => provenance::write_left_out(sheet, summary),
    }
}

fn list<'s>(
    sheet: &mut Worksheet,
    summary: &'s Summary<'_>,
    listed: Listed<'s>,
) -> Result<List<'s>, XlsxError> {
    match listed {
        Listed::Ticks(form, field, first) => listing::list(sheet, summary, form, (field, first)),
        Listed::Records(form, first) => records::list(sheet, summary, form, first),
        Listed::Roll(form, table, first) => roll::list(sheet, summary, form, (table, first)),
        Listed::Ledger(form, first) => ledger::list(sheet, summary, form, first),
    }
}

fn finish(
    book: &mut Book<'_>,
    summary: &Summary<'_>,
    sheets: &[Planned<'_>],
) -> Result<(), XlsxError> {
    let campaign = summary.campaign;
    // A masked copy names no sheet with leaf facts, so that nobody merges it.
    let readable = sheets.iter().filter(|_| !summary.masked);
    let detail: Vec<(String, String)> = readable
        .filter_map(|sheet| {
            let form = campaign.form(sheet.content.leaf_facts()?.form);
            Some((form.id.clone(), sheet.name.clone()))
        })
        .collect();
    let lists = sheets.iter().filter(|sheet| sheet.content.only_lists());
    let forms: Vec<&str> = detail.iter().map(|(form, _)| form.as_str()).collect();
    let versions = campaign.forms.iter().map(|form| form.version);
    let region = campaign.regions.get(summary.region);
    let mark = Stamp {
        campaign: campaign.id.clone(),
        form: forms.join(","),
        version: versions.max().unwrap_or(1),
        unit: Some(region.code.clone()),
        kind: StampKind::Summary,
        making: Making {
            provisional: summary.provisional,
            masked: summary.masked,
            digests: digests(summary),
        },
        lists: lists.map(|sheet| sheet.name.clone()).collect(),
        detail,
    };
    let title = format!("{} {}汇总", campaign.title, region.name);
    stamp(&mut book.frame, &mark, &title, summary.as_of)
}

//! Which sheets a summary has, under which names, before any is written: the writer, the stamp and whoever compares a
//! printed total with its parts all go by the same plan.

use super::list::MOST_ROWS;
use super::listing;
use super::matrix::Matrix;
use super::sheet_name::SheetNames;
use crate::campaign::{Field, Layout, RollUp};
use crate::rollup::{FormSummary, Summary};

/// One sheet.
#[derive(Debug)]
pub(super) struct Planned<'s> {
    /// Its tab.
    pub name: String,
    /// What stands on it.
    pub content: Content<'s>,
}

/// What stands on a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'s> {
    /// For whom, as of when, from how much.
    Cover,
    /// An indicator form in its own shape with the totals.
    Filled(&'s FormSummary),
    /// Indicators by city.
    Cities(&'s FormSummary),
    /// Indicators by record: leaf facts.
    Units(&'s FormSummary),
    /// Totals by region.
    Regions(&'s FormSummary),
    /// Ticks as bars.
    Charts(&'s FormSummary),
    /// A list, as long as it may be.
    List(Listed<'s>),
    /// Records in the form's own shape, one under the other: leaf facts.
    Blocks(&'s FormSummary),
    /// The files read.
    Sources,
    /// What the offices said to doubts.
    Explained,
    /// What was not merged.
    LeftOut,
}

/// What a list's rows are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Listed<'s> {
    /// Records by what they tick in a field, from this row on.
    Ticks(&'s FormSummary, usize, usize),
    /// Records with tables, a line each, from this one on.
    Records(&'s FormSummary, usize),
    /// The rows of a table over all records, from this row on.
    Roll(&'s FormSummary, usize, usize),
    /// Records as rows, from this one on: leaf facts.
    Ledger(&'s FormSummary, usize),
}

impl<'s> Content<'s> {
    /// The form whose leaf facts the sheet holds.
    pub(super) fn leaf_facts(self) -> Option<&'s FormSummary> {
        match self {
            Self::Units(form) | Self::Blocks(form) | Self::List(Listed::Ledger(form, _)) => {
                Some(form)
            }
            _ => None,
        }
    }

    /// Whether the sheet only lists for people what stands on others too, and is neither read back nor compared.
    pub(super) fn only_lists(self) -> bool {
        matches!(self, Self::List(_)) && self.leaf_facts().is_none()
    }
}

/// The sheets of a summary in order. A form from which nothing has come has none.
pub(super) fn plan<'s>(summary: &'s Summary<'_>) -> Vec<Planned<'s>> {
    let mut names = SheetNames::default();
    let mut sheets = Vec::new();
    let mut add = |wanted: &str, content: Content<'s>| {
        sheets.push(Planned {
            name: names.unused(wanted),
            content,
        });
    };
    add("汇总说明", Content::Cover);
    for form in summary.forms.iter().filter(|form| form.total.records > 0) {
        let definition = summary.campaign.form(form.form);
        let number = &definition.number;
        if definition.layout == Layout::Indicators {
            add(number, Content::Filled(form));
            if Matrix::new(summary, form).cities().len() > 1 {
                add(&format!("{number} 分市"), Content::Cities(form));
            }
            add(&format!("{number} 分单位"), Content::Units(form));
            continue;
        }
        add(&format!("{number} 汇总"), Content::Regions(form));
        let is_count = |field: &Field| field.roll_up == RollUp::Count;
        if definition.fields.iter().any(is_count) {
            add(&format!("{number} 图表"), Content::Charts(form));
        }
        for (place, field) in definition.fields.iter().enumerate() {
            let Some(title) = &field.listing else {
                continue;
            };
            for first in (0..listing::rows(form, place)).step_by(MOST_ROWS) {
                add(
                    &format!("{number} {title}"),
                    Content::List(Listed::Ticks(form, place, first)),
                );
            }
        }
        if !definition.tables.is_empty() {
            for first in (0..form.records()).step_by(MOST_ROWS) {
                let title = format!("{number} {}一览", definition.record_noun);
                add(&title, Content::List(Listed::Records(form, first)));
            }
        }
        for (place, table) in definition.tables.iter().enumerate() {
            for first in (0..form.rows(place)).step_by(MOST_ROWS) {
                add(
                    &format!("{number} {}一览", table.item_label),
                    Content::List(Listed::Roll(form, place, first)),
                );
            }
        }
        let detail = format!("明细 {number}");
        if definition.layout == Layout::Card && definition.tables.is_empty() {
            for first in (0..form.records()).step_by(MOST_ROWS) {
                add(&detail, Content::List(Listed::Ledger(form, first)));
            }
        } else {
            add(&detail, Content::Blocks(form));
        }
    }
    add("数据来源", Content::Sources);
    // Words and values of single records have no place on a masked copy.
    if !summary.explained.is_empty() && !summary.masked {
        add("核实说明", Content::Explained);
    }
    if !summary.left_out.is_empty() {
        add("未纳入", Content::LeftOut);
    }
    sheets
}

/// The sheet with a form's table by region.
pub(super) fn table_of<'p>(form: &FormSummary, sheets: &'p [Planned<'_>]) -> &'p str {
    let found = sheets
        .iter()
        .find(|sheet| matches!(sheet.content, Content::Regions(of) if of.form == form.form));
    found.map_or("", |sheet| &sheet.name)
}

//! The head of a ledger: which column holds which field, option or nothing of ours.

mod columns;
mod options;

use std::collections::BTreeMap;

use self::columns::build;
use super::lexicon::{Lexicon, Target};
use super::scan::Hit;
use crate::campaign::Form;
use crate::value::normalize_label;
use crate::workbook::{CellRef, Grid, Row};

/// Fewest different fields side by side that make a row a head.
const FEWEST_FIELDS: usize = 4;
/// Fewest pairs of labels that touch; on a card a value stands between two labels.
const FEWEST_PAIRS: usize = 2;

/// What one column of a ledger holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// A field's value; what a bracket in the head says, mostly its unit.
    Field {
        /// Place of the field.
        field: usize,
        /// Unit as written in the head.
        unit: Option<String>,
    },
    /// One option of a tick field.
    Choice {
        /// Place of the field.
        field: usize,
        /// Place of the option.
        option: usize,
    },
    /// The free text option of a tick field.
    Other(usize),
    /// A row counter.
    Counter,
    /// Something that the form does not ask; its heading.
    Extra(String),
}

/// A ledger's head.
#[derive(Debug, Clone)]
pub struct Head {
    /// First row of the head, zero-based.
    pub first_row: u32,
    /// Last row of the head.
    pub last_row: u32,
    /// Columns by place on the sheet.
    pub columns: BTreeMap<u32, Column>,
    /// Labels that were one letter off: cell, as written, as meant.
    pub near: Vec<(CellRef, String, String)>,
    /// Labels that may mean several fields and could not be settled.
    pub open: Vec<(CellRef, String)>,
}

impl Head {
    /// Where each field's first column is.
    pub fn column_of(&self, field: usize) -> Option<u32> {
        self.columns.iter().find_map(|(col, column)| {
            let holds = match column {
                Column::Field { field: f, .. }
                | Column::Choice { field: f, .. }
                | Column::Other(f) => *f == field,
                Column::Counter | Column::Extra(_) => false,
            };
            holds.then_some(*col)
        })
    }
}

/// The first row among `hits` that is a ledger's head.
pub fn find(form: &Form, lexicon: &Lexicon, grid: &Grid, hits: &[Hit]) -> Option<Head> {
    let mut rows: Vec<u32> = hits.iter().map(|hit| hit.at.row).collect();
    rows.dedup();
    rows.into_iter()
        .find_map(|row| at(form, lexicon, grid, hits, row))
}

/// The head that begins in this row, if one does.
pub fn at(form: &Form, lexicon: &Lexicon, grid: &Grid, hits: &[Hit], row: u32) -> Option<Head> {
    let top = labels(hits, row);
    let below = second_row(lexicon, grid, hits, row, !is_head(&top));
    if top.is_empty() {
        return None;
    }
    let bottom = below
        .as_ref()
        .map_or_else(Vec::new, |row| labels(hits, row.index));
    let both: Vec<&Hit> = top.iter().chain(&bottom).copied().collect();
    let over_two_rows = is_head(&both) && top.len() + 1 >= bottom.len().min(3);
    if !is_head(&top) && !over_two_rows {
        return None;
    }
    Some(build(form, lexicon, grid, row, below, &top, &bottom))
}

fn labels(hits: &[Hit], row: u32) -> Vec<&Hit> {
    hits.iter()
        .filter(|hit| hit.at.row == row && hit.inline.is_none())
        .collect()
}

/// Enough different fields, and labels that touch one another.
fn is_head(hits: &[&Hit]) -> bool {
    let mut spans: Vec<(u32, u32)> = hits
        .iter()
        .filter(|hit| hit.fields().next().is_some())
        .map(|hit| (hit.at.col, hit.last_col))
        .collect();
    spans.sort_unstable();
    spans.dedup_by_key(|span| span.0);
    let pairs = spans
        .windows(2)
        .filter(|pair| pair[1].0 <= pair[0].1 + 1)
        .count();
    spans.len() >= FEWEST_FIELDS && pairs >= FEWEST_PAIRS
}

/// The row below, where it holds nothing but labels, options and units.
fn second_row<'g>(
    lexicon: &Lexicon,
    grid: &'g Grid,
    hits: &[Hit],
    row: u32,
    needed: bool,
) -> Option<&'g Row> {
    let below = grid.row(row + 1)?;
    let mut labels = 0;
    for (col, cell) in &below.cells {
        let text = cell.as_text()?;
        let at = CellRef::new(below.index, *col);
        let hit = hits.iter().find(|hit| hit.at == at && hit.inline.is_none());
        let is_label = hit.is_some_and(|hit| {
            hit.targets.iter().any(|t| {
                matches!(
                    t,
                    Target::Choice { .. } | Target::Other(_) | Target::Field(_)
                )
            })
        });
        let is_other = lexicon.exact(&normalize_label(text)).is_some();
        let may_be_foreign = needed && normalize_label(text).chars().count() <= 8;
        if is_label {
            labels += 1;
        } else if !is_other && !may_be_foreign {
            return None;
        }
    }
    (labels > 0).then_some(below)
}

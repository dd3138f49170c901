//! The head of a ledger: which column holds which field, option or nothing of ours.

mod columns;
mod options;
mod parts;

use std::collections::BTreeMap;

use self::columns::build;
use super::lexicon::{Lexicon, Target};
use super::scan::Hit;
use super::vocabulary;
use crate::campaign::Form;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef, Grid, Row};

/// Fewest different fields side by side that make a row a head.
const FEWEST_FIELDS: usize = 4;
/// Fewest pairs of labels that touch; on a card a value stands between two labels.
const FEWEST_PAIRS: usize = 2;

/// Fewest labels under a head that it lacks which make it no head of a ledger.
const FEWEST_LACKING: usize = 3;
/// Most rows of a head.
const MOST_ROWS: usize = 4;
/// Longest word in a head of several rows that the form does not know.
const LONGEST_FOREIGN: usize = 8;

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
    /// Columns that hold a second field too: 联系人及联系电话.
    pub also: Vec<(u32, usize)>,
    /// Labels that were one letter off: cell, as written, as meant.
    pub near: Vec<(CellRef, String, String)>,
    /// Labels that may mean several fields and could not be settled.
    pub open: Vec<(CellRef, String)>,
}

impl Head {
    /// The columns that hold a field's value.
    pub fn columns_of(&self, wanted: usize) -> Vec<u32> {
        let holding = self.columns.iter().filter(
            |(_, column)| matches!(column, Column::Field { field, .. } if *field == wanted),
        );
        holding.map(|(col, _)| *col).collect()
    }

    /// Where each field's first column is.
    pub fn column_of(&self, field: usize) -> Option<u32> {
        let also = self.also.iter().find(|(_, also)| *also == field);
        let own = self.columns.iter().find_map(|(col, column)| {
            let holds = match column {
                Column::Field { field: f, .. }
                | Column::Choice { field: f, .. }
                | Column::Other(f) => *f == field,
                Column::Counter | Column::Extra(_) => false,
            };
            holds.then_some(*col)
        });
        own.or(also.map(|(col, _)| *col))
    }
}

/// The first row among `hits` that is a ledger's head.
pub fn find(form: &Form, lexicon: &Lexicon, grid: &Grid, hits: &[Hit]) -> Option<Head> {
    let mut rows: Vec<u32> = hits.iter().map(|hit| hit.at.row).collect();
    rows.dedup();
    rows.into_iter()
        .find_map(|row| at(form, lexicon, grid, hits, row))
}

/// The head that begins in this row, if one does, with the rows under and over it that belong to it.
pub fn at(form: &Form, lexicon: &Lexicon, grid: &Grid, hits: &[Hit], row: u32) -> Option<Head> {
    if !may_begin_head(hits, row) {
        return None;
    }
    let top = labels(hits, row);
    if top.is_empty() {
        return None;
    }
    let mut rows = vec![row];
    let mut all = top.clone();
    while rows.len() < MOST_ROWS
        && let Some(below) = lower_row(
            lexicon,
            grid,
            hits,
            rows[rows.len() - 1] + 1,
            !is_head(&all),
        )
    {
        rows.push(below.index);
        all.extend(labels(hits, below.index));
    }
    let lower = all.len() - top.len();
    let over_several_rows = is_head(&all) && top.len() + 1 >= lower.min(3);
    if !is_head(&top) && !over_several_rows {
        return None;
    }
    while rows.len() < MOST_ROWS
        && let Some(above) = upper_row(form, lexicon, grid, hits, rows[0])
    {
        rows.insert(0, above.index);
        all.extend(labels(hits, above.index));
    }
    Some(build(form, lexicon, grid, &rows, &all))
}

impl Head {
    /// False where several labels that it lacks stand in other rows: such rows of labels are a card's, each over its values.
    pub fn heads_all(&self, hits: &[Hit]) -> bool {
        let mut lacking: Vec<usize> = hits
            .iter()
            .filter(|hit| {
                hit.inline.is_none() && !(self.first_row..=self.last_row).contains(&hit.at.row)
            })
            .filter_map(|hit| hit.field())
            .filter(|field| self.column_of(*field).is_none())
            .collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking.len() < FEWEST_LACKING
    }
}

fn labels(hits: &[Hit], row: u32) -> Vec<&Hit> {
    hits.iter()
        .filter(|hit| hit.at.row == row && hit.inline.is_none())
        .collect()
}

/// Enough columns with a field's label in this row and the rows that may belong to its head, as hardly any row of a card
/// has.
fn may_begin_head(hits: &[Hit], row: u32) -> bool {
    let first = hits.partition_point(|hit| hit.at.row < row);
    let near = hits[first..]
        .iter()
        .take_while(|hit| ((hit.at.row - row) as usize) < MOST_ROWS);
    let mut columns: Vec<u32> = near
        .filter(|hit| hit.inline.is_none() && hit.fields().next().is_some())
        .map(|hit| hit.at.col)
        .collect();
    columns.sort_unstable();
    columns.dedup();
    columns.len() >= FEWEST_FIELDS
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

/// A row under a head's first that belongs to it: nothing but labels, options, and a few short words of others; where
/// the rows so far are no head, others may be in the majority.
fn lower_row<'g>(
    lexicon: &Lexicon,
    grid: &'g Grid,
    hits: &[Hit],
    row: u32,
    needed: bool,
) -> Option<&'g Row> {
    let below = grid.row(row)?;
    if stands_under_group(grid, below) {
        return Some(below);
    }
    let (mut labels, mut foreign) = (0, 0);
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
        if is_label {
            labels += 1;
            continue;
        }
        let word = normalize_label(text);
        if lexicon.exact(&word).is_none() {
            foreign += 1;
            if word.chars().count() > LONGEST_FOREIGN {
                return None;
            }
        }
    }
    (labels > 0 && (needed || foreign <= labels)).then_some(below)
}

/// Short words in columns that the row above leaves blank, but for the first of each stretch: parts of the label over
/// them (详细地址 over 乡镇, 村, 组).
fn stands_under_group(grid: &Grid, row: &Row) -> bool {
    let Some(above) = row.index.checked_sub(1).and_then(|above| grid.row(above)) else {
        return false;
    };
    let is_part = |(col, cell): &(u32, Cell)| {
        let beside = |col: u32| row.get(col).is_some() && above.get(col).is_none();
        let short = cell.as_text().is_some_and(|text| {
            let word = normalize_label(text);
            word.chars().count() <= LONGEST_FOREIGN && !word.contains(char::is_numeric)
        });
        short && (above.get(*col).is_none() || beside(*col + 1))
    };
    above.cells.len() > row.cells.len()
        && row.cells.len() > 1
        && row.cells.iter().all(is_part)
        && row.cells.iter().any(|(col, _)| above.get(*col).is_some())
}

/// A row over a head that belongs to it: names of groups of columns, and labels that reach down beside them.
fn upper_row<'g>(
    form: &Form,
    lexicon: &Lexicon,
    grid: &'g Grid,
    hits: &[Hit],
    first: u32,
) -> Option<&'g Row> {
    let above = grid.row(first.checked_sub(1)?)?;
    let belongs = |col: u32, cell: &Cell| {
        let Some(text) = cell.as_text() else {
            return false;
        };
        let at = CellRef::new(above.index, col);
        let reaches_down = grid
            .merge_at(at)
            .is_some_and(|merge| merge.last.row >= first);
        let hit = hits.iter().find(|hit| hit.at == at);
        let names_unit = hit
            .is_some_and(|hit| hit.inline.is_some() || hit.means(Target::Field(form.region_field)));
        let word = normalize_label(text);
        let short = word.chars().count() <= LONGEST_FOREIGN && !word.contains(char::is_numeric);
        let frames = lexicon.is_frame_text(text) || vocabulary::begins_signature(text);
        reaches_down || (short && !names_unit && !frames && !text.contains([':', '：']))
    };
    let all = above.cells.iter().all(|(col, cell)| belongs(*col, cell));
    (above.cells.len() > 1 && all).then_some(above)
}

//! Which rows of a sheet are a ledger's head: labels side by side that touch, with the rows over and under them that
//! belong to them.

use super::Head;
use super::columns::build;
use crate::campaign::Form;
use crate::intake::lexicon::{Lexicon, Target};
use crate::intake::scan::Hit;
use crate::intake::vocabulary;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef, Grid, Row};

/// Fewest different fields side by side that make a row a head.
const FEWEST_FIELDS: usize = 4;
/// Fewest pairs of labels that touch; on a card a value stands between two labels.
const FEWEST_PAIRS: usize = 2;
/// Most rows of a head.
const MOST_ROWS: usize = 4;
/// Longest word in a head of several rows that the form does not know.
const LONGEST_FOREIGN: usize = 8;

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

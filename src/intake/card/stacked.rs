//! Values under their labels: a row of nothing but labels, and under it a row of nothing but values.

use std::collections::{BTreeMap, BTreeSet};

use super::Card;
use super::ownership::is_foot;
use crate::intake::scan::Hit;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef, Row};

/// Longest word that may be another's label, in characters.
const LONGEST_LABEL: usize = 6;

/// The values that stand under their labels.
#[derive(Debug, Default)]
pub(super) struct Stacked<'a> {
    /// Label → the value under it.
    pub values: Vec<(CellRef, (CellRef, &'a Cell))>,
    /// Rows of such labels and such values.
    pub rows: BTreeSet<u32>,
}

impl<'a> Card<'a, '_> {
    /// Pairs of rows; a single label over a single value only on a card that has such pairs of several.
    pub(super) fn stacked(&self) -> Stacked<'a> {
        let mut found = Stacked::default();
        let mut by_row: BTreeMap<u32, Vec<&Hit>> = BTreeMap::new();
        for hit in self
            .labels
            .iter()
            .copied()
            .filter(|hit| self.holds(hit.at.row))
        {
            by_row.entry(hit.at.row).or_default().push(hit);
        }
        let pairs: Vec<(&Vec<&Hit>, &'a Row)> = by_row
            .iter()
            .filter(|(_, labels)| labels.iter().all(|hit| hit.inline.is_none()))
            .filter_map(|(row, labels)| {
                let top = self.context.grid.row(*row)?;
                let under = self.context.grid.row(row + 1)?;
                let values = !by_row.contains_key(&under.index)
                    && self.holds(under.index)
                    && heads(top, labels)
                    && under
                        .cells
                        .iter()
                        .any(|(col, _)| over(labels, *col).is_some())
                    && under.cells.iter().all(|(col, _)| {
                        let beyond = labels.iter().all(|hit| hit.last_col < *col);
                        beyond || over(labels, *col).is_some() || top.get(*col).is_some()
                    })
                    && !is_foot(under);
                values.then_some((labels, under))
            })
            .collect();
        if !pairs.iter().any(|(labels, _)| labels.len() > 1) {
            return found;
        }
        for (labels, under) in pairs {
            found.rows.extend([under.index - 1, under.index]);
            for (col, cell) in &under.cells {
                let at = CellRef::new(under.index, *col);
                found
                    .values
                    .extend(over(labels, *col).map(|hit| (hit.at, (at, cell))));
            }
        }
        found
    }
}

/// Nothing but labels; of others' labels (性别) only single words among ours, of which some touch, as none do on a card
/// whose values stand between them.
fn heads(top: &Row, labels: &[&Hit]) -> bool {
    let ours = |col: u32| labels.iter().any(|hit| hit.at.col == col);
    let mut others = top.cells.iter().filter(|(col, _)| !ours(*col)).peekable();
    if others.peek().is_none() {
        return true;
    }
    let touch = labels
        .windows(2)
        .any(|pair| pair[1].at.col == pair[0].last_col + 1);
    touch
        && labels.len() * 2 > top.cells.len()
        && others.all(|(_, cell)| {
            let text = cell.as_text().map(normalize_label);
            text.is_some_and(|text| {
                text.chars().count() <= LONGEST_LABEL && !text.contains(char::is_numeric)
            })
        })
}

/// The label over a column.
fn over<'h>(labels: &[&'h Hit], col: u32) -> Option<&'h Hit> {
    labels
        .iter()
        .copied()
        .find(|hit| (hit.at.col..=hit.last_col).contains(&col))
}

//! Options spread over cells, each with a cell beside it for the tick: the blank ones tell on which side ticks stand. Or
//! with the tick under it, as under the heads of columns.

use std::collections::BTreeMap;

use super::slot::{Slot, bare, written};
use crate::value::{TickWords, Written, is_blank_word, normalize_label};
use crate::workbook::{Cell, CellRef};

/// Everything in a tick field's area in reading order, with one blank beside each option word that has no mark of its
/// own; rows that hold anything else are passed as they are. Without blanks where the cells do not tell the side.
pub(super) fn cells<'s>(slot: &'s Slot<'_>, words: &TickWords<'_>) -> Vec<Written<'s>> {
    let mut all: Vec<Written<'s>> = slot
        .inline
        .as_deref()
        .map(bare)
        .map(Written::Text)
        .into_iter()
        .collect();
    if let [(_, cell)] = *slot.cells {
        all.push(written(cell));
        return all;
    }
    let mut by_row: BTreeMap<u32, Vec<(CellRef, &Cell)>> = BTreeMap::new();
    for (at, cell) in &slot.cells {
        by_row.entry(at.row).or_default().push((*at, cell));
    }
    let mut rows: Vec<Row<'s>> = by_row
        .into_values()
        .map(|cells| Row::new(cells, words))
        .collect();
    let side = side(&rows, slot.area);
    let mut left = rows.drain(..).peekable();
    while let Some(row) = left.next() {
        if let Some(marks) = left.next_if(|below| below.marks_under(&row)) {
            row.with_marks(&marks, &mut all);
            continue;
        }
        match side {
            Some(side) if row.is_spread() => row.with_blanks(side, &mut all),
            _ => all.extend(row.cells.iter().map(|(_, cell)| written(cell))),
        }
        all.extend(row.rest.iter().map(|(_, cell)| written(cell)));
    }
    all
}

/// Where ticks stand beside their words.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    Before,
    After,
}

/// The side, where the cells tell it: a mark outside the outermost word, or no room before the first word.
fn side(rows: &[Row<'_>], area: Option<CellRef>) -> Option<Side> {
    let spread: Vec<&Row<'_>> = rows.iter().filter(|row| row.is_spread()).collect();
    if !spread.iter().any(|row| row.is_paired()) {
        return None;
    }
    let after = spread.iter().any(|row| row.option.last() == Some(&false));
    let before = spread.iter().any(|row| row.option.first() == Some(&false));
    match (before, after) {
        (true, true) => None,
        (true, false) => Some(Side::Before),
        (false, true) => Some(Side::After),
        (false, false) => {
            let no_room = |row: &&Row<'_>| area.is_some_and(|area| row.cells[0].0.col <= area.col);
            spread.iter().all(no_room).then_some(Side::After)
        }
    }
}

/// One row of cells, and which of them are option words.
struct Row<'s> {
    cells: Vec<(CellRef, &'s Cell)>,
    option: Vec<bool>,
    /// The cells from 其它 on.
    rest: Vec<(CellRef, &'s Cell)>,
}

impl<'s> Row<'s> {
    fn new(mut cells: Vec<(CellRef, &'s Cell)>, words: &TickWords<'_>) -> Self {
        let mut option = Vec::with_capacity(cells.len());
        let at = cells.iter().position(|(_, cell)| {
            let word = cell.as_text().map(normalize_label);
            let word = word.as_deref().unwrap_or_default();
            let begins_rest = words.begins_with_other(word);
            if !begins_rest {
                option.push(words.is_option(word));
            }
            begins_rest
        });
        let rest = cells.split_off(at.unwrap_or(cells.len()));
        Self {
            cells,
            option,
            rest,
        }
    }

    /// Option words, at least one, and otherwise nothing longer than a mark.
    fn is_spread(&self) -> bool {
        let short = |cell: &Cell| {
            cell.as_text()
                .is_none_or(|text| text.trim().chars().count() <= 2)
        };
        self.option.contains(&true)
            && self
                .cells
                .iter()
                .zip(&self.option)
                .all(|((_, cell), option)| *option || short(cell))
    }

    /// Two words with a blank cell between them.
    fn gap(&self, i: usize) -> bool {
        i > 0
            && self.option[i - 1]
            && self.option[i]
            && self.cells[i].0.col > self.cells[i - 1].0.col + 1
    }

    /// Nothing but marks, each under a word of a row of words and nothing else.
    fn marks_under(&self, words: &Row<'_>) -> bool {
        let row = |row: &Row<'_>| row.all().next().map(|(at, _)| at.row);
        let is_under = |col: u32| words.all().any(|(at, _)| at.col == col);
        words.option.len() > 1
            && words.option.iter().all(|option| *option)
            && words.rest.len() < 2
            && row(self) == row(words).map(|row| row + 1)
            && self.rest.is_empty()
            && self.option.iter().all(|option| !option)
            && self.cells.iter().all(|(at, _)| is_under(at.col))
    }

    /// Each word with the mark under it, or a blank.
    fn with_marks(&self, marks: &Row<'s>, all: &mut Vec<Written<'s>>) {
        for (at, cell) in self.all() {
            let under = marks.cells.iter().find(|(mark, _)| mark.col == at.col);
            all.push(written(cell));
            all.push(under.map_or(Written::Text(""), |(_, mark)| written(mark)));
        }
    }

    fn all(&self) -> impl Iterator<Item = (CellRef, &'s Cell)> {
        self.cells.iter().chain(&self.rest).copied()
    }

    fn is_paired(&self) -> bool {
        self.option.contains(&false) || (0..self.cells.len()).any(|i| self.gap(i))
    }

    fn with_blanks(&self, side: Side, all: &mut Vec<Written<'s>>) {
        for (i, (_, cell)) in self.cells.iter().enumerate() {
            if self.gap(i) || (i == 0 && self.option[0] && side == Side::Before) {
                all.push(Written::Text(""));
            }
            let blank = !self.option[i] && cell.as_text().is_some_and(is_blank_word);
            all.push(if blank {
                Written::Text("")
            } else {
                written(cell)
            });
        }
        if self.option.last() == Some(&true) && side == Side::After {
            all.push(Written::Text(""));
        }
    }
}

//! Our own lists in a returned copy: findings with the office's explanations, and what could not be placed.
//!
//! They are known by their headings, whatever became of the sheet's name, the stamp or the order of the lines.

use std::collections::HashMap;

use super::gloss::Glosses;
use super::slot::display;
use crate::campaign::stamp::{AIDE_MARK, REVIEW_HEADINGS, STRAY_HEADINGS};
use crate::workbook::{CellRef, Row, Sheet};

/// Rows in which the headings are looked for.
const LOOK: usize = 20;
/// Cells right of 说明 in which a clerk may have written instead.
const BESIDE: u32 = 3;

/// What an office wrote beside one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// File as given on the command line.
    pub file: String,
    /// The tab's name.
    pub sheet: Option<String>,
    /// Where it is written.
    pub cell: CellRef,
    /// What ties the line to its finding; blank where the clerk's line has none.
    pub ticket: String,
    /// What is written.
    pub text: String,
    /// The finding's own words, which are no explanation of it.
    pub problem: String,
}

/// A list of ours.
pub(super) enum List {
    /// Findings, with the row of the headings and the column of each.
    Review(u32, HashMap<&'static str, u32>),
    /// What could not be placed.
    Strays,
}

/// The list that a sheet holds, if it is one of ours.
pub(super) fn list(glosses: &Glosses<'_>) -> Option<List> {
    glosses.rows(0..u32::MAX).take(LOOK).find_map(|line| {
        let found = |headings: &[&'static str]| -> HashMap<&'static str, u32> {
            let places = headings.iter().filter_map(|heading| {
                let (col, _) = line.texts().find(|(_, gloss)| *gloss.word == **heading)?;
                Some((*heading, col))
            });
            places.collect()
        };
        if !line.texts().any(|(_, gloss)| gloss.heads_list) {
            return None;
        }
        if found(&STRAY_HEADINGS).len() == STRAY_HEADINGS.len() {
            return Some(List::Strays);
        }
        let columns = found(&REVIEW_HEADINGS);
        let has = |heading: &str| columns.contains_key(heading);
        let is_review =
            has("级别") && has("问题") && has("说明") && (has("核对码") || has("如何修改"));
        is_review.then_some(List::Review(line.row().index, columns))
    })
}

/// True for a word that heads a column in each list of ours of a kind. They are compared as labels are.
pub(super) fn heads_list(word: &str) -> bool {
    [STRAY_HEADINGS[0], "级别"].contains(&word)
}

/// What offices wrote on a list of findings.
pub(super) fn explanations(
    file: &str,
    sheet: &Sheet,
    head: u32,
    columns: &HashMap<&'static str, u32>,
) -> Vec<Explanation> {
    let Some(said) = columns.get("说明").copied() else {
        return Vec::new();
    };
    let text_in = |row: &Row, heading: &str| {
        let col = columns.get(heading)?;
        let cell = sheet.grid.get(CellRef::new(row.index, *col))?;
        Some(display(cell).trim().to_owned())
    };
    let below = sheet.grid.rows().iter().filter(|row| row.index > head);
    below
        .filter_map(|row| {
            let (cell, text) = written(sheet, CellRef::new(row.index, said))?;
            Some(Explanation {
                file: file.to_owned(),
                sheet: sheet.name.clone(),
                cell,
                ticket: text_in(row, "核对码").unwrap_or_default(),
                text,
                problem: text_in(row, "问题").unwrap_or_default(),
            })
        })
        .collect()
}

/// The words in a line's 说明, in the merged cell that covers it, or in the cells to its right.
fn written(sheet: &Sheet, at: CellRef) -> Option<(CellRef, String)> {
    let grid = &sheet.grid;
    let places = (0..=BESIDE).map(|right| CellRef::new(at.row, at.col + right));
    places.into_iter().find_map(|at| {
        let at = grid.merge_at(at).map_or(at, |merge| merge.first);
        let text = display(grid.get(at)?).trim().to_owned();
        let is_word = !text.is_empty() && !text.starts_with(AIDE_MARK);
        is_word.then_some((at, text))
    })
}

#[cfg(test)]
mod tests {
    use super::{REVIEW_HEADINGS, STRAY_HEADINGS};
    use crate::value::normalize_label;

    #[test]
    fn headings_are_spelled_as_labels_are_compared() {
        for heading in REVIEW_HEADINGS.iter().chain(&STRAY_HEADINGS) {
            assert_eq!(normalize_label(heading), *heading);
        }
    }
}

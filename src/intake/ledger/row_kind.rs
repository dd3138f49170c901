//! What a row under a ledger's head is: a record, a sum, the head again, print, or a stray remark.

use super::Ledger;
use crate::intake::head::Column;
use crate::intake::lexicon::Target;
use crate::intake::{bind, slot, vocabulary};
use crate::value::{normalize, normalize_label};
use crate::workbook::{Cell, Row};

/// What a row under the head is.
pub(super) enum RowKind {
    Record,
    Total(vocabulary::Total),
    Head,
    Furniture,
    /// An example of how to fill a row.
    Example,
    /// Cells that are no record: a section heading, a stray remark.
    Stray,
}

impl Ledger<'_, '_> {
    pub(super) fn kind(&self, row: &Row) -> RowKind {
        let texts: Vec<(u32, &str)> = row
            .cells
            .iter()
            .filter_map(|(col, cell)| Some((*col, cell.as_text()?)))
            .collect();
        // Before anything else: a head may begin with 负责人, which under the rows is a signature.
        if let Some(kind) = self.head_again(row, &texts) {
            return kind;
        }
        if let Some((_, first)) = texts.first()
            && row.cells.first().map(|cell| cell.0) == texts.first().map(|text| text.0)
            && vocabulary::begins_footer(first)
        {
            return RowKind::Stray;
        }
        if let Some(total) = texts
            .iter()
            .take(3)
            .find_map(|(_, text)| vocabulary::total(&normalize_label(text)))
        {
            return RowKind::Total(total);
        }
        if let Some((_, first)) = texts
            .first()
            .filter(|(_, first)| first.len() <= LONGEST_WORD)
        {
            let word = normalize_label(first);
            if vocabulary::announces_example(&word) {
                return RowKind::Example;
            }
            if vocabulary::compares(&word) {
                return RowKind::Stray;
            }
        }
        if counts_columns(row) {
            return RowKind::Furniture;
        }
        let filled = row
            .cells
            .iter()
            .filter(|(col, cell)| self.is_answer(*col, cell))
            .count();
        let only = row.cells.len() == 1;
        if texts.len() == row.cells.len() && texts.iter().all(|(_, text)| self.is_furniture(text)) {
            return RowKind::Furniture;
        }
        match filled {
            0 if row
                .cells
                .iter()
                .all(|(col, cell)| self.is_counter(*col, cell)) =>
            {
                RowKind::Furniture
            }
            0 => RowKind::Stray,
            1 if only
                && (!self.stands_in_key(row.cells[0].0)
                    || texts.iter().any(|(_, text)| self.is_heading(text))) =>
            {
                RowKind::Stray
            }
            _ => RowKind::Record,
        }
    }

    /// The head once more, as on every printed page: its first row or another that is a head, or one of its lower rows.
    fn head_again(&self, row: &Row, texts: &[(u32, &str)]) -> Option<RowKind> {
        let repeats = |head_row: u32| {
            let above = self.context.grid.row(head_row);
            let same = texts.iter().filter(|(col, text)| {
                above.and_then(|above| above.get(*col)?.as_text()) == Some(*text)
            });
            let same = same.count();
            same >= 2 && (same >= 3 || same == row.cells.len()) && same * 2 > row.cells.len()
        };
        if repeats(self.course.head.first_row) || self.mostly_labels(texts) {
            return Some(RowKind::Head);
        }
        (self.course.head.first_row + 1..=self.course.head.last_row)
            .any(repeats)
            .then_some(RowKind::Furniture)
    }

    /// At least four labels of the form, and more of them than of anything else.
    fn mostly_labels(&self, texts: &[(u32, &str)]) -> bool {
        let is_label = |text: &str| {
            let word = normalize_label(text);
            let targets = self.lexicon.exact(&word).unwrap_or_default();
            vocabulary::is_counter(&word)
                || targets
                    .iter()
                    .any(|target| matches!(target, Target::Field(_)))
        };
        // Nearly every row is a record: the first texts that are no labels settle it.
        let mut others_allowed = texts.len().saturating_sub(1) / 2;
        others_allowed = others_allowed.min(texts.len().saturating_sub(4));
        let others = texts
            .iter()
            .filter(|(_, text)| !is_label(text))
            .take(others_allowed + 1);
        texts.len() >= 4 && others.count() <= others_allowed
    }

    /// A row under the head that holds nothing but units; each is its column's unit.
    pub(super) fn units(&self, row: &Row) -> Option<Vec<(u32, String)>> {
        let cells: Option<Vec<(u32, String)>> = row
            .cells
            .iter()
            .filter(|(_, cell)| !cell.as_text().is_some_and(is_unit_heading))
            .map(|(col, cell)| Some((*col, self.context.unit_word(cell.as_text()?)?)))
            .collect();
        cells.filter(|cells| !cells.is_empty())
    }

    /// A row's only words, where they name the place whose rows follow, or are a remark.
    fn is_heading(&self, text: &str) -> bool {
        vocabulary::is_place_heading(text)
            || vocabulary::is_remark(text)
            || bind::region_named(&self.context, text).is_some()
    }

    fn is_furniture(&self, text: &str) -> bool {
        let word = normalize_label(text);
        vocabulary::is_filler(text)
            || self.lexicon.is_frame_text(text)
            || self.lexicon.is_furniture(&word)
    }

    fn is_answer(&self, col: u32, cell: &Cell) -> bool {
        let ours = !matches!(
            self.course.head.columns.get(&col),
            None | Some(Column::Counter | Column::Extra(_))
        );
        ours && !cell.as_text().is_some_and(vocabulary::is_filler)
    }

    fn is_counter(&self, col: u32, cell: &Cell) -> bool {
        matches!(self.course.head.columns.get(&col), Some(Column::Counter))
            || cell.as_text().is_some_and(vocabulary::is_filler)
    }

    fn stands_in_key(&self, col: u32) -> bool {
        let region = self.context.form().region_field;
        matches!(self.course.head.columns.get(&col), Some(Column::Field { field, .. })
            if *field != region && self.context.form().fields[*field].required)
    }
}

/// Bytes of the longest word that tells at a row's head what the row is.
const LONGEST_WORD: usize = 24;

/// The heading of a row of units.
fn is_unit_heading(text: &str) -> bool {
    matches!(normalize_label(text).as_ref(), "计量单位" | "单位")
}

/// Fewest cells of a row that numbers the columns.
const FEWEST_NUMBERED: usize = 4;

/// A row under the head that numbers the columns: 1, 2, 3 … or 甲, 乙, 1, 2 ….
pub(super) fn counts_columns(row: &Row) -> bool {
    let stems = ["甲", "乙", "丙", "丁"];
    let mut numbers = row
        .cells
        .iter()
        .map(|(_, cell)| {
            normalize(&slot::display(cell))
                .trim_matches(['(', ')'])
                .to_owned()
        })
        .skip_while(|text| stems.contains(&text.as_str()));
    let mut counted = 0;
    numbers.all(|text| {
        counted += 1;
        text == counted.to_string()
    }) && counted >= FEWEST_NUMBERED
}

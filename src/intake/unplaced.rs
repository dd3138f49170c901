//! What stands on a sheet and belongs to no field is listed, so that a clerk's remark is never swallowed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::context::Context;
use super::gloss::{Gloss, Glosses, Line};
use super::page::Page;
use super::stray::Stray;
use super::vocabulary;
use crate::campaign::FormId;
use crate::campaign::stamp::AIDE_MARK;
use crate::diagnostic::Place;
use crate::diagnostic::registry::structure;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef, Row};

/// Cells listed one by one on a sheet; the rest are counted.
const LISTED: usize = 200;
/// Fewest numbers that make a form no blank one.
const FEWEST_NUMBERS: usize = 3;
const OPEN_BOX: &str = "□";

/// Cells that were neither read nor are part of the printed form.
#[derive(Debug, Default)]
pub(super) struct Unplaced {
    /// Columns that a label has shown to be counters.
    counters: BTreeSet<u32>,
    left: Vec<(CellRef, String)>,
}

impl Unplaced {
    /// Looks through these rows, which have been read, for what none of these forms has; downwards, range by range.
    pub(super) fn look(
        &mut self,
        context: Context<'_>,
        glosses: &Glosses<'_>,
        forms: &BTreeSet<FormId>,
        rows: Range<u32>,
        page: &Page,
    ) {
        let nothing = context.form().nothing_to_report.as_deref();
        let nothing = nothing.map(normalize_label);
        let lines = glosses.rows(rows);
        for line in lines.filter(|line| !page.used_rows.contains(&line.row().index)) {
            let row = line.row();
            if is_signature(row) || is_open_box(line, nothing.as_deref()) {
                continue;
            }
            for (place, (col, cell)) in row.cells.iter().enumerate() {
                let at = CellRef::new(row.index, *col);
                let gloss = line.gloss(place);
                if gloss.is_some_and(|gloss| vocabulary::is_counter(&gloss.word)) {
                    self.counters.insert(*col);
                }
                if page.used_cells.contains(&at) {
                    continue;
                }
                let counts = self.counters.contains(col) && is_count(cell);
                if !counts && !is_printed(cell, gloss, forms) {
                    self.left
                        .push((at, super::slot::display(cell).into_owned()));
                }
            }
        }
    }

    /// A form is not blank while numbers stand on it that were not read.
    fn say_not_blank(&self, context: Context<'_>, page: &mut Page) {
        let numbers = || self.left.iter().filter(|(_, text)| is_number(text));
        let Some((at, _)) = numbers().nth(FEWEST_NUMBERS - 1).and(numbers().next()) else {
            return;
        };
        for finding in &mut page.findings {
            if finding.code == structure::BLANK_FORM.code {
                let count = numbers().count();
                let message = format!(
                    "表上填有 {count} 个数（从 {at} 起），但不在栏目右边的格里，都没有读取。"
                );
                let place = finding.place.clone();
                *finding = context.finding(&structure::VALUES_UNSETTLED, Some(*at), message);
                finding.place = Place {
                    cell: Some(*at),
                    ..place
                };
                "请按下发的表样，把每个数填在它的栏目右边，重新上报。"
                    .clone_into(&mut finding.advice);
            }
        }
    }

    /// Adds a notice for each cell.
    pub(super) fn say(self, context: Context<'_>, page: &mut Page) {
        self.say_not_blank(context, page);
        page.strays.extend(self.left.iter().map(|(at, text)| Stray {
            sheet: context.sheet.map(str::to_owned),
            cell: *at,
            text: text.clone(),
        }));
        let more = self.left.len().saturating_sub(LISTED);
        let further = self.left.get(LISTED).map(|(at, _)| *at);
        for (at, text) in self.left.into_iter().take(LISTED) {
            let message = format!("{at} 的内容“{}”不属于任何栏目，没有读入。", text.trim());
            let mut finding = context.finding(&structure::UNPLACED, Some(at), message);
            finding.raw = Some(text);
            page.findings.push(finding);
        }
        if let Some(at) = further {
            let message = format!("从 {at} 起另有 {more} 格内容不属于任何栏目，没有读入。");
            page.findings
                .push(context.finding(&structure::UNPLACED, Some(at), message));
        }
    }
}

fn is_number(text: &str) -> bool {
    text.trim().parse::<rust_decimal::Decimal>().is_ok()
}

/// 填表人：… 审核人：… under the table.
fn is_signature(row: &Row) -> bool {
    row.cells
        .first()
        .and_then(|(_, cell)| cell.as_text())
        .is_some_and(vocabulary::begins_signature)
}

/// A whole number, as stands under 序号.
fn is_count(cell: &Cell) -> bool {
    let text = super::slot::display(cell);
    !text.is_empty() && text.trim().chars().all(|c| c.is_ascii_digit())
}

/// The box for a unit that has nothing to report, left open as it was printed. A ticked one is told.
fn is_open_box(line: Line<'_, '_>, label: Option<&str>) -> bool {
    let first = line.texts().next().map(|(_, gloss)| &*gloss.word);
    let mut others = line
        .row()
        .cells
        .iter()
        .filter_map(|(_, cell)| cell.as_text())
        .skip(1);
    label.is_some()
        && first == label
        && others.all(|text| text.trim() == OPEN_BOX || text.starts_with(AIDE_MARK))
}

fn is_printed(cell: &Cell, gloss: Option<&Gloss>, forms: &BTreeSet<FormId>) -> bool {
    let text = match cell {
        Cell::Text(text) => text,
        // Our own line under a form, whose result a program has dropped.
        Cell::Uncomputed(formula) => return formula.contains(AIDE_MARK),
        _ => return false,
    };
    let is_print = |gloss: &Gloss| {
        let mut meanings = forms.iter().map(|form| gloss.to(*form));
        vocabulary::is_counter(&gloss.word) || meanings.any(|meaning| meaning.frame || meaning.word)
    };
    text.starts_with(AIDE_MARK)
        || text.trim() == OPEN_BOX
        || vocabulary::is_filler(text)
        || gloss.is_some_and(is_print)
}

//! What stands on a sheet and belongs to no field is listed, so that a clerk's remark is never swallowed.

use std::collections::BTreeSet;

use super::context::Context;
use super::lexicon::Lexicon;
use super::page::Page;
use super::stray::Stray;
use super::vocabulary;
use crate::campaign::Form;
use crate::campaign::stamp::AIDE_MARK;
use crate::diagnostic::registry::structure;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef, Row};

/// Cells listed one by one on a sheet; the rest are counted.
const LISTED: usize = 200;
const OPEN_BOX: &str = "□";

/// Cells that were neither read nor are part of the printed form.
#[derive(Debug, Default)]
pub(super) struct Unplaced {
    /// Columns that a label has shown to be counters.
    counters: BTreeSet<u32>,
    left: Vec<(CellRef, String)>,
}

impl Unplaced {
    /// Looks through the rows that have been read, downwards, from one on up to another (half open).
    pub(super) fn look(
        &mut self,
        context: Context<'_>,
        lexicons: &[&Lexicon],
        (from, to): (u32, u32),
        page: &Page,
    ) {
        let rows = context.grid.rows();
        let first = rows.partition_point(|row| row.index < from);
        let rows = rows[first..].iter().take_while(|row| row.index < to);
        for row in rows.filter(|row| !page.used_rows.contains(&row.index)) {
            if is_signature(row) || is_open_box(row, context.form()) {
                continue;
            }
            for (col, cell) in &row.cells {
                let at = CellRef::new(row.index, *col);
                if cell
                    .as_text()
                    .map(normalize_label)
                    .is_some_and(|word| vocabulary::is_counter(&word))
                {
                    self.counters.insert(*col);
                }
                let counts = self.counters.contains(col) && is_count(cell);
                if !page.used_cells.contains(&at) && !counts && !is_printed(lexicons, cell) {
                    self.left.push((at, super::slot::display(cell)));
                }
            }
        }
    }

    /// Adds a notice for each cell.
    pub(super) fn say(self, context: Context<'_>, page: &mut Page) {
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
fn is_open_box(row: &Row, form: &Form) -> bool {
    let mut texts = row.cells.iter().filter_map(|(_, cell)| cell.as_text());
    let label = form.nothing_to_report.as_deref().map(normalize_label);
    label.is_some()
        && texts.next().map(normalize_label) == label
        && texts.all(|text| text.trim() == OPEN_BOX || text.starts_with(AIDE_MARK))
}

fn is_printed(lexicons: &[&Lexicon], cell: &Cell) -> bool {
    let text = match cell {
        Cell::Text(text) => text,
        // Our own line under a form, whose result a program has dropped.
        Cell::Uncomputed(formula) => return formula.contains(AIDE_MARK),
        _ => return false,
    };
    let word = normalize_label(text);
    text.starts_with(AIDE_MARK)
        || text.trim() == OPEN_BOX
        || vocabulary::is_filler(text)
        || vocabulary::is_counter(&word)
        || lexicons
            .iter()
            .any(|lexicon| lexicon.is_frame_text(text) || lexicon.exact(&word).is_some())
}

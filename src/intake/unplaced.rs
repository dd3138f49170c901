//! What stands on a sheet and belongs to no field is listed, so that a clerk's remark is never swallowed.

use std::collections::BTreeSet;

use super::context::Context;
use super::gloss::{Gloss, Glosses, Line};
use super::page::Page;
use super::stray::Stray;
use super::vocabulary;
use crate::campaign::FormId;
use crate::campaign::stamp::AIDE_MARK;
use crate::diagnostic::registry::structure;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef, Row};

/// Cells listed one by one on a sheet; the rest are counted.
const LISTED: usize = 200;
const OPEN_BOX: &str = "□";

/// Adds a notice for each cell that was neither read nor is part of the printed form.
pub(super) fn say(
    context: Context<'_>,
    glosses: &Glosses<'_>,
    forms: &BTreeSet<FormId>,
    page: &mut Page,
) {
    let mut left = Vec::new();
    let mut counters = BTreeSet::new();
    let nothing = context.form().nothing_to_report.as_deref();
    let nothing = nothing.map(normalize_label);
    let lines = glosses.rows(0..u32::MAX);
    for line in lines.filter(|line| !page.used_rows.contains(&line.row().index)) {
        let row = line.row();
        if is_signature(row) || is_open_box(line, nothing.as_deref()) {
            continue;
        }
        for (place, (col, cell)) in row.cells.iter().enumerate() {
            let at = CellRef::new(row.index, *col);
            let gloss = line.gloss(place);
            if gloss.is_some_and(|gloss| vocabulary::is_counter(&gloss.word)) {
                counters.insert(*col);
            }
            if page.used_cells.contains(&at) {
                continue;
            }
            let counts = counters.contains(col) && is_count(cell);
            if !counts && !is_printed(cell, gloss, forms) {
                left.push((at, cell));
            }
        }
    }
    page.strays.extend(left.iter().map(|(at, cell)| Stray {
        sheet: context.sheet.map(str::to_owned),
        cell: *at,
        text: super::slot::display(cell).into_owned(),
    }));
    for (at, cell) in left.iter().take(LISTED) {
        let text = super::slot::display(cell);
        let message = format!("{at} 的内容“{}”不属于任何栏目，没有读入。", text.trim());
        let mut finding = context.finding(&structure::UNPLACED, Some(*at), message);
        finding.raw = Some(text.into_owned());
        page.findings.push(finding);
    }
    if let Some((at, _)) = left.get(LISTED) {
        let message = format!(
            "从 {at} 起另有 {} 格内容不属于任何栏目，没有读入。",
            left.len() - LISTED
        );
        page.findings
            .push(context.finding(&structure::UNPLACED, Some(*at), message));
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

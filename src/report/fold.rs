//! Equal findings of one sheet folded into one: fifty rows without a phone are one line with a range.

use std::collections::HashMap;

use super::cells;
use crate::diagnostic::{Diagnostic, Level, rule};
use crate::workbook::CellRef;

/// One finding, or several equal ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folded<'f> {
    pub level: Level,
    pub code: &'f str,
    pub sheet: Option<&'f str>,
    /// What is wrong and how to mend it, with all places.
    pub text: String,
}

/// Folds the findings of one file; each stands where its first one stood.
pub(super) fn fold<'f>(findings: &[&'f Diagnostic]) -> Vec<Folded<'f>> {
    let mut places: HashMap<Sameness<'f>, usize> = HashMap::new();
    let mut groups: Vec<Vec<&'f Diagnostic>> = Vec::new();
    for finding in findings {
        let place = *places.entry(Sameness::of(finding)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[place].push(finding);
    }
    groups.iter().filter_map(|group| folded(group)).collect()
}

/// What two findings share that are told as one. Conversions are alike whatever the values; of faults the words count.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Sameness<'f> {
    code: &'f str,
    level: &'static str,
    sheet: Option<&'f str>,
    field: Option<String>,
    message: Option<String>,
    explanation: Option<&'f str>,
}

impl<'f> Sameness<'f> {
    fn of(finding: &'f Diagnostic) -> Self {
        let converted = finding.level == Level::Notice && finding.explanation.is_none();
        let folds_by_kind = converted && finding.place.cell.is_some() && !speaks_of_words(finding);
        Self {
            code: &finding.code,
            level: finding.level.label(),
            sheet: finding.place.sheet.as_deref(),
            field: (!folds_by_kind)
                .then(|| finding.field.as_deref().map(without_row))
                .flatten(),
            message: (!folds_by_kind).then(|| bare_message(finding)),
            explanation: finding.explanation.as_deref(),
        }
    }
}

/// An explanation that does not count is told with its own words.
fn speaks_of_words(finding: &Diagnostic) -> bool {
    finding.code.starts_with("S2")
}

/// `experts[1].age` → `experts[].age`.
fn without_row(path: &str) -> String {
    path.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// The message without the cell that it begins with.
fn bare_message(finding: &Diagnostic) -> String {
    let message = finding.message.as_str();
    let cell = finding.place.cell.map(|cell| cell.to_string());
    cell.and_then(|cell| message.strip_prefix(&cell))
        .unwrap_or(message)
        .trim_start()
        .to_owned()
}

fn folded<'f>(group: &[&'f Diagnostic]) -> Option<Folded<'f>> {
    let first = group.first()?;
    let text = if group.len() == 1 {
        format!("{}{}", leading_place(first), first.text())
    } else {
        many(first, group)
    };
    Some(Folded {
        level: first.level,
        code: &first.code,
        sheet: first.place.sheet.as_deref(),
        text,
    })
}

/// The place, where the message does not name it itself.
fn leading_place(finding: &Diagnostic) -> String {
    let place = &finding.place;
    match (place.cell, place.row, &place.column) {
        (Some(cell), _, _) if finding.message.contains(&cell.to_string()) => String::new(),
        (Some(cell), _, _) => format!("{cell} "),
        (None, Some(row), _) => format!("第 {row} 行 "),
        (None, None, Some(column)) => format!("{column} 列 "),
        (None, None, None) => String::new(),
    }
}

fn many(first: &Diagnostic, group: &[&Diagnostic]) -> String {
    let cells: Vec<CellRef> = group
        .iter()
        .filter_map(|finding| finding.place.cell)
        .collect();
    let rows: Vec<String> = group
        .iter()
        .filter_map(|finding| finding.place.row)
        .map(|row| row.to_string())
        .collect();
    let place = if cells.len() == group.len() {
        cells::ranges(&cells)
    } else if rows.len() == group.len() {
        format!("第 {} 行", rows.join("、"))
    } else {
        String::new()
    };
    let same = group
        .iter()
        .all(|finding| bare_message(finding) == bare_message(first));
    let what = match rule(&first.code) {
        Some(rule) if !same => rule.title.to_owned(),
        _ => bare_message(first).trim_end_matches('。').to_owned(),
    };
    let way = match &first.explanation {
        Some(text) => format!("已说明：{text}"),
        None => first.advice.clone(),
    };
    format!("{place} {what}（{} 处）。{way}", group.len())
        .trim_start()
        .to_owned()
}

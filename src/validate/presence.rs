//! What must be filled in: required fields, and tables that want at least so many rows.

use super::subject::Subject;
use crate::campaign::RollUp;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::value;
use crate::intake::{Entry, FieldPath};

/// Required fields that are blank. A label that is not on the sheet at all is the reader's finding, not ours.
pub(super) fn missing(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject
        .paths()
        .filter(|(path, field)| {
            field.required
                && subject
                    .entry(*path)
                    .is_some_and(|entry| entry.is_missing() && entry.cell.is_some())
        })
        .map(|(path, field)| {
            let message = format!("{} 没有填。", subject.at(path));
            let advice = if field.kind.is_number() {
                "请补填；确实没有的填 0。"
            } else {
                "请补填。"
            };
            Diagnostic {
                expected: Some("必填".to_owned()),
                advice: advice.to_owned(),
                ..subject.finding(&value::MISSING, &[path], message)
            }
        })
        .collect()
}

/// Numbers that are added up and stand blank, or whose row is gone, though the form does not call them required.
pub(super) fn numbers_missing(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let blank = |path: FieldPath| subject.entry(path).is_some_and(Entry::is_missing);
    subject
        .paths()
        .filter(|(path, field)| field.roll_up == RollUp::Sum && !field.required && blank(*path))
        .map(|(path, field)| {
            let on_sheet = subject
                .entry(path)
                .is_some_and(|entry| entry.cell.is_some());
            if on_sheet {
                let message = format!("{} 没有填，合计里会缺这一项。", subject.at(path));
                return subject.finding(&value::NUMBER_MISSING, &[path], message);
            }
            let label = &field.label;
            let message = format!("表上没有找到“{label}”这一栏，合计里会缺这一项。");
            Diagnostic {
                advice: "请按原表补上这一栏并填写，没有发生的填 0；改过名称的请改回原来的名称。"
                    .to_owned(),
                ..subject.finding(&value::NUMBER_MISSING, &[path], message)
            }
        })
        .collect()
}

/// Tables with fewer rows than they must have.
pub(super) fn too_few_rows(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let tables = subject.form.tables.iter().zip(&subject.record.tables);
    tables
        .filter(|(table, rows)| rows.len() < table.min_rows as usize)
        .map(|(table, rows)| {
            let filled = match rows.len() {
                0 => "一行也没有填".to_owned(),
                rows => format!("填了 {rows} 行"),
            };
            let message = format!(
                "“{}”{filled}，至少要填 {} 行。",
                table.heading, table.min_rows
            );
            Diagnostic {
                field: Some(table.key.clone()),
                fields: vec![table.key.clone()],
                expected: Some(format!("至少 {} 行", table.min_rows)),
                ..subject.finding(&value::TOO_FEW_ROWS, &[], message)
            }
        })
        .collect()
}

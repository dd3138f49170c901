//! Findings for scripts, as one JSON object: `{"summary":{…},"diagnostics":[…]}`.

use std::io::{self, Write};

use serde::Serialize;

use super::plain_json::json_lines;
use crate::diagnostic::{Diagnostic, Place, Summary};

#[derive(Serialize)]
struct Report<'r> {
    summary: Counts,
    diagnostics: Vec<Finding<'r>>,
}

#[derive(Serialize)]
struct Counts {
    files: usize,
    records: usize,
    errors: usize,
    warnings: usize,
    notices: usize,
}

/// One finding. `file` is null where it concerns the run as a whole, `sheet` for CSV, `row` and `column` as in records.
#[derive(Serialize)]
struct Finding<'r> {
    code: &'r str,
    level: &'static str,
    severity: &'static str,
    form: Option<&'r str>,
    file: Option<&'r str>,
    sheet: Option<&'r str>,
    row: Option<u32>,
    column: Option<&'r str>,
    cell: Option<String>,
    field: Option<&'r str>,
    fields: &'r [String],
    message: String,
    advice: &'r str,
    raw: Option<&'r str>,
    value: Option<&'r str>,
    expected: Option<&'r str>,
    record: Option<&'r str>,
    related: Vec<Related<'r>>,
    explanation: Option<&'r str>,
    fingerprint: &'r str,
}

#[derive(Serialize)]
struct Related<'r> {
    file: &'r str,
    sheet: Option<&'r str>,
    row: Option<u32>,
    column: Option<&'r str>,
    cell: Option<String>,
}

/// Writes findings in the order given. The `message` is whole: what is wrong and the way out; `advice` is the latter.
pub fn findings_json(out: impl Write, findings: &[Diagnostic], summary: Summary) -> io::Result<()> {
    let report = Report {
        summary: Counts {
            files: summary.files,
            records: summary.records,
            errors: summary.errors,
            warnings: summary.warnings,
            notices: summary.notices,
        },
        diagnostics: findings.iter().map(finding).collect(),
    };
    json_lines(out, &report)
}

fn finding(finding: &Diagnostic) -> Finding<'_> {
    let place = &finding.place;
    Finding {
        code: &finding.code,
        level: finding.level.label(),
        severity: finding.level.severity(),
        form: finding.form.as_deref(),
        file: Some(place.file.as_str()).filter(|file| !file.is_empty()),
        sheet: place.sheet.as_deref(),
        row: place.row,
        column: place.column.as_deref(),
        cell: place.cell.map(|cell| cell.to_string()),
        field: finding.field.as_deref(),
        fields: &finding.fields,
        message: finding.text(),
        advice: &finding.advice,
        raw: finding.raw.as_deref(),
        value: finding.value.as_deref(),
        expected: finding.expected.as_deref(),
        record: finding.record.as_deref(),
        related: finding.related.iter().map(related).collect(),
        explanation: finding.explanation.as_deref(),
        fingerprint: &finding.fingerprint,
    }
}

fn related(place: &Place) -> Related<'_> {
    Related {
        file: &place.file,
        sheet: place.sheet.as_deref(),
        row: place.row,
        column: place.column.as_deref(),
        cell: place.cell.map(|cell| cell.to_string()),
    }
}

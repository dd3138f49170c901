//! 审核意见: findings as a workbook to filter, print and send back, each linked to its file and cell.

mod link;
mod sheet;

use std::path::Path;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{Policy, WriteError, save as save_workbook, stamp};
use crate::campaign::Campaign;
use crate::campaign::stamp::Stamp;
use crate::diagnostic::{Diagnostic, Summary, title};
use crate::intake::FieldPath;
use crate::validate::Checked;
use link::Links;
use sheet::{Column, Line};

/// Writes the findings of a run: one sheet in the order of the files, one in the order of the rules.
pub fn save(
    campaign: &Campaign,
    checked: &Checked,
    target: &Path,
    may: Policy<'_>,
) -> Result<(), WriteError> {
    let mut book = build(campaign, checked, target).map_err(|source| WriteError::Workbook {
        path: target.to_owned(),
        source,
    })?;
    save_workbook(&mut book, target, may)
}

const BY_FILE: [Column; 12] = [
    Column::Level,
    Column::File,
    Column::Sheet,
    Column::Cell,
    Column::Form,
    Column::Field,
    Column::Record,
    Column::Raw,
    Column::Expected,
    Column::Message,
    Column::Code,
    Column::Explanation,
];

const BY_RULE: [Column; 8] = [
    Column::Level,
    Column::Code,
    Column::Rule,
    Column::File,
    Column::Sheet,
    Column::Cell,
    Column::Record,
    Column::Message,
];

fn build(campaign: &Campaign, checked: &Checked, target: &Path) -> Result<Workbook, XlsxError> {
    let places = Links::from(target);
    let lines: Vec<Line<'_>> = checked
        .findings
        .iter()
        .map(|finding| line(campaign, finding, &places))
        .collect();
    let mut by_rule: Vec<&Line<'_>> = lines.iter().collect();
    by_rule.sort_by_key(|line| (std::cmp::Reverse(line.finding.level), &line.finding.code));
    let counts = counts(checked.summary());

    let mut book = Workbook::new();
    let by_file: Vec<&Line<'_>> = lines.iter().collect();
    sheet::write(book.add_worksheet(), "按文件", &counts, &BY_FILE, &by_file)?;
    sheet::write(book.add_worksheet(), "按规则", &counts, &BY_RULE, &by_rule)?;
    let forms: Vec<&str> = campaign.forms.iter().map(|form| form.id.as_str()).collect();
    let mark = Stamp::list(&campaign.id, &forms);
    stamp(&mut book, &mark, "审核意见", campaign.period.0)?;
    Ok(book)
}

fn line<'f>(campaign: &Campaign, finding: &'f Diagnostic, links: &Links) -> Line<'f> {
    let form = finding
        .form
        .as_deref()
        .and_then(|id| campaign.form_by_name(id));
    let field = finding.field.as_deref().unwrap_or_default();
    Line {
        finding,
        form: form.map_or("", |(_, form)| &form.number).to_owned(),
        field: form.map_or(String::new(), |(_, form)| FieldPath::label_of(form, field)),
        rule: title(campaign, &finding.code).to_owned(),
        target: links.to(&finding.place),
    }
}

fn counts(summary: Summary) -> String {
    format!(
        "共审核 {} 个文件、{} 份表：强制 {} 处，核实 {} 处，提示 {} 处。强制的必须改正；核实的请改正，或在“说明”栏写明原因。",
        summary.files, summary.records, summary.errors, summary.warnings, summary.notices
    )
}

//! Findings as CSV that Excel opens well: UTF-8 with a byte order mark, one line a finding, no cell a formula.

use std::io::{self, Write};

use super::escape::csv_cell;
use crate::campaign::Campaign;
use crate::diagnostic::Diagnostic;
use crate::intake::FieldPath;

const COLUMNS: [&str; 14] = [
    "级别",
    "代码",
    "文件",
    "工作表",
    "行",
    "单元格",
    "表",
    "栏目",
    "对象",
    "填写内容",
    "应为",
    "问题",
    "办法",
    "说明",
];

/// Writes findings in the order given.
pub fn findings_csv(
    mut out: impl Write,
    findings: &[Diagnostic],
    campaign: &Campaign,
) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    for finding in findings {
        let cells = line(finding, campaign);
        csv.write_record(cells.iter().map(|cell| csv_cell(cell).into_owned()))?;
    }
    csv.flush()
}

fn line(finding: &Diagnostic, campaign: &Campaign) -> [String; 14] {
    let place = &finding.place;
    let or_blank = |text: &Option<String>| text.clone().unwrap_or_default();
    let form = finding
        .form
        .as_deref()
        .and_then(|id| Some(campaign.form_by_name(id)?.1));
    let field = finding.field.as_deref().unwrap_or_default();
    [
        finding.level.label().to_owned(),
        finding.code.clone(),
        place.file.clone(),
        or_blank(&place.sheet),
        place.row.map_or(String::new(), |row| row.to_string()),
        place.cell.map_or(String::new(), |cell| cell.to_string()),
        form.map_or(String::new(), |form| form.number.clone()),
        form.map_or(String::new(), |form| FieldPath::label_of(form, field)),
        or_blank(&finding.record),
        or_blank(&finding.raw),
        or_blank(&finding.expected),
        finding.message.clone(),
        finding.advice.clone(),
        or_blank(&finding.explanation),
    ]
}

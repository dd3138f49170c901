//! 核实说明: what is unusual in the returns and what the offices said to it. The next level's run reads it again, so
//! that nobody is asked twice.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page;
use super::provenance::{HEADINGS, head};
use super::style;
use crate::intake::FieldPath;
use crate::rollup::Summary;

/// By 核对码, 级别, 问题 and 说明 the reader knows such a list.
const COLUMNS: [(&str, f64); 10] = [
    ("核对码", 2.0),
    ("级别", 6.0),
    ("表", 8.0),
    ("对象", 24.0),
    ("字段", 18.0),
    ("填报内容", 14.0),
    ("问题", 44.0),
    ("说明", 40.0),
    ("文件", 40.0),
    ("单元格", 16.0),
];
/// What a cell holds with room to spare.
const LONGEST: usize = 8_000;

/// Fills the sheet.
pub(super) fn write(sheet: &mut Worksheet, summary: &Summary<'_>) -> Result<(), XlsxError> {
    let caption = "下列各处与常情不同，报送单位已说明原因；数字没有改动，已计入汇总。";
    head(sheet, "核实说明", caption, &COLUMNS)?;
    let text = style::prose();
    for (row, finding) in (HEADINGS + 1..).zip(&summary.explained) {
        let place = &finding.place;
        let form = finding.form.as_deref();
        let form = form.and_then(|id| summary.campaign.form_by_name(id));
        let field = finding.field.as_deref().unwrap_or_default();
        let or_blank = |text: &Option<String>| text.clone().unwrap_or_default();
        let cell = place.cell.map_or(String::new(), |cell| cell.to_string());
        let cells = [
            finding.ticket().to_string(),
            "核实".to_owned(),
            form.map_or(String::new(), |(_, form)| form.number.clone()),
            or_blank(&finding.record),
            form.map_or(String::new(), |(_, form)| FieldPath::label_of(form, field)),
            or_blank(&finding.raw),
            finding.message.clone(),
            or_blank(&finding.explanation),
            place.file.clone(),
            format!("{} {cell}", or_blank(&place.sheet))
                .trim()
                .to_owned(),
        ];
        for (col, words) in (0..).zip(cells) {
            let words: String = words.chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, col, words, &text)?;
        }
    }
    page::landscape(sheet, (HEADINGS, HEADINGS))
}

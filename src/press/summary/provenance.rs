//! Where the numbers come from, and what was left out.

use std::collections::BTreeMap;

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

use super::page::{self, Page};
use super::style::{self, Figure, Weight};
use crate::campaign::FormId;
use crate::rollup::Summary;

const SOURCE_COLUMNS: [(&str, f64); 6] = [
    ("序号", 6.0),
    ("文件", 52.0),
    ("工作表", 18.0),
    ("表", 10.0),
    ("记录数", 9.0),
    ("文件指纹（SHA-256）", 68.0),
];
const LEFT_OUT_COLUMNS: [(&str, f64); 5] = [
    ("序号", 6.0),
    ("文件", 52.0),
    ("工作表", 18.0),
    ("行", 8.0),
    ("未纳入的原因", 70.0),
];
pub(super) const HEADINGS: RowNum = 2;

/// Fills 数据来源: one row a file, sheet and form, with the number of records seen there.
pub(super) fn write_sources(sheet: &mut Worksheet, summary: &Summary<'_>) -> Result<(), XlsxError> {
    let caption = "一条记录若在几个文件里都有（如县表和市汇总表），各处都列出，汇总只计一次。";
    head(sheet, "数据来源", caption, &SOURCE_COLUMNS)?;
    let seen: BTreeMap<(&str, Option<&str>, FormId), u64> = summary
        .forms
        .iter()
        .flat_map(|form| {
            form.seen.iter().map(|((file, name), records)| {
                ((file.as_str(), name.as_deref(), form.form), *records)
            })
        })
        .collect();
    let (text, count) = (style::prose(), style::number(Figure::Count, Weight::Plain));
    for (row, ((file, name, form), records)) in (HEADINGS + 1..).zip(&seen) {
        sheet.write_number_with_format(row, 0, row - HEADINGS, &count)?;
        sheet.write_string_with_format(row, 1, *file, &text)?;
        sheet.write_string_with_format(row, 2, name.unwrap_or_default(), &text)?;
        let number = &summary.campaign.form(*form).number;
        sheet.write_string_with_format(row, 3, number, &text)?;
        let records = u32::try_from(*records).unwrap_or(u32::MAX);
        sheet.write_number_with_format(row, 4, records, &count)?;
        let hash = summary.origins.get(*file).map_or("", String::as_str);
        sheet.write_string_with_format(row, 5, hash, &text)?;
    }
    page::landscape(sheet, (HEADINGS, HEADINGS))
}

/// Fills 未纳入: what was read and not merged.
pub(super) fn write_left_out(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
) -> Result<(), XlsxError> {
    let caption = "下列各项没有计入本次汇总；改正或核实后请重新汇总。";
    head(sheet, "未纳入", caption, &LEFT_OUT_COLUMNS)?;
    let (text, count) = (style::prose(), style::number(Figure::Count, Weight::Plain));
    for (row, entry) in (HEADINGS + 1..).zip(&summary.left_out) {
        sheet.write_number_with_format(row, 0, row - HEADINGS, &count)?;
        sheet.write_string_with_format(row, 1, &entry.file, &text)?;
        let name = entry.sheet.as_deref().unwrap_or_default();
        sheet.write_string_with_format(row, 2, name, &text)?;
        match entry.row {
            Some(number) => sheet.write_number_with_format(row, 3, number, &count)?,
            None => sheet.write_blank(row, 3, &count)?,
        };
        sheet.write_string_with_format(row, 4, &entry.reason, &text)?;
    }
    page::landscape(sheet, (HEADINGS, HEADINGS))
}

pub(super) fn head(
    sheet: &mut Worksheet,
    title: &str,
    caption: &str,
    columns: &[(&str, f64)],
) -> Result<(), XlsxError> {
    let last_column = u16::try_from(columns.len()).unwrap_or(1).saturating_sub(1);
    page::head(
        sheet,
        &Page {
            title,
            caption,
            provisional: false,
            last_column,
        },
    )?;
    for (col, (heading, width)) in (0..).zip(columns) {
        sheet.set_column_width(col, *width)?;
        sheet.write_string_with_format(HEADINGS, col, *heading, &style::heading())?;
    }
    sheet.set_freeze_panes(HEADINGS + 1, 2)?;
    Ok(())
}

//! A total and the cells that it is made of, one line a record, tab-separated so that it can be pasted into a sheet.

use std::borrow::Cow;
use std::io::{self, Write};

use rust_decimal::Decimal;

use super::escape::{csv_cell, visible};
use crate::intake::Source;
use crate::rollup::{FieldTotal, Part, Summary, Traced, trace};
use crate::workbook::CellRef;

/// Writes unit, record, number, words as written, file, sheet and cell of every part of a total, and the total itself.
pub fn trace_table(out: &mut impl Write, summary: &Summary<'_>, what: Traced) -> io::Result<()> {
    let form = summary.campaign.form(what.form);
    let field = &form.fields[what.field];
    let unit = field.unit.map_or(String::new(), |unit| {
        format!("（{}）", summary.campaign.units.get(unit).name)
    });
    writeln!(out, "{} {}{unit}", form.number, field.label)?;
    writeln!(out, "地区\t记录\t数值\t原样\t文件\t工作表\t单元格")?;
    for part in trace(summary, what) {
        line(out, summary, &part)?;
    }
    let form = summary.forms.iter().find(|one| one.form == what.form);
    let total = form.and_then(|form| form.total.fields.get(what.field));
    match total {
        Some(FieldTotal::Sum(sum)) => writeln!(out, "合计\t\t{}", number(sum.value())),
        Some(FieldTotal::Mean(mean)) => writeln!(
            out,
            "加权平均\t\t{}\t{} ÷ {}",
            number(mean.value()),
            number(mean.weighted()),
            number(mean.weight())
        ),
        _ => Ok(()),
    }
}

fn line(out: &mut impl Write, summary: &Summary<'_>, part: &Part) -> io::Result<()> {
    let Source { file, sheet, .. } = &part.source;
    let cell = part.cell.as_ref().map_or(String::new(), CellRef::to_string);
    let columns = [
        summary.campaign.regions.get(part.region).name.as_str(),
        &part.record,
        &number(part.value),
        part.raw.as_deref().unwrap_or_default(),
        file,
        sheet.as_deref().unwrap_or_default(),
        &cell,
    ];
    writeln!(out, "{}", columns.map(pasted).join("\t"))
}

/// A cell to paste: no formula, no control characters. A number may keep its sign.
fn pasted(words: &str) -> String {
    let words = words.replace(['\t', '\n', '\r'], " ");
    let words = match words.parse::<Decimal>() {
        Ok(_) => Cow::Borrowed(words.as_str()),
        Err(_) => csv_cell(&words),
    };
    visible(&words).into_owned()
}

fn number(number: Option<Decimal>) -> String {
    number.map_or("未填".to_owned(), |number| number.normalize().to_string())
}

//! An indicator form in its own shape, filled with the totals: what a city signs and sends up.

use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};

use super::matrix::{Matrix, numbered};
use super::page;
use super::plan::Planned;
use super::style::{self, Weight};
use crate::rollup::{FormSummary, Summary};

/// Column of the numbers, after label and unit.
const VALUES: ColNum = 2;

/// Fills a sheet; every number is the sum of the same row of the sheet by city, or by record.
pub(super) fn write(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
    sheets: &[Planned<'_>],
) -> Result<(), XlsxError> {
    let form = summary.campaign.form(of_form.form);
    let matrix = Matrix::new(summary, of_form);
    page::across(sheet, 0, VALUES, &form.title, &style::title())?;
    sheet.set_row_height(0, 34)?;
    let region = &summary.campaign.regions.get(summary.region).name;
    let label = &form.fields[form.region_field].label;
    let mark = if summary.provisional {
        "　【初步】"
    } else {
        ""
    };
    let filler = format!(
        "{label}：{region}（汇总）{mark}　{}",
        form.caption.as_deref().unwrap_or_default()
    );
    sheet.write_string_with_format(1, 0, filler, &style::caption())?;
    sheet.set_row_height(1, 22)?;
    let heading = style::heading();
    for (col, text) in (0..=VALUES).zip(&form.column_headings) {
        sheet.write_string_with_format(2, col, text, &heading)?;
    }
    let mut end: RowNum = 3;
    for (row, place, field) in matrix.rows() {
        let label = numbered(form, field);
        sheet.write_string_with_format(row, 0, label, &style::text(Weight::Plain))?;
        let unit = field
            .unit
            .map_or("", |unit| &summary.campaign.units.get(unit).name);
        sheet.write_string_with_format(row, 1, unit, &style::word(Weight::Plain))?;
        let cells = matrix.parts(row, sheets);
        let total = &of_form.total;
        matrix.total(sheet, (row, VALUES), place, total, &cells, Weight::Plain)?;
        sheet.set_row_height(row, 24)?;
        end = row + 1;
    }
    if let Some(footnote) = &form.footnote {
        sheet.write_string_with_format(end, 0, footnote, &style::note())?;
        end += 1;
    }
    sheet.write_string_with_format(end + 1, 0, page::caption(summary, of_form), &style::note())?;
    sheet.set_column_width(0, 44)?;
    sheet.set_column_width(1, 12)?;
    sheet.set_column_width(VALUES, 20)?;
    page::print(sheet);
    Ok(())
}

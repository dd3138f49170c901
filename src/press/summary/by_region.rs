//! A table by region: the units that report, subtotals by city, and the total; every number above a unit is a live sum.

use rust_decimal::Decimal;
use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};

use super::column::{Column, Content, columns};
use super::figure::{as_double, cell, range, sum_formula, write_formula, write_number};
use super::lines::{Line, lines};
use super::page::{self, Page};
use super::style::{self, Figure, Weight};
use crate::campaign::Form;
use crate::rollup::{FieldTotal, FormSummary, MEAN_DECIMALS, Summary, Totals};

/// Nothing has come from this unit.
const NOT_REPORTED: &str = "未报";
/// Returns have come, and none has this number.
const NOT_FILLED: &str = "未填";
/// Row of the upper headings, zero-based; the lower ones follow.
const HEADINGS: RowNum = 2;
/// Row of the total.
const FIRST: RowNum = HEADINGS + 2;

struct Table<'a> {
    columns: Vec<Column>,
    lines: Vec<Line<'a>>,
}

/// Fills a sheet with a form's totals by region.
pub(super) fn write(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
) -> Result<(), XlsxError> {
    let form = summary.campaign.form(of_form.form);
    let table = Table {
        columns: columns(form, summary.campaign),
        lines: lines(of_form, summary.region, summary.campaign),
    };
    let last = table.col(table.columns.len()) - 1;
    page::head(
        sheet,
        &Page {
            title: &format!("{}汇总表", form.title),
            caption: &page::caption(summary, of_form),
            provisional: summary.provisional,
            last_column: last,
        },
    )?;
    table.headings(sheet)?;
    for (place, line) in table.lines.iter().enumerate() {
        table.line(sheet, place, line)?;
    }
    notes(sheet, table.row(table.lines.len()) + 1, of_form, form)?;
    sheet.set_freeze_panes(FIRST + 1, 1)?;
    page::landscape(sheet, (HEADINGS, HEADINGS + 1))?;
    Ok(())
}

impl Table<'_> {
    fn row(&self, line: usize) -> RowNum {
        FIRST + RowNum::try_from(line).unwrap_or(RowNum::MAX / 2)
    }

    /// Columns start at B; A holds the names.
    fn col(&self, column: usize) -> ColNum {
        1 + ColNum::try_from(column).unwrap_or(ColNum::MAX / 2)
    }

    fn headings(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let format = style::heading();
        sheet.merge_range(HEADINGS, 0, HEADINGS + 1, 0, "地区", &format)?;
        sheet.set_column_width(0, 26)?;
        sheet.set_row_height(HEADINGS, page::ROW)?;
        sheet.set_row_height(HEADINGS + 1, 34)?;
        let mut at = 0;
        while at < self.columns.len() {
            let column = &self.columns[at];
            let width = self.columns[at..]
                .iter()
                .take_while(|other| other.group.is_some() && other.group == column.group)
                .count();
            match &column.group {
                Some(group) => {
                    let (from, to) = (self.col(at), self.col(at + width) - 1);
                    sheet.merge_range(HEADINGS, from, HEADINGS, to, group, &format)?;
                    for (i, column) in self.columns[at..at + width].iter().enumerate() {
                        let col = self.col(at + i);
                        sheet.write_string_with_format(
                            HEADINGS + 1,
                            col,
                            &column.title,
                            &format,
                        )?;
                    }
                }
                None => {
                    let (col, title) = (self.col(at), &column.title);
                    sheet.merge_range(HEADINGS, col, HEADINGS + 1, col, title, &format)?;
                }
            }
            at += width.max(1);
        }
        for (i, column) in self.columns.iter().enumerate() {
            let width = match (column.figure, column.content) {
                (Figure::Share, _) => 8.0,
                (_, Content::Option(..) | Content::Other(_)) => 7.0,
                (_, Content::Weighted(_)) => 16.0,
                _ => 10.5,
            };
            sheet.set_column_width(self.col(i), width)?;
        }
        Ok(())
    }

    fn line(&self, sheet: &mut Worksheet, place: usize, line: &Line<'_>) -> Result<(), XlsxError> {
        let row = self.row(place);
        let name = match line.weight {
            Weight::Plain => style::text(line.weight).set_indent(2),
            Weight::Subtotal | Weight::Total => style::text(line.weight),
        };
        sheet.write_string_with_format(row, 0, &line.name, &name)?;
        sheet.set_row_height(row, page::ROW)?;
        let Some(totals) = line.totals else {
            return self.unreported(sheet, row, line.weight);
        };
        for (i, column) in self.columns.iter().enumerate() {
            let at = (row, self.col(i));
            if let Some((part, whole)) = column.content.sides() {
                self.quotient(sheet, at, column, (part, whole), line, totals)?;
            } else {
                self.sum(sheet, at, column, line, totals)?;
            }
        }
        Ok(())
    }

    fn unreported(
        &self,
        sheet: &mut Worksheet,
        row: RowNum,
        weight: Weight,
    ) -> Result<(), XlsxError> {
        let format = style::wanting(weight);
        sheet.write_string_with_format(row, self.col(0), NOT_REPORTED, &format)?;
        for i in 1..self.columns.len() {
            sheet.write_blank(row, self.col(i), &format)?;
        }
        Ok(())
    }

    /// A unit's number as it is; a subtotal's as the sum of its parts.
    fn sum(
        &self,
        sheet: &mut Worksheet,
        at: (RowNum, ColNum),
        column: &Column,
        line: &Line<'_>,
        totals: &Totals,
    ) -> Result<(), XlsxError> {
        let total = column.content.total(totals);
        let format = match total {
            Some(_) => style::number(column.figure, line.weight),
            None => style::wanting(line.weight),
        };
        if line.weight == Weight::Plain {
            return match total {
                Some(number) => write_number(sheet, at, number, &format),
                None => sheet
                    .write_string_with_format(at.0, at.1, NOT_FILLED, &format)
                    .map(|_| ()),
            };
        }
        let cells = self.parts(line, at.1);
        let empty = total.is_none().then_some(NOT_FILLED);
        let formula = sum_formula(&cells, column.figure.decimals(), empty);
        let result = total.map_or(NOT_FILLED.to_owned(), |total| total.to_string());
        write_formula(sheet, at, &formula, &result, &format)
    }

    /// The cells of a line's parts in a column; neighbours as one range.
    fn parts(&self, line: &Line<'_>, col: ColNum) -> Vec<String> {
        let together = line.parts.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        match (line.parts.first(), line.parts.last()) {
            (Some(first), Some(last)) if together => {
                vec![range((self.row(*first), col), (self.row(*last), col))]
            }
            _ => line
                .parts
                .iter()
                .map(|part| cell(self.row(*part), col))
                .collect(),
        }
    }

    fn quotient(
        &self,
        sheet: &mut Worksheet,
        at: (RowNum, ColNum),
        column: &Column,
        (part, whole): (Content, Content),
        line: &Line<'_>,
        totals: &Totals,
    ) -> Result<(), XlsxError> {
        let position = |wanted| {
            let found = self.columns.iter().position(|c| c.content == wanted);
            cell(at.0, self.col(found.unwrap_or(0)))
        };
        let (upper, lower) = (position(part), position(whole));
        let quotient = format!("{upper}/{lower}");
        let (quotient, result) = match column.content {
            Content::Mean(place) => (
                format!("ROUND({quotient},{MEAN_DECIMALS})"),
                mean(totals, place).map(|mean| mean.to_string()),
            ),
            _ => (quotient, share(part.total(totals), whole.total(totals))),
        };
        let format = style::number(column.figure, line.weight);
        let formula = format!("=IF(N({lower})=0,\"\",{quotient})");
        let result = result.unwrap_or_default();
        write_formula(sheet, at, &formula, &result, &format)
    }
}

fn mean(totals: &Totals, place: usize) -> Option<Decimal> {
    match totals.fields.get(place)? {
        FieldTotal::Mean(mean) => mean.value(),
        _ => None,
    }
}

/// A share as a spreadsheet divides: both sides are whole, so its quotient is the nearest double.
fn share(part: Option<Decimal>, whole: Option<Decimal>) -> Option<String> {
    let (part, whole) = (as_double(part?)?, as_double(whole?)?);
    (whole > 0.0).then(|| (part / whole).to_string())
}

/// Under the table: how the numbers were made, and where records lack one.
fn notes(
    sheet: &mut Worksheet,
    first: RowNum,
    of_form: &FormSummary,
    form: &Form,
) -> Result<(), XlsxError> {
    let (total, noun) = (&of_form.total, &form.record_noun);
    let mut notes = Vec::new();
    for (field, sum) in form.fields.iter().zip(&total.fields) {
        let (present, why) = match sum {
            FieldTotal::Sum(sum) => (sum.present, "未填的不当作 0，没有计入"),
            FieldTotal::Mean(mean) => (mean.present, "缺数或缺权数的没有计入平均数"),
            FieldTotal::Count(count) => (count.answered, "占比以填写的为分母"),
            FieldTotal::None => continue,
        };
        if present < total.records {
            notes.push(format!(
                "{}：{} 个{noun}中 {present} 个有数，{} 个未填；{why}。",
                field.label,
                total.records,
                total.records - present,
            ));
        }
    }
    for (row, note) in (first..).zip(notes) {
        sheet.write_string_with_format(row, 0, note, &style::note())?;
    }
    Ok(())
}

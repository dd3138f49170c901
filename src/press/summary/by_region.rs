//! A table by region: the units that report, subtotals by city, and the total; every number above a unit is a live sum.

use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};

use super::cells;
use super::column::{Column, Content, columns};
use super::lines::{Line, lines};
use super::page::{self, Page};
use super::style::{self, Figure, Weight};
use crate::campaign::Form;
use crate::rollup::{FieldTotal, FormSummary, Summary};

/// Nothing has come from this unit.
const NOT_REPORTED: &str = "未报";
/// Columns that a title stands over, at most.
const TITLE_COLUMNS: ColNum = 16;
/// More columns than this cannot be read on one page.
const MOST_ON_ONE_PAGE: usize = 22;
/// Columns of a page where there are several.
const MOST_PER_PAGE: usize = 16;
/// Width of the names.
const NAMES: f64 = 26.0;
/// Points between the margins of A4 across, less a quarter: a program without the file's font makes columns wider.
const PAGE_WIDTH: f64 = 555.0;
/// Row of the upper headings, zero-based; the lower ones follow.
const HEADINGS: RowNum = 2;
/// Row of the total.
pub(super) const FIRST: RowNum = HEADINGS + 2;

/// Lines start under the headings.
pub(super) fn row_of(line: usize) -> RowNum {
    FIRST + RowNum::try_from(line).unwrap_or(RowNum::MAX / 2)
}

/// Columns start at B; A holds the names.
pub(super) fn col_of(column: usize) -> ColNum {
    1 + ColNum::try_from(column).unwrap_or(ColNum::MAX / 2)
}

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
    let last = col_of(table.columns.len()) - 1;
    page::head(
        sheet,
        &Page {
            title: &format!("{}汇总表", form.title),
            caption: &page::caption(summary, of_form),
            provisional: summary.provisional,
            // A title over all columns would fall between two pages.
            last_column: last.min(TITLE_COLUMNS),
        },
    )?;
    table.headings(sheet)?;
    for (place, line) in table.lines.iter().enumerate() {
        table.line(sheet, place, line)?;
    }
    let mut notes = notes(of_form, form);
    if table.lines.iter().any(|line| line.owed) {
        notes.insert(
            0,
            format!(
                "红字：国家级贫困县至少要报一份{}，现在还没有。",
                form.number
            ),
        );
    }
    for (row, note) in (row_of(table.lines.len()) + 1..).zip(notes) {
        sheet.write_string_with_format(row, 0, note, &style::note())?;
    }
    sheet.set_freeze_panes(FIRST + 1, 1)?;
    page::landscape(sheet, (HEADINGS, HEADINGS + 1))?;
    table.pages(sheet)
}

impl Table<'_> {
    fn headings(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let format = style::heading();
        sheet.merge_range(HEADINGS, 0, HEADINGS + 1, 0, "地区", &format)?;
        sheet.set_column_width(0, NAMES)?;
        sheet.set_row_height(HEADINGS, page::ROW)?;
        sheet.set_row_height(HEADINGS + 1, 34)?;
        let starts = self.page_starts();
        let mut at = 0;
        while at < self.columns.len() {
            let column = &self.columns[at];
            // A heading over several columns is printed again where a page begins among them.
            let end = starts.iter().copied().find(|start| *start > at);
            let width = self.columns[at..end.unwrap_or(self.columns.len())]
                .iter()
                .take_while(|other| other.group.is_some() && other.group == column.group)
                .count();
            if let Some(group) = &column.group {
                let (from, to) = (col_of(at), col_of(at + width) - 1);
                if from == to {
                    sheet.write_string_with_format(HEADINGS, from, group, &format)?;
                } else {
                    sheet.merge_range(HEADINGS, from, HEADINGS, to, group, &format)?;
                }
                for (i, column) in self.columns[at..at + width].iter().enumerate() {
                    let col = col_of(at + i);
                    let title = wrapped(&column.title);
                    sheet.write_string_with_format(HEADINGS + 1, col, title, &format)?;
                }
            } else {
                let (col, title) = (col_of(at), wrapped(&column.title));
                sheet.merge_range(HEADINGS, col, HEADINGS + 1, col, &title, &format)?;
            }
            at += width.max(1);
        }
        for (i, column) in self.columns.iter().enumerate() {
            sheet.set_column_width(col_of(i), width(column))?;
        }
        Ok(())
    }

    /// One page where all columns fit; else pages that part no count from its share.
    fn pages(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_repeat_columns(0, 0)?;
        let starts = self.page_starts();
        let [_, later @ ..] = starts.as_slice() else {
            return Ok(());
        };
        if later.is_empty() {
            sheet.set_print_fit_to_pages(1, 0);
            return Ok(());
        }
        let ends = later.iter().copied().chain([self.columns.len()]);
        let widest = starts
            .iter()
            .zip(ends)
            .map(|(from, to)| {
                let columns = self.columns[*from..to].iter().map(width);
                columns.chain([NAMES]).map(points).sum::<f64>()
            })
            .fold(0.0, f64::max);
        // Breaks by hand hold only where the size is given too.
        let scale = (10..=100)
            .rev()
            .find(|percent| widest * f64::from(*percent) <= PAGE_WIDTH * 100.0);
        sheet.set_print_scale(scale.unwrap_or(10));
        let breaks: Vec<u32> = later.iter().map(|at| u32::from(col_of(*at))).collect();
        sheet.set_vertical_page_breaks(&breaks)?;
        Ok(())
    }

    /// The columns with which a page begins.
    fn page_starts(&self) -> Vec<usize> {
        let mut starts = vec![0];
        if self.columns.len() <= MOST_ON_ONE_PAGE {
            return starts;
        }
        let together = |_: &Column, next: &Column| matches!(next.content, Content::Share(..));
        let mut at = 0;
        for columns in self.columns.chunk_by(together) {
            let page = starts.last().copied().unwrap_or(0);
            if at + columns.len() - page > MOST_PER_PAGE {
                starts.push(at);
            }
            at += columns.len();
        }
        starts
    }

    fn line(&self, sheet: &mut Worksheet, place: usize, line: &Line<'_>) -> Result<(), XlsxError> {
        let row = row_of(place);
        let name = match line.weight {
            Weight::Plain => style::text(line.weight).set_indent(2),
            Weight::Subtotal | Weight::Total => style::text(line.weight),
        };
        sheet.write_string_with_format(row, 0, &line.name, &name)?;
        sheet.set_row_height(row, page::ROW)?;
        let Some(totals) = line.totals else {
            return self.unreported(sheet, row, line);
        };
        for (i, column) in self.columns.iter().enumerate() {
            let at = (row, col_of(i));
            if column.content.sides().is_some() {
                cells::quotient(sheet, at, column, &self.columns, line, totals)?;
            } else {
                cells::sum(sheet, at, column, line, totals)?;
            }
        }
        Ok(())
    }

    fn unreported(
        &self,
        sheet: &mut Worksheet,
        row: RowNum,
        line: &Line<'_>,
    ) -> Result<(), XlsxError> {
        let blank = style::wanting(line.weight);
        let word = if line.owed {
            style::owed()
        } else {
            blank.clone()
        };
        sheet.write_string_with_format(row, col_of(0), NOT_REPORTED, &word)?;
        for i in 1..self.columns.len() {
            sheet.write_blank(row, col_of(i), &blank)?;
        }
        Ok(())
    }
}

fn width(column: &Column) -> f64 {
    match (column.figure, column.content) {
        (Figure::Share, _) => 8.0,
        (_, Content::Option(..) | Content::Other(_)) => 7.0,
        (_, Content::Weighted(_)) => 16.0,
        _ => 11.5,
    }
}

/// Points of a column that is so many digits wide: seven pixels each, five of margin.
fn points(width: f64) -> f64 {
    (width * 7.0 + 5.0) * 0.75
}

/// A heading with its unit on a line of its own.
fn wrapped(title: &str) -> String {
    title.replacen('（', "\n（", 1)
}

/// Under the table: how the numbers were made, and where records lack one.
fn notes(of_form: &FormSummary, form: &Form) -> Vec<String> {
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
    notes
}

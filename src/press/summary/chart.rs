//! Ticks as bars: for each tick field of a form a small table, live from the total of the table by region, and a chart.

use rust_xlsxwriter::{Chart, ChartDataLabel, ChartType, ColNum, RowNum, Worksheet, XlsxError};

use super::by_region::{FIRST, col_of};
use super::cells;
use super::column::{Column, Content, columns};
use super::figure::{cell, elsewhere, write_formula};
use super::page::{self, Page};
use super::style::{self, Figure, Weight};
use crate::campaign::{Choices, Kind};
use crate::rollup::{FormSummary, Summary};

/// Columns of the small tables: option, count, share of those who answer.
pub(super) const COLUMNS: [(&str, f64); 3] = [("选项", 22.0), ("记录数", 11.0), ("占比", 9.0)];
/// Where the charts stand.
const CHARTS: ColNum = 4;
/// Rows that a chart covers, at least.
const CHART_ROWS: RowNum = 17;

/// Fills a sheet; `source` is the sheet with the table by region.
pub(super) fn write(
    sheet: &mut Worksheet,
    summary: &Summary<'_>,
    of_form: &FormSummary,
    (name, source): (&str, &str),
) -> Result<(), XlsxError> {
    let form = summary.campaign.form(of_form.form);
    let columns = columns(form, summary.campaign);
    for (col, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(col, width)?;
    }
    page::head(
        sheet,
        &Page {
            title: &format!("{}汇总图", form.title),
            caption: &page::caption(summary, of_form),
            provisional: summary.provisional,
            last_column: CHARTS + 8,
        },
    )?;
    let mut row = 3;
    for (place, field) in form.fields.iter().enumerate() {
        let Kind::Choices(choices) = &field.kind else {
            continue;
        };
        let counted = counted(place, choices, &columns);
        if counted.is_empty() {
            continue;
        }
        let table = Table {
            title: &field.label,
            noun: &form.record_noun,
            counted,
            columns: &columns,
        };
        row = table.write(sheet, row, of_form, (name, source))?;
    }
    sheet.set_landscape();
    page::print(sheet);
    Ok(())
}

/// Each option's word with its column in the table by region.
pub(super) fn counted(
    place: usize,
    choices: &Choices,
    columns: &[Column],
) -> Vec<(String, Content, usize)> {
    let options = choices.options.iter().enumerate();
    let mut wanted: Vec<(String, Content)> = options
        .map(|(i, option)| (option.label.clone(), Content::Option(place, i)))
        .collect();
    wanted.extend(
        choices
            .other
            .clone()
            .map(|label| (label, Content::Other(place))),
    );
    wanted
        .into_iter()
        .filter_map(|(label, content)| {
            let at = columns
                .iter()
                .position(|column| column.content == content)?;
            Some((label, content, at))
        })
        .collect()
}

struct Table<'a> {
    title: &'a str,
    noun: &'a str,
    counted: Vec<(String, Content, usize)>,
    columns: &'a [Column],
}

impl Table<'_> {
    /// The share beside a count, live from the table by region like the count itself.
    fn share(
        &self,
        sheet: &mut Worksheet,
        row: RowNum,
        content: &Content,
        of_form: &FormSummary,
        source: &str,
    ) -> Result<(), XlsxError> {
        let shares = |column: &Column| Some(column.content) == content.share();
        let Some(at) = self.columns.iter().position(shares) else {
            return Ok(());
        };
        let result = cells::printed(self.columns[at].content, &of_form.total);
        let result = result.map_or(String::new(), |share| share.to_string());
        let formula = format!("={}", elsewhere(source, &cell(FIRST, col_of(at))));
        let format = style::number(Figure::Share, Weight::Plain);
        write_formula(sheet, (row, 2), &formula, &result, &format)
    }

    /// Writes the table and its chart; gives the row after both.
    fn write(
        &self,
        sheet: &mut Worksheet,
        row: RowNum,
        of_form: &FormSummary,
        (name, source): (&str, &str),
    ) -> Result<RowNum, XlsxError> {
        sheet.write_string_with_format(row, 0, self.title, &style::section())?;
        for (col, (heading, _)) in (0..).zip(COLUMNS) {
            sheet.write_string_with_format(row + 1, col, heading, &style::heading())?;
        }
        let number = style::number(Figure::Count, Weight::Plain);
        let first = row + 2;
        let mut end = first;
        for (label, content, column) in &self.counted {
            sheet.write_string_with_format(end, 0, label, &style::text(Weight::Plain))?;
            let total = elsewhere(source, &cell(FIRST, col_of(*column)));
            let count = content.total(&of_form.total).unwrap_or_default();
            write_formula(
                sheet,
                (end, 1),
                &format!("={total}"),
                &count.to_string(),
                &number,
            )?;
            self.share(sheet, end, content, of_form, source)?;
            end += 1;
        }
        let mut chart = Chart::new(ChartType::Bar);
        chart
            .add_series()
            .set_name(self.title)
            .set_categories((name, first, 0, end - 1, 0))
            .set_values((name, first, 1, end - 1, 1))
            .set_gap(60)
            .set_data_label(ChartDataLabel::new().show_value());
        chart
            .title()
            .set_name(&format!("{}（{}数）", self.title, self.noun));
        chart.legend().set_hidden();
        // The first option on top, as the form prints them; numbers stand at the bars.
        chart.y_axis().set_reverse();
        chart.x_axis().set_hidden(true).set_major_gridlines(false);
        chart.set_width(620).set_height(CHART_ROWS * 20 - 20);
        sheet.insert_chart(row, CHARTS, &chart)?;
        Ok(end.max(row + CHART_ROWS) + 2)
    }
}

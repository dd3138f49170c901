//! Totals printed on a summary against the leaf facts of the same file: what somebody typed over is found.
//!
//! The plan says what should stand where. Rows and columns are found again by their labels, in order, so that a line
//! that an office put in between does not matter.

use rust_decimal::Decimal;

use super::cells;
use super::chart;
use super::column::{Column, columns};
use super::figure::as_double;
use super::lines::lines;
use super::matrix::{Matrix, numbered};
use super::plan::{Content, plan};
use crate::campaign::Kind;
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place, fingerprint};
use crate::rollup::{FieldTotal, FormSummary, Summary, Totals};
use crate::workbook::{Cell, CellRef, Grid, Workbook};

/// Over the column of totals.
const TOTAL: &str = "合计";

/// What a sheet should print: labels down and across, and the number where they meet; none where nothing is compared.
struct Expected {
    rows: Vec<String>,
    columns: Vec<String>,
    cells: Vec<Vec<Option<Decimal>>>,
}

/// Numbers on the display sheets of a summary that are not the sums of its own leaf facts.
///
/// `summary` is made from the records of this very file.
pub fn changed_totals(workbook: &Workbook, file: &str, summary: &Summary<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for planned in plan(summary) {
        let expected = match planned.content {
            Content::Filled(form) => filled(summary, form),
            Content::Cities(form) => cities(summary, form),
            Content::Units(form) => units(summary, form),
            Content::Regions(form) => regions(summary, form),
            Content::Charts(form) => charts(summary, form),
            _ => continue,
        };
        let named = |name: &Option<String>| name.as_deref() == Some(planned.name.as_str());
        let Some(sheet) = workbook.sheets.iter().find(|sheet| named(&sheet.name)) else {
            continue;
        };
        let place = Place {
            file: file.to_owned(),
            sheet: sheet.name.clone(),
            ..Place::default()
        };
        found.extend(expected.compare(&sheet.grid, &place));
    }
    found
}

fn sums(totals: Option<&Totals>, place: usize) -> Option<Decimal> {
    match totals?.fields.get(place)? {
        FieldTotal::Sum(sum) => sum.value(),
        _ => None,
    }
}

fn filled(summary: &Summary<'_>, form: &FormSummary) -> Expected {
    let definition = summary.campaign.form(form.form);
    let matrix = Matrix::new(summary, form);
    Expected {
        rows: matrix
            .rows()
            .map(|(_, _, field)| numbered(definition, field))
            .collect(),
        columns: definition.column_headings.iter().skip(2).cloned().collect(),
        cells: matrix
            .rows()
            .map(|(_, place, _)| vec![sums(Some(&form.total), place)])
            .collect(),
    }
}

fn cities(summary: &Summary<'_>, form: &FormSummary) -> Expected {
    let definition = summary.campaign.form(form.form);
    let matrix = Matrix::new(summary, form);
    let cities = matrix.cities();
    let row = |place: usize| {
        let total = sums(Some(&form.total), place);
        let cities = cities.keys().map(|id| sums(matrix.city_totals(*id), place));
        std::iter::once(total).chain(cities).collect()
    };
    Expected {
        rows: matrix
            .rows()
            .map(|(_, _, field)| numbered(definition, field))
            .collect(),
        columns: std::iter::once(TOTAL.to_owned())
            .chain(matrix.city_names())
            .collect(),
        cells: matrix.rows().map(|(_, place, _)| row(place)).collect(),
    }
}

/// The total beside the columns that are the leaf facts themselves.
fn units(summary: &Summary<'_>, form: &FormSummary) -> Expected {
    Expected {
        columns: vec![TOTAL.to_owned()],
        ..filled(summary, form)
    }
}

/// Count and share of every option, field by field as they stand on the sheet.
fn charts(summary: &Summary<'_>, form: &FormSummary) -> Expected {
    let definition = summary.campaign.form(form.form);
    let columns = columns(definition, summary.campaign);
    let (rows, cells) = definition
        .fields
        .iter()
        .enumerate()
        .filter_map(|(place, field)| match &field.kind {
            Kind::Choices(choices) => Some(chart::counted(place, choices, &columns)),
            _ => None,
        })
        .flatten()
        .map(|(label, content, _)| {
            let share = content
                .share()
                .and_then(|share| cells::printed(share, &form.total));
            (label, vec![cells::printed(content, &form.total), share])
        })
        .unzip();
    Expected {
        rows,
        columns: chart::COLUMNS.map(|(title, _)| title.to_owned())[1..].to_vec(),
        cells,
    }
}

fn regions(summary: &Summary<'_>, form: &FormSummary) -> Expected {
    let definition = summary.campaign.form(form.form);
    let columns = columns(definition, summary.campaign);
    let lines = lines(form, summary.region, summary.campaign);
    Expected {
        cells: lines
            .iter()
            .map(|line| {
                let printed = |column: &Column| cells::printed(column.content, line.totals?);
                columns.iter().map(printed).collect()
            })
            .collect(),
        rows: lines.into_iter().map(|line| line.name).collect(),
        columns: columns.into_iter().map(|column| column.title).collect(),
    }
}

impl Expected {
    fn compare(&self, grid: &Grid, place: &Place) -> Vec<Diagnostic> {
        let Some(first) = self.first_row(grid) else {
            return Vec::new();
        };
        let labels = grid.rows().iter().filter(|row| row.index >= first);
        let rows = found_again(
            &self.rows,
            labels.filter_map(|row| {
                let (_, cell) = row.cells.first()?;
                Some((row.index, cell.as_text()?.trim().to_owned()))
            }),
        );
        let mut titles: Vec<(u32, u32, String)> = grid
            .cells()
            .filter(|(at, _)| at.row < first)
            .filter_map(|(at, cell)| {
                Some((at.col, at.row, cell.as_text()?.trim().replace('\n', "")))
            })
            .collect();
        titles.sort();
        let titles = titles.into_iter().map(|(col, _, title)| (col, title));
        let columns = found_again(&self.columns, titles);
        let mut changed = Vec::new();
        for ((row, name), cells) in rows.iter().zip(&self.rows).zip(&self.cells) {
            for ((col, title), expected) in columns.iter().zip(&self.columns).zip(cells) {
                let (Some(row), Some(col), Some(expected)) = (row, col, expected) else {
                    continue;
                };
                let at = CellRef::new(*row, *col);
                if let Some(printed) = differs(grid.get(at), *expected) {
                    let what = format!("{name} {title}");
                    changed.push(finding(place, at, &what, &printed, *expected));
                }
            }
        }
        changed
    }

    /// The row of the first label; headings stand above it.
    fn first_row(&self, grid: &Grid) -> Option<u32> {
        let label = self.rows.first()?;
        let row = grid.rows().iter().find(|row| {
            let first = row.cells.first().and_then(|(_, cell)| cell.as_text());
            first.is_some_and(|text| text.trim() == label)
        })?;
        Some(row.index)
    }
}

/// Where each wanted label stands among those found, in order; none for one that is gone.
fn found_again(wanted: &[String], found: impl Iterator<Item = (u32, String)>) -> Vec<Option<u32>> {
    let found: Vec<(u32, String)> = found.collect();
    let mut from = 0;
    wanted
        .iter()
        .map(|label| {
            let at = found[from..].iter().position(|(_, text)| text == label)?;
            from += at + 1;
            Some(found[from - 1].0)
        })
        .collect()
}

/// What is printed, where it is another number than expected or none. A program that recalculates may be a last
/// binary place off.
fn differs(cell: Option<&Cell>, expected: Decimal) -> Option<String> {
    let printed = match cell {
        Some(Cell::Number(number)) => {
            let wanted = as_double(expected)?;
            let close = (number - wanted).abs() <= wanted.abs() * 1e-12;
            return (!close).then(|| number.to_string());
        }
        Some(Cell::Text(text)) => text.trim().to_owned(),
        // A formula that nobody computed says nothing.
        Some(Cell::Uncomputed(_)) => return None,
        Some(_) => "不是数字".to_owned(),
        None => "（空）".to_owned(),
    };
    (printed != expected.normalize().to_string()).then_some(printed)
}

fn finding(place: &Place, at: CellRef, what: &str, printed: &str, expected: Decimal) -> Diagnostic {
    let expected = expected.normalize().to_string();
    let place = Place {
        cell: Some(at),
        ..place.clone()
    };
    let message = format!("{at} {what}印的是 {printed}，表内明细相加是 {expected}。");
    let rule = &across::PRINTED_TOTAL_CHANGED;
    Diagnostic {
        raw: Some(printed.to_owned()),
        fingerprint: fingerprint(rule.code, &place.file, &[what, printed, &expected]),
        expected: Some(expected),
        ..Diagnostic::new(rule, place, message)
    }
}

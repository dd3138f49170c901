//! Single fields followed by tables of repeated rows, under one heading each.

use crate::campaign::{Campaign, Field, Form, Kind, Table};
use crate::intake::FieldPath;

use super::head;
use super::label::printed_label;
use super::plan::{Area, Ask, Plan, Role};

const ITEM_WIDTH: f64 = 10.0;
const SHEET_WIDTH: f64 = 87.0;
const HEADING: f64 = 28.0;
/// A column's head with its unit below.
const HEAD: f64 = 34.0;
const GAP: f64 = 5.0;
const TIGHTEST: f64 = 26.0;
const LOOSEST: f64 = 34.0;
const PAGE_HEIGHT: f64 = 715.0;
/// The narrowest answer that a telephone number still fits.
const NARROWEST: f64 = 16.0;
/// A pair of labels and values needs three columns beside the first.
const FEWEST: usize = 3;

/// Lays the sections out.
pub(in crate::press) fn lay_out(campaign: &Campaign, form: &Form, delivery: Option<&str>) -> Plan {
    lay_out_for(campaign, form, delivery, &[])
}

/// Lays sections out whose tables have room for so many rows at least.
pub(in crate::press) fn lay_out_for(
    campaign: &Campaign,
    form: &Form,
    delivery: Option<&str>,
    rows: &[usize],
) -> Plan {
    let columns = form.tables.iter().map(|table| table.fields.len());
    let columns = columns.max().unwrap_or(0).max(FEWEST);
    let mut plan = Plan::with_columns(&widths(form, columns));
    head::open(&mut plan, form);
    for (i, field) in form.fields.iter().enumerate() {
        if field.heading.is_some() {
            let row = plan.row(HEADING);
            let across = Area::new(row, 0, row, plan.last_col());
            plan.ask_bare(across, Ask::Value(FieldPath::Field(i)));
        }
    }
    plan.row(GAP);
    let repeated = plan.heights.len();
    let rooms = rooms(form, rows);
    let line = line_height(&plan, form, delivery, &rooms);
    if let Some(heading) = &form.fields_heading {
        section_heading(&mut plan, heading);
    }
    single_fields(&mut plan, campaign, form, line);
    for (i, (table, room)) in form.tables.iter().zip(&rooms).enumerate() {
        section_heading(&mut plan, &table.heading);
        table_rows(&mut plan, campaign, (i, table), *room, line);
    }
    head::close(&mut plan, form, delivery);
    plan.page.repeat = u32::try_from(repeated).ok().map(|rows| (0, rows - 1));
    plan
}

/// Rows of each table: those printed, or as many as are needed and one to add.
fn rooms(form: &Form, rows: &[usize]) -> Vec<u32> {
    let needed = rows.iter().copied().chain(std::iter::repeat(0));
    form.tables
        .iter()
        .zip(needed)
        .map(|(table, needed)| match u32::try_from(needed) {
            Ok(needed) if needed >= table.blank_rows => needed.saturating_add(1),
            _ => table.blank_rows,
        })
        .collect()
}

/// As high as one page allows; a form that is longer runs over with lines of the least height.
fn line_height(plan: &Plan, form: &Form, delivery: Option<&str>, rooms: &[u32]) -> f64 {
    let single = form.fields.iter().filter(|field| field.heading.is_none());
    let rows: u32 = rooms.iter().map(|room| room + 1).sum();
    let together = places(&plan.widths).len();
    let lines = rows + u32::try_from(single.count().div_ceil(together)).unwrap_or(u32::MAX);
    let headings = form.tables.len() + usize::from(form.fields_heading.is_some());
    let headings = u32::try_from(headings).map_or(0.0, |count| f64::from(count) * HEADING);
    let used: f64 =
        plan.heights.iter().sum::<f64>() + head::foot_height(plan, form, delivery) + headings;
    ((PAGE_HEIGHT - used) / f64::from(lines.max(1))).clamp(TIGHTEST, LOOSEST)
}

/// Each column is as wide as the widest answer that ends in it; a table with fewer fields gives the rest to its last.
fn widths(form: &Form, columns: usize) -> Vec<f64> {
    let mut widths = vec![8.0_f64; columns];
    for table in &form.tables {
        let narrow = table.fields.len().saturating_sub(1);
        let whole = table.fields.len() == columns;
        let fields = table.fields.iter().enumerate();
        for (i, field) in fields.take(if whole { columns } else { narrow }) {
            widths[i] = widths[i].max(answer_width(field));
        }
    }
    let scale = (SHEET_WIDTH - ITEM_WIDTH) / widths.iter().sum::<f64>();
    let scaled = widths
        .iter()
        .map(|width| (width * scale * 10.0).round() / 10.0);
    std::iter::once(ITEM_WIDTH).chain(scaled).collect()
}

fn answer_width(field: &Field) -> f64 {
    match field.kind {
        Kind::Text if field.required => 24.0,
        Kind::Person | Kind::Region(_) => 12.0,
        Kind::Integer | Kind::Decimal(_) => 8.0,
        Kind::Phone | Kind::Date => 18.0,
        Kind::Text | Kind::Choices(_) => 13.0,
    }
}

fn section_heading(plan: &mut Plan, heading: &str) {
    let row = plan.row(HEADING);
    let area = Area::new(row, 0, row, plan.last_col());
    plan.print(area, Role::Heading, heading);
}

fn single_fields(plan: &mut Plan, campaign: &Campaign, form: &Form, line: f64) {
    let places = places(&plan.widths);
    let fields: Vec<_> = form
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.heading.is_none())
        .collect();
    for together in fields.chunks(places.len()) {
        let row = plan.row(line);
        for (i, (label, (first, last))) in places.iter().enumerate() {
            let (label, answer) = (Area::cell(row, *label), Area::new(row, *first, row, *last));
            if let Some((field, asked)) = together.get(i) {
                plan.print(label, Role::Label, printed_label(campaign, asked));
                plan.ask(answer, Ask::Value(FieldPath::Field(*field)));
            } else {
                plan.print(label, Role::Blank, "");
                plan.print(answer, Role::Blank, "");
            }
        }
    }
}

/// A label's column and the columns of its answer: two in a row, or one where the second answer would be too narrow.
fn places(widths: &[f64]) -> Vec<(u32, (u32, u32))> {
    let columns = u32::try_from(widths.len()).unwrap_or(u32::MAX);
    let last = columns.saturating_sub(1);
    let middle = last.div_ceil(2);
    let right: f64 = widths.iter().skip(middle as usize + 1).sum();
    if right < NARROWEST {
        vec![(0, (1, last))]
    } else {
        vec![(0, (1, middle - 1)), (middle, (middle + 1, last))]
    }
}

fn table_rows(
    plan: &mut Plan,
    campaign: &Campaign,
    (table, asked): (usize, &Table),
    room: u32,
    line: f64,
) {
    let last = plan.last_col();
    let columns = u32::try_from(asked.fields.len()).unwrap_or(u32::MAX);
    let span = |row: u32, i: u32| {
        let end = if i + 1 == columns { last } else { i + 1 };
        Area::new(row, i + 1, row, end)
    };
    let row = plan.row(line.max(HEAD));
    plan.print(Area::cell(row, 0), Role::Blank, "");
    for (field, i) in asked.fields.iter().zip(0..) {
        let label = printed_label(campaign, field);
        plan.print(span(row, i), Role::ColumnHead, label);
    }
    for item in 0..room {
        let row = plan.row(line);
        let label = format!("{}{}", asked.item_label, item + 1);
        plan.print(Area::cell(row, 0), Role::Label, label);
        for (field, i) in (0..asked.fields.len()).zip(0..) {
            let path = FieldPath::Item {
                table,
                row: item as usize,
                field,
            };
            plan.ask(span(row, i), Ask::Value(path));
        }
    }
}

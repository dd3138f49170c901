//! The ledger (台账): one record a row under a frozen head, ready for many.

use crate::campaign::{Campaign, Choice, Choices, Field, Form, Kind};
use crate::intake::FieldPath;

use super::label::{MEASURE, printed_label, text_width};
use super::look::LEDGER;
use super::plan::{Area, Ask, Plan, Role};

/// Rows that carry drop-downs and checks.
const READY_ROWS: u32 = 2_000;
/// Characters of an option that stand on one line of its column's head.
const OPTION_LINE: usize = 3;
const OTHER_WIDTH: f64 = 10.0;
const HEAD_LINE: f64 = 24.0;
/// Labels of two lines and a unit stand over both rows of the head.
const LEAST_HEAD: f64 = 36.0;

/// Lays the ledger out.
pub(in crate::press) fn lay_out(campaign: &Campaign, form: &Form, delivery: Option<&str>) -> Plan {
    lay_out_for(campaign, form, delivery, 0, &[])
}

/// Lays a ledger out for so many records at least; the choices named as `worded` are one column of words each.
pub(in crate::press) fn lay_out_for(
    campaign: &Campaign,
    form: &Form,
    delivery: Option<&str>,
    records: u32,
    worded: &[usize],
) -> Plan {
    let ready = READY_ROWS.max(records.saturating_add(READY_ROWS / 10));
    let boxes = |i: usize, field: &'_ Field| is_boxed(i, field, worded);
    let mut plan = Plan::with_columns(&widths(form, worded));
    super::head::open(&mut plan, form);
    let last = plan.last_col();
    if let Some(delivery) = delivery {
        let row = plan.row(20.0);
        plan.print_bare(Area::new(row, 0, row, last), Role::Aide, delivery);
    }
    let row = plan.row(20.0);
    let beside = u32::try_from(form.region_field).unwrap_or(0) + 1;
    plan.progress = Some(Area::new(
        row,
        beside.min(last),
        row,
        (beside + 6).min(last),
    ));
    if !form.relations.is_empty() {
        let row = plan.row(18.0);
        plan.warnings = Some(Area::cell(row, 0));
    }
    let mut fields = form.fields.iter().enumerate();
    let grouped = fields.any(|(i, field)| boxes(i, field));
    let top = plan.row(HEAD_LINE);
    let bottom = if grouped {
        plan.row(option_height(form))
    } else {
        top
    };
    let records = (bottom + 1, bottom + ready);
    let mut col = 0;
    for (i, field) in form.fields.iter().enumerate() {
        let label = printed_label(campaign, field);
        let path = FieldPath::Field(i);
        let head = (top, bottom);
        col = match choices(field).filter(|_| boxes(i, field)) {
            Some(choices) => option_columns(&mut plan, path, choices, &label, head, records, col),
            None => value_column(&mut plan, path, &label, head, records, col),
        };
    }
    plan.records = Some(records);
    plan.page.landscape = true;
    plan.page.last_row = records.1;
    plan.page.repeat = Some((top, bottom));
    plan.page.freeze = Some((bottom + 1, 1));
    plan
}

fn choices(field: &Field) -> Option<&Choices> {
    match &field.kind {
        Kind::Choices(choices) => Some(choices),
        _ => None,
    }
}

fn is_boxed(place: usize, field: &Field, worded: &[usize]) -> bool {
    choices(field).is_some() && !worded.contains(&place)
}

type Rows = (u32, u32);

fn value_column(
    plan: &mut Plan,
    path: FieldPath,
    label: &str,
    head: Rows,
    records: Rows,
    col: u32,
) -> u32 {
    let width = plan.widths.get(col as usize).copied().unwrap_or_default();
    let words = broken_to(label, width);
    plan.print(Area::new(head.0, col, head.1, col), Role::LedgerHead, words);
    plan.ask_bare(Area::new(records.0, col, records.1, col), Ask::Value(path));
    col + 1
}

fn option_columns(
    plan: &mut Plan,
    path: FieldPath,
    choices: &Choices,
    label: &str,
    head: Rows,
    records: Rows,
    first: u32,
) -> u32 {
    let mut col = first;
    let asked = (0..choices.options.len()).map(|option| Ask::Tick(path, option));
    let words = choices.options.iter().map(|option| option.label.as_str());
    let other = choices
        .other
        .iter()
        .map(|word| (Ask::Other(path), word.as_str()));
    for (ask, word) in asked.zip(words).chain(other) {
        plan.print(Area::cell(head.1, col), Role::LedgerHead, word);
        plan.ask_bare(Area::new(records.0, col, records.1, col), ask);
        col += 1;
    }
    let across = Area::new(head.0, first, head.0, col - 1);
    plan.print(across, Role::LedgerHead, label.replace('\n', ""));
    col
}

fn widths(form: &Form, worded: &[usize]) -> Vec<f64> {
    let mut widths = Vec::new();
    for (i, field) in form.fields.iter().enumerate() {
        match choices(field).filter(|_| is_boxed(i, field, worded)) {
            Some(choices) => {
                widths.extend(choices.options.iter().map(option_width));
                widths.extend(choices.other.iter().map(|_| OTHER_WIDTH));
            }
            None => {
                widths.push(answer_width(field));
            }
        }
    }
    widths
}

fn answer_width(field: &Field) -> f64 {
    match field.kind {
        Kind::Text if field.wide => 18.0,
        Kind::Choices(_) => 24.0,
        Kind::Phone | Kind::Date => 14.0,
        Kind::Region(_) => 13.0,
        Kind::Text => 10.0,
        Kind::Person => 9.0,
        Kind::Integer | Kind::Decimal(_) => 9.5,
    }
}

fn option_width(option: &Choice) -> f64 {
    let line: String = option.label.chars().take(OPTION_LINE).collect();
    width_of(&line) + 1.0
}

/// Width of a text in a ledger's size.
fn width_of(text: &str) -> f64 {
    text_width(text) * LEDGER / MEASURE
}

/// A label in lines that its column surely holds, so that no font leaves one character alone on a line.
fn broken_to(label: &str, width: f64) -> String {
    let mut lines = Vec::new();
    for line in label.lines() {
        let mut begun = String::new();
        for character in line.chars() {
            begun.push(character);
            if width_of(&begun) > width && !line.starts_with('（') {
                let over = begun.pop();
                lines.push(std::mem::replace(&mut begun, String::from_iter(over)));
            }
        }
        lines.push(begun);
    }
    lines.join("\n")
}

/// High enough for the longest option, written down its narrow column.
fn option_height(form: &Form) -> f64 {
    let options = form.fields.iter().filter_map(choices);
    let words = options.flat_map(|choices| &choices.options);
    let lines = words.map(|option| option.label.chars().count().div_ceil(OPTION_LINE));
    let lines = u32::try_from(lines.max().unwrap_or(1)).unwrap_or(1);
    (f64::from(lines) * 15.0 + 8.0).max(LEAST_HEAD)
}

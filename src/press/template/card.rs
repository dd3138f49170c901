//! The card: label beside value, two pairs a row, long answers and ticks across the whole row.

use crate::campaign::{Campaign, Choices, Field, Form, Kind};
use crate::intake::FieldPath;

use super::head;
use super::label::{choice_width, printed_label};
use super::plan::{Area, Ask, Plan, Role};

/// Label, then four times a word and its box. The values of ordinary fields span several of these.
const WIDTHS: [f64; 9] = [20.0, 9.5, 7.5, 9.5, 7.5, 9.5, 7.5, 9.5, 7.5];
const LAST: u32 = 8;
/// Places for an option in one row.
const PLACES: u32 = 4;
const PAGE_HEIGHT: f64 = 715.0;
const LINE: f64 = 36.0;
const TICK_LINE: f64 = 26.0;
const LONGEST: f64 = 160.0;

/// Lays the card out.
pub(in crate::press) fn lay_out(campaign: &Campaign, form: &Form, delivery: Option<&str>) -> Plan {
    lay_out_for(campaign, form, delivery, &[])
}

/// Lays a card out; the choices named as `worded` are one line of words each.
pub(in crate::press) fn lay_out_for(
    campaign: &Campaign,
    form: &Form,
    delivery: Option<&str>,
    worded: &[usize],
) -> Plan {
    let mut plan = Plan::with_columns(&WIDTHS);
    head::open(&mut plan, form);
    let mut long = Vec::new();
    let mut fields = form.fields.iter().enumerate().peekable();
    while let Some((i, field)) = fields.next() {
        let label = printed_label(campaign, field);
        match &field.kind {
            Kind::Choices(_) if worded.contains(&i) => {
                wide_row(&mut plan, i, &label);
            }
            Kind::Choices(choices) => choice_rows(&mut plan, i, &label, choices),
            _ if field.wide => {
                let row = wide_row(&mut plan, i, &label);
                if is_long(field) {
                    long.push(row);
                }
            }
            _ => {
                let beside = fields.next_if(|(_, next)| stands_beside(next));
                let right = beside.map(|(j, next)| (j, printed_label(campaign, next)));
                pair_row(&mut plan, (i, label), right);
            }
        }
    }
    plan.stretch(
        &long,
        PAGE_HEIGHT - head::foot_height(&plan, form, delivery),
        LONGEST,
    );
    head::close(&mut plan, form, delivery);
    plan.page.single = true;
    plan
}

fn stands_beside(field: &Field) -> bool {
    !field.wide && !matches!(field.kind, Kind::Choices(_))
}

/// What need not be answered is told in sentences; what must be is a line.
fn is_long(field: &Field) -> bool {
    matches!(field.kind, Kind::Text) && !field.required
}

fn pair_row(plan: &mut Plan, left: (usize, String), right: Option<(usize, String)>) {
    let row = plan.row(LINE);
    plan.print(Area::cell(row, 0), Role::Label, left.1);
    plan.ask(Area::new(row, 1, row, 3), value(left.0));
    let (label, answer) = (Area::new(row, 4, row, 5), Area::new(row, 6, row, LAST));
    if let Some((i, text)) = right {
        plan.print(label, Role::Label, text);
        plan.ask(answer, value(i));
    } else {
        plan.print(label, Role::Blank, "");
        plan.print(answer, Role::Blank, "");
    }
}

fn wide_row(plan: &mut Plan, field: usize, label: &str) -> u32 {
    let row = plan.row(LINE);
    plan.print(Area::cell(row, 0), Role::Label, label);
    plan.ask(Area::new(row, 1, row, LAST), value(field));
    row
}

fn value(field: usize) -> Ask {
    Ask::Value(FieldPath::Field(field))
}

/// Options in rows of four, each word with its box to the right; an option with a long word takes two places.
fn choice_rows(plan: &mut Plan, field: usize, label: &str, choices: &Choices) {
    let path = FieldPath::Field(field);
    let rows = in_rows(choices);
    let top = u32::try_from(plan.heights.len()).unwrap_or(u32::MAX);
    let lines = u32::try_from(rows.len()).unwrap_or(1) + u32::from(choices.other.is_some());
    let frame = Area::new(top, 1, top + lines - 1, LAST);
    plan.print(Area::new(top, 0, frame.last.row, 0), Role::Label, label);
    for places in &rows {
        let row = plan.row(TICK_LINE);
        let mut col = 1;
        for (option, width) in places {
            let box_col = col + 2 * width - 1;
            let word = Area::new(row, col, row, box_col - 1);
            let text = &choices.options[*option].label;
            plan.print_in(word, frame, Role::Choice, text);
            plan.ask_in(Area::cell(row, box_col), frame, Ask::Tick(path, *option));
            col = box_col + 1;
        }
        for rest in col..=LAST {
            plan.print_in(Area::cell(row, rest), frame, Role::Choice, "");
        }
    }
    if let Some(other) = &choices.other {
        let row = plan.row(TICK_LINE);
        let text = format!("{other}：");
        plan.print_in(Area::cell(row, 1), frame, Role::Choice, text);
        plan.ask_in(Area::new(row, 2, row, LAST), frame, Ask::Other(path));
    }
}

/// Options by row, each with the places that its word takes.
fn in_rows(choices: &Choices) -> Vec<Vec<(usize, u32)>> {
    let mut rows: Vec<Vec<(usize, u32)>> = Vec::new();
    let mut left = 0;
    for (i, option) in choices.options.iter().enumerate() {
        let width = places(&option.label);
        if width > left {
            rows.push(Vec::new());
            left = PLACES;
        }
        left -= width;
        if let Some(row) = rows.last_mut() {
            row.push((i, width));
        }
    }
    rows
}

fn places(word: &str) -> u32 {
    (1..PLACES)
        .find(|n| choice_width(word) <= WIDTHS[1] + f64::from(n - 1) * (WIDTHS[1] + WIDTHS[2]))
        .unwrap_or(PLACES)
}

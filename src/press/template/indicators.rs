//! The indicator list: one indicator a row with its unit, the reporting unit above the table.

use crate::campaign::{Campaign, Field, Form};
use crate::intake::FieldPath;

use super::head;
use super::plan::{Area, Ask, Plan, Role};

/// The indicator spans the first three; they also carry the line above the table.
const WIDTHS: [f64; 5] = [13.0, 19.0, 18.0, 14.0, 22.0];
const UNIT: u32 = 3;
const QUANTITY: u32 = 4;
const PAGE_HEIGHT: f64 = 715.0;
const HEAD_LINE: f64 = 28.0;
const GAP: f64 = 5.0;
const TIGHTEST: f64 = 18.0;
const LOOSEST: f64 = 32.0;

/// Width of a column where several units stand side by side.
const SIDE_BY_SIDE: f64 = 13.0;

/// Lays a list out with one column a unit, headed by its name. The slots are the first unit's; the others' lie one
/// column further each.
pub(in crate::press) fn lay_out_columns(campaign: &Campaign, form: &Form, units: u32) -> Plan {
    let mut widths = WIDTHS[..QUANTITY as usize].to_vec();
    widths.extend((0..units).map(|_| SIDE_BY_SIDE));
    let mut plan = Plan::with_columns(&widths);
    head::open(&mut plan, form);
    if let Some(caption) = &form.caption {
        let row = plan.row(HEAD_LINE);
        let area = Area::new(row, 0, row, plan.last_col());
        plan.print_bare(area, Role::Caption, caption);
    }
    let row = plan.row(LOOSEST);
    for (i, area) in [Area::new(row, 0, row, 2), Area::cell(row, UNIT)]
        .into_iter()
        .enumerate()
    {
        let text = form.column_headings.get(i).map_or("", String::as_str);
        plan.print(area, Role::Heading, text);
    }
    let region = Ask::Value(FieldPath::Field(form.region_field));
    plan.ask(Area::cell(row, QUANTITY), region);
    let fields = form.fields.iter().enumerate();
    let listed: Vec<_> = fields.filter(|(i, _)| *i != form.region_field).collect();
    let line = line_height(&plan, form, listed.len(), None);
    indicator_rows(&mut plan, campaign, listed, line);
    head::close(&mut plan, form, None);
    plan.page.single = true;
    plan.page.landscape = units > 2;
    plan.page.freeze = Some((row + 1, QUANTITY));
    plan
}

/// Lays the list out.
pub(in crate::press) fn lay_out(campaign: &Campaign, form: &Form, delivery: Option<&str>) -> Plan {
    let mut plan = Plan::with_columns(&WIDTHS);
    head::open(&mut plan, form);
    let (above, listed): (Vec<_>, Vec<_>) = form
        .fields
        .iter()
        .enumerate()
        .partition(|(_, field)| !field.kind.is_number());
    for (i, field) in above {
        let caption = form.caption.as_deref().filter(|_| i == form.region_field);
        line_above(&mut plan, i, field, caption);
    }
    plan.row(GAP);
    let line = line_height(&plan, form, listed.len(), delivery);
    column_heads(&mut plan, form, line);
    indicator_rows(&mut plan, campaign, listed, line);
    nothing_to_report(&mut plan, form);
    head::close(&mut plan, form, delivery);
    plan.page.single = true;
    plan
}

fn indicator_rows(plan: &mut Plan, campaign: &Campaign, listed: Vec<(usize, &Field)>, line: f64) {
    let mut group = None;
    for (i, field) in listed {
        let numbered = match field.group {
            Some(number) if field.group != group => format!("{number}.{}", field.label),
            _ => field.label.clone(),
        };
        group = field.group;
        let row = plan.row(line);
        plan.print(Area::new(row, 0, row, 2), Role::Indicator, numbered);
        let unit = field
            .unit
            .map(|unit| campaign.units.get(unit).name.as_str());
        plan.print(Area::cell(row, UNIT), Role::ColumnHead, unit.unwrap_or(""));
        let value = Ask::Value(FieldPath::Field(i));
        plan.ask(Area::cell(row, QUANTITY), value);
    }
}

fn line_above(plan: &mut Plan, field: usize, asked: &Field, caption: Option<&str>) {
    let row = plan.row(HEAD_LINE);
    let label = format!("{}：", asked.label);
    plan.print_bare(Area::cell(row, 0), Role::CaptionLabel, label);
    plan.ask_bare(Area::cell(row, 1), Ask::Value(FieldPath::Field(field)));
    if let Some(caption) = caption {
        let area = Area::new(row, 2, row, plan.last_col());
        plan.print_bare(area, Role::Caption, caption);
    }
}

fn line_height(plan: &Plan, form: &Form, indicators: usize, delivery: Option<&str>) -> f64 {
    let used: f64 = plan.heights.iter().sum::<f64>() + head::foot_height(plan, form, delivery);
    let nothing = if form.nothing_to_report.is_some() {
        HEAD_LINE
    } else {
        0.0
    };
    let lines = u32::try_from(indicators + 1).unwrap_or(u32::MAX);
    ((PAGE_HEIGHT - used - nothing) / f64::from(lines)).clamp(TIGHTEST, LOOSEST)
}

fn column_heads(plan: &mut Plan, form: &Form, height: f64) {
    let row = plan.row(height);
    let areas = [
        Area::new(row, 0, row, 2),
        Area::cell(row, UNIT),
        Area::cell(row, QUANTITY),
    ];
    for (i, area) in areas.into_iter().enumerate() {
        let text = form.column_headings.get(i).map_or("", String::as_str);
        plan.print(area, Role::Heading, text);
    }
}

/// The box that says: asked, and there was nothing. A blank list says neither.
fn nothing_to_report(plan: &mut Plan, form: &Form) {
    let Some(label) = &form.nothing_to_report else {
        return;
    };
    let row = plan.row(HEAD_LINE);
    plan.print_bare(Area::cell(row, 0), Role::CaptionLabel, label);
    plan.ask_bare(Area::cell(row, 1), Ask::NothingToReport);
    let hint = "※ 本期各项均未开展的，在左边选 ☑，数量不必逐项填 0。";
    let area = Area::new(row, 2, row, plan.last_col());
    plan.print_bare(area, Role::Aide, hint);
}

//! The campaign's relations while the form is filled: the cells of a broken one change colour, and a line says why.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, Format, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::cells::Cells;
use super::plan::{Area, Plan, Role};
use super::progress::{LONGEST_FORMULA, is_wanted, wanted_choices};
use super::put::{column, put_array_formula, put_formula};
use crate::campaign::relation::{Comparison, Condition, Quantity, Relation, Term};
use crate::campaign::{Form, Level};
use crate::press::style::{ERROR_FILL, ERROR_TEXT, TO_FILL, WARNING_FILL, WARNING_TEXT};

/// Longest text inside a formula.
const LONGEST_TEXT: usize = 255;

/// Puts all of a form's relations on the sheet, the graver first.
pub(in crate::press) fn add(
    sheet: &mut Worksheet,
    plan: &Plan,
    form: &Form,
) -> Result<(), XlsxError> {
    let told = |relation: &&Relation| !asks_for_one(&relation.condition);
    let mut relations: Vec<&Relation> = form.relations.iter().filter(told).collect();
    relations.sort_by_key(|relation| std::cmp::Reverse(relation.level));
    for relation in &relations {
        colour(sheet, plan, relation)?;
    }
    tell(sheet, plan, &relations)?;
    begun_rows(sheet, plan, form)
}

/// `ticks(…) >= 1`, `rows(…) >= 1`: on a form that is being filled that is not wrong but missing, and counted as such.
fn asks_for_one(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::Compare {
            left: Quantity::Ticks { .. } | Quantity::Rows { .. },
            op: Comparison::AtLeast,
            right: Quantity::Constant { base, .. },
        } if *base == Decimal::ONE
    )
}

fn colour(sheet: &mut Worksheet, plan: &Plan, relation: &Relation) -> Result<(), XlsxError> {
    let cells = Cells::of_one(plan);
    let Some(broken) = cells.broken(&relation.condition) else {
        return Ok(());
    };
    let (fill, text) = match relation.level {
        Level::Error => (ERROR_FILL, ERROR_TEXT),
        Level::Warning | Level::Notice => (WARNING_FILL, WARNING_TEXT),
    };
    let format = ground(plan, fill).set_font_color(text);
    for area in relation
        .terms()
        .into_iter()
        .flat_map(|term| cells.areas(term))
    {
        condition(sheet, area, &format!("={broken}"), &format)?;
    }
    Ok(())
}

/// A colour; in a ledger with the frame, for some programs apply only one of the formats that hold for a cell.
fn ground(plan: &Plan, fill: Color) -> Format {
    let format = Format::new().set_background_color(fill);
    if plan.records.is_some() {
        format.set_border(FormatBorder::Thin)
    } else {
        format
    }
}

fn condition(
    sheet: &mut Worksheet,
    area: Area,
    formula: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let rule = ConditionalFormatFormula::new()
        .set_rule(Formula::new(formula))
        .set_format(format);
    let (first, last) = (area.first, area.last);
    sheet.add_conditional_format(
        first.row,
        column(first.col),
        last.row,
        column(last.col),
        &rule,
    )?;
    Ok(())
}

/// One line for each relation that is broken; those that no longer fit into a formula only colour.
fn tell(sheet: &mut Worksheet, plan: &Plan, relations: &[&Relation]) -> Result<(), XlsxError> {
    let Some(area) = plan.warnings else {
        return Ok(());
    };
    let mut formula = String::new();
    let lines = relations.iter().filter_map(|relation| match plan.records {
        Some(records) => line_of_rows(plan, records, relation),
        None => line_below(plan, relation),
    });
    for line in lines {
        let joint = if formula.is_empty() { "=" } else { "&" };
        if formula.len() + joint.len() + line.len() <= LONGEST_FORMULA {
            formula.push_str(joint);
            formula.push_str(&line);
        }
    }
    match plan.records {
        _ if formula.is_empty() => Ok(()),
        Some(_) => put_array_formula(sheet, area, formula, Role::Warning),
        None => put_formula(sheet, area, formula, String::new(), Role::Warning),
    }
}

/// Under a card: what is wrong and what to do.
fn line_below(plan: &Plan, relation: &Relation) -> Option<String> {
    let broken = Cells::of_one(plan).broken(&relation.condition)?;
    let level = relation.level.label();
    let line = format!("※ 【{level}】{}。{}", relation.title, relation.remedy);
    Some(format!("IF({broken},{}&CHAR(10),\"\")", quoted(&line)))
}

/// Over a ledger: what is wrong in which row, and in how many.
fn line_of_rows(plan: &Plan, records: (u32, u32), relation: &Relation) -> Option<String> {
    let broken = Cells::of_every_row(plan).broken(&relation.condition)?;
    let rows = Area::new(records.0, 0, records.1, 0).fixed_range();
    let count = format!("SUM(({broken})*1)");
    let first = format!("MIN(IF({broken},ROW({rows}),\"\"))");
    let level = relation.level.label();
    let begin = quoted(&format!("※ 【{level}】{}：第 ", relation.title));
    Some(format!(
        "IF({count}=0,\"\",{begin}&{first}&\" 行\"&IF({count}>1,\"等 \"&{count}&\" 行\",\"\")&\"。 \")"
    ))
}

/// Text as a formula holds it.
fn quoted(text: &str) -> String {
    let cut: String = text.chars().take(LONGEST_TEXT).collect();
    format!("\"{}\"", cut.replace('"', "\"\""))
}

/// In a ledger a row gets its rules once it is begun, and what it still lacks stands out; blank rows print nothing.
fn begun_rows(sheet: &mut Worksheet, plan: &Plan, form: &Form) -> Result<(), XlsxError> {
    let Some((first, last)) = plan.records else {
        return Ok(());
    };
    let row = Area::new(first, 0, first, plan.last_col());
    let begun = format!("COUNTA({})>0", row.running_range());
    let lacking = ground(plan, TO_FILL);
    for slot in plan.slots.iter().filter(|slot| is_wanted(form, slot.ask)) {
        let formula = format!("=AND({begun},{}=\"\")", slot.area.running());
        condition(sheet, slot.area, &formula, &lacking)?;
    }
    let cells = Cells::of_one(plan);
    for (place, ticks) in wanted_choices(form).filter_map(|i| Some((i, cells.ticks(i)?))) {
        let formula = format!("=AND({begun},{ticks}=0)");
        for area in cells.areas(Term::Field(place)) {
            condition(sheet, area, &formula, &lacking)?;
        }
    }
    let all = Area::new(first, 0, last, plan.last_col());
    let ruled = Format::new().set_border(FormatBorder::Thin);
    condition(sheet, all, &format!("={begun}"), &ruled)?;
    next_row(sheet, all, &row)
}

/// The row to fill next: the first, then the one below each that is begun.
fn next_row(sheet: &mut Worksheet, all: Area, row: &Area) -> Result<(), XlsxError> {
    let ready = Format::new()
        .set_background_color(TO_FILL)
        .set_border(FormatBorder::Thin);
    let first = Area::new(all.first.row, all.first.col, all.first.row, all.last.col);
    let blank = format!("COUNTA({})=0", row.running_range());
    condition(sheet, first, &format!("={blank}"), &ready)?;
    if all.last.row == all.first.row {
        return Ok(());
    }
    let rest = Area::new(all.first.row + 1, all.first.col, all.last.row, all.last.col);
    let here = Area::new(rest.first.row, row.first.col, rest.first.row, row.last.col);
    let formula = format!(
        "=AND(COUNTA({})=0,COUNTA({})>0)",
        here.running_range(),
        row.running_range()
    );
    condition(sheet, rest, &formula, &ready)
}

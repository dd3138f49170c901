//! The campaign's relations while the form is filled: the cells of a broken one change colour, and a line says why.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, Format, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::cells::Cells;
use super::paint::{column, put_formula};
use super::plan::{Area, Plan, Role};
use super::progress::{LONGEST_FORMULA, is_wanted, wanted_choices};
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
    let cells = Cells(plan);
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

/// Under the form, one line for each relation that is broken; those that no longer fit into a formula only colour.
fn tell(sheet: &mut Worksheet, plan: &Plan, relations: &[&Relation]) -> Result<(), XlsxError> {
    let Some(area) = plan.warnings else {
        return Ok(());
    };
    let mut formula = String::new();
    for relation in relations {
        let Some(broken) = Cells(plan).broken(&relation.condition) else {
            continue;
        };
        let line = format!(
            "※ 【{}】{}。{}",
            relation.level.label(),
            relation.title,
            relation.remedy
        );
        let joint = if formula.is_empty() { "=" } else { "&" };
        let part = format!("{joint}IF({broken},{}&CHAR(10),\"\")", quoted(&line));
        if formula.len() + part.len() <= LONGEST_FORMULA {
            formula.push_str(&part);
        }
    }
    if formula.is_empty() {
        return Ok(());
    }
    put_formula(sheet, area, formula, String::new(), Role::Warning)
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
    let cells = Cells(plan);
    for (place, ticks) in wanted_choices(form).filter_map(|i| Some((i, cells.ticks(i)?))) {
        let formula = format!("=AND({begun},{ticks}=0)");
        for area in cells.areas(Term::Field(place)) {
            condition(sheet, area, &formula, &lacking)?;
        }
    }
    let all = Area::new(first, 0, last, plan.last_col());
    let ruled = Format::new().set_border(FormatBorder::Thin);
    condition(sheet, all, &format!("={begun}"), &ruled)
}

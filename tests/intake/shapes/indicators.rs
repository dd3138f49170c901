//! Indicator lists: groups in any order, units changed, numbered rows, remarks, one column a unit.

use kjzd::campaign::{Field, Form};
use kjzd::value::Value;
use kjzd::workbook::Cell;
use rust_decimal::prelude::ToPrimitive;

use super::filled::Filled;
use super::page::Page;
use super::pen;
use crate::made::Dice;
use crate::paper::CAMPAIGN;

/// A list of one unit, or of several side by side.
pub fn list(filled: &[Filled], dice: &mut Dice) -> Page {
    let form = CAMPAIGN.form(filled[0].form);
    let mut page = Page {
        row: u32::try_from(dice.below(2)).unwrap(),
        ..Page::default()
    };
    let numbered = u32::from(dice.below(3) == 0);
    let values = numbered + 2;
    let remarks = values + u32::try_from(filled.len()).unwrap();
    page.text(0, &form.title);
    page.next(0);
    let region = |one: &Filled| {
        pen::text(
            &form.fields[form.region_field],
            one.fields[form.region_field].as_ref(),
            &mut Dice(0),
        )
    };
    if let [one] = filled {
        let label = &form.fields[form.region_field].label;
        page.text(
            numbered,
            &format!(
                "{label}：{}科协{}",
                region(one),
                form.caption.as_deref().unwrap_or_default()
            ),
        );
        page.next(dice.below(2));
    }
    if numbered == 1 {
        page.text(0, "序号");
    }
    for (heading, col) in form.column_headings.iter().take(2).zip(numbered..) {
        page.text(col, heading);
    }
    for (one, col) in filled.iter().zip(values..) {
        let heading = if filled.len() == 1 {
            form.column_headings[2].clone()
        } else {
            region(one)
        };
        page.text(col, &heading);
    }
    page.next(0);
    for (place, n) in groups(form, dice).into_iter().flatten().zip(1..) {
        let field = &form.fields[place];
        if numbered == 1 {
            page.put(0, Cell::Number(f64::from(n)));
        }
        indicator(
            &mut page,
            field,
            numbered,
            dice,
            filled.iter().map(|one| one.fields[place].as_ref()),
        );
        if dice.below(8) == 0 {
            page.stray(remarks, "已核实");
        }
        page.next(usize::from(dice.below(12) == 0));
    }
    page
}

/// The places of the indicators, group by group, the groups moved about.
fn groups(form: &Form, dice: &mut Dice) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, field) in form.fields.iter().enumerate() {
        if place == form.region_field {
            continue;
        }
        match groups.last_mut() {
            Some(group) if form.fields[group[0]].group == field.group => group.push(place),
            _ => groups.push(vec![place]),
        }
    }
    if dice.below(3) == 0 {
        let turn = dice.below(groups.len());
        groups.rotate_left(turn);
    }
    groups
}

fn indicator<'v>(
    page: &mut Page,
    field: &Field,
    col: u32,
    dice: &mut Dice,
    values: impl Iterator<Item = Option<&'v Value>>,
) {
    let printed = field.unit.unwrap();
    let base = CAMPAIGN.units.base_of(printed);
    let unit = base.filter(|_| dice.below(6) == 0).unwrap_or(printed);
    page.text(col, &field.label);
    page.text(col + 1, &CAMPAIGN.units.get(unit).name);
    for (value, col) in values.zip(col + 2..) {
        let Some(Value::Number(number)) = value else {
            continue;
        };
        let number = CAMPAIGN.units.convert(*number, printed, unit).unwrap();
        if unit == printed {
            page.put(col, pen::cell(field, Some(&Value::Number(number)), dice));
        } else {
            page.put(col, Cell::Number(number.to_f64().unwrap()));
        }
    }
}

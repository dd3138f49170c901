//! Ledgers: heads of one or two rows, options as words or a column each, columns in any order, rows that are no record.

use kjzd::campaign::{Field, Form, Kind};
use kjzd::value::Value;
use kjzd::workbook::{Cell, CellRef, Merge};
use rust_decimal::prelude::ToPrimitive;

use super::filled::Filled;
use super::page::Page;
use super::pen;
use crate::made::Dice;
use crate::paper::CAMPAIGN;

#[derive(Clone, Copy)]
enum Column {
    Counter,
    Field(usize),
    /// The first of a field's options, one column each.
    Options(usize),
    Option(usize, usize),
    Extra,
}

/// A ledger of these records.
pub fn ledger(filled: &[Filled], dice: &mut Dice) -> Page {
    let form = CAMPAIGN.form(filled[0].form);
    let mut page = Page {
        left: u32::try_from(dice.below(2)).unwrap(),
        ..Page::default()
    };
    if dice.below(4) > 0 {
        page.text(0, &format!("{}（台账）", form.title));
        page.next(dice.below(2));
    }
    let columns = columns(form, dice);
    let labels: Vec<String> = columns
        .iter()
        .map(|column| label(form, *column, dice))
        .collect();
    head(&mut page, form, &columns, &labels);
    for (one, n) in filled.iter().zip(1..) {
        record(&mut page, form, &columns, one, n, dice);
        match dice.below(10) {
            0 => page.next(0),
            1 => head(&mut page, form, &columns, &labels),
            _ => {}
        }
    }
    if dice.below(2) == 0 {
        total(&mut page, form, &columns, filled);
    }
    if dice.below(2) == 0 {
        page.text(0, "填表人：王立春");
        page.text(4, "审核人：刘福田");
    }
    page
}

fn columns(form: &Form, dice: &mut Dice) -> Vec<Column> {
    let mut fields: Vec<usize> = (0..form.fields.len()).collect();
    for i in (1..fields.len()).rev() {
        fields.swap(i, dice.below(i + 1));
    }
    let mut columns = Vec::new();
    if dice.below(3) > 0 {
        columns.push(Column::Counter);
    }
    let spread = dice.below(2) == 0;
    for field in fields {
        match &form.fields[field].kind {
            Kind::Choices(choices) if spread => {
                columns.push(Column::Options(field));
                columns.extend(
                    (1..=choices.options.len()).map(|option| Column::Option(field, option)),
                );
            }
            _ => columns.push(Column::Field(field)),
        }
        if dice.below(8) == 0 {
            columns.push(Column::Extra);
        }
    }
    columns
}

fn label(form: &Form, column: Column, dice: &mut Dice) -> String {
    match column {
        Column::Counter => "序号".to_owned(),
        Column::Extra => "包保干部".to_owned(),
        Column::Field(field) => pen::label(form, &form.fields[field], field + 1, dice),
        Column::Options(field) => form.fields[field].label.clone(),
        Column::Option(..) => String::new(),
    }
}

fn head(page: &mut Page, form: &Form, columns: &[Column], labels: &[String]) {
    let two_rows = columns
        .iter()
        .any(|column| matches!(column, Column::Options(_)));
    for ((column, label), col) in columns.iter().zip(labels).zip(0..) {
        page.text(col, label);
        let at = CellRef::new(page.row, page.left + col);
        if two_rows && !matches!(column, Column::Options(_) | Column::Option(..)) {
            page.grid
                .merge(Merge::between(at, CellRef::new(at.row + 1, at.col)));
        }
    }
    page.next(0);
    if two_rows {
        for (column, col) in columns.iter().zip(0..) {
            let (field, option) = match column {
                Column::Options(field) => (*field, 0),
                Column::Option(field, option) => (*field, *option),
                _ => continue,
            };
            page.text(col, option_label(&form.fields[field], option));
        }
        page.next(0);
    }
}

fn option_label(field: &Field, option: usize) -> &str {
    let Kind::Choices(choices) = &field.kind else {
        return "";
    };
    let option = choices
        .options
        .get(option)
        .map(|option| option.label.as_str());
    option.or(choices.other.as_deref()).unwrap_or_default()
}

fn record(
    page: &mut Page,
    form: &Form,
    columns: &[Column],
    filled: &Filled,
    n: u32,
    dice: &mut Dice,
) {
    for (column, col) in columns.iter().zip(0..) {
        let cell = match *column {
            Column::Counter => Cell::Number(f64::from(n)),
            Column::Extra if dice.below(2) == 0 => {
                page.stray(col, "孙某");
                continue;
            }
            Column::Extra => continue,
            Column::Field(field) => {
                pen::cell(&form.fields[field], filled.fields[field].as_ref(), dice)
            }
            Column::Options(field) => mark(&form.fields[field], filled.fields[field].as_ref(), 0),
            Column::Option(field, option) => {
                mark(&form.fields[field], filled.fields[field].as_ref(), option)
            }
        };
        page.put(col, cell);
    }
    page.next(0);
}

/// What stands in one option's column; the last is the free text's.
fn mark(field: &Field, value: Option<&Value>, option: usize) -> Cell {
    let (Kind::Choices(choices), Some(Value::Ticks(ticks))) = (&field.kind, value) else {
        return Cell::text("");
    };
    if option == choices.options.len() {
        return Cell::text(ticks.other.clone().unwrap_or_default());
    }
    Cell::text(if ticks.ticked.contains(&option) {
        "√"
    } else {
        ""
    })
}

fn total(page: &mut Page, form: &Form, columns: &[Column], filled: &[Filled]) {
    page.text(0, "合计");
    for (column, col) in columns.iter().zip(0..).skip(1) {
        if let Column::Field(field) = *column
            && form.fields[field].kind.is_number()
        {
            let numbers = filled.iter().filter_map(|one| match &one.fields[field] {
                Some(Value::Number(number)) => number.to_f64(),
                _ => None,
            });
            page.put(col, Cell::Number(numbers.sum()));
        }
    }
    page.next(0);
}

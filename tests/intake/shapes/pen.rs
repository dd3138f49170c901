//! How an office writes one answer and one label.

use kjzd::campaign::label::normalize_label;
use kjzd::campaign::{Choices, Field, Form, Kind};
use kjzd::value::{Ticks, Value};
use kjzd::workbook::Cell;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::made::Dice;
use crate::paper::CAMPAIGN;

/// An answer as the cell that a clerk makes of it; blank text where there is none.
pub fn cell(field: &Field, value: Option<&Value>, dice: &mut Dice) -> Cell {
    match value {
        Some(Value::Number(number)) => self::number(field, *number, dice),
        _ => Cell::text(text(field, value, dice)),
    }
}

/// An answer as text.
pub fn text(field: &Field, value: Option<&Value>, dice: &mut Dice) -> String {
    match (&field.kind, value) {
        (Kind::Choices(choices), Some(Value::Ticks(ticks))) => self::ticks(choices, ticks, dice),
        (Kind::Choices(choices), _) => self::ticks(choices, &Ticks::default(), dice),
        (_, None) => String::new(),
        (_, Some(Value::Text(text) | Value::Person(text))) => text.clone(),
        (_, Some(Value::Phone(numbers))) => numbers.join("、"),
        (_, Some(Value::Region(region))) => CAMPAIGN.regions.get(*region).name.clone(),
        (_, Some(Value::Number(number))) => number.normalize().to_string(),
        (_, Some(Value::Date(span))) => span.written.clone(),
        (_, Some(Value::Ticks(_))) => unreachable!("ticks stand in tick fields"),
    }
}

fn number(field: &Field, number: Decimal, dice: &mut Dice) -> Cell {
    let digits = number.normalize().to_string();
    let unit = field.unit.map_or("", |unit| &CAMPAIGN.units.get(unit).name);
    match dice.below(5) {
        0 => Cell::text(format!("{digits}{unit}")),
        1 => Cell::text(digits),
        2 => Cell::text(wide(&digits)),
        _ => Cell::Number(number.to_f64().unwrap()),
    }
}

/// Full-width digits.
fn wide(digits: &str) -> String {
    let wide = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32('０' as u32 + digit).unwrap(),
        None => '．',
    };
    digits.chars().map(wide).collect()
}

fn ticks(choices: &Choices, ticks: &Ticks, dice: &mut Dice) -> String {
    let style = dice.below(5);
    if style == 0 {
        let words = ticks
            .ticked
            .iter()
            .map(|option| choices.options[*option].label.clone());
        let other = ticks.other.iter().map(|other| format!("其它：{other}"));
        return words.chain(other).collect::<Vec<_>>().join("、");
    }
    let between = ["", "", " ", "  ", "\n"][style];
    let marks = [("□", "☑"), ("□", "√"), ("□", "■"), ("☐", "☑"), ("□", "☑")][style];
    let options = choices.options.iter().enumerate().map(|(place, option)| {
        let mark = if ticks.ticked.contains(&place) {
            marks.1
        } else {
            marks.0
        };
        match style {
            1 | 4 => format!("{}{mark}", option.label),
            _ => format!("{mark}{}", option.label),
        }
    });
    let other = match &ticks.other {
        Some(other) => format!("其它：{other}"),
        None => "其它".to_owned(),
    };
    options.chain([other]).collect::<Vec<_>>().join(between)
}

/// A label as an office prints it: its own words, spaced, numbered, with its unit, or other words for it.
pub fn label(form: &Form, field: &Field, number: usize, dice: &mut Dice) -> String {
    let own = &field.label;
    let unit = field
        .unit
        .map(|unit| CAMPAIGN.units.get(unit).name.as_str());
    match dice.below(8) {
        0 => format!("{own}："),
        1 => own.chars().map(String::from).collect::<Vec<_>>().join(" "),
        2 => format!("{number}.{own}"),
        3 => unit.map_or(own.clone(), |unit| format!("{own}（{unit}）")),
        4 => alias(form, field, dice).unwrap_or(own).clone(),
        _ => own.clone(),
    }
}

/// Other words for a field that mean nothing else on the form.
fn alias<'f>(form: &Form, field: &'f Field, dice: &mut Dice) -> Option<&'f String> {
    let means = |field: &Field, word: &str| {
        let mut words = field.aliases.iter().chain([&field.label]);
        words.any(|label| normalize_label(label) == word)
    };
    let fields = || {
        form.fields
            .iter()
            .chain(form.tables.iter().flat_map(|table| &table.fields))
    };
    let alone = |alias: &&String| {
        let word = normalize_label(alias);
        fields().filter(|field| means(field, &word)).count() == 1
    };
    let fit: Vec<&String> = field.aliases.iter().filter(alone).collect();
    (!fit.is_empty()).then(|| fit[dice.below(fit.len())])
}

//! How a value that was understood reads in a message.

use crate::campaign::{Campaign, Choices, Field, Kind};
use crate::value::{Ticks, Value};

/// A value in the clerk's words, on one line, a number with its unit.
pub fn shown(campaign: &Campaign, field: &Field, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Person(text) => one_line(text),
        Value::Phone(numbers) => numbers.join("、"),
        Value::Region(region) => campaign.regions.get(*region).name.clone(),
        Value::Number(number) => {
            let unit = field
                .unit
                .map_or("", |unit| campaign.units.get(unit).name.as_str());
            format!("{} {unit}", number.normalize())
                .trim_end()
                .to_owned()
        }
        Value::Date(span) if span.first == span.last => span.first.to_string(),
        Value::Date(span) => format!("{} 至 {}", span.first, span.last),
        Value::Ticks(ticks) => match &field.kind {
            Kind::Choices(choices) => ticked(choices, ticks),
            _ => String::new(),
        },
    }
}

/// The words of the ticked options, and what is written beside them.
fn ticked(choices: &Choices, ticks: &Ticks) -> String {
    let options = ticks
        .ticked
        .iter()
        .filter_map(|option| choices.options.get(*option))
        .map(|option| option.label.clone());
    let words: Vec<String> = options.chain(ticks.other.clone()).collect();
    if words.is_empty() {
        "未勾选".to_owned()
    } else {
        words.join("、")
    }
}

/// Text without line breaks.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

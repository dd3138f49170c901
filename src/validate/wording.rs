//! How values and places read in a message.

use crate::campaign::{Campaign, Field, Kind};
use crate::intake::{Entry, Source};
use crate::value::{Ticks, Value};

/// A value as it was understood, on one line.
pub(super) fn understood(campaign: &Campaign, field: &Field, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Person(text) => one_line(text),
        Value::Phone(numbers) => numbers.join("、"),
        Value::Region(region) => campaign.regions.get(*region).name.clone(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Date(span) if span.first == span.last => span.first.to_string(),
        Value::Date(span) => format!("{} 至 {}", span.first, span.last),
        Value::Ticks(ticks) => ticked(field, ticks).join("、"),
    }
}

/// What stands in a cell, for a message: as understood, else as written, else that nothing is.
pub(super) fn shown(campaign: &Campaign, field: &Field, entry: &Entry) -> String {
    match (&entry.value, &entry.raw) {
        (Some(value), _) => understood(campaign, field, value),
        (None, Some(raw)) => one_line(raw),
        (None, None) => "空".to_owned(),
    }
}

/// The words of the ticked options, and what is written beside them.
fn ticked(field: &Field, ticks: &Ticks) -> Vec<String> {
    let Kind::Choices(choices) = &field.kind else {
        return Vec::new();
    };
    let options = ticks.ticked.iter().filter_map(|i| choices.options.get(*i));
    options
        .map(|option| option.label.clone())
        .chain(ticks.other.clone())
        .collect()
}

/// Where another record stands, seen from `here`: what they share is left out.
pub(super) fn whereabouts(there: &Source, here: &Source) -> String {
    let mut text = if there.file == here.file {
        "本文件".to_owned()
    } else {
        format!("“{}”", there.file)
    };
    if let Some(sheet) = &there.sheet {
        text.push_str(&format!("工作表“{sheet}”"));
    }
    if let Some(row) = there.row {
        text.push_str(&format!("第 {row} 行"));
    }
    if let Some(column) = &there.column {
        text.push_str(&format!("{column} 列"));
    }
    text
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

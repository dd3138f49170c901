//! Values as the words that intake reads back as the same values.

use rust_decimal::Decimal;

use crate::campaign::{Campaign, Field, Kind, RegionId, RegionLevel};
use crate::intake::Entry;
use crate::value::{Ticks, Value};

/// What goes into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words {
    /// A quantity.
    Number(Decimal),
    /// Anything else, always written as text.
    Text(String),
}

/// A record's entry as it is listed; nothing where nothing was written. What could not be read stays as written.
pub(super) fn of_entry(entry: &Entry, field: &Field, campaign: &Campaign) -> Option<Words> {
    let Some(value) = &entry.value else {
        return entry.raw.as_deref().map(|raw| Words::Text(raw.to_owned()));
    };
    Some(match value {
        Value::Number(number) => Words::Number(*number),
        Value::Text(text) | Value::Person(text) => Words::Text(text.clone()),
        Value::Phone(numbers) => Words::Text(numbers.join("、")),
        Value::Region(region) => Words::Text(region_name(*region, campaign)),
        Value::Date(span) => Words::Text(span.written.clone()),
        Value::Ticks(ticks) if ticks.is_empty() => return None,
        Value::Ticks(ticks) => Words::Text(of_ticks(ticks, &field.kind)),
    })
}

/// `种植、养殖、其它:电商`; the free words come last, so that nothing after them is taken for an option.
fn of_ticks(ticks: &Ticks, kind: &Kind) -> String {
    let Kind::Choices(choices) = kind else {
        return String::new();
    };
    let mut words: Vec<String> = ticks
        .ticked
        .iter()
        .filter_map(|place| choices.options.get(*place))
        .map(|option| option.label.clone())
        .collect();
    if let (Some(label), Some(other)) = (&choices.other, &ticks.other) {
        words.push(format!("{label}:{other}"));
    }
    words.join("、")
}

/// A region's full name, with its city where the name alone would be taken for another.
pub(super) fn region_name(id: RegionId, campaign: &Campaign) -> String {
    let regions = &campaign.regions;
    let name = &regions.get(id).name;
    let alone = regions
        .iter()
        .filter(|(_, other)| other.name == *name)
        .count()
        == 1;
    match regions.city_of(id).filter(|city| !alone && *city != id) {
        Some(city) => format!("{}{name}", regions.get(city).name),
        None => name.clone(),
    }
}

/// A unit that reports: a county by its name, a city or the province as 本级.
pub(super) fn unit_name(id: RegionId, campaign: &Campaign) -> String {
    let name = region_name(id, campaign);
    match campaign.regions.get(id).level {
        RegionLevel::County => name,
        RegionLevel::City | RegionLevel::Province => format!("{name}本级"),
    }
}

/// A label with its unit, as the forms print it: `总户数（户）`.
pub(super) fn label_with_unit(field: &Field, campaign: &Campaign) -> String {
    match field.unit {
        Some(unit) => format!("{}（{}）", field.label, campaign.units.get(unit).name),
        None => field.label.clone(),
    }
}

//! Values as the words that intake reads back as the same values.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::campaign::{Campaign, Field, Kind, RegionId, RegionLevel};
use crate::intake::Entry;
use crate::value::{Ticks, Value};

/// What goes into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words<'a> {
    /// A quantity.
    Number(Decimal),
    /// Anything else, always written as text.
    Text(Cow<'a, str>),
}

impl<'a> Words<'a> {
    /// A text of somebody else's or of our own.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }
}

/// A record's entry as it is listed; nothing where nothing was written. What could not be read stays as written.
pub(super) fn of_entry<'a>(
    entry: &'a Entry,
    field: &'a Field,
    campaign: &'a Campaign,
) -> Option<Words<'a>> {
    let Some(value) = &entry.value else {
        return entry.raw.as_deref().map(Words::text);
    };
    Some(match value {
        Value::Number(number) => Words::Number(*number),
        Value::Text(text) | Value::Person(text) => Words::text(text),
        Value::Phone(numbers) => match numbers.as_slice() {
            [number] => Words::text(number),
            several => Words::text(several.join("、")),
        },
        Value::Region(region) => Words::Text(region_name(*region, campaign)),
        Value::Date(span) => Words::text(&span.written),
        Value::Ticks(ticks) if ticks.is_empty() => return None,
        Value::Ticks(ticks) => Words::text(of_ticks(ticks, &field.kind)),
    })
}

/// `种植、养殖、其它:电商`; the free words come last, so that nothing after them is taken for an option.
fn of_ticks<'a>(ticks: &'a Ticks, kind: &'a Kind) -> Cow<'a, str> {
    let Kind::Choices(choices) = kind else {
        return Cow::Borrowed("");
    };
    let other = choices.other.as_ref().zip(ticks.other.as_ref());
    let option = |place: &usize| Some(choices.options.get(*place)?.label.as_str());
    if let ([place], None) = (ticks.ticked.as_slice(), other) {
        return Cow::Borrowed(option(place).unwrap_or_default());
    }
    let mut words: Vec<Cow<'_, str>> = ticks
        .ticked
        .iter()
        .filter_map(option)
        .map(Cow::Borrowed)
        .collect();
    if let Some((label, other)) = other {
        words.push(Cow::Owned(format!("{label}:{other}")));
    }
    Cow::Owned(words.join("、"))
}

/// A region's full name, with its city where the name alone would be taken for another.
pub(super) fn region_name(id: RegionId, campaign: &Campaign) -> Cow<'_, str> {
    let regions = &campaign.regions;
    let name = &regions.get(id).name;
    let city = regions.city_of(id).filter(|city| *city != id);
    match city.filter(|_| regions.has_namesake(id)) {
        Some(city) => Cow::Owned(format!("{}{name}", regions.get(city).name)),
        None => Cow::Borrowed(name),
    }
}

/// A unit that reports: a county by its name, a city or the province as 本级.
pub(super) fn unit_name(id: RegionId, campaign: &Campaign) -> String {
    let name = region_name(id, campaign);
    match campaign.regions.get(id).level {
        RegionLevel::County => name.into_owned(),
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

//! What one cell of one record says, in the form in which two returns are compared.

use rust_decimal::Decimal;

use super::{Entry, fold};
use crate::campaign::{Campaign, RegionId};
use crate::value::Value;

/// A leaf fact. Missing is a fact of its own, and never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Nothing is written.
    Missing,
    /// An exact quantity in the field's unit, without trailing zeros.
    Number(Decimal),
    /// Places of the ticked options, and the folded words of the free one.
    Ticks(Vec<usize>, Option<String>),
    /// A region, however it was named.
    Region(RegionId),
    /// Anything else, with width, case and white space made equal.
    Text(String),
}

impl Fact {
    /// What an entry says. Words that could not be understood are kept as words.
    pub fn of(entry: &Entry) -> Self {
        let Some(value) = &entry.value else {
            return entry
                .raw
                .as_deref()
                .map_or(Self::Missing, |raw| Self::Text(fold(raw)));
        };
        match value {
            Value::Number(number) => Self::Number(number.normalize()),
            // A row of open boxes says no more than a blank cell.
            Value::Ticks(ticks) if ticks.is_empty() => Self::Missing,
            Value::Ticks(ticks) => {
                Self::Ticks(ticks.ticked.clone(), ticks.other.as_deref().map(fold))
            }
            Value::Region(region) => Self::Region(*region),
            Value::Text(text) | Value::Person(text) => Self::Text(fold(text)),
            Value::Phone(numbers) => Self::Text(numbers.join("、")),
            Value::Date(span) => Self::Text(format!("{}/{}", span.first, span.last)),
        }
    }

    /// In one spelling, the same from file to file, for fingerprints.
    pub fn spelled(&self, campaign: &Campaign) -> String {
        match self {
            Self::Missing => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Region(region) => campaign.regions.get(*region).code.clone(),
            Self::Text(text) => text.clone(),
            Self::Ticks(ticked, other) => {
                let ticked: Vec<String> = ticked.iter().map(usize::to_string).collect();
                format!(
                    "{};{}",
                    ticked.join(","),
                    other.as_deref().unwrap_or_default()
                )
            }
        }
    }
}

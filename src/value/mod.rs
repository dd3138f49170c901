//! One written value → one typed value. Pure functions over text and cells; no sheet, no file, no finding.
//!
//! A reader gives back what it understood with [`Note`]s for every conversion, or a [`Fault`] that says why it did not.
//! It never guesses, rounds, or turns "missing" into zero.

mod date;
mod decimal;
mod number;
mod numeral;
mod outcome;
mod person;
mod phone;
mod region;
mod serial;
mod ticks;
mod written;

pub use crate::campaign::label::{bracket_hint, leading_number, normalize_label};
pub use crate::campaign::text;
pub use date::read_date;
pub use decimal::decimal_from_f64;
pub use number::read_number;
pub use outcome::{Fault, Note, Read, Reading};
pub use person::read_person;
pub use phone::read_phone;
pub use region::read_region;
pub use text::{is_blank_word, normalize};
pub use ticks::{TickWords, is_circle, read_flag, read_ticks};
pub use written::Written;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::campaign::RegionId;

/// A value that was understood.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Free text, trimmed.
    Text(String),
    /// A person's name without inner spaces.
    Person(String),
    /// Telephone numbers, each `13800000000` or `0436-5551234`.
    Phone(Vec<String>),
    /// A region of the campaign.
    Region(RegionId),
    /// A quantity in the field's unit.
    Number(Decimal),
    /// A day or span.
    Date(Box<DateSpan>),
    /// Ticked options.
    Ticks(Box<Ticks>),
}

/// A day, or the first and last day of a span, with the clerk's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct DateSpan {
    /// As written.
    pub written: String,
    /// First day.
    pub first: Date,
    /// Last day; the same for a single day.
    pub last: Date,
}

/// Ticked options of a choice field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Places of the ticked options, rising.
    pub ticked: Vec<usize>,
    /// What is written after 其它.
    pub other: Option<String>,
}

impl Ticks {
    /// True where nothing is ticked and nothing written.
    pub fn is_empty(&self) -> bool {
        self.ticked.is_empty() && self.other.is_none()
    }
}

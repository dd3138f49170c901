//! What stands in a cell, as the readers of this room take it.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::decimal::decimal_from_f64;
use super::{Fault, text};

/// A written value: one cell's content, before anybody has judged it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Written<'a> {
    /// Text as typed.
    Text(&'a str),
    /// A number as stored.
    Number(f64),
    /// A number that the workbook shows as a date or time.
    Serial {
        /// The stored number of days.
        days: f64,
        /// True where the workbook counts from 1904.
        epoch_1904: bool,
        /// True for a length of time, such as `[h]:mm`.
        duration: bool,
    },
    /// A date as ISO 8601 text, as OpenDocument stores it.
    Iso(&'a str),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value such as `#REF!`.
    Error(&'a str),
    /// A formula that was never computed; its text.
    Uncomputed(&'a str),
}

impl<'a> Written<'a> {
    /// True where nothing is written or a word says so (无, —).
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text::is_blank_word(text))
    }

    /// The fault of a cell that holds no answer at all: an error value, a formula without result, also as text.
    ///
    /// # Errors
    /// [`Fault::ErrorCell`] or [`Fault::Uncomputed`].
    pub fn check_usable(&self) -> Result<(), Fault> {
        match self {
            Self::Error(written) => Err(error_cell(written)),
            Self::Uncomputed(_) => Err(Fault::Uncomputed),
            Self::Text(text) if is_error_value(text) => Err(error_cell(text)),
            Self::Text(text) if text.trim_start().starts_with('=') => Err(Fault::Uncomputed),
            _ => Ok(()),
        }
    }

    /// The content as a person sees it in the cell.
    pub fn shown(&self) -> Cow<'a, str> {
        match self {
            Self::Text(text) | Self::Iso(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Uncomputed(formula) => format!("={}", formula.trim_start_matches('=')).into(),
            Self::Number(number) | Self::Serial { days: number, .. } => decimal_from_f64(*number)
                .map_or_else(|_| number.to_string(), |value: Decimal| value.to_string())
                .into(),
            Self::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.into(),
        }
    }
}

fn error_cell(written: &str) -> Fault {
    Fault::ErrorCell {
        written: written.trim().to_owned(),
    }
}

/// Error values that a CSV file or a pasted cell holds as text.
fn is_error_value(text: &str) -> bool {
    const VALUES: [&str; 9] = [
        "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    ];
    VALUES.contains(&text.trim())
}

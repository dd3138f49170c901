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
            Self::Text(text) if text::begins_plainly(text) => Ok(()),
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
            Self::Number(number) | Self::Serial { days: number, .. } => digits(*number).into(),
            Self::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.into(),
        }
    }
}

/// A stored number as it is shown.
fn digits(number: f64) -> String {
    whole(number).map_or_else(|| exact_digits(number), |whole| whole.to_string())
}

fn exact_digits(number: f64) -> String {
    decimal_from_f64(number).map_or_else(|_| number.to_string(), |value: Decimal| value.to_string())
}

/// A whole number of fewer than 15 digits, as most are.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10¹⁴")]
    let whole = number as i64;
    (number.fract() == 0.0 && number.abs() < 1e14).then_some(whole)
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

#[cfg(test)]
mod tests {
    use super::{Written, digits, error_cell, exact_digits, is_error_value};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_numbers_are_shown_as_all_are(
            whole in -200_000_000_000_000_i64..200_000_000_000_000, part in 0_u8..4, small in -3_i64..3,
        ) {
            #[expect(clippy::cast_precision_loss, reason = "below 2⁵³")]
            for number in [whole as f64 + f64::from(part) / 4.0, small as f64, -0.0] {
                prop_assert_eq!(digits(number), exact_digits(number));
            }
        }

        #[test]
        fn a_text_is_usable_by_what_it_begins_with(text in "[ 1无]?(#REF!|=|#N/A|张)?[ 1]{0,2}") {
            let usable = Written::Text(&text).check_usable();
            prop_assert_eq!(usable == Err(error_cell(&text)), is_error_value(&text));
            prop_assert_eq!(usable.is_ok(), !is_error_value(&text) && !text.trim_start().starts_with('='));
        }
    }
}

//! Dates: days, spans, months, parts of months, in words, signs or as the numbers that spreadsheets store.
//!
//! A year that is not written comes from the campaign's period: the year in which the date lies inside it, or else
//! nearest to it, with [`Note::YearAssumed`]. Open ends (12月5日起), feasts and seasons are [`Fault::NotADate`].

mod point;
mod span;
mod stored;
#[cfg(test)]
mod tests;
mod token;
mod year;

use jiff::civil::Date;

use self::span::covered;
use self::token::Token;
use super::{DateSpan, Fault, Note, Read, Reading, Written, text};

/// Longest text that is looked at.
const MAX_CHARS: usize = 100;

/// Reads a day, a span or a list of days, which is read as the span from the first to the last.
///
/// `written` of the result is what stands in the cell; for a date cell, `2017-12-05`.
pub fn read_date(written: &Written<'_>, period: (Date, Date)) -> Read<DateSpan> {
    written.check_usable()?;
    match written {
        Written::Text(text) => from_text(text, period),
        stored => stored::from_stored(stored, period),
    }
}

fn from_text(written: &str, period: (Date, Date)) -> Read<DateSpan> {
    if written.chars().count() > MAX_CHARS {
        return Err(Fault::NotADate);
    }
    let clean = text::normalize(written);
    if let Some(reading) = lost_format(&clean) {
        return Ok(reading);
    }
    let mut tokens = token::tokens(&clean).ok_or(Fault::NotADate)?;
    let length = tokens.len();
    tokens.retain(|token| *token != Token::About);
    let mut notes = Vec::new();
    if tokens.len() < length {
        notes.push(Note::Approximate);
    }
    let covered = covered(&tokens, period).ok_or(Fault::NotADate)?;
    if covered.assumed {
        notes.push(Note::YearAssumed);
    }
    let value = DateSpan {
        written: text::keep(written).into_owned(),
        first: covered.first,
        last: covered.last,
    };
    Ok(Reading { value, notes })
}

/// "43074" in a text file: a date cell that lost its format.
fn lost_format(text: &str) -> Option<Reading<DateSpan>> {
    let digits = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
    let days: f64 = text.parse().ok().filter(|_| digits)?;
    let day = stored::moment_of_serial(days, false)?.date();
    let value = DateSpan {
        written: text.to_owned(),
        first: day,
        last: day,
    };
    super::serial::is_our_time(day).then(|| Reading::noted(value, Note::DateFromNumber))
}

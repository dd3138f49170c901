//! Dates that a cell stores as numbers or ISO text.

use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;

use super::span::Period;
use crate::value::serial::{date_of_serial, is_our_time, moment_of_iso};
use crate::value::{DateSpan, Fault, Note, Read, Reading, Written, decimal_from_f64};

/// Reads a cell that is not text.
pub(super) fn from_stored(written: &Written<'_>, period: Period) -> Read<DateSpan> {
    match *written {
        Written::Serial {
            days,
            epoch_1904,
            duration: false,
        } => {
            let moment = moment_of_serial(days, epoch_1904).ok_or(Fault::NotADate)?;
            Ok(Reading::plain(single(moment)))
        }
        Written::Iso(written) => {
            let moment = moment_of_iso(written).ok_or(Fault::NotADate)?;
            Ok(Reading::plain(single(moment)))
        }
        Written::Number(number) => from_number(number, period),
        _ => Err(Fault::NotADate),
    }
}

/// A plain number: a date that lost its format (43074), 20171205, or 12.5 for 5 December.
///
/// 12.1 may have been 12.10 and is a fault; so are 12.2 and 12.3.
fn from_number(number: f64, period: Period) -> Read<DateSpan> {
    let value = decimal_from_f64(number).map_err(|_| Fault::NotADate)?;
    let text = value.to_string();
    if let Some(moment) =
        moment_of_serial(number, false).filter(|moment| is_our_time(moment.date()))
    {
        return Ok(Reading::noted(single(moment), Note::DateFromNumber));
    }
    let doubtful = value.scale() == 1
        && (Decimal::from(1)..Decimal::from(13)).contains(&value)
        && text.ends_with(['1', '2', '3']);
    if doubtful || value.is_sign_negative() {
        return Err(Fault::NotADate);
    }
    let mut reading = super::from_text(&text, period)?;
    reading.notes.insert(0, Note::DateFromNumber);
    Ok(reading)
}

/// The moment with a serial number; the seconds are rounded.
pub(super) fn moment_of_serial(days: f64, epoch_1904: bool) -> Option<DateTime> {
    let value = decimal_from_f64(days).ok()?;
    let whole = i64::try_from(value.trunc())
        .ok()
        .filter(|days| *days >= 0)?;
    let seconds = (value.fract() * Decimal::from(86_400)).round();
    let seconds = i64::try_from(seconds).ok()?.min(86_399);
    let part = |unit: i64, of: i64| i8::try_from(seconds / unit % of).ok();
    let time = Time::new(part(3600, 24)?, part(60, 60)?, part(1, 60)?, 0).ok()?;
    Some(date_of_serial(whole, epoch_1904)?.to_datetime(time))
}

/// One day, written as ISO; the time of day is kept where there is one.
fn single(moment: DateTime) -> DateSpan {
    let day: Date = moment.date();
    let time = moment.time();
    let written = if time == Time::midnight() {
        day.to_string()
    } else {
        format!("{day} {:02}:{:02}", time.hour(), time.minute())
    };
    DateSpan {
        written,
        first: day,
        last: day,
    }
}

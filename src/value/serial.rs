//! Spreadsheet day numbers and ISO dates as days of the calendar.

use jiff::civil::{Date, DateTime, Time, date};

/// Day 0 of workbooks that count from 1900, for all days after the 29 February 1900 that never was.
pub(super) const EPOCH: Date = date(1899, 12, 30);

/// The day with a whole serial number.
pub(super) fn date_of_serial(days: i64, epoch_1904: bool) -> Option<Date> {
    let days = match days {
        _ if epoch_1904 => days.checked_add(1462)?,
        1..60 => days + 1,
        _ => days,
    };
    let span = jiff::Span::new().try_days(days).ok()?;
    EPOCH.checked_add(span).ok()
}

/// True for a year in which somebody may have typed the date that a number shows.
pub(super) fn is_our_time(day: Date) -> bool {
    (1990..2050).contains(&day.year())
}

/// ISO 8601 text with or without a time of day.
pub(super) fn moment_of_iso(written: &str) -> Option<DateTime> {
    let written = written.trim();
    let moment = written.parse::<DateTime>().ok();
    moment.or_else(|| Some(written.parse::<Date>().ok()?.to_datetime(Time::midnight())))
}

//! The year that a date without one must have, by the campaign's period.

use jiff::civil::Date;

use super::span::Period;

/// The first and last day of a part of a month; a last day past the month's end is its end.
pub(super) fn days_of(year: i16, month: i8, days: Option<(i8, i8)>) -> Option<(Date, Date)> {
    let month_end = Date::new(year, month, 1).ok()?.last_of_month();
    let (first, last) = days.unwrap_or((1, 31));
    let first_day = Date::new(year, month, first).ok()?;
    if first == last {
        return Some((first_day, first_day));
    }
    let last_day = Date::new(year, month, last.min(month_end.day())).ok()?;
    Some((first_day, last_day))
}

/// The year in which the days lie inside the campaign, or else nearest to it.
pub(super) fn assumed_year(month: i8, days: Option<(i8, i8)>, period: Period) -> Option<i16> {
    let years = period.0.year() - 1..=period.1.year() + 1;
    let distance = |year: i16| {
        let (first, last) = days_of(year, month, days)?;
        let apart =
            |early: Date, late: Date| late.since(early).map_or(i32::MAX, |span| span.get_days());
        Some(if last < period.0 {
            apart(last, period.0)
        } else if first > period.1 {
            apart(period.1, first)
        } else {
            0
        })
    };
    let nearest = years.filter_map(|year| Some((distance(year)?, year)));
    nearest.min().map(|(_, year)| year)
}

//! Numbers that a cell stores: plain, or under the dress of a date.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Quantity;
use crate::value::decimal::decimal_from_f64;
use crate::value::serial::{EPOCH, date_of_serial, is_our_time, moment_of_iso};
use crate::value::{Fault, Note, Written};

/// Reads a cell that is not text.
pub(super) fn from_stored(written: Written<'_>) -> Result<Quantity, Fault> {
    match written {
        Written::Number(number) => Ok(Quantity {
            value: decimal_from_f64(number)?,
            unit: None,
            notes: Vec::new(),
        }),
        Written::Serial {
            days, epoch_1904, ..
        } => from_days(decimal_from_f64(days)?, epoch_1904),
        Written::Iso(written) => from_days(days_of(written)?, false),
        _ => Err(Fault::NotANumber),
    }
}

/// A number of days as the number that was meant.
///
/// A whole number that shows as a day of our time is refused: a clerk who types "3-5" or "1/2" gets such a cell.
fn from_days(days: Decimal, epoch_1904: bool) -> Result<Quantity, Fault> {
    if let Some(day) = day_of_our_time(days, epoch_1904) {
        return Err(Fault::UnclearNumber {
            reason: format!(
                "单元格是日期 {day}，分不清原来是“{}-{}”还是数字 {days}",
                day.month(),
                day.day()
            ),
        });
    }
    Ok(Quantity {
        value: days,
        unit: None,
        notes: vec![Note::NumberFromDate],
    })
}

/// The day that a whole serial number shows, where its year is one in which somebody may have typed it.
fn day_of_our_time(days: Decimal, epoch_1904: bool) -> Option<Date> {
    let whole = i64::try_from(days)
        .ok()
        .filter(|_| days.fract().is_zero())?;
    date_of_serial(whole, epoch_1904).filter(|day| is_our_time(*day))
}

/// ISO text back to days since the epoch that OpenDocument shares with Excel's later dates.
fn days_of(written: &str) -> Result<Decimal, Fault> {
    let moment = moment_of_iso(written).ok_or(Fault::NotANumber)?;
    let whole = moment
        .date()
        .since(EPOCH)
        .map_err(|_| Fault::NotANumber)?
        .get_days();
    let time = moment.time();
    let seconds =
        i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
    let part = Decimal::from(seconds)
        .checked_div(Decimal::from(86_400))
        .unwrap_or_default();
    Ok(Decimal::from(whole) + part)
}

//! One value. Its kind stands in the entry's first byte.

use jiff::civil::Date;

use super::bytes::{Cursor, Pen};
use super::number;
use crate::campaign::RegionId;
use crate::value::{DateSpan, Ticks, Value};

const NONE: u8 = 0;
const TEXT: u8 = 1;
const PERSON: u8 = 2;
const PHONE: u8 = 3;
const REGION: u8 = 4;
const NUMBER: u8 = 5;
const DATE: u8 = 6;
const TICKS: u8 = 7;

/// What stands between several telephone numbers.
const BETWEEN: &str = "、";

/// The kind of a value, in three bits.
pub(super) fn kind(value: Option<&Value>) -> u8 {
    match value {
        None => NONE,
        Some(Value::Text(_)) => TEXT,
        Some(Value::Person(_)) => PERSON,
        Some(Value::Phone(_)) => PHONE,
        Some(Value::Region(_)) => REGION,
        Some(Value::Number(_)) => NUMBER,
        Some(Value::Date(_)) => DATE,
        Some(Value::Ticks(_)) => TICKS,
    }
}

pub(super) fn pack(value: &Value, pen: &mut Pen<'_>) {
    match value {
        Value::Text(text) | Value::Person(text) => pen.words(text),
        Value::Phone(numbers) => {
            pen.count(numbers.len());
            for number in numbers {
                pen.words(number);
            }
        }
        Value::Region(region) => pen.count(region.0),
        Value::Number(number) => number::pack(number, pen),
        Value::Date(span) => {
            pen.words(&span.written);
            pack_day(span.first, pen);
            pack_day(span.last, pen);
        }
        Value::Ticks(ticks) => {
            pen.count(ticks.ticked.len());
            for place in &ticks.ticked {
                pen.count(*place);
            }
            pen.byte(u8::from(ticks.other.is_some()));
            if let Some(other) = &ticks.other {
                pen.words(other);
            }
        }
    }
}

pub(super) fn unpack(kind: u8, cursor: &mut Cursor<'_>) -> Option<Value> {
    Some(match kind {
        TEXT => Value::Text(cursor.words().to_owned()),
        PERSON => Value::Person(cursor.words().to_owned()),
        PHONE => Value::Phone(cursor.many(|cursor| cursor.words().to_owned())),
        REGION => Value::Region(RegionId(cursor.count())),
        NUMBER => Value::Number(number::unpack(cursor)),
        DATE => Value::Date(Box::new(DateSpan {
            written: cursor.words().to_owned(),
            first: unpack_day(cursor),
            last: unpack_day(cursor),
        })),
        TICKS => Value::Ticks(Box::new(Ticks {
            ticked: cursor.many(Cursor::count),
            other: (cursor.byte() != 0).then(|| cursor.words().to_owned()),
        })),
        _ => return None,
    })
}

/// Passes over a value.
pub(super) fn skip(kind: u8, cursor: &mut Cursor<'_>) {
    match kind {
        TEXT | PERSON => {
            cursor.words();
        }
        PHONE => {
            for _ in 0..cursor.count() {
                cursor.words();
            }
        }
        REGION => {
            cursor.number();
        }
        NUMBER => {
            number::unpack(cursor);
        }
        DATE => {
            cursor.words();
            unpack_day(cursor);
            unpack_day(cursor);
        }
        TICKS => {
            for _ in 0..cursor.count() {
                cursor.number();
            }
            if cursor.byte() != 0 {
                cursor.words();
            }
        }
        _ => {}
    }
}

/// True where a text is just how the value is printed, so that it need not be kept.
pub(super) fn prints(value: &Value, text: &str) -> bool {
    match value {
        Value::Text(words) | Value::Person(words) => words == text,
        Value::Phone(numbers) => match numbers.as_slice() {
            [only] => only == text,
            several => several.join(BETWEEN) == text,
        },
        Value::Number(number) => number::prints(number, text),
        Value::Date(span) => span.written == text,
        Value::Region(_) | Value::Ticks(_) => false,
    }
}

/// How a value is printed.
pub(super) fn printed(value: &Value) -> Box<str> {
    match value {
        Value::Text(words) | Value::Person(words) => words.as_str().into(),
        Value::Phone(numbers) => match numbers.as_slice() {
            [only] => only.as_str().into(),
            several => several.join(BETWEEN).into(),
        },
        Value::Number(number) => number::printed(number),
        Value::Date(span) => span.written.as_str().into(),
        Value::Region(_) | Value::Ticks(_) => Box::default(),
    }
}

fn pack_day(day: Date, pen: &mut Pen<'_>) {
    pen.signed(day.year().into());
    pen.byte(day.month().cast_unsigned());
    pen.byte(day.day().cast_unsigned());
}

fn unpack_day(cursor: &mut Cursor<'_>) -> Date {
    let year = i16::try_from(cursor.signed()).unwrap_or(0);
    let [month, day] = [cursor.byte(), cursor.byte()].map(u8::cast_signed);
    Date::new(year, month, day).unwrap_or_default()
}

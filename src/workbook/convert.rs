//! calamine's values as ours, variant by variant: nothing is parsed, rounded or guessed on the way.

use super::{Cell, DateCell};
use calamine::{Data, DataRef, ExcelDateTime};

/// A borrowed value; `None` for a blank.
pub(super) fn from_ref(value: DataRef<'_>, epoch_1904: bool) -> Option<Cell> {
    Some(match value {
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::String(text) => Cell::text(text),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::Int(number) => from_int(number),
        DataRef::Bool(truth) => Cell::Bool(truth),
        DataRef::DateTime(date) => from_date(&date, epoch_1904),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::Date(DateCell::Iso(text.into()))
        }
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
        DataRef::Empty => return None,
    })
}

/// An owned value; `None` for a blank.
pub(super) fn from_data(value: &Data, epoch_1904: bool) -> Option<Cell> {
    Some(match value {
        Data::String(text) => Cell::text(text.as_str()),
        Data::Float(number) => Cell::Number(*number),
        Data::Int(number) => from_int(*number),
        Data::Bool(truth) => Cell::Bool(*truth),
        Data::DateTime(date) => from_date(date, epoch_1904),
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Cell::Date(DateCell::Iso(text.as_str().into()))
        }
        Data::Error(error) => Cell::Error(error.to_string().into()),
        Data::Empty => return None,
    })
}

fn from_date(date: &ExcelDateTime, epoch_1904: bool) -> Cell {
    Cell::Date(DateCell::Serial {
        days: date.as_f64(),
        epoch_1904,
        duration: date.is_duration(),
    })
}

/// The formats behind calamine store at most 30-bit integers, which a float holds exactly.
#[expect(
    clippy::cast_precision_loss,
    reason = "30-bit integers in the file formats"
)]
fn from_int(number: i64) -> Cell {
    Cell::Number(number as f64)
}

//! calamine's values as ours, variant by variant: nothing is parsed, rounded or guessed on the way.

use super::{Cell, DateCell};
use calamine::DataRef;

/// A value as a cell; `None` for a blank.
pub(super) fn cell(value: &DataRef<'_>, epoch_1904: bool) -> Option<Cell> {
    Some(match value {
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::String(text) => Cell::text(text.as_str()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Int(number) => integer(*number),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(date) => Cell::Date(DateCell::Serial {
            days: date.as_f64(),
            epoch_1904,
            duration: date.is_duration(),
        }),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::Date(DateCell::Iso(text.as_str().into()))
        }
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
        DataRef::Empty => return None,
    })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the format stores 30-bit integers"
)]
fn integer(number: i64) -> Cell {
    Cell::Number(number as f64)
}

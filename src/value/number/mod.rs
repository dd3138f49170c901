//! Quantities: a number in the field's unit, whatever unit, script and dress it came in.
//!
//! A number is read only where its text is used up: what stands beside it must be a known unit, a word that says
//! "about", or punctuation. A range, a percentage, a number in brackets (a loss or a remark?) are faults.

mod compound;
mod digits;
mod head;
mod stored;
mod tail;
#[cfg(test)]
mod tests;
mod words;

use rust_decimal::Decimal;

use super::{Fault, Note, Read, Reading, Written, text};
use crate::campaign::{UnitId, Units};

/// Longest text that is looked at; longer ones hold more than a number.
const MAX_CHARS: usize = 120;

/// Reads a quantity into a field's unit; `None` where the cell says that there is none (无, —).
///
/// `row_unit` is the unit that the value's row or column names on the sheet, such as 人次 where the form asks 万人次.
/// A unit written on the number wins over the row's, the row's over the form's. A row's unit of another family is
/// [`Fault::WrongUnit`].
pub fn read_number(
    written: &Written<'_>,
    unit: Option<UnitId>,
    row_unit: Option<&str>,
    units: &Units,
) -> Read<Option<Decimal>> {
    written.check_usable()?;
    let row_unit = in_row(row_unit, unit, units);
    let quantity = match *written {
        Written::Text(written) if text::is_blank_word(written) => return Ok(Reading::plain(None)),
        Written::Text(written) => {
            let context = row_unit.as_ref().copied().unwrap_or(unit);
            from_text(
                written,
                Context {
                    unit: context,
                    units,
                },
            )?
        }
        _ => stored::from_stored(*written)?,
    };
    let from = match quantity.unit {
        Some(own) => Some(own),
        None => row_unit?,
    };
    let mut notes = quantity.notes;
    let value = convert(quantity.value, from, unit, units)?;
    if from != unit && !notes.contains(&Note::UnitConverted) {
        notes.push(Note::UnitConverted);
    }
    Ok(Reading {
        value: Some(value.normalize()),
        notes,
    })
}

/// A quotient with more decimals than this does not end, and was rounded.
const MAX_SCALE: u32 = 20;

/// A number and the unit that is written on it, if any.
#[derive(Debug)]
struct Quantity {
    value: Decimal,
    unit: Option<UnitId>,
    notes: Vec<Note>,
}

/// The unit that a bare number has, and all others.
#[derive(Debug, Clone, Copy)]
struct Context<'u> {
    unit: Option<UnitId>,
    units: &'u Units,
}

impl Context<'_> {
    /// A spelling read as a unit of the same family.
    fn spelled(self, written: &str) -> Option<UnitId> {
        self.units.spelled(written, self.unit?)
    }

    /// The multiplier in the unit's own name, 10 000 for 万人次; 1 for others.
    fn multiplier(self) -> u64 {
        self.unit
            .and_then(|unit| self.units.get(unit).name.chars().next())
            .and_then(super::numeral::multiplier)
            .unwrap_or(1)
    }
}

/// The unit of a number without one: the row's if it names one, else the form's.
fn in_row(
    row_unit: Option<&str>,
    unit: Option<UnitId>,
    units: &Units,
) -> Result<Option<UnitId>, Fault> {
    let Some(row_unit) = row_unit else {
        return Ok(unit);
    };
    let written = text::squeeze(row_unit);
    let written = written
        .rsplit(':')
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    let written = written
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .unwrap_or(written);
    if text::is_blank_word(written) {
        return Ok(unit);
    }
    Context { unit, units }
        .spelled(written)
        .map(Some)
        .ok_or_else(|| Fault::WrongUnit {
            written: written.to_owned(),
        })
}

fn from_text(written: &str, context: Context<'_>) -> Result<Quantity, Fault> {
    if written.chars().count() > MAX_CHARS {
        let bare = written.trim();
        let digits = bare.chars().all(|c| c.is_ascii_digit());
        return Err(if digits {
            Fault::TooLong
        } else {
            Fault::NotANumber
        });
    }
    if written.chars().any(words::is_disguised_digit) {
        return Err(Fault::NotANumber);
    }
    let clean = text::normalize(written);
    let clean = clean.trim_matches(|c: char| "'\"“”‘’`".contains(c) || c.is_whitespace());
    let mut notes = Vec::new();
    if clean != written {
        notes.push(Note::Cleaned);
    }
    if clean == "○" {
        return Err(Fault::NotANumber);
    }
    let (front, rest) = head::split_front(clean, context, &mut notes)?;
    let (head, rest) = head::split_number(rest);
    if head.is_empty() {
        return Err(head::without_number(clean));
    }
    let tail = match tail::read_tail(head, rest, context, &mut notes) {
        Err(Fault::SeveralNumbers) if !front.negative => {
            return compound::read_compound(clean, context);
        }
        tail => tail?,
    };
    let own = match (front.unit, tail.unit) {
        (Some(before), Some(after)) if before != after => {
            return Err(Fault::WrongUnit {
                written: rest.trim().to_owned(),
            });
        }
        (before, after) => after.or(before),
    };
    let mut value = head::evaluate(tail.number, own, context, &mut notes)?;
    if tail.half {
        value = value
            .checked_add(Decimal::new(5, 1))
            .ok_or(Fault::TooLong)?;
    }
    Ok(Quantity {
        value: if front.negative { -value } else { value },
        unit: own,
        notes: each_once(notes),
    })
}

/// A value in another unit of its family, refused where that cannot be exact.
fn convert(
    value: Decimal,
    from: Option<UnitId>,
    to: Option<UnitId>,
    units: &Units,
) -> Result<Decimal, Fault> {
    let (Some(from), Some(to)) = (from, to) else {
        return Ok(value);
    };
    if from == to {
        return Ok(value);
    }
    units
        .convert(value, from, to)
        .filter(|converted| converted.scale() <= MAX_SCALE)
        .ok_or(Fault::TooLong)
}

fn each_once(notes: Vec<Note>) -> Vec<Note> {
    let mut once = Vec::new();
    for note in notes {
        if !once.contains(&note) {
            once.push(note);
        }
    }
    once
}

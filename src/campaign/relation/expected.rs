//! What should stand in a cell for a broken relation to hold: `≤ 312`.

use super::evaluate::Lookup;
use super::expression::{Condition, Quantity};
use super::words::{Speaker, is_at_least_one};

/// The demand on the field at fault, in its own unit where that is one number; else the relation in words.
pub(super) fn expected(part: &Condition, speaker: Speaker<'_>, record: &dyn Lookup) -> String {
    let short = match part {
        Condition::Compare { left, op, right } => {
            if is_at_least_one(*op, right) && !matches!(left, Quantity::Field { .. }) {
                return "至少一项".to_owned();
            }
            in_unit_of(left, right, record).map(|right| format!("{} {right}", op.sign()))
        }
        Condition::Within { value, low, high } => in_unit_of(value, low, record)
            .zip(in_unit_of(value, high, record))
            .map(|(low, high)| format!("{low}—{high}")),
        _ => None,
    };
    short.unwrap_or_else(|| speaker.condition(part))
}

/// A quantity in the unit of the single field that it is held against.
fn in_unit_of(field: &Quantity, other: &Quantity, record: &dyn Lookup) -> Option<String> {
    let Quantity::Field { factor, .. } = field else {
        return None;
    };
    let (base, rounded) = other.evaluate(record)?.number()?;
    let number = base.checked_div(*factor)?.normalize();
    (!rounded).then(|| number.to_string())
}

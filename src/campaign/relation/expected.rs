//! What should stand in a cell for a broken relation to hold: `≤ 312`.

use super::evaluate::{BrokenPart, Lookup};
use super::expression::{Condition, Quantity};
use super::operator::Comparison;
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

/// Of several demands on one quantity the hardest, which meets them all; else the first.
pub(super) fn hardest<'c>(
    parts: &'c [BrokenPart<'c>],
    record: &dyn Lookup,
) -> Option<&'c Condition> {
    let mut hardest = parts.first()?.part;
    for next in &parts[1..] {
        if asks_more(next.part, hardest, record) {
            hardest = next.part;
        }
    }
    Some(hardest)
}

fn asks_more(one: &Condition, other: &Condition, record: &dyn Lookup) -> bool {
    let Some((op, right, against)) = one.beside(other) else {
        return false;
    };
    let number = |side: &Quantity| Some(side.evaluate(record)?.number()?.0);
    match op {
        Comparison::AtLeast | Comparison::Above => number(right) > number(against),
        Comparison::AtMost | Comparison::Below => number(right) < number(against),
        Comparison::Equal | Comparison::NotEqual => false,
    }
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

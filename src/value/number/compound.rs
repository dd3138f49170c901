//! A quantity in two units of one family, the larger first: 4亩3分.

use rust_decimal::Decimal;

use super::head::{evaluate, split_number};
use super::{Context, MAX_SCALE, Quantity};
use crate::value::{Fault, Note};

/// Reads two or more numbers, each with its own unit of the family, every unit smaller than the one before.
pub(super) fn read_compound(text: &str, context: Context<'_>) -> Result<Quantity, Fault> {
    let mut rest = text.trim();
    let mut total = Decimal::ZERO;
    let mut units = Vec::new();
    while !rest.is_empty() {
        let (number, after) = split_number(rest);
        let (next, _) = after
            .char_indices()
            .find(|(_, c)| c.is_ascii_digit())
            .unwrap_or((after.len(), ' '));
        let unit = context
            .spelled(after[..next].trim())
            .ok_or(Fault::SeveralNumbers)?;
        let factor = context.units.get(unit).factor;
        if number.is_empty() || units.last().is_some_and(|(_, larger)| *larger <= factor) {
            return Err(Fault::SeveralNumbers);
        }
        let value = evaluate(number, Some(unit), context, &mut Vec::new())?;
        let part = value
            .checked_mul(factor)
            .and_then(|part| total.checked_add(part));
        total = part.ok_or(Fault::TooLong)?;
        units.push((unit, factor));
        rest = after[next..].trim();
    }
    let (unit, factor) = units
        .first()
        .copied()
        .filter(|_| units.len() > 1)
        .ok_or(Fault::SeveralNumbers)?;
    let value = total
        .checked_div(factor)
        .filter(|value| value.scale() <= MAX_SCALE)
        .ok_or(Fault::TooLong)?;
    Ok(Quantity {
        value,
        unit: Some(unit),
        notes: vec![Note::UnitConverted],
    })
}

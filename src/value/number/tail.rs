//! What follows a number: 余, its unit, 左右, punctuation, and nothing else.

use super::Context;
use super::head::trailing_multipliers;
use super::words::{ABOUT_AFTER, BETWEEN};
use crate::campaign::UnitId;
use crate::value::numeral::is_chinese_numeral;
use crate::value::{Fault, Note};

/// The number without the multipliers that belong to its unit, and that unit.
#[derive(Debug)]
pub(super) struct Tail<'t> {
    pub number: &'t str,
    pub unit: Option<UnitId>,
}

/// Reads what follows a number; all of it must be understood.
pub(super) fn read_tail<'t>(
    number: &'t str,
    rest: &str,
    context: Context<'_>,
    notes: &mut Vec<Note>,
) -> Result<Tail<'t>, Fault> {
    let bare = without_punctuation(rest, notes);
    if let Some(tail) = with_unit(number, bare, context, notes) {
        return Ok(tail);
    }
    let bare = without_about(bare, notes);
    if bare.is_empty() {
        return Ok(with_unit(number, "", context, notes).unwrap_or(Tail { number, unit: None }));
    }
    with_unit(number, bare, context, notes).ok_or_else(|| misfit(number, bare))
}

/// Closing punctuation and brackets around the whole rest ("312（户）") say nothing.
fn without_punctuation<'r>(rest: &'r str, notes: &mut Vec<Note>) -> &'r str {
    let outer = rest.trim();
    let bare = outer
        .trim_end_matches(|c: char| ".,;:!。、".contains(c))
        .trim_end();
    let bare = match bare
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        Some(inner) if !inner.contains(['(', ')']) => inner.trim(),
        _ => bare,
    };
    if bare != rest {
        notes.push(Note::Cleaned);
    }
    bare
}

/// Takes "about" off both ends of the rest: "余人", "人左右", "多".
fn without_about<'r>(rest: &'r str, notes: &mut Vec<Note>) -> &'r str {
    let mut bare = rest;
    for word in ABOUT_AFTER {
        bare = bare.strip_prefix(word).unwrap_or(bare).trim();
        bare = bare.strip_suffix(word).unwrap_or(bare).trim();
    }
    if bare != rest {
        notes.push(Note::Approximate);
    }
    bare
}

/// The rest as a unit, with as many multipliers of the number as the unit's name takes (万 + 人次).
fn with_unit<'t>(
    number: &'t str,
    rest: &str,
    context: Context<'_>,
    notes: &mut Vec<Note>,
) -> Option<Tail<'t>> {
    for start in trailing_multipliers(number) {
        let name = format!("{}{rest}", &number[start..]);
        if let Some(unit) = context.spelled(&name) {
            notes.push(Note::UnitConverted);
            return Some(Tail {
                number: &number[..start],
                unit: Some(unit),
            });
        }
    }
    let unit = Some(rest)
        .filter(|rest| !rest.is_empty())
        .and_then(|rest| context.spelled(rest))?;
    notes.push(Note::UnitConverted);
    Some(Tail {
        number,
        unit: Some(unit),
    })
}

/// Why a rest does not fit: a second number, a foreign unit, or words.
fn misfit(number: &str, rest: &str) -> Fault {
    let has_digit = rest.contains(|c: char| c.is_ascii_digit());
    let joined = BETWEEN
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))
        .is_some_and(|after| after.trim_start().starts_with(is_chinese_numeral));
    if rest.starts_with(['%', '‰', '°']) {
        return Fault::WrongUnit {
            written: rest.to_owned(),
        };
    }
    let letter = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    if letter && (has_digit || rest.len() == 1) {
        return Fault::NotANumber;
    }
    if has_digit || joined {
        return Fault::SeveralNumbers;
    }
    let short = rest.chars().count() <= 6 && rest.chars().all(char::is_alphabetic);
    if !short || rest.starts_with(['几', '数']) {
        return Fault::NotANumber;
    }
    let start = trailing_multipliers(number)
        .first()
        .copied()
        .unwrap_or(number.len());
    Fault::WrongUnit {
        written: format!("{}{rest}", &number[start..]),
    }
}

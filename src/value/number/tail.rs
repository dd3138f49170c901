//! What follows a number: 余, its unit, 左右, punctuation, and nothing else.

use super::Context;
use super::head::trailing_multipliers;
use super::words::{ABOUT_AFTER, BETWEEN};
use crate::campaign::UnitId;
use crate::value::numeral::{is_chinese_numeral, multiplier};
use crate::value::{Fault, Note};

/// The number without the multipliers that belong to its unit, and that unit.
#[derive(Debug)]
pub(super) struct Tail<'t> {
    pub number: &'t str,
    pub unit: Option<UnitId>,
    /// 半 after the unit: half of it more.
    pub half: bool,
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
        let whole = Tail {
            number,
            unit: None,
            half: false,
        };
        return Ok(with_unit(number, "", context, notes).unwrap_or(whole));
    }
    with_unit(number, bare, context, notes)
        .or_else(|| with_half(number, bare, context, notes))
        .ok_or_else(|| misfit(number, bare))
}

/// "3亩半".
fn with_half<'t>(
    number: &'t str,
    rest: &str,
    context: Context<'_>,
    notes: &mut Vec<Note>,
) -> Option<Tail<'t>> {
    let unit = rest.strip_suffix('半').filter(|unit| !unit.is_empty())?;
    let tail = with_unit(number, unit, context, notes)?;
    let whole = !number.contains(['.', '点']);
    whole.then_some(Tail { half: true, ..tail })
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

/// The rest as a unit; where it is none by itself, with the multipliers of the number that its name takes (万 + 册).
///
/// "三万五千人次" must not come apart into 三万五 and 千人次, so a number that keeps another multiplier is not split.
fn with_unit<'t>(
    number: &'t str,
    rest: &str,
    context: Context<'_>,
    notes: &mut Vec<Note>,
) -> Option<Tail<'t>> {
    let whole = (number, rest.to_owned());
    let splits = trailing_multipliers(number)
        .into_iter()
        .map(|start| (&number[..start], format!("{}{rest}", &number[start..])))
        .filter(|(kept, _)| !kept.contains(|c| multiplier(c).is_some()));
    let named = std::iter::once(whole).filter(|(_, unit)| !unit.is_empty());
    let (number, unit) = named
        .chain(splits)
        .find_map(|(kept, unit)| Some((kept, context.spelled(&unit)?)))?;
    notes.push(Note::UnitConverted);
    Some(Tail {
        number,
        unit: Some(unit),
        half: false,
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
    if rest.starts_with(['几', '数']) {
        return Fault::NotANumber;
    }
    let short = rest.chars().count() <= 6 && rest.chars().all(char::is_alphabetic);
    if !short {
        let shown: String = rest.chars().take(12).collect();
        return Fault::UnclearNumber {
            reason: format!("数字后面的“{shown}”不是计量单位"),
        };
    }
    let spoken = number.starts_with(is_chinese_numeral);
    let start = trailing_multipliers(number)
        .first()
        .copied()
        .filter(|_| !spoken)
        .unwrap_or(number.len());
    Fault::WrongUnit {
        written: format!("{}{rest}", &number[start..]),
    }
}

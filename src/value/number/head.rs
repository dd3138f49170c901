//! The front of a number (sign, 共, 约, a unit before it) and the number itself.

use rust_decimal::Decimal;

use super::Context;
use super::digits::{is_dressed, is_group_separator, is_point, read_digits};
use super::words::{ABOUT_BEFORE, INTRODUCING};
use crate::campaign::UnitId;
use crate::value::numeral::{Numeral, is_chinese_numeral, multiplier, read_numeral};
use crate::value::{Fault, Note};

/// What stands before the number.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub negative: bool,
    pub unit: Option<UnitId>,
}

/// Takes sign, introducing words, "about" and a unit off the front.
pub(super) fn split_front<'t>(
    text: &'t str,
    context: Context<'_>,
    notes: &mut Vec<Note>,
) -> Result<(Front, &'t str), Fault> {
    let mut front = Front::default();
    let mut rest = text;
    let mut signed = false;
    loop {
        rest = rest.trim_start();
        if let Some(after) = strip_any(rest, ABOUT_BEFORE) {
            notes.push(Note::Approximate);
            rest = after;
        } else if let Some(after) = strip_any(rest, INTRODUCING) {
            notes.push(Note::Cleaned);
            rest = after;
        } else if let Some(after) = rest.strip_prefix(['-', '负', '+']).filter(|_| !signed) {
            signed = true;
            front.negative = !rest.starts_with('+');
            rest = after;
        } else if let Some((unit, after)) =
            unit_before(rest, context).filter(|_| front.unit.is_none())
        {
            notes.push(Note::UnitConverted);
            front.unit = Some(unit);
            rest = after;
        } else {
            break;
        }
    }
    if rest.starts_with("百分之") {
        return Err(Fault::WrongUnit {
            written: "百分之".to_owned(),
        });
    }
    Ok((front, rest))
}

/// A unit written before the number.
fn unit_before<'t>(text: &'t str, context: Context<'_>) -> Option<(UnitId, &'t str)> {
    let end = text.find(|c: char| c.is_ascii_digit() || is_chinese_numeral(c))?;
    let unit = context.spelled(text[..end].trim())?;
    Some((unit, &text[end..]))
}

/// Splits the longest run that can be a number off: digits, their separators, Chinese signs, an exponent.
pub(super) fn split_number(text: &str) -> (&str, &str) {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|(_, c)| *c);
    let digit_at = |i: usize| at(i).is_some_and(|c| c.is_ascii_digit());
    let mut i = 0;
    while let Some(c) = at(i) {
        let between_digits = i > 0 && digit_at(i - 1) && digit_at(i + 1);
        let taken = c.is_ascii_digit()
            || is_chinese_numeral(c)
            || (c == '点' && i > 0 && at(i + 1).is_some_and(is_chinese_numeral))
            || (between_digits && (is_group_separator(c) || is_point(c) || c == ' '))
            || (c == ' '
                && i > 0
                && digit_at(i - 1)
                && at(i + 1).is_some_and(|c| multiplier(c).is_some()))
            || (c == '.' && i == 0 && digit_at(1));
        if !taken {
            break;
        }
        i += 1;
    }
    if let Some(after) = exponent_end(&chars, i) {
        i = after;
    }
    text.split_at(chars.get(i).map_or(text.len(), |(at, _)| *at))
}

/// The end of `E+10` that begins at `i`; the sign is asked, or `2E3` would be a number.
fn exponent_end(chars: &[(usize, char)], i: usize) -> Option<usize> {
    let is = |at: usize, wanted: &str| chars.get(at).is_some_and(|(_, c)| wanted.contains(*c));
    if i == 0 || !is(i - 1, "0123456789") || !is(i, "eE") || !is(i + 1, "+-") {
        return None;
    }
    let digits = chars[i + 2..]
        .iter()
        .take_while(|(_, c)| c.is_ascii_digit())
        .count();
    (1..=2).contains(&digits).then_some(i + 2 + digits)
}

/// The number's value, in its own unit or in the one that it stands in.
///
/// "3.5万" in a 万人次 field is 3.5 万人次, in a 人次 field 35000 人次.
pub(super) fn evaluate(
    number: &str,
    own: Option<UnitId>,
    context: Context<'_>,
    notes: &mut Vec<Note>,
) -> Result<Decimal, Fault> {
    let numeral = read_numeral(number, read_digits)?;
    if numeral.chinese {
        notes.push(Note::ChineseNumeral);
    } else if numeral.multiplier > 1 {
        notes.push(Note::UnitConverted);
    } else if is_dressed(number) {
        notes.push(Note::Cleaned);
    }
    let inside = if own.is_some() {
        1
    } else {
        context.multiplier()
    };
    if inside == 1 || numeral.multiplier == 1 {
        return Ok(numeral.value);
    }
    if numeral.multiplier < inside {
        return small_in_big(number, numeral, context);
    }
    notes.push(Note::UnitConverted);
    numeral
        .value
        .checked_div(inside.into())
        .filter(|value| value.checked_mul(inside.into()) == Some(numeral.value))
        .ok_or(Fault::TooLong)
}

/// "2千" in a 万元 field is 2000 万元 or 0.2 万元; a plain Chinese numeral (三百) is a number like any other.
fn small_in_big(number: &str, numeral: Numeral, context: Context<'_>) -> Result<Decimal, Fault> {
    if numeral.chinese {
        return Ok(numeral.value);
    }
    let unit = context
        .unit
        .map_or("", |unit| context.units.get(unit).name.as_str());
    Err(Fault::UnclearNumber {
        reason: format!("“{number}”没有写单位，分不清是不是以“{unit}”计"),
    })
}

/// Why a text without a number at its front is none.
pub(super) fn without_number(text: &str) -> Fault {
    let inner = text
        .strip_prefix(['(', '['])
        .and_then(|rest| rest.strip_suffix([')', ']']));
    match inner {
        Some(inner)
            if inner
                .chars()
                .all(|c| c.is_ascii_digit() || is_point(c) || c == ',') =>
        {
            Fault::UnclearNumber {
                reason: "带括号的数，分不清是负数还是注解".to_owned(),
            }
        }
        _ => Fault::NotANumber,
    }
}

/// The trailing multipliers of a number, longest first: 千万 and 万 of "3千万".
pub(super) fn trailing_multipliers(number: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = number
        .char_indices()
        .rev()
        .take_while(|(_, c)| multiplier(*c).is_some())
        .map(|(at, _)| at)
        .filter(|at| *at > 0)
        .collect();
    starts.reverse();
    starts
}

fn strip_any<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

//! Telephone numbers: mobiles, landlines with area code and extension, several in a cell.
//!
//! Normal forms: `13800000000`, `0436-5551234`, `0436-5551234转8001`; without area code `5551234`, with
//! [`Note::PhoneLocal`]. Chinese words beside a number ("张三 13800000000", "手机：…") are left out with a note; letters
//! among the digits are a fault, as is every number that is too short or too long.

mod single;
mod split;
#[cfg(test)]
mod tests;

use self::single::{Single, read_single};
use self::split::{Piece, split};
use super::{Fault, Note, Read, Reading, Written, decimal_from_f64, text};
use crate::campaign::PhonePlan;

/// Longest text that is looked at.
const MAX_CHARS: usize = 120;

/// Longest words beside a number that are taken for a name or a remark.
const MAX_WORD: usize = 8;

/// Reads all telephone numbers of a cell, in the order in which they stand.
pub fn read_phone(written: &Written<'_>, plan: &PhonePlan) -> Read<Vec<String>> {
    written.check_usable()?;
    match written {
        Written::Text(written) => from_text(written, plan),
        Written::Number(number) | Written::Serial { days: number, .. } => {
            from_number(*number, plan)
        }
        _ => Err(bad("不是电话号码")),
    }
}

/// A number stored as a number has lost the zero of its area code.
fn from_number(number: f64, plan: &PhonePlan) -> Read<Vec<String>> {
    let digits = decimal_from_f64(number)?.to_string();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad("不是电话号码"));
    }
    from_text(&digits, plan)
}

fn from_text(written: &str, plan: &PhonePlan) -> Read<Vec<String>> {
    let clean = text::normalize(written);
    if clean.chars().count() > MAX_CHARS {
        return Err(bad("内容太长，不是电话号码"));
    }
    if let Some(fault) = scientific(&clean) {
        return Err(fault);
    }
    if clean.contains(['*', '?', '…']) {
        return Err(bad("号码有遮盖，请写完整号码"));
    }
    let split = split(without_decimals(&clean));
    if split.pieces.is_empty() {
        return Err(bad("没有号码"));
    }
    check_words(&split.words)?;
    let mut found = Vec::new();
    for piece in &split.pieces {
        found.extend(numbers(piece, plan).map_err(|reason| Fault::BadPhone { reason })?);
    }
    let mut notes = Vec::new();
    if found.iter().any(|single| single.local) {
        notes.push(Note::PhoneLocal);
    }
    let normal: Vec<String> = found.into_iter().map(|single| single.normal).collect();
    if !is_as_usual(written, &normal) {
        notes.insert(0, Note::PhoneTidied);
    }
    Ok(Reading {
        value: normal,
        notes,
    })
}

/// "13800000000.0": a number cell that was saved as text.
fn without_decimals(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, "0" | "00")) if whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => text,
    }
}

/// "1.39E+10": the last digits are lost unless all eleven were kept.
fn scientific(text: &str) -> Option<Fault> {
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+')?.parse().ok()?;
    mantissa.parse::<f64>().ok()?;
    let kept = mantissa
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let lost = kept < exponent;
    Some(bad(if lost {
        "号码被存成科学计数法，后几位已经丢失，请把单元格设为文本后重新录入"
    } else {
        "号码被存成科学计数法，请把单元格设为文本后重新录入"
    }))
}

/// Words may stand beside a number, but letters never in it.
fn check_words(words: &[String]) -> Result<(), Fault> {
    for word in words {
        let is_tag =
            ["tel", "phone", "mobile", "fax"].contains(&word.to_ascii_lowercase().as_str());
        if !is_tag && word.chars().any(|c| c.is_ascii_alphabetic()) {
            return Err(bad("号码中夹有字母"));
        }
        if word.chars().count() > MAX_WORD {
            return Err(bad("号码以外的文字太多"));
        }
        if word.chars().any(super::numeral::is_chinese_numeral) && word.chars().count() > 4 {
            return Err(bad("号码请用阿拉伯数字"));
        }
    }
    Ok(())
}

/// The numbers in a piece: one over all groups, one with an extension, or several with spaces between.
fn numbers(piece: &Piece, plan: &PhonePlan) -> Result<Vec<Single>, String> {
    if let Some(single) = with_dashed_extension(piece, plan) {
        return Ok(vec![single]);
    }
    let digits = national(&piece.digits(), piece.plus);
    let extension = piece.extension.as_deref();
    let whole = read_single(&digits, extension, plan)
        .or_else(|reason| restored(&digits, extension, plan).ok_or(reason));
    whole.map(|single| vec![single]).or_else(|reason| {
        let several = several(piece, plan).filter(|numbers| numbers.len() > 1);
        several.ok_or(reason)
    })
}

/// "0436-5551234-8001": the last group is an extension where the one before it is a whole number.
fn with_dashed_extension(piece: &Piece, plan: &PhonePlan) -> Option<Single> {
    let (last, before) = piece.groups.split_last()?;
    let short = last.dashed && last.digits.len() <= 5 && piece.extension.is_none();
    let middle = before.last().filter(|_| short)?;
    if before.len() > 1 && !plan.is_local_length(middle.digits.len()) {
        return None;
    }
    let digits: String = before.iter().map(|group| group.digits.as_str()).collect();
    let single = read_single(&digits, None, plan)
        .ok()
        .filter(|single| !single.normal.starts_with('1'))?;
    Some(Single {
        normal: format!("{}转{}", single.normal, last.digits),
        ..single
    })
}

/// Without the country code and without the zero that is dialled before a distant mobile.
fn national(digits: &str, plus: bool) -> String {
    let inner = digits.strip_prefix("0086").or_else(|| {
        let rest = digits.strip_prefix("86")?;
        let is_code = plus || (rest.len() == 11 && rest.starts_with('1'));
        is_code.then_some(rest)
    });
    let abroad = inner.is_some();
    let inner = inner.unwrap_or(digits);
    let dialled = inner
        .strip_prefix('0')
        .filter(|rest| rest.len() == 11 && is_mobile_start(rest));
    let inner = dialled.unwrap_or(inner);
    if abroad && !inner.starts_with(['0', '1']) {
        format!("0{inner}")
    } else {
        inner.to_owned()
    }
}

fn is_mobile_start(digits: &str) -> bool {
    digits.starts_with('1') && digits[1..].starts_with(|c| ('3'..='9').contains(&c))
}

/// A landline whose zero was lost: 4365551234 → 0436-5551234.
fn restored(digits: &str, extension: Option<&str>, plan: &PhonePlan) -> Option<Single> {
    if digits.starts_with(['0', '1']) || !(10..=11).contains(&digits.len()) {
        return None;
    }
    read_single(&format!("0{digits}"), extension, plan).ok()
}

/// Several numbers with nothing but spaces or dashes between: the fewest that use up all groups.
fn several(piece: &Piece, plan: &PhonePlan) -> Option<Vec<Single>> {
    let count = piece.groups.len();
    let mut best: Vec<Option<Vec<Single>>> = vec![None; count + 1];
    best[0] = Some(Vec::new());
    for end in 1..=count {
        for start in 0..end {
            let Some(before) = best[start].clone() else {
                continue;
            };
            let digits: String = piece.groups[start..end]
                .iter()
                .map(|group| group.digits.as_str())
                .collect();
            let extension = piece.extension.as_deref().filter(|_| end == count);
            let Ok(single) = read_single(&national(&digits, false), extension, plan) else {
                continue;
            };
            let fewer = best[end]
                .as_ref()
                .is_none_or(|known| before.len() + 1 < known.len());
            if fewer {
                best[end] = Some(before.into_iter().chain([single]).collect());
            }
        }
    }
    best.pop().flatten()
}

/// True where nothing but usual separators was touched, which needs no telling.
fn is_as_usual(written: &str, normal: &[String]) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let plain = |c: char| c.is_ascii_digit() || " -()、,，;；/\n转".contains(c);
    written.trim().chars().all(plain) && digits(written) == digits(&normal.concat())
}

fn bad(reason: &str) -> Fault {
    Fault::BadPhone {
        reason: reason.to_owned(),
    }
}

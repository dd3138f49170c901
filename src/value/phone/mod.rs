//! Telephone numbers: mobiles, landlines with area code and extension, several in a cell.
//!
//! Normal forms: `13800000000`, `0436-5551234`, `0436-5551234转8001`; without area code `5551234`, with
//! [`Note::PhoneLocal`]. Chinese words beside a number ("张三 13800000000", "手机：…") are left out with a note; letters
//! among the digits are a fault, as is every number that is too short or too long.

mod numbers;
mod single;
mod split;
#[cfg(test)]
mod tests;

use self::numbers::numbers;
use self::split::split;
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
    if is_bare_mobile(written) {
        return Ok(Reading::plain(vec![written.to_owned()]));
    }
    from_dressed(written, plan)
}

/// The eleven digits of one mobile and nothing beside them, as nearly all are.
fn is_bare_mobile(written: &str) -> bool {
    let digits = written.as_bytes();
    digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && digits[0] == b'1'
        && digits[1] >= b'3'
}

fn from_dressed(written: &str, plan: &PhonePlan) -> Read<Vec<String>> {
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

#[cfg(test)]
mod short_way {
    use super::{from_dressed, from_text};
    use crate::campaign::PhonePlan;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_bare_mobile_reads_as_a_dressed_one_does(written in "1?[0-9]{8,11}|1[3-9][0-9]{9} ?") {
            let plan = PhonePlan::default();
            prop_assert_eq!(from_text(&written, &plan), from_dressed(&written, &plan));
        }
    }
}

//! The numbering before a label: "6.", "（6）", "六、", "⑥", "第6项".

use super::is_dot;
use crate::campaign::text::{is_invisible, squeeze};

/// Splits numbering off: `(number, rest)`; the whole label where it has none.
pub(super) fn without_numbering(label: &str) -> (Option<u32>, &str) {
    let label =
        label.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c) || c == '*');
    numbered(label).map_or((None, label), |(number, rest)| {
        if squeeze(rest).is_empty() {
            (None, label)
        } else {
            (Some(number), rest)
        }
    })
}

/// The numbering that a label begins with and what follows it.
fn numbered(label: &str) -> Option<(u32, &str)> {
    let first = label.chars().next()?;
    if let Some(number) = circled(first) {
        let rest = &label[first.len_utf8()..];
        return Some((number, rest.trim_start_matches(is_separator)));
    }
    let (bracketed, body) = match first {
        '(' | '（' => (true, &label[first.len_utf8()..]),
        '第' => return ordinal(&label[first.len_utf8()..]),
        _ => (false, label),
    };
    let (number, rest) = counted(body)?;
    let next = rest.chars().next()?;
    let after = &rest[next.len_utf8()..];
    match next {
        ')' | '）' => Some((number, after.trim_start_matches(is_separator))),
        _ if bracketed => None,
        _ if is_separator(next) && !starts_with_digit(after) => Some((number, after)),
        _ if next.is_whitespace() && body.starts_with(|c: char| digit(c).is_some()) => {
            let after = after.trim_start();
            let dated = after.starts_with(['年', '月', '日', '号']) || starts_with_digit(after);
            let after = after.strip_prefix(is_separator).unwrap_or(after);
            (!dated).then_some((number, after))
        }
        _ => None,
    }
}

/// "1项 总户数" after 第.
fn ordinal(body: &str) -> Option<(u32, &str)> {
    let (number, rest) = counted(body)?;
    let rest = rest.strip_prefix(['项', '条', '款'])?;
    Some((number, rest.trim_start_matches(is_separator)))
}

/// A number of one or two digits, or a Chinese one up to 99, and what follows.
pub(in crate::campaign) fn counted(text: &str) -> Option<(u32, &str)> {
    let end = |wanted: fn(char) -> Option<u32>| {
        text.char_indices()
            .find(|(_, c)| wanted(*c).is_none())
            .map_or(text.len(), |(i, _)| i)
    };
    let digits = end(digit);
    if digits > 0 {
        let number = text[..digits]
            .chars()
            .filter_map(digit)
            .try_fold(0_u32, |n, d| n.checked_mul(10)?.checked_add(d))?;
        return (number < 100).then_some((number, &text[digits..]));
    }
    let numerals = end(|c| "一二三四五六七八九十".contains(c).then_some(0));
    let number = chinese_up_to_99(&text[..numerals])?;
    Some((number, &text[numerals..]))
}

/// 一 … 九十九.
fn chinese_up_to_99(text: &str) -> Option<u32> {
    let unit = |s: &str| match s {
        "" => Some(0),
        _ => "一二三四五六七八九"
            .split("")
            .filter(|c| !c.is_empty())
            .zip(1..)
            .find(|(c, _)| *c == s)
            .map(|(_, n)| n),
    };
    match text.split_once('十') {
        Some(("", ones)) => Some(10 + unit(ones)?),
        Some((tens, ones)) => Some(unit(tens)? * 10 + unit(ones)?),
        None => unit(text).filter(|n| *n > 0),
    }
}

fn digit(c: char) -> Option<u32> {
    let c = u32::from(c);
    match c {
        0x30..=0x39 => Some(c - 0x30),
        0xff10..=0xff19 => Some(c - 0xff10),
        _ => None,
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.chars().next().and_then(digit).is_some()
}

/// ① … ⑳, ⑴ … ⒇, ⒈ … ⒛, ㈠ … ㈩, ❶ … ❿.
fn circled(c: char) -> Option<u32> {
    let n = u32::from(c);
    let first = match n {
        0x2460..=0x2473 => 0x2460,
        0x2474..=0x2487 => 0x2474,
        0x2488..=0x249b => 0x2488,
        0x3220..=0x3229 => 0x3220,
        0x2776..=0x277f => 0x2776,
        _ => return None,
    };
    Some(n - first + 1)
}

fn is_separator(c: char) -> bool {
    is_dot(c) || matches!(c, '-' | '．' | '，' | '：' | ':')
}

//! Names of people.

#[cfg(test)]
mod tests;

use super::text::{is_blank_word, keep, normalize};
use super::{Fault, Note, Read, Reading};

/// Longest text that can be a name, or a few names.
const MAX_CHARS: usize = 40;

/// Family names of two characters; a space after one stands inside a name.
const LONG_FAMILY_NAMES: [&str; 20] = [
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "司空",
    "夏侯",
    "东方",
    "南宫",
    "长孙",
    "宇文",
    "端木",
    "百里",
    "呼延",
    "爱新觉罗",
];

/// Digits of the shortest telephone number.
const SHORTEST_NUMBER: usize = 7;

/// Words that stand where a name should.
const NO_NAMES: [&str; 6] = ["同上", "同前", "不详", "不明", "待定", "未知"];

/// Reads a person's name, or several joined by 、.
///
/// Spaces between single characters go ("杜　固" → 杜固); between longer parts one stays, since they may be two people.
/// The dot of minority names is `·`. Brackets and a telephone number behind the name ("张三（村主任）") are left out with
/// [`Note::NameTidied`]; titles without brackets stay, as they cannot be told from a name. Digits, signs and ditto
/// marks are [`Fault::NotAName`].
pub fn read_person(written: &str) -> Read<String> {
    if is_bare_name(written) {
        return Ok(Reading::plain(written.to_owned()));
    }
    read_dressed(written)
}

/// One name of a few common characters and nothing beside it, as nearly all are.
fn is_bare_name(written: &str) -> bool {
    let common = |c: char| ('\u{4e00}'..='\u{9fa5}').contains(&c);
    (2..=4).contains(&written.chars().count()) && written.chars().all(common) && is_name(written)
}

fn read_dressed(written: &str) -> Read<String> {
    if written.chars().count() > MAX_CHARS {
        return Err(Fault::NotAName);
    }
    let kept = keep(written);
    let clean = normalize(&kept);
    let clean = clean
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(&clean);
    let (bare, bracketed) = without_brackets(clean).ok_or(Fault::NotAName)?;
    let alone = without_number(&bare);
    let tidied = bracketed || alone.len() < bare.len();
    let names: Vec<String> = alone
        .split(['、', ',', ';', '/', '\n'])
        .map(one_name)
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() || !names.iter().all(|name| is_name(name)) {
        return Err(Fault::NotAName);
    }
    let value = names.join("、");
    Ok(if tidied {
        Reading::noted(value, Note::NameTidied)
    } else {
        Reading::plain(value)
    })
}

/// The text without bracketed parts and whether it had any; `None` where brackets do not pair.
fn without_brackets(text: &str) -> Option<(String, bool)> {
    let mut bare = String::new();
    let mut open = false;
    let mut any = false;
    for c in text.chars() {
        match c {
            '(' | '[' | '【' if !open => (open, any) = (true, true),
            ')' | ']' | '】' if open => open = false,
            '(' | '[' | '【' | ')' | ']' | '】' => return None,
            _ if !open => bare.push(c),
            _ => {}
        }
    }
    (!open).then_some((bare, any))
}

/// The text without the telephone number behind the name: 吴秀 18687508406.
fn without_number(text: &str) -> &str {
    let is_of_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-+:,".contains(c);
    let name = text.trim_end_matches(is_of_number);
    let digits = text[name.len()..].chars().filter(char::is_ascii_digit);
    if name.is_empty() || digits.count() < SHORTEST_NUMBER {
        return text;
    }
    ["电话", "手机", "联系电话", "TEL", "Tel", "tel"]
        .iter()
        .find_map(|word| name.strip_suffix(word))
        .map_or(name, str::trim_end)
}

/// One name in its normal form.
fn one_name(written: &str) -> String {
    let latin = written.contains(|c: char| c.is_ascii_alphabetic());
    let is_dot = |c| matches!(c, '•' | '●' | '⋅') || (c == '.' && !latin);
    let dotted: String = written
        .trim_matches(|c: char| c.is_whitespace() || ".。:".contains(c))
        .chars()
        .map(|c| if is_dot(c) { '·' } else { c })
        .collect();
    let mut name = String::new();
    let parts: Vec<&str> = dotted.split_whitespace().collect();
    for (i, part) in parts.iter().enumerate() {
        let before = i.checked_sub(1).map(|at| parts[at]);
        let apart = before.is_some_and(|before| stands_apart(before, part));
        if apart {
            name.push(' ');
        }
        name.push_str(part);
    }
    name
}

/// True where a space between two parts says something: parts of several characters each, or Latin letters.
fn stands_apart(before: &str, after: &str) -> bool {
    let latin = |part: &str| part.chars().any(|c| c.is_ascii_alphabetic());
    let long = |part: &str| part.chars().count() > 1;
    let dotted = before.ends_with('·') || after.starts_with('·');
    if dotted {
        return false;
    }
    latin(before)
        || latin(after)
        || (long(before) && long(after) && !LONG_FAMILY_NAMES.contains(&before))
}

/// Letters, with dots, hyphens and spaces between them.
fn is_name(name: &str) -> bool {
    let inner = |c: char| c.is_alphabetic() || matches!(c, '·' | '.' | '-' | ' ' | '\'');
    let edges = name.starts_with(char::is_alphabetic)
        && name.ends_with(|c: char| c.is_alphabetic() || c == '.');
    let hollow = name
        .chars()
        .all(|c| c == '〇' || c == '一' || c == 'X' || c == 'x');
    let initial = name.len() == 1;
    edges
        && !hollow
        && !initial
        && name.chars().all(inner)
        && !NO_NAMES.contains(&name)
        && !is_blank_word(name)
}

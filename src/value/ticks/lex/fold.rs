//! Text as single folded characters that remember where they stand.

use unicode_normalization::UnicodeNormalization;

use crate::value::text::{is_character, is_invisible, keep};
use crate::value::ticks::mark;

/// A folded character and where it stands in the raw text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub c: char,
    pub at: usize,
}

/// NFKC character by character, marks kept as they are, invisible characters and circled numbers dropped.
pub(super) fn fold(raw: &str) -> Vec<Item> {
    let mut items = Vec::with_capacity(raw.len() / 2);
    for (at, c) in raw.char_indices() {
        if is_invisible(c) || matches!(c, '\u{2460}'..='\u{249b}' | '\u{3220}'..='\u{3229}') {
            continue;
        }
        let mut push = |c: char| {
            let c = if c == '\r' { '\n' } else { c };
            items.push(Item { c, at });
        };
        let kept = c.is_ascii()
            || is_character(c)
            || mark::mark(c).is_some()
            || mark::LETTERS.contains(&c);
        if kept {
            push(c);
        } else {
            std::iter::once(c).nfkc().for_each(push);
        }
    }
    items
}

/// The raw text of items `start..end`, trimmed.
pub(super) fn slice(raw: &str, items: &[Item], start: usize, end: usize) -> String {
    let from = items.get(start).map_or(raw.len(), |item| item.at);
    let to = items.get(end).map_or(raw.len(), |item| item.at);
    keep(raw.get(from..to).unwrap_or_default()).into_owned()
}

pub(super) fn is_open_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '【' | '〔')
}

pub(super) fn is_close_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '】' | '〕')
}

pub(in crate::value::ticks) fn is_word(c: char) -> bool {
    is_character(c)
        || c.is_ascii_alphanumeric()
        || ((c.is_alphanumeric() || "£¨".contains(c)) && mark::mark(c).is_none())
}

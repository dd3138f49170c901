//! Brackets and lines to write on: boxes with something or nothing in them, hints, options in brackets.

use unicode_normalization::UnicodeNormalization;

use super::Lexer;
use super::fold::{Item, is_close_bracket, is_open_bracket, is_word, slice};
use crate::value::ticks::mark::{self, Mark, Sign};
use crate::value::ticks::token::{Gap, Kind};

impl Lexer<'_> {
    /// A blank line to write on is an open box, unless a mark stands on it.
    pub(super) fn underline(&mut self, items: &[Item], i: usize) -> usize {
        let length = items[i..].iter().take_while(|item| item.c == '_').count();
        let end = i + length;
        let follows_mark =
            self.gap == Gap::None && self.tokens.last().is_some_and(|t| t.mark().is_some());
        let before_mark = items
            .get(end)
            .is_some_and(|item| mark::mark(item.c).is_some());
        if !follows_mark && !before_mark {
            self.push(if self.after_other() {
                Kind::Text(String::new())
            } else {
                Kind::Mark(Mark::boxed(Sign::Open))
            });
        }
        end
    }

    /// Brackets: a box with something or nothing in it, a hint to tick, words after 其它.
    pub(super) fn bracket(&mut self, raw: &str, items: &[Item], i: usize) -> usize {
        let inside = items[i + 1..]
            .iter()
            .take_while(|item| !is_close_bracket(item.c) && item.c != '\n')
            .count();
        let end = i + 1 + inside;
        if items.get(end).is_none_or(|item| item.c == '\n') {
            return i + 1;
        }
        let inner: String = items[i + 1..end].iter().map(|item| item.c).collect();
        let sign = sign_in_box(inner.trim());
        // Where boxes are printed, 其它□（    ）has brackets to write in.
        if sign == Some(Sign::Open) && self.printed_boxes && self.after_other() {
            self.push(Kind::Text(String::new()));
        } else if let Some(sign) = sign {
            self.push(Kind::Mark(Mark::boxed(sign)));
        } else if is_hint(&inner) {
            self.widen(Gap::Space);
        } else if self.after_other() {
            self.push(Kind::Text(slice(raw, items, i + 1, end)));
        } else {
            return self.bracketed_words(raw, items, i, end);
        }
        end + 1
    }

    /// "（种植）" is the option; other words are kept with their brackets.
    fn bracketed_words(&mut self, raw: &str, items: &[Item], i: usize, end: usize) -> usize {
        let inner: Vec<char> = items[i + 1..end]
            .iter()
            .map(|item| item.c)
            .filter(|c| is_word(*c))
            .collect();
        if self
            .lexicon
            .tile(&inner, &vec![false; inner.len()])
            .is_some()
        {
            return i + 1;
        }
        self.push(Kind::Text(slice(raw, items, i, end + 1)));
        end + 1
    }
}

/// Printed on the form: 在对应□内打√, 可多选, 请注明. "外出打工" is none.
fn is_hint(inner: &str) -> bool {
    const PRINTED: [&str; 9] = [
        "□", "√", "打勾", "打钩", "勾选", "多选", "单选", "注明", "填写",
    ];
    inner.starts_with('请') || PRINTED.iter().any(|word| inner.contains(word))
}

/// What a pair of brackets says by its content; blank is an open box.
fn sign_in_box(inner: &str) -> Option<Sign> {
    let mut signs = inner.chars().filter(|c| !c.is_whitespace() && *c != '_');
    match (signs.next(), signs.next()) {
        (None, _) => Some(Sign::Open),
        (Some(c), None) => mark::mark(c)
            .map(|mark| mark.sign)
            .or_else(|| mark::word(inner).map(|mark| mark.sign)),
        _ => mark::word(inner).map(|mark| mark.sign),
    }
}

/// A text that is nothing but a bracketed mark or blank.
pub(super) fn bracketed_sign(text: &str) -> Option<Sign> {
    let text: String = text.nfkc().collect();
    let inner = text
        .strip_prefix(is_open_bracket)?
        .strip_suffix(is_close_bracket)?;
    sign_in_box(inner.trim())
}

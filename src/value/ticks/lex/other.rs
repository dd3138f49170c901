//! What stands after 其它 on its line.

use super::Lexer;
use super::bracket::bracketed_sign;
use super::fold::{Item, is_word, slice};
use crate::value::ticks::mark::{self, Mark};
use crate::value::ticks::token::{Gap, Kind, Target, Token};

impl Lexer<'_> {
    /// True right after 其它, its marks and its text, on the same line.
    pub(super) fn after_other(&self) -> bool {
        let own = |token: &&Token| token.target().is_none();
        let before = self
            .tokens
            .iter()
            .rev()
            .find(|token| token.target().is_some());
        self.gap < Gap::Line
            && before.is_some_and(|token| token.target() == Some(Target::Other))
            && self
                .tokens
                .iter()
                .rev()
                .take_while(own)
                .all(|token| token.gap < Gap::Line)
    }

    /// What follows "其它:" on its line: marks at its ends belong to 其它, the rest is its text, even where it is blank.
    pub(super) fn other_text(&mut self, raw: &str, items: &[Item], i: usize) -> usize {
        let line = items[i..].iter().take_while(|item| item.c != '\n').count();
        let end = i + line;
        let is_frame = |item: &Item| {
            item.c.is_whitespace() || "_:".contains(item.c) || mark::mark(item.c).is_some()
        };
        let front = items[i..end]
            .iter()
            .take_while(|item| is_frame(item))
            .count();
        let words = &items[i + front..end];
        let stop = (0..words.len())
            .find(|at| ends_words(words, *at))
            .unwrap_or(words.len());
        let bare = words[..stop]
            .iter()
            .rev()
            .skip_while(|item| is_frame(item))
            .count();
        for item in &items[i..i + front] {
            if let Some(mark) = mark::mark(item.c) {
                self.push(Kind::Mark(mark));
            }
        }
        if let Some(sign) =
            Some(slice(raw, items, i + front, i + front + bare)).and_then(|t| bracketed_sign(&t))
        {
            self.push(Kind::Mark(Mark::boxed(sign)));
        } else {
            self.push(Kind::Text(slice(raw, items, i + front, i + front + bare)));
        }
        i + front + stop
    }
}

/// True for a mark that closes the words of 其它; a sign between two words (玉米×大豆, 二〇一八) is part of them.
fn ends_words(items: &[Item], at: usize) -> bool {
    let word_at = |at: Option<usize>| {
        at.and_then(|at| items.get(at))
            .is_some_and(|item| is_word(item.c))
    };
    let inside = word_at(at.checked_sub(1)) && word_at(Some(at + 1));
    let between_words = inside && "×○〇●".contains(items[at].c);
    mark::mark(items[at].c).is_some() && !between_words
}

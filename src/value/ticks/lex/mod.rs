//! Cells → tokens.

mod bracket;
mod fold;
mod other;
mod words;

use unicode_normalization::UnicodeNormalization;

pub(super) use self::fold::is_word;
use self::fold::{Item, fold, is_close_bracket, is_open_bracket};
use super::lexicon::Lexicon;
use super::mark::{self, Mark, Sign};
use super::token::{Gap, Kind, Target, Token};
use crate::value::Written;
use crate::value::text::is_character;

/// Signs between the items of a list.
const SEPARATORS: &str = "、,;/|\\.。+&·~!";

/// Signs that say nothing.
const SILENT: &str = "=\"'“”‘’`《》<>→*#";

/// Turns everything written in a field's area into tokens; with `blanks`, a cell that is empty or says /
/// or — counts as an open box.
pub(super) fn tokens(cells: &[Written<'_>], lexicon: &Lexicon, blanks: bool) -> Vec<Token> {
    let mut lexer = Lexer {
        lexicon,
        tokens: Vec::new(),
        gap: Gap::Cell,
        numbered: cells.iter().find_map(first_text).is_some_and(is_numbered),
        printed_boxes: false,
    };
    for cell in cells {
        lexer.gap = Gap::Cell;
        lexer.cell(cell, blanks);
    }
    lexer.tokens
}

fn first_text<'w>(cell: &Written<'w>) -> Option<&'w str> {
    match cell {
        Written::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}

/// True where the options are numbered from 1.
fn is_numbered(text: &str) -> bool {
    if text.trim_start().starts_with(is_character) {
        return false;
    }
    let text: String = text.nfkc().collect();
    let rest = text.trim_start().trim_start_matches('(');
    rest.strip_prefix('1')
        .is_some_and(|rest| rest.starts_with(['.', '、', ')']))
}

struct Lexer<'l> {
    lexicon: &'l Lexicon,
    tokens: Vec<Token>,
    gap: Gap,
    numbered: bool,
    /// A box has stood that is no pair of brackets.
    printed_boxes: bool,
}

impl Lexer<'_> {
    fn cell(&mut self, cell: &Written<'_>, blanks: bool) {
        match cell {
            Written::Text(_) if blanks && cell.is_blank() => {
                let last = self.tokens.iter().rev().find_map(Token::target);
                self.push(if last == Some(Target::Other) {
                    Kind::Text(String::new())
                } else {
                    Kind::Mark(Mark::boxed(Sign::Open))
                });
            }
            Written::Text(text) => self.text(text),
            Written::Bool(yes) => {
                let sign = if *yes { Sign::Tick } else { Sign::Open };
                self.push(Kind::Mark(Mark::boxed(sign)));
            }
            other => {
                let shown = other.shown();
                let mark = mark::word(&shown).map(Kind::Mark);
                self.push(mark.unwrap_or_else(|| Kind::Text(shown.into_owned())));
            }
        }
    }

    fn push(&mut self, kind: Kind) {
        self.tokens.push(Token {
            kind,
            gap: self.gap,
        });
        self.gap = Gap::None;
    }

    fn text(&mut self, raw: &str) {
        let items = fold(raw);
        let mut i = 0;
        while let Some(item) = items.get(i) {
            i = self.step(raw, &items, i, item.c);
        }
    }

    /// Takes what begins at `i` and gives the place after it.
    fn step(&mut self, raw: &str, items: &[Item], i: usize, c: char) -> usize {
        if let Some(end) = self.numbering(items, i) {
            return end;
        }
        if let Some(mark) = mark::mark(c) {
            self.printed_boxes |= mark.boxed;
            self.push(Kind::Mark(mark));
            return i + 1;
        }
        let ahead = items[i..].iter().map(|item| item.c);
        if let Some((length, target)) = self.lexicon.compound_at(&ahead) {
            self.push(Kind::Target(target));
            return i + length;
        }
        match c {
            '\n' => self.widen(Gap::Line),
            '_' => return self.underline(items, i),
            ':' if self.after_other() => return self.other_text(raw, items, i + 1),
            ':' => {}
            _ if is_character(c) => return self.words(raw, items, i),
            _ if c.is_whitespace() || c == '-' => self.widen(Gap::Space),
            _ if SEPARATORS.contains(c) => self.widen(Gap::List),
            _ if is_open_bracket(c) => return self.bracket(raw, items, i),
            _ if is_word(c) => return self.words(raw, items, i),
            _ if is_close_bracket(c) || SILENT.contains(c) => {}
            _ => self.push(Kind::Mark(Mark::boxed(Sign::Unknown))),
        }
        i + 1
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Skips "1." and "2、" where the options are numbered, and circled numbers anywhere.
    fn numbering(&self, items: &[Item], i: usize) -> Option<usize> {
        let after_word = i > 0 && is_word(items[i - 1].c);
        if !self.numbered || after_word {
            return None;
        }
        let digits = items[i..]
            .iter()
            .take_while(|item| item.c.is_ascii_digit())
            .count();
        let end = i + digits;
        let closed = items.get(end).is_some_and(|item| ".、)".contains(item.c));
        let goes_on = items.get(end + 1).is_some();
        ((1..=2).contains(&digits) && closed && goes_on).then_some(end + 1)
    }
}

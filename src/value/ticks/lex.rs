//! Cells → tokens.

use unicode_normalization::UnicodeNormalization;

use super::lexicon::{Lexicon, Meaning};
use super::mark::{self, Mark, Sign};
use super::token::{Gap, Kind, Target, Token};
use crate::value::Written;
use crate::value::text::{is_invisible, keep};

/// A folded character and where it stands in the raw text.
#[derive(Debug, Clone, Copy)]
struct Item {
    c: char,
    at: usize,
}

/// Turns everything written in a field's area into tokens; with `blanks`, an empty cell counts as an open box.
pub(super) fn tokens(cells: &[Written<'_>], lexicon: &Lexicon, blanks: bool) -> Vec<Token> {
    let mut lexer = Lexer {
        lexicon,
        tokens: Vec::new(),
        gap: Gap::Cell,
        numbered: cells.iter().find_map(first_text).is_some_and(is_numbered),
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
}

impl Lexer<'_> {
    fn cell(&mut self, cell: &Written<'_>, blanks: bool) {
        match cell {
            Written::Text(text) if text.trim().is_empty() => {
                if blanks {
                    self.push(Kind::Mark(Mark::boxed(Sign::Open)));
                }
            }
            Written::Text(text) => self.text(text),
            Written::Bool(yes) => {
                let sign = if *yes { Sign::Tick } else { Sign::Open };
                self.push(Kind::Mark(Mark::boxed(sign)));
            }
            other => {
                let shown = other.shown();
                self.push(mark::word(&shown).map_or(Kind::Text(shown), Kind::Mark));
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
            self.push(Kind::Mark(mark));
            return i + 1;
        }
        let ahead: Vec<char> = items[i..].iter().take(40).map(|item| item.c).collect();
        if let Some((length, target)) = self.lexicon.compound_at(&ahead, |c| !is_word(c)) {
            self.push(Kind::Target(target));
            return i + length;
        }
        match c {
            '\n' => self.widen(Gap::Line),
            '_' => return self.underline(items, i),
            ':' if self.after_other() => return self.other_text(raw, items, i + 1),
            ':' => {}
            _ if c.is_whitespace() || c == '-' => self.widen(Gap::Space),
            _ if is_open_bracket(c) => return self.bracket(raw, items, i),
            _ if is_word(c) => return self.words(raw, items, i),
            _ if is_close_bracket(c) => {}
            _ => self.widen(Gap::List),
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

    /// A blank line to write on is an open box, unless a mark stands on it.
    fn underline(&mut self, items: &[Item], i: usize) -> usize {
        let length = items[i..].iter().take_while(|item| item.c == '_').count();
        let end = i + length;
        let follows_mark =
            self.gap == Gap::None && self.tokens.last().is_some_and(|t| t.mark().is_some());
        let before_mark = items
            .get(end)
            .is_some_and(|item| mark::mark(item.c).is_some());
        if !follows_mark && !before_mark {
            self.push(Kind::Mark(Mark::boxed(Sign::Open)));
        }
        end
    }

    /// True right after 其它, its marks and its text, on the same line.
    fn after_other(&self) -> bool {
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

    /// Brackets: a box with something or nothing in it, a hint to tick, words after 其它.
    fn bracket(&mut self, raw: &str, items: &[Item], i: usize) -> usize {
        let inside = items[i + 1..]
            .iter()
            .take_while(|item| !is_close_bracket(item.c) && item.c != '\n')
            .count();
        let end = i + 1 + inside;
        if items.get(end).is_none_or(|item| item.c == '\n') {
            return i + 1;
        }
        let inner: String = items[i + 1..end].iter().map(|item| item.c).collect();
        if let Some(sign) = sign_in_box(inner.trim()) {
            self.push(Kind::Mark(Mark::boxed(sign)));
        } else if inner.contains(['打', '勾', '选']) {
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

    /// What follows "其它:" on its line: marks at its ends belong to 其它, the rest is its text.
    fn other_text(&mut self, raw: &str, items: &[Item], i: usize) -> usize {
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
        let stop = words
            .iter()
            .position(|item| mark::mark(item.c).is_some())
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
        } else if bare > 0 {
            self.push(Kind::Text(slice(raw, items, i + front, i + front + bare)));
        }
        i + front + stop
    }

    /// A stretch of words and spaces: options, or words that are none.
    fn words(&mut self, raw: &str, items: &[Item], i: usize) -> usize {
        let end = i + items[i..]
            .iter()
            .take_while(|item| is_word(item.c) || item.c.is_whitespace())
            .count();
        let stretch = &items[i..end];
        if self.tiled(stretch) {
            return end;
        }
        for is_split in [(|c| c == '\n') as fn(char) -> bool, char::is_whitespace] {
            let first = stretch.iter().take_while(|item| !is_split(item.c)).count();
            if first < stretch.len() && self.tiled(&stretch[..first]) {
                return i + first;
            }
        }
        let first = stretch
            .iter()
            .take_while(|item| !item.c.is_whitespace())
            .count();
        self.strange_word(raw, items, i, i + first);
        i + first
    }

    /// Pushes a stretch that is made of known words; false where it is not.
    fn tiled(&mut self, stretch: &[Item]) -> bool {
        let places: Vec<usize> = (0..stretch.len())
            .filter(|i| !stretch[*i].c.is_whitespace())
            .collect();
        let text: Vec<char> = places.iter().map(|i| stretch[*i].c).collect();
        let breaks: Vec<bool> = places
            .iter()
            .map(|i| *i > 0 && stretch[*i - 1].c.is_whitespace())
            .collect();
        let Some(tiles) = self.lexicon.tile(&text, &breaks) else {
            return false;
        };
        if self.repeats_after_other(&tiles) {
            return false;
        }
        for (start, meaning) in tiles {
            if breaks[start] {
                let gap = &stretch[..places[start]];
                let blank = gap.iter().rev().take_while(|item| item.c.is_whitespace());
                let line = blank.into_iter().any(|item| item.c == '\n');
                self.widen(if line { Gap::Line } else { Gap::Space });
            }
            match meaning {
                Meaning::Target(target) => self.push(Kind::Target(target)),
                Meaning::Mark(mark) => self.push(Kind::Mark(mark)),
                Meaning::And => self.widen(Gap::List),
            }
        }
        let trailing = stretch
            .iter()
            .rev()
            .take_while(|item| item.c.is_whitespace());
        for item in trailing {
            self.widen(if item.c == '\n' {
                Gap::Line
            } else {
                Gap::Space
            });
        }
        true
    }

    /// Options right after 其它 that have all stood before are its text ("其它√水产养殖").
    fn repeats_after_other(&self, tiles: &[(usize, Meaning)]) -> bool {
        let seen = |target| {
            self.tokens
                .iter()
                .any(|token| token.target() == Some(target))
        };
        self.after_other()
            && tiles.iter().all(|(_, meaning)| match meaning {
                Meaning::Target(target @ Target::Option(_)) => seen(*target),
                _ => false,
            })
    }

    /// A word that is not made of known ones; 其它 at its edge is split off.
    fn strange_word(&mut self, raw: &str, items: &[Item], start: usize, end: usize) {
        let word: Vec<char> = items[start..end].iter().map(|item| item.c).collect();
        let Some((from, to)) = self.lexicon.other_at_edge(&word) else {
            self.push(Kind::Text(slice(raw, items, start, end)));
            return;
        };
        if from > 0 {
            self.push(Kind::Text(slice(raw, items, start, start + from)));
        }
        self.push(Kind::Target(Target::Other));
        if start + to < end {
            self.push(Kind::Text(slice(raw, items, start + to, end)));
        }
    }
}

/// NFKC character by character, marks kept as they are, invisible characters and circled numbers dropped.
fn fold(raw: &str) -> Vec<Item> {
    raw.char_indices()
        .filter(|(_, c)| {
            !is_invisible(*c) && !matches!(*c, '\u{2460}'..='\u{249b}' | '\u{3220}'..='\u{3229}')
        })
        .flat_map(|(at, c)| {
            let kept = mark::mark(c).is_some() || mark::LETTERS.contains(&c);
            let folded: Vec<char> = if kept {
                vec![c]
            } else {
                std::iter::once(c).nfkc().collect()
            };
            folded.into_iter().map(move |c| Item {
                c: if c == '\r' { '\n' } else { c },
                at,
            })
        })
        .collect()
}

/// The raw text of items `start..end`, trimmed.
fn slice(raw: &str, items: &[Item], start: usize, end: usize) -> String {
    let from = items.get(start).map_or(raw.len(), |item| item.at);
    let to = items.get(end).map_or(raw.len(), |item| item.at);
    keep(raw.get(from..to).unwrap_or_default())
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
fn bracketed_sign(text: &str) -> Option<Sign> {
    let text: String = text.nfkc().collect();
    let inner = text
        .strip_prefix(is_open_bracket)?
        .strip_suffix(is_close_bracket)?;
    sign_in_box(inner.trim())
}

fn is_open_bracket(c: char) -> bool {
    "([{【〔".contains(c)
}

fn is_close_bracket(c: char) -> bool {
    ")]}】〕".contains(c)
}

fn is_word(c: char) -> bool {
    (c.is_alphanumeric() || "£¨".contains(c)) && mark::mark(c).is_none()
}

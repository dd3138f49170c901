//! Stretches of words: options set close or apart, words that are none.

use super::Lexer;
use super::fold::{Item, is_word, slice};
use crate::value::ticks::lexicon::Meaning;
use crate::value::ticks::token::{Gap, Kind, Target};

impl Lexer<'_> {
    /// A stretch of words and spaces: options, or words that are none.
    pub(super) fn words(&mut self, raw: &str, items: &[Item], i: usize) -> usize {
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

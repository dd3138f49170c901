//! The words of a tick field: options with their aliases, 其它, words and letters that serve as marks, 和.

use foldhash::HashMap;

use super::lex::is_word;
use super::mark::{self, Mark, Sign};
use super::token::Target;
use crate::campaign::Choices;
use crate::campaign::label::normalize_label;
use crate::value::text::squeeze;

/// What a word of the lexicon stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    Target(Target),
    Mark(Mark),
    /// 和, 及, 等: a list separator.
    And,
}

/// Words and meanings.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: Vec<(Vec<char>, Meaning)>,
    /// Places in `words` by first sign.
    by_first: HashMap<char, Vec<usize>>,
    /// Places of the targets whose word holds a sign that would otherwise split it, the longest first.
    compounds: Vec<usize>,
}

impl Lexicon {
    pub(super) fn new(choices: &Choices) -> Self {
        let mut lexicon = Self {
            words: Vec::new(),
            by_first: HashMap::default(),
            compounds: Vec::new(),
        };
        for (place, option) in choices.options.iter().enumerate() {
            let spellings = option.aliases.iter().chain([&option.label]);
            lexicon.add(spellings, Target::Option(place));
        }
        lexicon.add(
            choices.other.iter().chain(&choices.other_aliases),
            Target::Other,
        );
        for word in mark::WORDS {
            lexicon.push(word, mark::word(word).map(Meaning::Mark));
        }
        for letter in mark::LETTERS {
            lexicon.push(
                &letter.to_string(),
                mark::symbol_letter(*letter).map(Meaning::Mark),
            );
        }
        // 口 is typed for □ where an input method offers no box.
        lexicon.push("口", Some(Meaning::Mark(Mark::boxed(Sign::Open))));
        for and in ["和", "及", "与", "以及", "等", "等等"] {
            lexicon.push(and, Some(Meaning::And));
        }
        lexicon
            .words
            .sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        for (place, (word, _)) in lexicon.words.iter().enumerate() {
            let first = word.first().copied().unwrap_or_default();
            lexicon.by_first.entry(first).or_default().push(place);
        }
        let is_compound = |(word, meaning): &(Vec<char>, Meaning)| {
            matches!(meaning, Meaning::Target(_)) && word.iter().any(|c| !is_word(*c))
        };
        lexicon.compounds = (0..lexicon.words.len())
            .filter(|place| is_compound(&lexicon.words[*place]))
            .collect();
        lexicon
    }

    fn add<'a>(&mut self, spellings: impl Iterator<Item = &'a String>, target: Target) {
        for spelling in spellings {
            for word in [squeeze(spelling), normalize_label(spelling)] {
                self.push(&word.replace("其他", "其它"), Some(Meaning::Target(target)));
                self.push(&word.replace("其它", "其他"), Some(Meaning::Target(target)));
            }
        }
    }

    fn push(&mut self, word: &str, meaning: Option<Meaning>) {
        let word: Vec<char> = word.chars().collect();
        let known = self.words.iter().any(|(other, _)| *other == word);
        if let Some(meaning) = meaning.filter(|_| !word.is_empty() && !known) {
            self.words.push((word, meaning));
        }
    }

    /// The longest target whose word begins here and holds a sign that would otherwise split it (林业/果树).
    pub(super) fn compound_at(
        &self,
        text: &(impl Iterator<Item = char> + Clone),
    ) -> Option<(usize, Target)> {
        self.compounds
            .iter()
            .find_map(|place| match &self.words[*place] {
                (word, Meaning::Target(target)) => {
                    let first = text.clone().next() == word.first().copied();
                    let begins = first && text.clone().take(word.len()).eq(word.iter().copied());
                    begins.then_some((word.len(), *target))
                }
                _ => None,
            })
    }

    /// Covers a text without white space by words, longest first: `(start, meaning)` for each; `None` where a piece
    /// is left over. `breaks[i]` is true where white space stood before the character: covers that keep to it win.
    pub(super) fn tile(&self, text: &[char], breaks: &[bool]) -> Option<Vec<(usize, Meaning)>> {
        let mut best: Vec<Option<(usize, usize)>> = vec![None; text.len() + 1];
        best[text.len()] = Some((0, 0));
        for start in (0..text.len()).rev() {
            for place in self.by_first.get(&text[start]).into_iter().flatten() {
                let (word, _) = &self.words[*place];
                let end = start + word.len();
                if !text[start..].starts_with(word) {
                    continue;
                }
                let Some((after, _)) = best[end] else {
                    continue;
                };
                let crossed = breaks[start + 1..end].iter().filter(|b| **b).count();
                let cost = after + crossed * 100 + 1;
                if best[start].is_none_or(|(least, _)| cost < least) {
                    best[start] = Some((cost, *place));
                }
            }
        }
        let mut tiles = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let (word, meaning) = &self.words[best[at]?.1];
            tiles.push((at, *meaning));
            at += word.len();
        }
        marks_have_a_neighbour(&tiles).then_some(tiles)
    }

    /// 其它 at the start or end of a word that goes on (其它电商): the place where 其它 begins and ends.
    pub(super) fn other_at_edge(&self, text: &[char]) -> Option<(usize, usize)> {
        let others = self
            .words
            .iter()
            .filter(|(_, meaning)| *meaning == Meaning::Target(Target::Other));
        others.into_iter().find_map(|(word, _)| {
            if text.starts_with(word) {
                Some((0, word.len()))
            } else if text.ends_with(word) {
                Some((text.len() - word.len(), text.len()))
            } else {
                None
            }
        })
    }
}

/// A word that serves as a mark stands alone or beside an option; "PPT" is no row of marks.
fn marks_have_a_neighbour(tiles: &[(usize, Meaning)]) -> bool {
    let is_target = |at: Option<&(usize, Meaning)>| {
        at.is_some_and(|(_, meaning)| matches!(meaning, Meaning::Target(_)))
    };
    tiles.len() == 1
        || tiles
            .iter()
            .enumerate()
            .all(|(i, (_, meaning))| match meaning {
                Meaning::Mark(_) => {
                    is_target(tiles.get(i + 1)) || (i > 0 && is_target(tiles.get(i - 1)))
                }
                _ => true,
            })
}

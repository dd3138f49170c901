//! The words that belong to 其它: after it, in the next line or cell, or before it.

use super::lexicon::{Lexicon, Meaning};
use super::token::{Gap, Kind, Target, Token};
use crate::value::Fault;
use crate::value::text::{is_blank_word, squeeze};

/// What is written for 其它.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words {
    /// Nothing, and no colon that asks for it.
    Absent,
    /// Left blank behind its colon, or 无.
    Blank,
    /// Words.
    Written(String),
}

impl Words {
    /// Blank where nothing is written.
    pub(super) fn or_blank(self) -> Self {
        match self {
            Self::Absent => Self::Blank,
            _ => self,
        }
    }

    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Written(text) => Some(text),
            Self::Absent | Self::Blank => None,
        }
    }
}

/// Splits 其它's words off; words that belong to nothing are [`Fault::UnknownOption`].
///
/// A later word of 其它 that is itself an option found nowhere else ("其它:电商、养殖") can be read two ways and is a
/// fault.
pub(super) fn split_other(
    tokens: Vec<Token>,
    lexicon: &Lexicon,
) -> Result<(Vec<Token>, Words), Fault> {
    let mut words: Vec<(Gap, String)> = Vec::new();
    let mut kept: Vec<Token> = Vec::new();
    let mut last_target = None;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let before_other = tokens
            .peek()
            .is_some_and(|next| next.target() == Some(Target::Other) && next.gap <= Gap::Space);
        match token.kind {
            Kind::Text(text) if last_target == Some(Target::Other) => words.push((token.gap, text)),
            Kind::Text(text) if before_other && words.is_empty() => {
                words.push((token.gap, text));
                carry_gap(tokens.peek_mut(), token.gap);
            }
            Kind::Text(written) => return Err(Fault::UnknownOption { written }),
            kind => {
                if let Kind::Target(target) = kind {
                    last_target = Some(target);
                }
                kept.push(Token { kind, ..token });
            }
        }
    }
    let words = match join(&words) {
        Some(text) => {
            check_words(&text, &kept, lexicon)?;
            Words::Written(text)
        }
        None if words.is_empty() => Words::Absent,
        None => Words::Blank,
    };
    Ok((kept, words))
}

/// 其它 takes the place of the words before it.
fn carry_gap(next: Option<&mut Token>, gap: Gap) {
    if let Some(next) = next {
        next.gap = gap;
    }
}

/// The words as one text; `None` where they say "nothing".
fn join(words: &[(Gap, String)]) -> Option<String> {
    let mut text = String::new();
    for (gap, word) in words.iter().filter(|(_, word)| !word.is_empty()) {
        if !text.is_empty() {
            text.push_str(match gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::List => "、",
                Gap::Line | Gap::Cell => "；",
            });
        }
        text.push_str(word);
    }
    let mut bare = text.trim_matches(|c: char| c.is_whitespace() || "_:：;；，,。、".contains(c));
    for (open, close) in [('(', ')'), ('（', '）'), ('【', '】'), ('[', ']')] {
        let inner = bare
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        bare = inner
            .filter(|inner| !inner.contains([open, close]))
            .unwrap_or(bare);
    }
    (!is_blank_word(bare)).then(|| bare.to_owned())
}

fn check_words(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Result<(), Fault> {
    let separators = |c: char| c.is_whitespace() || "、，,;；/．。".contains(c);
    for word in text.split(separators).skip(1) {
        let word: Vec<char> = squeeze(word).chars().collect();
        let tiles = lexicon
            .tile(&word, &vec![false; word.len()])
            .unwrap_or_default();
        if let [(_, Meaning::Target(target))] = tiles[..]
            && !tokens.iter().any(|token| token.target() == Some(target))
        {
            return Err(Fault::AmbiguousTicks);
        }
    }
    Ok(())
}

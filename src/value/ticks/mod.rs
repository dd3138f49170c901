//! Ticks: which options of a choice field are meant, in whatever way they were marked.
//!
//! Everything written in the field's area becomes one row of tokens (option words, marks, free words); the words of 其它
//! are split off; the marks are given to options, one side for the whole field; crosses are settled last. Whatever can
//! be read two ways is [`Fault::AmbiguousTicks`], a word that is no option [`Fault::UnknownOption`].

mod flag;
mod layer;
mod lex;
mod lexicon;
mod list;
mod mark;
mod other;
mod settle;
mod side;
#[cfg(test)]
mod tests;
mod token;
mod words;

pub use flag::{is_circle, read_flag};
pub use words::TickWords;

use self::lexicon::Lexicon;
use self::mark::{Mark, Sign};
use self::token::{Kind, Target, Token};
use super::{Fault, Read, Ticks, Written};
use crate::campaign::Choices;

/// Reads a choice field from the cells of its area, in reading order.
///
/// Blank cells between the others may be passed too (as empty text): where each option has a cell of its own and one
/// beside it for the tick, they tell on which side a tick stands.
///
/// 其它 that is ticked without any word has nothing to keep: `other` stays `None`, with [`super::Note::OtherUnexplained`].
pub fn read_ticks(cells: &[Written<'_>], words: &TickWords<'_>) -> Read<Ticks> {
    for cell in cells {
        cell.check_usable()?;
    }
    check_length(cells)?;
    if let [only] = cells
        && only.is_blank()
    {
        return Ok(super::Reading::plain(Ticks::default()));
    }
    let (lexicon, choices) = (&words.lexicon, words.choices);
    let read = read_tokens(lex::tokens(cells, lexicon, false), lexicon, choices, false);
    let has_blank = cells.iter().any(Written::is_blank);
    if read == Err(Fault::AmbiguousTicks) && has_blank {
        return read_tokens(lex::tokens(cells, lexicon, true), lexicon, choices, true);
    }
    read
}

/// Longest text that is looked at, over all cells.
const MAX_CHARS: usize = 2000;

/// A long text is an essay, not a choice; its beginning is named.
fn check_length(cells: &[Written<'_>]) -> Result<(), Fault> {
    let mut left = MAX_CHARS;
    for cell in cells {
        let Written::Text(text) = cell else { continue };
        left = left
            .checked_sub(text.chars().count())
            .ok_or_else(|| Fault::UnknownOption {
                written: text.chars().take(20).chain(['…']).collect(),
            })?;
    }
    Ok(())
}

/// Reads tokens; with `each`, every option must have exactly one mark.
fn read_tokens(
    tokens: Vec<Token>,
    lexicon: &Lexicon,
    choices: &Choices,
    each: bool,
) -> Read<Ticks> {
    let tokens = without_letters(tokens);
    let unknown = |token: &Token| token.mark().is_some_and(|mark| mark.sign == Sign::Unknown);
    if tokens.iter().any(unknown) {
        return Err(Fault::AmbiguousTicks);
    }
    let (tokens, other) = other::split_other(tokens, lexicon)?;
    if tokens.iter().all(|token| token.mark().is_none()) {
        return list::read(&tokens, other, choices);
    }
    let stamps = match layer::assign(&tokens) {
        Some(stamps) => stamps?,
        None => side::assign(&tokens)?,
    };
    // A blank to fill behind 其它 is no mark: the rest is a list.
    let blank_other =
        |(target, mark): (&Target, &Mark)| *target == Target::Other && mark.sign == Sign::Open;
    if stamps.iter().all(blank_other) {
        let words: Vec<Token> = tokens
            .into_iter()
            .filter(|token| token.mark().is_none())
            .collect();
        return list::read(&words, other.or_blank(), choices);
    }
    let unmarked = |token: &Token| match token.target() {
        Some(target @ Target::Option(_)) => !stamps.contains_key(&target),
        _ => false,
    };
    if each && tokens.iter().any(unmarked) {
        return Err(Fault::AmbiguousTicks);
    }
    settle::read(&tokens, &stamps, other, choices)
}

/// Letters of symbol fonts are marks only where there are no true marks but boxes left open; otherwise they are words.
fn without_letters(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_letter = |token: &Token| token.mark().and_then(|mark| mark.letter);
    let true_marks = tokens
        .iter()
        .filter(|token| is_letter(token).is_none())
        .filter_map(Token::mark)
        .any(|mark| mark.sign != Sign::Open);
    if true_marks {
        for token in &mut tokens {
            if let Some(letter) = is_letter(token) {
                token.kind = Kind::Text(letter.to_string());
            }
        }
    }
    tokens
}

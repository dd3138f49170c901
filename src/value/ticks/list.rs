//! Fields without any mark: the words that stand there are the ones that are meant ("种植、养殖").

use super::other::Words;
use super::token::{Gap, Target, Token};
use crate::campaign::Choices;
use crate::value::{Fault, Note, Read, Reading, Ticks};

/// Reads a bare list.
///
/// All options and a blank 其它 without list separators are the form's own print, not an answer: printed a cell each,
/// nothing is ticked; in one text (a form whose boxes were lost) it is a fault.
pub(super) fn read(tokens: &[Token], other: Words, choices: &Choices) -> Read<Ticks> {
    let mut ticked: Vec<usize> = tokens
        .iter()
        .filter_map(|token| match token.target() {
            Some(Target::Option(place)) => Some(place),
            _ => None,
        })
        .collect();
    ticked.sort_unstable();
    ticked.dedup();
    let listed = tokens.iter().skip(1).any(|token| token.gap == Gap::List);
    let all = ticked.len() == choices.options.len() && ticked.len() > 1;
    let bare_other = other_without_words(tokens, &other);
    let value = Ticks {
        ticked,
        other: other.text(),
    };
    if all && !listed {
        if tokens.iter().all(|token| token.gap == Gap::Cell) {
            return Ok(Reading::plain(Ticks {
                ticked: Vec::new(),
                ..value
            }));
        }
        if bare_other != Bare::No || choices.other.is_none() {
            return Err(Fault::AmbiguousTicks);
        }
    }
    match bare_other {
        Bare::Doubtful => Err(Fault::AmbiguousTicks),
        Bare::Listed => Ok(Reading::noted(value, Note::OtherUnexplained)),
        Bare::Printed | Bare::No => Ok(Reading::plain(value)),
    }
}

/// How 其它 stands there without any words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bare {
    /// It does not, or it has words.
    No,
    /// As the form prints it, left blank.
    Printed,
    /// As an item of the list.
    Listed,
    /// With an option so near that it may be its words.
    Doubtful,
}

fn other_without_words(tokens: &[Token], other: &Words) -> Bare {
    let place = tokens
        .iter()
        .position(|token| token.target() == Some(Target::Other));
    let (Some(at), false) = (place, matches!(other, Words::Written(_))) else {
        return Bare::No;
    };
    let next = tokens.get(at + 1);
    if next.is_some_and(|next| next.gap <= Gap::Space) {
        Bare::Doubtful
    } else if *other == Words::Absent && (tokens[at].gap == Gap::List || tokens.len() == 1) {
        Bare::Listed
    } else {
        Bare::Printed
    }
}

//! Fields without any mark: the words that stand there are the ones that are meant ("种植、养殖").

use super::token::{Gap, Target, Token};
use crate::campaign::Choices;
use crate::value::{Fault, Note, Read, Reading, Ticks};

/// Reads a bare list.
///
/// All options and a blank 其它 without list separators are the form's own print, not an answer: printed a cell each,
/// nothing is ticked; in one text (a form whose boxes were lost) it is a fault.
pub(super) fn read(tokens: &[Token], other: Option<String>, choices: &Choices) -> Read<Ticks> {
    let mut ticked: Vec<usize> = tokens
        .iter()
        .filter_map(|token| match token.target() {
            Some(Target::Option(place)) => Some(place),
            _ => None,
        })
        .collect();
    ticked.sort_unstable();
    ticked.dedup();
    let other_at = tokens
        .iter()
        .position(|token| token.target() == Some(Target::Other));
    let blank_other = other_at.filter(|_| other.is_none());
    let listed = tokens.iter().skip(1).any(|token| token.gap == Gap::List);
    let all = ticked.len() == choices.options.len() && ticked.len() > 1;
    if all && !listed && tokens.iter().all(|token| token.gap == Gap::Cell) {
        return Ok(Reading::plain(Ticks {
            ticked: Vec::new(),
            other,
        }));
    }
    if all && !listed && (blank_other.is_some() || choices.other.is_none()) {
        return Err(Fault::AmbiguousTicks);
    }
    if let Some(at) = blank_other {
        let next_is_near = tokens
            .get(at + 1)
            .is_some_and(|next| next.gap <= Gap::Space);
        if next_is_near {
            return Err(Fault::AmbiguousTicks);
        }
    }
    let chosen = blank_other.is_some_and(|at| tokens[at].gap == Gap::List || tokens.len() == 1);
    let mut notes = Vec::new();
    if chosen {
        notes.push(Note::OtherUnexplained);
    }
    Ok(Reading {
        value: Ticks { ticked, other },
        notes,
    })
}

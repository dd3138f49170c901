//! One column an option: is it ticked?

use super::mark::{self, Sign};
use crate::campaign::Choice;
use crate::value::text::{is_blank_word, squeeze};
use crate::value::{Fault, Note, Read, Reading, Written, normalize_label};

/// Reads the cell of one option's own column.
///
/// Yes: √ ☑ ■ ●, 是, 有, 1, TRUE, Y, the option's own word. No: blank, □, 否, 无, 0, FALSE, ×. A crossed box ☒ is yes,
/// with a note. Anything else is [`Fault::AmbiguousTicks`].
pub fn read_flag(written: &Written<'_>, option: &Choice) -> Read<bool> {
    // The usual tick.
    if let Written::Text("√") = written {
        return Ok(Reading::plain(true));
    }
    written.check_usable()?;
    let text = match written {
        Written::Bool(yes) => return Ok(Reading::plain(*yes)),
        Written::Text(text) => squeeze(text),
        other => other.shown(),
    };
    if is_blank_word(&text) || bracketed(&text).is_empty() {
        return Ok(Reading::plain(false));
    }
    let bare = bracketed(&text);
    if is_own_word(bare, option) {
        return Ok(Reading::plain(true));
    }
    let mut chars = bare.chars();
    let single = chars.next().filter(|_| chars.next().is_none());
    let mark = single.and_then(mark::mark).or_else(|| mark::word(bare));
    match mark.map(|mark| (mark.sign, mark.boxed)) {
        Some((Sign::Tick, _)) => Ok(Reading::plain(true)),
        Some((Sign::Open, _) | (Sign::Cross, false)) => Ok(Reading::plain(false)),
        Some((Sign::Cross, true)) => Ok(Reading::noted(true, Note::TickStyle)),
        Some((Sign::Unknown, _)) | None => Err(Fault::AmbiguousTicks),
    }
}

/// True for ○ alone: an open box on its own, a tick where an office marks with circles.
pub fn is_circle(written: &Written<'_>) -> bool {
    matches!(written, Written::Text(text) if matches!(squeeze(text).as_ref(), "○" | "〇" | "◯"))
}

/// The content of brackets around the whole text.
fn bracketed(text: &str) -> &str {
    text.strip_prefix(['(', '[', '【'])
        .and_then(|rest| rest.strip_suffix([')', ']', '】']))
        .unwrap_or(text)
}

/// The option's word or alias, bare or with a tick beside it.
fn is_own_word(text: &str, option: &Choice) -> bool {
    let word: String = text
        .trim_matches(|c: char| mark::mark(c).is_some_and(|mark| mark.sign == Sign::Tick))
        .to_owned();
    let word = normalize_label(&word);
    !word.is_empty()
        && option
            .aliases
            .iter()
            .chain([&option.label])
            .any(|spelling| normalize_label(spelling) == word)
}

//! From marks on options to ticks: what a cross means, and whether unmarked options may stay so.

use super::mark::{Mark, Sign};
use super::other::Words;
use super::side::Stamps;
use super::token::{Gap, Target, Token};
use crate::campaign::Choices;
use crate::value::{Fault, Note, Read, Reading, Ticks};

/// Reads settled marks.
pub(super) fn read(
    tokens: &[Token],
    stamps: &Stamps,
    other: Words,
    choices: &Choices,
) -> Read<Ticks> {
    check_unmarked(tokens, stamps, choices)?;
    let crosses = meaning_of_crosses(stamps)?;
    let is_ticked = |mark: &Mark| match mark.sign {
        Sign::Tick => true,
        Sign::Cross => crosses,
        Sign::Open | Sign::Unknown => false,
    };
    let mut ticks = Ticks::default();
    let mut notes = Vec::new();
    for (target, mark) in stamps.iter().filter(|(_, mark)| is_ticked(mark)) {
        let odd = mark.sign == Sign::Cross || mark.letter.is_some();
        if odd && !notes.contains(&Note::TickStyle) {
            notes.push(Note::TickStyle);
        }
        match target {
            Target::Option(place) => ticks.ticked.push(*place),
            Target::Other if !matches!(other, Words::Written(_)) => {
                notes.push(Note::OtherUnexplained);
            }
            Target::Other => {}
        }
    }
    ticks.other = other.text();
    Ok(Reading {
        value: ticks,
        notes,
    })
}

/// Beside a tick a cross says no. Without ticks it says yes: in a box, or where others left their box open. Bare
/// crosses on everything are a fault.
fn meaning_of_crosses(stamps: &Stamps) -> Result<bool, Fault> {
    let has = |wanted: Sign| stamps.values().any(|mark| mark.sign == wanted);
    let bare_cross = stamps
        .values()
        .any(|mark| mark.sign == Sign::Cross && !mark.boxed);
    if has(Sign::Tick) {
        Ok(false)
    } else if bare_cross && !has(Sign::Open) {
        Err(Fault::AmbiguousTicks)
    } else {
        Ok(true)
    }
}

/// Options without a mark are not ticked, unless that leaves two readings: in a list of which only some have a mark
/// ("种植、养殖√"), or where the only marks are open ones ("种植○ 养殖": a circle for yes?).
fn check_unmarked(tokens: &[Token], stamps: &Stamps, choices: &Choices) -> Result<(), Fault> {
    let options: Vec<Target> = tokens
        .iter()
        .filter_map(Token::target)
        .filter(|target| matches!(target, Target::Option(_)))
        .collect();
    if options.iter().all(|target| stamps.contains_key(target)) {
        return Ok(());
    }
    let joined = |pair: &[Token]| {
        let gap = pair[1].gap;
        let words = pair.iter().all(|token| token.target().is_some());
        gap == Gap::List || (words && gap == Gap::None)
    };
    let all = (0..choices.options.len()).all(|place| options.contains(&Target::Option(place)));
    let some_set = stamps.values().any(|mark| mark.sign != Sign::Open);
    if !some_set || (!all && tokens.windows(2).any(joined)) {
        Err(Fault::AmbiguousTicks)
    } else {
        Ok(())
    }
}

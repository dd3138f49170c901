//! Printed boxes left open, with a bare tick written beside the word: "□种植√ □养殖 □加工√".
//!
//! The boxes settle which option each belongs to; a tick then belongs to the nearer of its neighbours. Where words come
//! first, a tick between a box and the next word ("种植□√养殖□") stands where a clerk types who fills that box; the
//! mirror image ("□种植√□养殖") may fill the box or follow the word, and is a fault.

use std::cmp::Ordering;

use super::mark::{Mark, Sign};
use super::side::{Stamps, set};
use super::token::{Gap, Target, Token};
use crate::value::Fault;

/// Gives bare signs to options by way of the boxes; `None` where the field is not of this kind.
pub(super) fn assign(tokens: &[Token]) -> Option<Result<Stamps, Fault>> {
    let signs = tokens.iter().filter(|token| is_bare(token)).count();
    if signs == 0 {
        return None;
    }
    let owners = box_owners(tokens)?;
    Some(signs_to_owners(tokens, &owners).ok_or(Fault::AmbiguousTicks))
}

fn is_bare(token: &Token) -> bool {
    token.mark().is_some_and(|mark| !mark.boxed)
}

/// The option that each token is or, for a box, belongs to; `None` where the boxes are not one for each option.
fn box_owners(tokens: &[Token]) -> Option<Vec<Option<Target>>> {
    let solid: Vec<usize> = (0..tokens.len())
        .filter(|i| !is_bare(&tokens[*i]))
        .collect();
    let first_is_box = tokens[*solid.first()?].mark().is_some();
    let mut owners: Vec<Option<Target>> = tokens.iter().map(Token::target).collect();
    for (at, i) in solid.iter().enumerate() {
        if tokens[*i].mark().is_none() {
            continue;
        }
        let neighbour = if first_is_box {
            Some(at + 1)
        } else {
            at.checked_sub(1)
        };
        let neighbour = neighbour.and_then(|at| solid.get(at))?;
        owners[*i] = Some(tokens[*neighbour].target()?);
    }
    let boxes_of = |target: Target| {
        let pairs = owners.iter().zip(tokens);
        let own = pairs.filter(|(owner, token)| **owner == Some(target) && token.mark().is_some());
        own.count()
    };
    let full = tokens
        .iter()
        .filter_map(Token::target)
        .all(|target| match target {
            Target::Option(_) => boxes_of(target) == 1,
            Target::Other => boxes_of(target) <= 1,
        });
    full.then_some(owners)
}

fn signs_to_owners(tokens: &[Token], owners: &[Option<Target>]) -> Option<Stamps> {
    let mut stamps = Stamps::new();
    let words_first = tokens.first().is_some_and(|token| token.target().is_some());
    let mut signed: Vec<(Target, Mark)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let Some(mark) = token.mark() else { continue };
        if mark.boxed {
            stamps.insert(owners[i]?, mark);
            continue;
        }
        let left = i.checked_sub(1).map(|at| (token.gap, owners[at]));
        let right = tokens.get(i + 1).map(|next| (next.gap, owners[i + 1]));
        let behind_box =
            words_first && i > 0 && tokens[i - 1].mark().is_some_and(|mark| mark.boxed);
        let owner =
            nearer(left, right).or(left.and_then(|(_, owner)| owner).filter(|_| behind_box));
        signed.push((owner?, mark));
    }
    for (target, mark) in signed {
        let on_box = stamps
            .remove(&target)
            .filter(|stamp| stamp.sign != Sign::Open);
        set(
            &mut stamps,
            target,
            on_box.unwrap_or(Mark {
                boxed: true,
                ..mark
            }),
        )?;
    }
    Some(stamps)
}

/// The owner on the nearer side; equally near sides must agree.
fn nearer(
    left: Option<(Gap, Option<Target>)>,
    right: Option<(Gap, Option<Target>)>,
) -> Option<Target> {
    match (left, right) {
        (Some((_, owner)), None) | (None, Some((_, owner))) => owner,
        (Some((near, left)), Some((far, right))) => match near.cmp(&far) {
            Ordering::Less => left,
            Ordering::Greater => right,
            Ordering::Equal => left.filter(|left| Some(*left) == right),
        },
        (None, None) => None,
    }
}

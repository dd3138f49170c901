//! Printed boxes left open, with a bare tick written beside the word: "□种植√ □养殖 □加工√".
//!
//! The boxes settle which option each belongs to; a tick then belongs to the nearer of its neighbours. Where words come
//! first, a tick between a box and the next word ("种植□√养殖□") stands where a clerk types who fills that box; the
//! mirror image ("□种植√□养殖") may fill the box or follow the word, and is a fault.

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
    let field = Field::new(tokens, owners);
    let mut stamps = Stamps::new();
    let mut signed: Vec<(Target, Mark)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        match token.mark() {
            Some(mark) if mark.boxed => {
                stamps.insert(owners[i]?, mark);
            }
            Some(mark) => signed.push((field.owner_of_sign(i)?, mark)),
            None => {}
        }
    }
    for (target, mark) in signed {
        let on_box = stamps
            .remove(&target)
            .filter(|stamp| stamp.sign != Sign::Open);
        let in_box = Mark {
            boxed: true,
            ..mark
        };
        set(&mut stamps, target, on_box.unwrap_or(in_box))?;
    }
    Some(stamps)
}

/// A field whose boxes are settled.
struct Field<'t> {
    tokens: &'t [Token],
    owners: &'t [Option<Target>],
    words_first: bool,
    /// The least gap between an option with its box and the next, where no sign stands between; 其它 is often set apart
    /// otherwise and counts only where there is no other.
    usual: Option<Gap>,
}

impl<'t> Field<'t> {
    fn new(tokens: &'t [Token], owners: &'t [Option<Target>]) -> Self {
        let solid = tokens.iter().find(|token| !is_bare(token));
        let joints = |with_other: bool| {
            let other = Some(Target::Other);
            (1..tokens.len())
                .filter(move |i| {
                    let apart = owners[*i] != owners[*i - 1];
                    let beside_other = owners[*i] == other || owners[*i - 1] == other;
                    apart
                        && (with_other || !beside_other)
                        && !is_bare(&tokens[*i])
                        && !is_bare(&tokens[*i - 1])
                })
                .map(|i| tokens[i].gap)
                .min()
        };
        Self {
            tokens,
            owners,
            words_first: solid.is_some_and(|token| token.target().is_some()),
            usual: joints(false).or_else(|| joints(true)),
        }
    }

    /// The option of the nearer neighbour. A space on the far side that is wider than usual was typed with the sign and
    /// proves nothing.
    fn owner_of_sign(&self, i: usize) -> Option<Target> {
        let left = i.checked_sub(1).and_then(|at| self.owners[at]);
        let Some(next) = self.tokens.get(i + 1) else {
            return left;
        };
        let right = self.owners[i + 1];
        let (before, after) = (self.tokens[i].gap, next.gap);
        let behind_box = i > 0 && self.tokens[i - 1].mark().is_some_and(|mark| mark.boxed);
        if left == right || (self.words_first && behind_box && before == Gap::None) {
            return left;
        }
        if i == 0 {
            return right;
        }
        let nearer = if before < after { left } else { right };
        let proven = self.usual.map_or_else(
            || self.at_edge(before < after),
            |usual| before.max(after) <= usual,
        );
        nearer.filter(|_| before != after && proven)
    }

    /// Every gap holds a sign; then one at the very end shows that they stand behind, one at the very front before.
    fn at_edge(&self, behind: bool) -> bool {
        let edge = if behind {
            self.tokens.last()
        } else {
            self.tokens.first()
        };
        edge.is_some_and(is_bare)
    }
}

//! Which mark belongs to which option: the side is decided once for the whole field.
//!
//! Structure comes first: a mark at the very front stands before its option, one at the very end after it. Where both
//! sides are possible, the one on which every option has its mark wins; then the gaps decide ("种植√ 养殖"). Evidence
//! that points both ways, or none, is [`Fault::AmbiguousTicks`].

use std::collections::BTreeMap;

use super::mark::{Mark, Sign};
use super::token::{Gap, Target, Token};
use crate::value::Fault;

/// What is set on each option that has a mark.
pub(super) type Stamps = BTreeMap<Target, Mark>;

/// Where marks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// An option's word, or marks that stand flush together.
#[derive(Debug)]
enum Piece {
    Target(Target),
    Run(Vec<Mark>),
}

/// Pieces with the gap in front of each.
type Pieces = Vec<(Piece, Gap)>;

/// Gives every mark to its option.
pub(super) fn assign(tokens: &[Token]) -> Result<Stamps, Fault> {
    let pieces = pieces(tokens);
    let after = one_side(&pieces, Side::After);
    let before = one_side(&pieces, Side::Before);
    let votes = votes(&pieces);
    let choose = |side: Side, stamps: Stamps| {
        let against = votes.against(side);
        let full = is_full(&pieces, &stamps);
        if full || !against {
            Ok(stamps)
        } else {
            Err(Fault::AmbiguousTicks)
        }
    };
    match (after, before) {
        (None, None) => Err(Fault::AmbiguousTicks),
        (Some(stamps), None) => choose(Side::After, stamps),
        (None, Some(stamps)) => choose(Side::Before, stamps),
        (Some(after), Some(before)) => between(&pieces, after, before, &votes),
    }
}

/// Both sides are possible.
fn between(pieces: &Pieces, after: Stamps, before: Stamps, votes: &Votes) -> Result<Stamps, Fault> {
    let ticked = |stamps: &Stamps| -> Vec<(Target, Sign)> {
        let set = stamps.iter().filter(|(_, mark)| mark.sign != Sign::Open);
        set.map(|(target, mark)| (*target, mark.sign)).collect()
    };
    if ticked(&after) == ticked(&before) {
        return Ok(after);
    }
    let side = match (is_full(pieces, &after), is_full(pieces, &before)) {
        (true, false) if !votes.only(Side::Before) => Side::After,
        (false, true) if !votes.only(Side::After) => Side::Before,
        (true, false) | (false, true) => return Err(Fault::AmbiguousTicks),
        _ if votes.only(Side::After) => Side::After,
        _ if votes.only(Side::Before) => Side::Before,
        _ => return Err(Fault::AmbiguousTicks),
    };
    Ok(if side == Side::After { after } else { before })
}

fn pieces(tokens: &[Token]) -> Pieces {
    let mut pieces: Pieces = Vec::new();
    for token in tokens {
        if let Some(target) = token.target() {
            pieces.push((Piece::Target(target), token.gap));
        } else if let Some(mark) = token.mark() {
            match pieces.last_mut() {
                Some((Piece::Run(run), _)) if token.gap == Gap::None => run.push(mark),
                _ => pieces.push((Piece::Run(vec![mark]), token.gap)),
            }
        }
    }
    pieces
}

/// Every run given to its neighbour on one side; `None` where one has no such neighbour or two contradict.
fn one_side(pieces: &Pieces, side: Side) -> Option<Stamps> {
    let mut stamps = Stamps::new();
    for (i, (piece, _)) in pieces.iter().enumerate() {
        let Piece::Run(run) = piece else { continue };
        let neighbour = match side {
            Side::After => i.checked_sub(1)?,
            Side::Before => i + 1,
        };
        let Some((Piece::Target(target), _)) = pieces.get(neighbour) else {
            return None;
        };
        set(&mut stamps, *target, combined(run)?)?;
    }
    Some(stamps)
}

/// Sets a mark; `None` where the option already has one that says something else.
pub(super) fn set(stamps: &mut Stamps, target: Target, mark: Mark) -> Option<()> {
    let same = stamps
        .insert(target, mark)
        .is_none_or(|old| old.sign == mark.sign);
    same.then_some(())
}

/// Marks that stand flush together: one box at most, and a bare sign in or on it.
pub(super) fn combined(run: &[Mark]) -> Option<Mark> {
    let boxes = run.iter().filter(|mark| mark.boxed).count();
    let set: Vec<&Mark> = run.iter().filter(|mark| mark.sign != Sign::Open).collect();
    match (boxes, run.len() - boxes, &set[..]) {
        (_, _, []) if run.len() == 1 => run.first().copied(),
        (0..=1, 0..=1, [mark]) => Some(Mark {
            boxed: boxes == 1,
            ..**mark
        }),
        (1, 1, [one, two]) if one.sign == two.sign => Some(**one),
        _ => None,
    }
}

/// True where every option that stands there has a mark; 其它 needs none.
fn is_full(pieces: &Pieces, stamps: &Stamps) -> bool {
    pieces.iter().all(|(piece, _)| match piece {
        Piece::Target(target @ Target::Option(_)) => stamps.contains_key(target),
        _ => true,
    })
}

/// What the gaps around the marks say: a mark belongs to the nearer word.
#[derive(Debug, Default)]
struct Votes {
    before: usize,
    after: usize,
}

impl Votes {
    fn against(&self, side: Side) -> bool {
        match side {
            Side::After => self.before > 0,
            Side::Before => self.after > 0,
        }
    }

    fn only(&self, side: Side) -> bool {
        match side {
            Side::After => self.after > 0 && self.before == 0,
            Side::Before => self.before > 0 && self.after == 0,
        }
    }
}

fn votes(pieces: &Pieces) -> Votes {
    let mut votes = Votes::default();
    for (i, (piece, left)) in pieces.iter().enumerate() {
        if matches!(piece, Piece::Target(_)) {
            continue;
        }
        let right = pieces.get(i + 1).map_or(Gap::Cell, |(_, gap)| *gap);
        match left.cmp(&right) {
            std::cmp::Ordering::Less => votes.after += 1,
            std::cmp::Ordering::Greater => votes.before += 1,
            std::cmp::Ordering::Equal => {}
        }
    }
    votes
}

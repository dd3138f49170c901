//! The numbers in a stretch of digits: one over all groups, one with an extension, or several with spaces between.

use super::single::{Single, read_single};
use super::split::Piece;
use crate::campaign::PhonePlan;

/// The numbers in a piece: one over all groups, one with an extension, or several with spaces between.
pub(super) fn numbers(piece: &Piece, plan: &PhonePlan) -> Result<Vec<Single>, String> {
    if let Some(single) = with_dashed_extension(piece, plan) {
        return Ok(vec![single]);
    }
    let digits = national(&piece.digits(), piece.plus);
    let extension = piece.extension.as_deref();
    let whole = read_single(&digits, extension, plan)
        .or_else(|reason| restored(&digits, extension, plan).ok_or(reason));
    whole.map(|single| vec![single]).or_else(|reason| {
        let several = several(piece, plan).filter(|numbers| numbers.len() > 1);
        several.ok_or(reason)
    })
}

/// "0436-5551234-8001": the last group is an extension where the one before it is a whole number.
fn with_dashed_extension(piece: &Piece, plan: &PhonePlan) -> Option<Single> {
    let (last, before) = piece.groups.split_last()?;
    let short = last.dashed && last.digits.len() <= 5 && piece.extension.is_none();
    let middle = before.last().filter(|_| short)?;
    if before.len() > 1 && !plan.is_local_length(middle.digits.len()) {
        return None;
    }
    let digits: String = before.iter().map(|group| group.digits.as_str()).collect();
    let single = read_single(&digits, None, plan)
        .ok()
        .filter(|single| !single.normal.starts_with('1'))?;
    Some(Single {
        normal: format!("{}转{}", single.normal, last.digits),
        ..single
    })
}

/// Without the country code and without the zero that is dialled before a distant mobile.
fn national(digits: &str, plus: bool) -> String {
    let inner = digits.strip_prefix("0086").or_else(|| {
        let rest = digits.strip_prefix("86")?;
        let is_code = plus || (rest.len() == 11 && rest.starts_with('1'));
        is_code.then_some(rest)
    });
    let abroad = inner.is_some();
    let inner = inner.unwrap_or(digits);
    let dialled = inner
        .strip_prefix('0')
        .filter(|rest| rest.len() == 11 && is_mobile_start(rest));
    let inner = dialled.unwrap_or(inner);
    if abroad && !inner.starts_with(['0', '1']) {
        format!("0{inner}")
    } else {
        inner.to_owned()
    }
}

fn is_mobile_start(digits: &str) -> bool {
    digits.starts_with('1') && digits[1..].starts_with(|c| ('3'..='9').contains(&c))
}

/// A landline whose zero was lost: 4365551234 → 0436-5551234.
fn restored(digits: &str, extension: Option<&str>, plan: &PhonePlan) -> Option<Single> {
    if digits.starts_with(['0', '1']) || !(10..=11).contains(&digits.len()) {
        return None;
    }
    read_single(&format!("0{digits}"), extension, plan).ok()
}

/// Several numbers with nothing but spaces or dashes between: the fewest that use up all groups.
fn several(piece: &Piece, plan: &PhonePlan) -> Option<Vec<Single>> {
    let count = piece.groups.len();
    let mut best: Vec<Option<Vec<Single>>> = vec![None; count + 1];
    best[0] = Some(Vec::new());
    for end in 1..=count {
        for start in 0..end {
            let Some(before) = best[start].clone() else {
                continue;
            };
            let digits: String = piece.groups[start..end]
                .iter()
                .map(|group| group.digits.as_str())
                .collect();
            let extension = piece.extension.as_deref().filter(|_| end == count);
            let Ok(single) = read_single(&national(&digits, false), extension, plan) else {
                continue;
            };
            let fewer = best[end]
                .as_ref()
                .is_none_or(|known| before.len() + 1 < known.len());
            if fewer {
                best[end] = Some(before.into_iter().chain([single]).collect());
            }
        }
    }
    best.pop().flatten()
}

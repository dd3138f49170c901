//! What quantities measure, and which of them may be compared.

use std::collections::BTreeMap;
use std::ops::Range;

use super::token::RuleFault;

/// What a quantity measures.
#[derive(Debug, Clone)]
pub(super) struct Measure {
    /// Powers of dimensions; empty for counts and ratios of like things. None for a bare number, which fits anywhere.
    pub dimension: Option<BTreeMap<String, i32>>,
    /// A field in a unit such as 万人次 has a part in it, so that a bare number beside it would be in doubt.
    pub scaled: bool,
    /// It is the number 0, which is 0 in any unit.
    pub zero: bool,
}

impl Measure {
    /// Things counted.
    pub fn count() -> Self {
        Self {
            dimension: Some(BTreeMap::new()),
            scaled: false,
            zero: false,
        }
    }

    fn words(&self) -> String {
        let powers = self.dimension.iter().flatten();
        let words: Vec<String> = powers
            .map(|(name, power)| match power {
                1 => name.clone(),
                power => format!("{name}^{power}"),
            })
            .collect();
        if words.is_empty() {
            "计数".to_owned()
        } else {
            words.join("·")
        }
    }
}

/// A product of `a` and `b` raised to `sign` (−1 for a quotient).
pub(super) fn product(a: &Measure, b: &Measure, sign: i32) -> Measure {
    let dimension = match (&a.dimension, &b.dimension) {
        (None, None) => None,
        (left, right) => {
            let mut powers = left.clone().unwrap_or_default();
            for (name, power) in right.iter().flatten() {
                *powers.entry(name.clone()).or_insert(0) += sign * power;
            }
            powers.retain(|_, power| *power != 0);
            Some(powers)
        }
    };
    Measure {
        dimension,
        scaled: a.scaled || b.scaled,
        zero: false,
    }
}

/// Refuses to compare or add what differs in dimension, and a bare number beside a quantity in 万.
pub(super) fn alike(left: &Measure, right: &Measure, span: &Range<usize>) -> Result<(), RuleFault> {
    match (&left.dimension, &right.dimension) {
        (Some(a), Some(b)) if a != b => {
            let reason = format!(
                "前面是{}，这里是{}，不能比较或相加。",
                left.words(),
                right.words()
            );
            Err(RuleFault::new(span.clone(), reason))
        }
        (None, Some(_)) | (Some(_), None) => {
            let (bare, other) = if left.dimension.is_none() {
                (left, right)
            } else {
                (right, left)
            };
            if other.scaled && !bare.zero {
                let reason = "同这一栏相比的数要写明单位，如 100 万人次。";
                return Err(RuleFault::new(span.clone(), reason));
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

//! Sums that are exact or say that they are not.

use rust_decimal::Decimal;

use crate::campaign::exact;

/// A running sum. Decimals round silently once 96 bits are full; this one turns into "unknown" instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(Option<Decimal>);

impl Default for Exact {
    fn default() -> Self {
        Self(Some(Decimal::ZERO))
    }
}

impl Exact {
    /// The sum, unless it has outgrown what can be kept.
    pub fn get(self) -> Option<Decimal> {
        self.0
    }

    /// One number as a sum.
    pub fn of(number: Decimal) -> Self {
        Self(Some(number.normalize()))
    }

    /// A product as a sum of one.
    pub fn product(a: Decimal, b: Decimal) -> Self {
        Self(exact::product(a, b))
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.zip(other.0).and_then(|(a, b)| exact::sum(a, b)))
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;
    use rust_decimal::Decimal;

    #[test]
    fn tenths_add_up() {
        let sum = Exact::of(Decimal::new(1, 1)).plus(Exact::of(Decimal::new(2, 1)));
        assert_eq!(sum.get(), Some(Decimal::new(3, 1)));
    }

    #[test]
    fn what_cannot_be_kept_is_unknown_not_rounded() {
        let huge = Exact::of(Decimal::MAX);
        assert_eq!(huge.plus(huge).get(), None);
        assert_eq!(huge.plus(Exact::of(Decimal::new(1, 4))).get(), None);
    }
}

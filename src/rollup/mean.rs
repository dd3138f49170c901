//! Sums and weighted means over the records that have them, with the number of those records.

use rust_decimal::{Decimal, RoundingStrategy};

use super::exact::Exact;

/// Decimals of a mean in print and in JSON.
pub const MEAN_DECIMALS: u32 = 4;

/// A sum over the records that say something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    sum: Exact,
    /// Records with a number.
    pub present: u64,
}

/// A mean as its two sides, so that it can be merged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mean {
    weighted: Exact,
    weight: Exact,
    /// Records with both sides; the others are left out.
    pub present: u64,
}

impl Sum {
    /// One number.
    pub(super) fn of(number: Decimal) -> Self {
        Self {
            sum: Exact::of(number),
            present: 1,
        }
    }

    /// Adds another sum.
    pub(super) fn add(&mut self, other: &Self) {
        self.sum = self.sum.plus(other.sum);
        self.present += other.present;
    }

    /// The sum; none where no record has a number, or where it is too long to be kept exactly.
    pub fn value(self) -> Option<Decimal> {
        self.sum.get().filter(|_| self.present > 0)
    }
}

impl Mean {
    /// One value and its weight.
    pub(super) fn of(value: Decimal, weight: Decimal) -> Self {
        Self {
            weighted: Exact::product(value, weight),
            weight: Exact::of(weight),
            present: 1,
        }
    }

    /// Adds another mean's two sides.
    pub(super) fn add(&mut self, other: &Self) {
        self.weighted = self.weighted.plus(other.weighted);
        self.weight = self.weight.plus(other.weight);
        self.present += other.present;
    }

    /// Σ value × weight.
    pub fn weighted(self) -> Option<Decimal> {
        self.weighted.get().filter(|_| self.present > 0)
    }

    /// Σ weight.
    pub fn weight(self) -> Option<Decimal> {
        self.weight.get().filter(|_| self.present > 0)
    }

    /// The mean, unrounded; none where there is nothing to divide by.
    pub fn quotient(self) -> Option<Decimal> {
        self.weighted()?.checked_div(self.weight()?)
    }

    /// The mean to four decimals, half away from zero.
    pub fn value(self) -> Option<Decimal> {
        let rounding = RoundingStrategy::MidpointAwayFromZero;
        let rounded = self
            .quotient()?
            .round_dp_with_strategy(MEAN_DECIMALS, rounding);
        Some(rounded.normalize())
    }
}

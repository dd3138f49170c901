//! A part of a whole, with both numbers, so that nobody has to trust a percentage.

use rust_decimal::{Decimal, RoundingStrategy};

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    part: usize,
    whole: usize,
}

impl Rate {
    /// Counts the members of a whole for which something holds; what lies outside the whole is never counted.
    pub fn of<T>(whole: impl IntoIterator<Item = T>, holds: impl Fn(&T) -> bool) -> Self {
        let mut rate = Self { part: 0, whole: 0 };
        for member in whole {
            rate.whole += 1;
            rate.part += usize::from(holds(&member));
        }
        rate
    }

    /// The numerator.
    pub fn part(self) -> usize {
        self.part
    }

    /// The denominator.
    pub fn whole(self) -> usize {
        self.whole
    }

    /// The rate in per cent to one decimal; none of an empty whole. Only a whole that is all there gives 100.
    pub fn percent(self) -> Option<Decimal> {
        let whole = Decimal::from(self.whole);
        let percent = (Decimal::from(self.part) * Decimal::ONE_HUNDRED).checked_div(whole)?;
        let towards_zero = RoundingStrategy::ToZero;
        Some(percent.round_dp_with_strategy(1, towards_zero))
    }

    /// `41/60 68.3%`; a dash of an empty whole.
    pub fn written(self) -> String {
        match self.percent() {
            Some(percent) => format!("{}/{} {percent:.1}%", self.part, self.whole),
            None => "—".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    #[test]
    fn a_rate_shows_both_numbers_and_rounds_down() {
        let rate = |part: usize, whole: usize| Rate::of(0..whole, |n| *n < part);
        assert_eq!(rate(41, 60).written(), "41/60 68.3%");
        assert_eq!(rate(1999, 2000).written(), "1999/2000 99.9%");
        assert_eq!(rate(60, 60).written(), "60/60 100.0%");
        assert_eq!(rate(0, 0).written(), "—");
    }

    proptest! {
        #[test]
        fn no_rate_passes_100_percent(members in prop::collection::vec(any::<bool>(), 0..80)) {
            let rate = Rate::of(&members, |member| **member);
            prop_assert!(rate.part() <= rate.whole());
            let percent = rate.percent().unwrap_or_default();
            prop_assert!(percent <= Decimal::ONE_HUNDRED);
            let all = !members.is_empty() && members.iter().all(|member| *member);
            prop_assert_eq!(percent == Decimal::ONE_HUNDRED, all);
        }
    }
}

//! Arithmetic that is exact or says that it cannot be: decimals round silently once their 96 bits are full.

use rust_decimal::Decimal;

/// `a + b`; none where it would have to be rounded.
pub fn sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    let sum = a.checked_add(b)?;
    (sum.checked_sub(b)? == a && sum.checked_sub(a)? == b).then(|| sum.normalize())
}

/// `a × b`; none where it would have to be rounded.
pub fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (a.normalize(), b.normalize());
    let mantissa = a.mantissa().checked_mul(b.mantissa())?;
    let product = Decimal::try_from_i128_with_scale(mantissa, a.scale() + b.scale()).ok()?;
    Some(product.normalize())
}

/// `a ÷ b`; none where it would have to be rounded, or `b` is zero.
pub fn quotient(a: Decimal, b: Decimal) -> Option<Decimal> {
    let quotient = a.checked_div(b)?.normalize();
    (product(quotient, b)? == a).then_some(quotient)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};
    use rust_decimal::Decimal;

    use super::{product, quotient, sum};

    #[test]
    fn what_cannot_be_kept_is_none() {
        let tiny = Decimal::new(1, 28);
        assert_eq!(sum(Decimal::MAX, tiny), None);
        assert_eq!(sum(Decimal::MAX, Decimal::MAX), None);
        assert_eq!(product(tiny, tiny), None);
        assert_eq!(product(Decimal::MAX, Decimal::new(15, 1)), None);
        assert_eq!(quotient(Decimal::ONE, Decimal::from(3)), None);
        assert_eq!(quotient(Decimal::ONE, Decimal::ZERO), None);
    }

    proptest! {
        #[test]
        fn results_can_be_undone(a in any::<i64>(), b in any::<i32>(), scale in 0_u32..6) {
            let (a, b) = (Decimal::new(a, scale), Decimal::from(b));
            let total = sum(a, b);
            prop_assert_eq!(total.and_then(|total| sum(total, -b)), Some(a.normalize()));
            if !b.is_zero() {
                let together = product(a, b);
                prop_assert_eq!(together.and_then(|both| quotient(both, b)), Some(a.normalize()));
            }
        }
    }
}

//! A stored number as an exact decimal.

use rust_decimal::Decimal;

use super::Fault;

/// Spreadsheets show and keep 15 significant digits.
const DIGITS_AFTER_FIRST: usize = 14;

/// The decimal that a stored number stands for: its first 15 significant digits, so 0.1 + 0.2 is 0.3.
///
/// Fails with [`Fault::TooLong`] where 15 digits do not reach the unit (10¹⁵ and above) or the value is too small to
/// be kept, and with [`Fault::NotANumber`] for NaN and infinity.
pub fn decimal_from_f64(number: f64) -> Result<Decimal, Fault> {
    if !number.is_finite() {
        return Err(Fault::NotANumber);
    }
    if number.abs() >= 1e15 {
        return Err(Fault::TooLong);
    }
    if let Some(exact) = short(number) {
        return Ok(exact);
    }
    let written = format!("{number:.DIGITS_AFTER_FIRST$e}");
    from_scientific(&written).ok_or(Fault::TooLong)
}

/// A number of at most four decimals, without writing it out. It is the binary number nearest to that decimal, and has
/// fewer than 15 digits, so its first 15 digits are the decimal itself.
#[expect(clippy::float_cmp, reason = "nearest or not nearest, without a margin")]
fn short(number: f64) -> Option<Decimal> {
    const DECIMALS: u32 = 4;
    let scaled = (number * 1e4).round();
    if scaled.abs() >= 1e14 || scaled / 1e4 != number {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10¹⁴")]
    let scaled = scaled as i64;
    Some(Decimal::new(scaled, DECIMALS).normalize())
}

/// `1.39E+10`, exactly; `None` where it is no such number or cannot be kept.
pub(super) fn from_scientific(written: &str) -> Option<Decimal> {
    let (mantissa, exponent) = written.split_once(['e', 'E'])?;
    let mut exponent: i32 = exponent.parse().ok()?;
    let mut mantissa: Decimal = Decimal::from_str_exact(mantissa).ok()?.normalize();
    if mantissa.is_zero() {
        return Some(Decimal::ZERO);
    }
    if !(-40..=40).contains(&exponent) {
        return None;
    }
    while exponent > 0 {
        mantissa = mantissa.checked_mul(Decimal::TEN)?;
        exponent -= 1;
    }
    let scale = i32::try_from(mantissa.scale())
        .ok()?
        .checked_sub(exponent)?;
    mantissa.set_scale(u32::try_from(scale).ok()?).ok()?;
    Some(mantissa.normalize())
}

#[cfg(test)]
mod tests {
    use super::{DIGITS_AFTER_FIRST, decimal_from_f64, from_scientific, short};
    use crate::value::Fault;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    #[test]
    fn fifteen_digits_count() {
        let read = |x: f64| decimal_from_f64(x).map(|d| d.to_string());
        assert_eq!(read(0.1 + 0.2).as_deref(), Ok("0.3"));
        assert_eq!(read(1.39e10).as_deref(), Ok("13900000000"));
        assert_eq!(read(4.35).as_deref(), Ok("4.35"));
        assert_eq!(read(-12.0).as_deref(), Ok("-12"));
        assert_eq!(read(0.0).as_deref(), Ok("0"));
        assert_eq!(read(-0.0).as_deref(), Ok("0"));
        assert_eq!(
            read(999_999_999_999_999.0).as_deref(),
            Ok("999999999999999")
        );
        assert_eq!(read(1e15), Err(Fault::TooLong));
        assert_eq!(read(1.5e-28), Err(Fault::TooLong));
        assert_eq!(read(f64::NAN), Err(Fault::NotANumber));
        assert_eq!(read(f64::NEG_INFINITY), Err(Fault::NotANumber));
    }

    #[test]
    fn scientific_text() {
        assert_eq!(
            from_scientific("1.39E+10"),
            Some(Decimal::from(13_900_000_000_u64))
        );
        assert_eq!(
            from_scientific("12E-1").map(|d| d.to_string()).as_deref(),
            Some("1.2")
        );
        assert_eq!(from_scientific("1E+99"), None);
        assert_eq!(from_scientific("E5"), None);
    }

    proptest! {
        #[test]
        fn the_short_way_gives_what_the_written_one_does(
            digits in -200_000_000_000_i64..200_000_000_000, decimals in 0_u32..7,
        ) {
            let number: f64 = Decimal::new(digits, decimals).to_string().parse().unwrap();
            let written = from_scientific(&format!("{number:.DIGITS_AFTER_FIRST$e}"));
            if let Some(short) = short(number) {
                prop_assert_eq!(Some(short), written);
            } else {
                prop_assert!(decimals > 4 || number.abs() >= 1e10);
            }
        }

        #[test]
        fn what_was_typed_comes_back(units in -99_999_999_999_i64..99_999_999_999, scale in 0_u32..5) {
            let typed = Decimal::new(units, scale);
            let stored: f64 = typed.to_string().parse().unwrap();
            prop_assert_eq!(decimal_from_f64(stored), Ok(typed.normalize()));
        }

        #[test]
        fn any_number_is_taken(number in any::<f64>()) {
            let _ = decimal_from_f64(number);
        }
    }
}

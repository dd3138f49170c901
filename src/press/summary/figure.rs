//! Exact decimals into cells: as numbers, with formulas whose cached value is the exact one.

use rust_decimal::Decimal;
use rust_xlsxwriter::{ColNum, Format, Formula, RowNum, Worksheet, XlsxError};

use crate::workbook::column_letters;

/// Excel's functions take at most 255 arguments.
const MOST_ARGUMENTS: usize = 200;
/// No decimal of fewer digits is lost in a double.
const DIGITS_KEPT: u128 = 1_000_000_000_000_000;

/// The nearest double, or none where it would not print as the same decimal.
pub(super) fn as_double(number: Decimal) -> Option<f64> {
    let double: f64 = number.to_string().parse().ok()?;
    let back: Decimal = double.to_string().parse().ok()?;
    (back == number).then_some(double)
}

/// True where the nearest double prints as the same decimal, as it always does up to fifteen digits.
pub(super) fn is_exact(number: Decimal) -> bool {
    number.mantissa().unsigned_abs() < DIGITS_KEPT || as_double(number).is_some()
}

/// Writes a number; one that a spreadsheet cannot hold exactly is written as text, so that nothing is rounded unseen.
pub(super) fn write_number(
    sheet: &mut Worksheet,
    (row, col): (RowNum, ColNum),
    number: Decimal,
    format: &Format,
) -> Result<(), XlsxError> {
    match as_double(number) {
        Some(double) => sheet.write_number_with_format(row, col, double, format)?,
        None => sheet.write_string_with_format(row, col, number.normalize().to_string(), format)?,
    };
    Ok(())
}

/// Writes a formula with what it gives.
pub(super) fn write_formula(
    sheet: &mut Worksheet,
    (row, col): (RowNum, ColNum),
    formula: &str,
    result: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let formula = Formula::new(formula).set_result(result);
    sheet.write_formula_with_format(row, col, formula, format)?;
    Ok(())
}

/// `=SUM(B5:B9)` for numbers of so many decimals. Decimals are rounded where the numbers end, so that a program that
/// recalculates in binary gets the same cell. With `may_be_empty`, nothing at all stays a word instead of becoming zero.
pub(super) fn sum_formula(of: &[String], decimals: u32, empty: Option<&str>) -> String {
    let sums: Vec<String> = of
        .chunks(MOST_ARGUMENTS)
        .map(|cells| format!("SUM({})", cells.join(",")))
        .collect();
    let sum = sums.join("+");
    let sum = if decimals == 0 {
        sum
    } else {
        format!("ROUND({sum},{decimals})")
    };
    let Some(word) = empty else {
        return format!("={sum}");
    };
    let counts: Vec<String> = of
        .chunks(MOST_ARGUMENTS)
        .map(|cells| format!("COUNT({})", cells.join(",")))
        .collect();
    format!("=IF({}=0,\"{word}\",{sum})", counts.join("+"))
}

/// `B5`.
pub(super) fn cell(row: RowNum, col: ColNum) -> String {
    format!("{}{}", column_letters(u32::from(col)), u64::from(row) + 1)
}

/// `B5:B9`.
pub(super) fn range(from: (RowNum, ColNum), to: (RowNum, ColNum)) -> String {
    if from == to {
        cell(from.0, from.1)
    } else {
        format!("{}:{}", cell(from.0, from.1), cell(to.0, to.1))
    }
}

/// A range of another sheet.
pub(super) fn elsewhere(sheet: &str, range: &str) -> String {
    format!("'{}'!{range}", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::{as_double, is_exact, sum_formula};
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    proptest! {
        #[test]
        fn what_is_exact_is_known_without_trying(
            mantissa in -10_i64.pow(17)..10_i64.pow(17),
            shorter in 0_u32..17,
            scale in 0_u32..20,
        ) {
            let number = Decimal::new(mantissa / 10_i64.pow(shorter), scale);
            prop_assert_eq!(is_exact(number), as_double(number).is_some());
            if let Some(double) = as_double(number) {
                prop_assert_eq!(double.to_string(), number.normalize().to_string());
            }
        }
    }

    #[test]
    fn a_number_too_long_for_a_double_is_not_written_as_one() {
        assert_eq!(as_double(Decimal::new(3, 1)), Some(0.3));
        assert_eq!(as_double(Decimal::new(1_234_567_890_123_456_789, 4)), None);
    }

    #[test]
    fn sums_are_live_and_rounded_where_decimals_end() {
        let cells = ["B5:B9".to_owned()];
        assert_eq!(sum_formula(&cells, 0, None), "=SUM(B5:B9)");
        assert_eq!(sum_formula(&cells, 4, None), "=ROUND(SUM(B5:B9),4)");
        assert_eq!(
            sum_formula(&cells, 0, Some("未填")),
            "=IF(COUNT(B5:B9)=0,\"未填\",SUM(B5:B9))"
        );
    }
}

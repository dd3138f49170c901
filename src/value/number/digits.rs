//! A run of Arabic digits with thousands separators and a decimal point.

use rust_decimal::Decimal;

use crate::value::Fault;
use crate::value::decimal::from_scientific;

/// Reads `1,234.5`, `1 234`, `3。5` (the full stop of a Chinese keyboard), `1.39E+10`.
///
/// Separators must stand at every third place: `12,34` may be 1234 or 12.34 and is a fault.
pub(super) fn read_digits(run: &str) -> Result<Decimal, Fault> {
    if run.contains(['e', 'E']) {
        return from_scientific(run).ok_or(Fault::TooLong);
    }
    let (whole, fraction) = match run.split_once(is_point) {
        Some((_, fraction)) if fraction.contains(is_point) => return Err(Fault::NotANumber),
        Some((whole, fraction)) => (whole, fraction),
        None => (run, ""),
    };
    if fraction.contains(is_group_separator) {
        return Err(odd_separator(run));
    }
    if fraction.chars().any(char::is_whitespace) {
        return Err(Fault::SeveralNumbers);
    }
    let mut digits = ungrouped(whole, run)?;
    if !fraction.is_empty() {
        digits.push('.');
        digits.push_str(fraction);
    }
    if digits.chars().filter(char::is_ascii_digit).count() > 28 {
        return Err(Fault::TooLong);
    }
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        digits.insert(0, '0');
    }
    Decimal::from_str_exact(&digits).map_err(|_| Fault::NotANumber)
}

/// True where a run of digits needed more than parsing.
pub(super) fn is_dressed(run: &str) -> bool {
    let zero_padded = run.len() > 1 && run.starts_with('0') && !run.starts_with("0.");
    zero_padded || run.chars().any(|c| !c.is_ascii_digit() && c != '.')
}

/// The whole part without its separators.
fn ungrouped(whole: &str, run: &str) -> Result<String, Fault> {
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Ok(whole.to_owned());
    };
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let regular = (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3 && group.chars().all(|c| c.is_ascii_digit()));
    if regular {
        Ok(whole.replace(separator, ""))
    } else if separator.is_whitespace() {
        Err(Fault::SeveralNumbers)
    } else {
        Err(odd_separator(run))
    }
}

fn odd_separator(run: &str) -> Fault {
    Fault::UnclearNumber {
        reason: format!("“{run}”的逗号不在千分位上，分不清是千分位还是小数点"),
    }
}

/// Signs used as a decimal point.
pub(super) fn is_point(c: char) -> bool {
    matches!(c, '.' | '。' | '·')
}

/// Signs used between thousands, besides the space.
pub(super) fn is_group_separator(c: char) -> bool {
    matches!(c, ',' | '\'')
}

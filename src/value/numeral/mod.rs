//! Numerals as Chinese offices write them: 三百一十二, 壹仟, 二〇一七, 3.5万, 3万5千, 一点五.

mod sections;
#[cfg(test)]
pub(in crate::value) mod tests;

use rust_decimal::Decimal;

use self::sections::Sections;
use super::Fault;

/// A numeral that was understood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::value) struct Numeral {
    /// Its value, multipliers included.
    pub value: Decimal,
    /// Written with Chinese digits, or digit by digit with multipliers between (3万5千).
    pub chinese: bool,
    /// The greatest multiplier in it (10 000 in 3.5万), or 1.
    pub multiplier: u64,
}

/// One sign of a numeral.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Arabic(Decimal),
    Digit(u8),
    Zero,
    Small(u16),
    Big(u64),
    Point,
}

/// True for the signs of Chinese numerals: digits, multipliers, zeros.
pub(in crate::value) fn is_chinese_numeral(c: char) -> bool {
    matches!(c, '廿' | '卅') || sign(c).is_some()
}

/// 百 千 万 亿 as factors, also in their formal shapes.
pub(in crate::value) fn multiplier(c: char) -> Option<u64> {
    match sign(c)? {
        Sign::Small(unit) if unit > 10 => Some(u64::from(unit)),
        Sign::Big(unit) => Some(unit),
        _ => None,
    }
}

fn sign(c: char) -> Option<Sign> {
    Some(match c {
        '零' | '〇' | '○' => Sign::Zero,
        '一' | '壹' | '弌' => Sign::Digit(1),
        '二' | '两' | '贰' | '貳' | '兩' => Sign::Digit(2),
        '三' | '叁' | '參' | '叄' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' | '陸' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Small(10),
        '百' | '佰' => Sign::Small(100),
        '千' | '仟' => Sign::Small(1000),
        '万' | '萬' => Sign::Big(10_000),
        '亿' | '億' => Sign::Big(100_000_000),
        _ => return None,
    })
}

/// Reads a numeral of Arabic digits, Chinese signs and 点, with nothing else around it.
///
/// `arabic` reads a run of Arabic digits with its separators.
pub(in crate::value) fn read_numeral(
    written: &str,
    arabic: impl Fn(&str) -> Result<Decimal, Fault>,
) -> Result<Numeral, Fault> {
    let signs = signs(written, arabic)?;
    let multiplier = signs.iter().fold(1, |most, sign| match sign {
        Sign::Small(unit) => most.max(u64::from(*unit)),
        Sign::Big(unit) => most.max(*unit),
        _ => most,
    });
    let many = signs
        .iter()
        .filter(|s| matches!(s, Sign::Arabic(_)))
        .count()
        > 1;
    let chinese = many
        || signs
            .iter()
            .any(|s| matches!(s, Sign::Digit(_) | Sign::Zero));
    let value = evaluate(&signs)?.normalize();
    let chinese = chinese || !signs.iter().any(|s| matches!(s, Sign::Arabic(_)));
    Ok(Numeral {
        value,
        chinese,
        multiplier,
    })
}

fn signs(
    written: &str,
    arabic: impl Fn(&str) -> Result<Decimal, Fault>,
) -> Result<Vec<Sign>, Fault> {
    let mut signs = Vec::new();
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        let plain = rest
            .find(|c: char| c == '点' || is_chinese_numeral(c))
            .unwrap_or(rest.len());
        if plain > 0 {
            signs.push(Sign::Arabic(arabic(rest[..plain].trim())?));
            rest = &rest[plain..];
            continue;
        }
        match c {
            '点' => signs.push(Sign::Point),
            '廿' => signs.extend([Sign::Digit(2), Sign::Small(10)]),
            '卅' => signs.extend([Sign::Digit(3), Sign::Small(10)]),
            _ => signs.extend(sign(c)),
        }
        rest = &rest[c.len_utf8()..];
    }
    Ok(signs)
}

fn evaluate(signs: &[Sign]) -> Result<Decimal, Fault> {
    if let Some(point) = signs.iter().position(|s| *s == Sign::Point) {
        return with_point(&signs[..point], &signs[point + 1..]);
    }
    match signs {
        [] => Err(Fault::NotANumber),
        [Sign::Arabic(number), multipliers @ ..] if multipliers.iter().all(is_multiplier) => {
            scaled(*number, multipliers)
        }
        _ if signs
            .iter()
            .all(|s| matches!(s, Sign::Digit(_) | Sign::Zero)) =>
        {
            digit_by_digit(signs)
        }
        _ => Sections::default().read(signs),
    }
}

fn is_multiplier(sign: &Sign) -> bool {
    matches!(sign, Sign::Small(_) | Sign::Big(_))
}

/// 3.5 and 万; 3 and 千, 万. A smaller multiplier may stand only before a greater one.
fn scaled(number: Decimal, multipliers: &[Sign]) -> Result<Decimal, Fault> {
    let mut value = number;
    let mut last = 0;
    for multiplier in multipliers {
        let unit = match multiplier {
            Sign::Small(unit) => u64::from(*unit),
            Sign::Big(unit) => *unit,
            _ => return Err(Fault::NotANumber),
        };
        if unit <= last || (last > 0 && unit < 10_000) {
            return Err(Fault::NotANumber);
        }
        last = unit;
        value = value.checked_mul(unit.into()).ok_or(Fault::TooLong)?;
    }
    Ok(value)
}

/// 二〇一七. Two bare digits (三五) are "three or five" as likely as 35.
fn digit_by_digit(signs: &[Sign]) -> Result<Decimal, Fault> {
    let digits: String = signs
        .iter()
        .map(|s| match s {
            Sign::Digit(d) => char::from(b'0' + d),
            _ => '0',
        })
        .collect();
    let zero_first = digits.len() > 1 && digits.starts_with('0');
    if zero_first {
        return Err(Fault::NotANumber);
    }
    if digits.len() == 2 && !digits.contains('0') {
        return Err(Fault::SeveralNumbers);
    }
    Decimal::from_str_exact(&digits).map_err(|_| Fault::TooLong)
}

/// 一点五, 三点五万.
fn with_point(whole: &[Sign], fraction: &[Sign]) -> Result<Decimal, Fault> {
    let digits = fraction
        .iter()
        .take_while(|s| matches!(s, Sign::Digit(_) | Sign::Zero))
        .count();
    let (digits, multipliers) = fraction.split_at(digits);
    let whole = evaluate(whole)?;
    if digits.is_empty() || !multipliers.iter().all(is_multiplier) || !whole.fract().is_zero() {
        return Err(Fault::NotANumber);
    }
    let written: String = digits
        .iter()
        .map(|s| match s {
            Sign::Digit(d) => char::from(b'0' + d),
            _ => '0',
        })
        .collect();
    let value =
        Decimal::from_str_exact(&format!("{whole}.{written}")).map_err(|_| Fault::TooLong)?;
    scaled(value, multipliers)
}

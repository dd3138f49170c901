//! Tokens → points of time, with the parts that were written and no others.

use super::token::Token;

/// A day, month, or part of a month, as far as it was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub year: Option<i16>,
    pub next_year: bool,
    pub month: Option<i8>,
    pub days: Option<(i8, i8)>,
    /// A number without 年, 月, 日: what it means depends on its neighbours.
    pub bare: Option<i8>,
}

impl Point {
    pub(super) fn is_month(&self) -> bool {
        self.month.is_some() && self.days.is_none()
    }
}

/// Parses one point at the front: the point and the tokens after it. `years` are those that a two-digit year may mean.
pub(super) fn point(tokens: &[Token], years: (i16, i16)) -> Option<(Point, &[Token])> {
    let (next_year, tokens) = match tokens {
        [Token::NextYear, rest @ ..] => (true, rest),
        _ => (false, tokens),
    };
    let (point, rest) = with_signs(tokens, years)
        .or_else(|| with_words(tokens))
        .or_else(|| compact(tokens, years))?;
    Some((Point { next_year, ..point }, rest))
}

/// 2017-12-5, 2017.12, 17.12.5, 12/5.
fn with_signs(tokens: &[Token], years: (i16, i16)) -> Option<(Point, &[Token])> {
    let [
        Token::Number(first, digits),
        sign,
        Token::Number(second, 1..=2),
        rest @ ..,
    ] = tokens
    else {
        return None;
    };
    if !matches!(sign, Token::Dot | Token::Slash | Token::Dash)
        || matches!(rest.first(), Some(Token::Month))
    {
        return None;
    }
    let third = match rest {
        [again, Token::Number(third, 1..=2), after @ ..]
            if again == sign && !matches!(after.first(), Some(Token::Month)) =>
        {
            Some((*third, without_day(after)))
        }
        _ => None,
    };
    match (digits, third) {
        (4, Some((day, after))) => Some((ymd(*first, *second, Some(day))?, after)),
        (4, None) => Some((ymd(*first, *second, None)?, rest)),
        (1..=2, Some((day, after))) if *sign != Token::Dash => {
            let year = near_year(*first, years)?;
            Some((ymd(year, *second, Some(day))?, after))
        }
        (1..=2, None) if *sign != Token::Dash => {
            let point = Point {
                month: small(*first),
                days: Some(one_day(*second)?),
                ..Point::default()
            };
            Some((point, without_day(rest)))
        }
        _ => None,
    }
}

/// What follows 日 after a day in signs (2017.12.5日).
fn without_day(tokens: &[Token]) -> &[Token] {
    tokens.strip_prefix(&[Token::Day]).unwrap_or(tokens)
}

/// 2017年12月5日, 12月5, 12月上旬, 5日, 2017年11 (of 2017年11-12月).
fn with_words(tokens: &[Token]) -> Option<(Point, &[Token])> {
    let mut point = Point::default();
    let mut rest = tokens;
    if let [Token::Number(year, digits), Token::Year, after @ ..] = rest {
        point.year = match digits {
            2 => two_digit_year(*year),
            4 => i16::try_from(*year).ok(),
            _ => None,
        };
        point.year?;
        rest = after;
    }
    if let [Token::Number(month, _), Token::Month, after @ ..] = rest {
        point.month = Some(small(*month)?);
        rest = after;
    }
    match rest {
        [Token::Part(first, last), after @ ..] => {
            point.days = Some((*first, *last));
            rest = after;
        }
        [Token::Number(day, 1..=2), Token::Day, after @ ..] => {
            point.days = Some(one_day(*day)?);
            rest = after;
        }
        [Token::Number(day, 1..=2), after @ ..] if point.month.is_some() => {
            point.days = Some(one_day(*day)?);
            rest = after;
        }
        [Token::Number(number, 1..=2), after @ ..] if point.year.is_some() => {
            point.bare = Some(small(*number)?);
            return Some((point, after));
        }
        _ => {}
    }
    let dated = point.month.is_some() || (point.days.is_some() && point.year.is_none());
    dated.then_some((point, rest))
}

/// 20171205, 201712, 171205, or a bare number.
fn compact(tokens: &[Token], years: (i16, i16)) -> Option<(Point, &[Token])> {
    let [Token::Number(number, digits), rest @ ..] = tokens else {
        return None;
    };
    let point = match digits {
        8 => ymd(number / 10_000, number / 100 % 100, Some(number % 100))?,
        6 => ymd(number / 100, number % 100, None).or_else(|| {
            let year = near_year(number / 10_000, years)?;
            ymd(year, number / 100 % 100, Some(number % 100))
        })?,
        1..=2 => Point {
            bare: Some(small(*number)?),
            ..Point::default()
        },
        _ => return None,
    };
    Some((point, rest))
}

fn ymd(year: u32, month: u32, day: Option<u32>) -> Option<Point> {
    let year = i16::try_from(year)
        .ok()
        .filter(|year| (1900..2100).contains(year))?;
    Some(Point {
        year: Some(year),
        month: Some(small(month)?),
        days: match day {
            Some(day) => Some(one_day(day)?),
            None => None,
        },
        ..Point::default()
    })
}

fn two_digit_year(year: u32) -> Option<i16> {
    i16::try_from(year)
        .ok()
        .filter(|year| *year < 100)
        .map(|year| 2000 + year)
}

/// A two-digit year without 年, which must be near the campaign.
fn near_year(year: u32, years: (i16, i16)) -> Option<u32> {
    let year = two_digit_year(year).filter(|year| (years.0..=years.1).contains(year))?;
    u32::try_from(year).ok()
}

fn small(number: u32) -> Option<i8> {
    i8::try_from(number).ok()
}

fn one_day(day: u32) -> Option<(i8, i8)> {
    small(day).map(|day| (day, day))
}

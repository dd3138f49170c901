//! Points joined by 至 and 、 → the first and the last day that they cover.

use jiff::civil::Date;

use super::point::{Point, point};
use super::token::Token;
use super::year::{assumed_year, days_of};

/// A campaign's first and last day.
pub(super) type Period = (Date, Date);

/// The first and last day, and whether a year was assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Covered {
    pub first: Date,
    pub last: Date,
    pub assumed: bool,
}

/// Reads days, months and spans in a list; the whole covers them all.
pub(super) fn covered(tokens: &[Token], period: Period) -> Option<Covered> {
    let years = (period.0.year() - 1, period.1.year() + 1);
    let items: Option<Vec<Vec<Point>>> = tokens
        .split(|token| *token == Token::Comma)
        .map(|item| span_of_points(item, years))
        .collect();
    let mut items = items?;
    explain_bare(&mut items)?;
    let mut reader = Reader {
        period,
        last: None,
        assumed: false,
    };
    let mut whole: Option<(Date, Date)> = None;
    for item in &items {
        let (first, last) = reader.item(item)?;
        let (from, to) = whole.unwrap_or((first, last));
        whole = Some((from.min(first), to.max(last)));
    }
    let (first, last) = whole?;
    Some(Covered {
        first,
        last,
        assumed: reader.assumed,
    })
}

/// One point, or two with 至 or a dash between.
fn span_of_points(tokens: &[Token], years: (i16, i16)) -> Option<Vec<Point>> {
    let (first, rest) = point(tokens, years)?;
    match rest {
        [] => Some(vec![first]),
        [Token::Dash, Token::Dash, rest @ ..] | [Token::To | Token::Dash, rest @ ..] => {
            let (second, rest) = point(rest, years)?;
            rest.is_empty().then(|| vec![first, second])
        }
        _ => None,
    }
}

/// Says what bare numbers are by their neighbours: "5" in "12月5、8日" a day, "1" in "1-3月" a month.
fn explain_bare(items: &mut [Vec<Point>]) -> Option<()> {
    let mut points: Vec<&mut Point> = items.iter_mut().flatten().collect();
    for at in 0..points.len() {
        let Some(number) = points[at].bare.take() else {
            continue;
        };
        let before = at
            .checked_sub(1)
            .map(|at| *points[at])
            .filter(|_| points[at].year.is_none());
        let after = points[at + 1..]
            .iter()
            .find(|point| point.bare.is_none())
            .map(|point| **point);
        let month = match (before, after) {
            (Some(before), _) => before.is_month(),
            (None, Some(after)) => after.is_month(),
            (None, None) => return None,
        };
        if month {
            points[at].month = Some(number);
        } else {
            points[at].days = Some((number, number));
        }
    }
    Some(())
}

/// Reads points from left to right; what is left out is taken from the point before.
struct Reader {
    period: Period,
    last: Option<Date>,
    assumed: bool,
}

impl Reader {
    fn item(&mut self, points: &[Point]) -> Option<(Date, Date)> {
        let mut covered: Option<(Date, Date)> = None;
        for point in points {
            let (first, last) = self.days(point)?;
            self.last = Some(first);
            covered = match covered {
                None => Some((first, last)),
                Some((from, _)) if from <= last => Some((from, last)),
                Some(_) => return None,
            };
        }
        covered
    }

    fn days(&mut self, point: &Point) -> Option<(Date, Date)> {
        let month = match (point.month, self.last) {
            (Some(month), _) => month,
            (None, Some(last)) => last.month(),
            (None, None) => return None,
        };
        let year = match (point.year, self.last) {
            (Some(year), _) => year,
            (None, Some(last)) => {
                let later = point.next_year || month < last.month();
                self.assumed |= later && !point.next_year;
                last.year() + i16::from(later)
            }
            (None, None) if point.next_year => return None,
            (None, None) => {
                self.assumed = true;
                assumed_year(month, point.days, self.period)?
            }
        };
        days_of(year, month, point.days)
    }
}

//! Does a relation hold for a record? Exact fractions, three answers: yes, no, and cannot be told.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::expression::{Condition, Quantity};
use super::operator::Arithmetic;
use crate::campaign::exact::{product, sum};

/// What a record says. Whatever it cannot say (`None`) leaves a relation undecided, never broken.
pub trait Lookup {
    /// A number in its field's unit; none where missing or unreadable.
    fn number(&self, field: usize) -> Option<Decimal>;
    /// How many options are ticked, a written 其它 included; none where it cannot be read or is not on the sheet.
    fn ticks(&self, field: usize) -> Option<usize>;
    /// How many rows of a table are filled in.
    fn rows(&self, table: usize) -> Option<usize>;
    /// Address of a field's cell, for messages.
    fn cell(&self, _field: usize) -> Option<String> {
        None
    }
}

/// An exact fraction; the denominator is above zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fraction {
    pub over: Decimal,
    pub under: Decimal,
}

impl Fraction {
    fn whole(over: Decimal) -> Self {
        Self {
            over,
            under: Decimal::ONE,
        }
    }

    fn apply(self, op: Arithmetic, other: Self) -> Option<Self> {
        match op {
            Arithmetic::Plus => Some(Self {
                over: sum(
                    product(self.over, other.under)?,
                    product(other.over, self.under)?,
                )?,
                under: product(self.under, other.under)?,
            }),
            Arithmetic::Minus => {
                let negative = Self {
                    over: -other.over,
                    under: other.under,
                };
                self.apply(Arithmetic::Plus, negative)
            }
            Arithmetic::Times => Some(Self {
                over: product(self.over, other.over)?,
                under: product(self.under, other.under)?,
            }),
            Arithmetic::Over => {
                if other.over.is_zero() {
                    return None;
                }
                let (over, under) = (
                    product(self.over, other.under)?,
                    product(self.under, other.over)?,
                );
                Some(if under.is_sign_negative() {
                    Self {
                        over: -over,
                        under: -under,
                    }
                } else {
                    Self { over, under }
                })
            }
        }
    }

    fn order(self, other: Self) -> Option<Ordering> {
        Some(product(self.over, other.under)?.cmp(&product(other.over, self.under)?))
    }

    /// The number itself, and whether it had to be rounded.
    pub fn number(self) -> Option<(Decimal, bool)> {
        let number = self.over.checked_div(self.under)?.normalize();
        let exact = product(number, self.under) == Some(self.over.normalize());
        Some((number, !exact))
    }
}

impl Quantity {
    /// The quantity in base units; none where something is missing, divided by zero or too long.
    pub(super) fn evaluate(&self, record: &dyn Lookup) -> Option<Fraction> {
        let count = |count: usize| Fraction::whole(Decimal::from(count));
        match self {
            Self::Field { place, factor, .. } => {
                product(record.number(*place)?, *factor).map(Fraction::whole)
            }
            Self::Ticks { place } => record.ticks(*place).map(count),
            Self::Rows { table } => record.rows(*table).map(count),
            Self::Constant { base, .. } => Some(Fraction::whole(*base)),
            Self::Arithmetic { left, op, right } => {
                left.evaluate(record)?.apply(*op, right.evaluate(record)?)
            }
        }
    }
}

impl Condition {
    /// Whether it holds; none where that cannot be told.
    pub fn holds(&self, record: &dyn Lookup) -> Option<bool> {
        match self {
            Self::Compare { left, op, right } => {
                let order = left.evaluate(record)?.order(right.evaluate(record)?)?;
                Some(op.accepts(order))
            }
            Self::Within { value, low, high } => {
                let value = value.evaluate(record)?;
                let above = value.order(low.evaluate(record)?)?.is_ge();
                Some(above && value.order(high.evaluate(record)?)?.is_le())
            }
            Self::All(parts) => every(parts.iter().map(|part| part.holds(record))),
            Self::Any(parts) => every(
                parts
                    .iter()
                    .map(|part| part.holds(record).map(|holds| !holds)),
            )
            .map(|none| !none),
            Self::Not(part) => part.holds(record).map(|holds| !holds),
            Self::Implies { given, then } => match (given.holds(record), then.holds(record)) {
                (Some(false), _) | (_, Some(true)) => Some(true),
                (Some(true), Some(false)) => Some(false),
                _ => None,
            },
        }
    }

    /// The smallest parts that are broken, each with the cases in which it must hold; empty unless broken.
    pub(super) fn breaches<'c>(&'c self, record: &dyn Lookup) -> Vec<BrokenPart<'c>> {
        if self.holds(record) != Some(false) {
            return Vec::new();
        }
        match self {
            Self::All(parts) => parts
                .iter()
                .flat_map(|part| part.breaches(record))
                .collect(),
            Self::Implies { given, then } => {
                let mut parts = then.breaches(record);
                if !self.is_guarded() {
                    for part in &mut parts {
                        part.cases.push(given);
                    }
                }
                parts
            }
            _ => vec![BrokenPart {
                part: self,
                cases: Vec::new(),
            }],
        }
    }
}

/// A part of a relation that does not hold though it should.
#[derive(Debug, Clone)]
pub(super) struct BrokenPart<'c> {
    /// What does not hold.
    pub part: &'c Condition,
    /// The cases in which it must, innermost first.
    pub cases: Vec<&'c Condition>,
}

impl<'c> BrokenPart<'c> {
    /// What `next` adds where it goes on from this part and neither depends on a case.
    pub fn continued_by(&self, next: &Self) -> Option<&'c Quantity> {
        let alone = self.cases.is_empty() && next.cases.is_empty();
        self.part.continued_by(next.part).filter(|_| alone)
    }
}

/// True where all are true, false where one is false, else none.
fn every(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            None => all = None,
            Some(true) => {}
        }
    }
    all
}

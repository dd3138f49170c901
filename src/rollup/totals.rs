//! Totals of one form over any set of records: a commutative monoid, so that a parent is the sum of its children.

use rust_decimal::{Decimal, RoundingStrategy};

use super::exact::Exact;
use crate::campaign::{Form, Kind, RollUp};
use crate::intake::Record;
use crate::value::Value;

/// Decimals of a mean in print and in JSON.
pub const MEAN_DECIMALS: u32 = 4;

/// What a set of records adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// How many records.
    pub records: u64,
    /// One entry a field, in the form's order.
    pub fields: Vec<FieldTotal>,
    /// Rows of each table of the form.
    pub tables: Vec<u64>,
}

/// What one field adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldTotal {
    /// The field is listed or grouped by, and has no total.
    None,
    /// Added up.
    Sum(Sum),
    /// A weighted mean.
    Mean(Mean),
    /// Ticks by option.
    Count(Count),
}

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

/// Ticks counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// Records that tick each option, in the form's order.
    pub options: Vec<u64>,
    /// Records with words after the free option; none where the form has no such option.
    pub other: Option<u64>,
    /// Records with any tick or words: what shares are shares of.
    pub answered: u64,
}

impl Sum {
    /// The sum; none where no record has a number, or where it is too long to be kept exactly.
    pub fn value(self) -> Option<Decimal> {
        self.sum.get().filter(|_| self.present > 0)
    }
}

impl Mean {
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

impl Totals {
    /// Totals over no record.
    pub fn nothing(form: &Form) -> Self {
        Self {
            records: 0,
            fields: form.fields.iter().map(FieldTotal::nothing).collect(),
            tables: vec![0; form.tables.len()],
        }
    }

    /// Totals over one record.
    pub fn of(record: &Record, form: &Form) -> Self {
        let fields = form.fields.iter().enumerate();
        let rows = |table: usize| record.tables.get(table).map_or(0, |rows| rows.len() as u64);
        Self {
            records: 1,
            fields: fields
                .map(|(place, field)| FieldTotal::of(record, place, field))
                .collect(),
            tables: (0..form.tables.len()).map(rows).collect(),
        }
    }

    /// Both together; of the same form.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        self.records += other.records;
        for (mine, theirs) in self.fields.iter_mut().zip(&other.fields) {
            mine.add(theirs);
        }
        for (mine, theirs) in self.tables.iter_mut().zip(&other.tables) {
            *mine += theirs;
        }
        self
    }
}

impl FieldTotal {
    fn nothing(field: &crate::campaign::Field) -> Self {
        match field.roll_up {
            RollUp::List | RollUp::Group => Self::None,
            RollUp::Sum => Self::Sum(Sum::default()),
            RollUp::Mean { .. } => Self::Mean(Mean::default()),
            RollUp::Count => Self::Count(Count::nothing(&field.kind)),
        }
    }

    fn of(record: &Record, place: usize, field: &crate::campaign::Field) -> Self {
        let mut total = Self::nothing(field);
        match (&mut total, field.roll_up) {
            (Self::Sum(sum), _) => {
                if let Some(number) = number(record, place) {
                    *sum = Sum {
                        sum: Exact::of(number),
                        present: 1,
                    };
                }
            }
            (Self::Mean(mean), RollUp::Mean { weight }) => {
                if let Some((value, weight)) = number(record, place).zip(number(record, weight)) {
                    *mean = Mean {
                        weighted: Exact::product(value, weight),
                        weight: Exact::of(weight),
                        present: 1,
                    };
                }
            }
            (Self::Count(count), _) => count.mark(record, place),
            _ => {}
        }
        total
    }

    fn add(&mut self, other: &Self) {
        match (self, other) {
            (Self::Sum(mine), Self::Sum(theirs)) => {
                mine.sum = mine.sum.plus(theirs.sum);
                mine.present += theirs.present;
            }
            (Self::Mean(mine), Self::Mean(theirs)) => {
                mine.weighted = mine.weighted.plus(theirs.weighted);
                mine.weight = mine.weight.plus(theirs.weight);
                mine.present += theirs.present;
            }
            (Self::Count(mine), Self::Count(theirs)) => mine.add(theirs),
            _ => {}
        }
    }
}

impl Count {
    fn nothing(kind: &Kind) -> Self {
        let Kind::Choices(choices) = kind else {
            return Self::default();
        };
        Self {
            options: vec![0; choices.options.len()],
            other: choices.other.as_ref().map(|_| 0),
            answered: 0,
        }
    }

    fn mark(&mut self, record: &Record, place: usize) {
        let Some(Value::Ticks(ticks)) = value(record, place) else {
            return;
        };
        if ticks.is_empty() {
            return;
        }
        for option in &ticks.ticked {
            if let Some(count) = self.options.get_mut(*option) {
                *count = 1;
            }
        }
        if let Some(other) = &mut self.other {
            *other = u64::from(ticks.other.is_some());
        }
        self.answered = 1;
    }

    fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.options.iter_mut().zip(&other.options) {
            *mine += theirs;
        }
        self.other = self.other.zip(other.other).map(|(a, b)| a + b);
        self.answered += other.answered;
    }
}

fn value(record: &Record, place: usize) -> Option<&Value> {
    record.fields.get(place)?.value.as_ref()
}

fn number(record: &Record, place: usize) -> Option<Decimal> {
    match value(record, place)? {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

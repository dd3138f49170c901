//! Totals of one form over any set of records: a commutative monoid, so that a parent is the sum of its children.

use rust_decimal::Decimal;

use super::count::Count;
use super::mean::{Mean, Sum};
use crate::campaign::{Field, Form, RollUp};
use crate::intake::{Record, Wanted};
use crate::value::Value;

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

impl Totals {
    /// Totals over no record.
    pub fn nothing(form: &Form) -> Self {
        Self {
            records: 0,
            fields: form.fields.iter().map(FieldTotal::nothing).collect(),
            tables: vec![0; form.tables.len()],
        }
    }

    /// What of a record goes into totals.
    pub(super) fn wanted(form: &Form) -> Wanted {
        let fields = form.fields.iter().enumerate();
        let counted = fields.flat_map(|(place, field)| match field.roll_up {
            RollUp::List | RollUp::Group => Vec::new(),
            RollUp::Mean { weight } => vec![place, weight],
            RollUp::Sum | RollUp::Count => vec![place],
        });
        (0..form.tables.len()).fold(Wanted::fields(counted), Wanted::and_table)
    }

    /// These with one more record, of the same form.
    pub(super) fn take_in(&mut self, record: &Record, form: &Form) {
        self.records += 1;
        let fields = form.fields.iter().enumerate();
        for (mine, (place, field)) in self.fields.iter_mut().zip(fields) {
            mine.add(&FieldTotal::of(record, place, field));
        }
        for (mine, rows) in self.tables.iter_mut().zip(&record.tables) {
            *mine += rows.len() as u64;
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
    fn nothing(field: &Field) -> Self {
        match field.roll_up {
            RollUp::List | RollUp::Group => Self::None,
            RollUp::Sum => Self::Sum(Sum::default()),
            RollUp::Mean { .. } => Self::Mean(Mean::default()),
            RollUp::Count => Self::Count(Count::nothing(&field.kind)),
        }
    }

    fn of(record: &Record, place: usize, field: &Field) -> Self {
        let mut total = Self::nothing(field);
        match (&mut total, field.roll_up) {
            (Self::Sum(sum), _) => {
                if let Some(number) = number(record, place) {
                    *sum = Sum::of(number);
                }
            }
            (Self::Mean(mean), RollUp::Mean { weight }) => {
                if let Some((value, weight)) = number(record, place).zip(number(record, weight)) {
                    *mean = Mean::of(value, weight);
                }
            }
            (Self::Count(count), _) => {
                if let Some(Value::Ticks(ticks)) = value(record, place) {
                    count.mark(ticks);
                }
            }
            _ => {}
        }
        total
    }

    fn add(&mut self, other: &Self) {
        match (self, other) {
            (Self::Sum(mine), Self::Sum(theirs)) => mine.add(theirs),
            (Self::Mean(mine), Self::Mean(theirs)) => mine.add(theirs),
            (Self::Count(mine), Self::Count(theirs)) => mine.add(theirs),
            _ => {}
        }
    }
}

fn value(record: &Record, place: usize) -> Option<&Value> {
    record.fields.get(place)?.value.as_ref()
}

/// The number in a field, where one was read.
pub(super) fn number(record: &Record, place: usize) -> Option<Decimal> {
    match value(record, place)? {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

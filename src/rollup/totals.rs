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

    /// Totals over one record.
    pub fn of(record: &Record, form: &Form) -> Self {
        let mut totals = Self::nothing(form);
        totals.add(record, form);
        totals
    }

    /// Adds a record of the form.
    pub fn add(&mut self, record: &Record, form: &Form) {
        self.records += 1;
        for ((place, field), total) in form.fields.iter().enumerate().zip(&mut self.fields) {
            total.count(record, place, field);
        }
        for (rows, total) in record.tables.iter().zip(&mut self.tables) {
            *total += rows.len() as u64;
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

    fn count(&mut self, record: &Record, place: usize, field: &Field) {
        match (self, field.roll_up) {
            (Self::Sum(sum), _) => {
                if let Some(number) = number(record, place) {
                    sum.add(&Sum::of(number));
                }
            }
            (Self::Mean(mean), RollUp::Mean { weight }) => {
                if let Some((value, weight)) = number(record, place).zip(number(record, weight)) {
                    mean.add(&Mean::of(value, weight));
                }
            }
            (Self::Count(count), _) => {
                if let Some(Value::Ticks(ticks)) = value(record, place) {
                    count.mark(ticks);
                }
            }
            _ => {}
        }
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

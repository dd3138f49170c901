//! A relation as a typed tree. Quantities are in base units (1 万人次 counts 10 000), so that any two can be compared.
//!
//! The tree is public: the check evaluates it, the guide puts it into words, and a template turns it into a formula.

use rust_decimal::Decimal;

use super::operator::{Arithmetic, Comparison};
use crate::campaign::UnitId;

/// Something that holds or not.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// `left op right`.
    Compare {
        /// Left side.
        left: Quantity,
        /// How they compare.
        op: Comparison,
        /// Right side.
        right: Quantity,
    },
    /// `value in low..high`, both included.
    Within {
        /// What is measured.
        value: Quantity,
        /// Smallest.
        low: Quantity,
        /// Largest.
        high: Quantity,
    },
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// Where `given` holds, `then` must hold.
    Implies {
        /// The case.
        given: Box<Condition>,
        /// What must hold in that case.
        then: Box<Condition>,
    },
}

/// Something that can be counted or measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// A number field; its value times `factor` is in base units.
    Field {
        /// Place in [`crate::campaign::Form::fields`].
        place: usize,
        /// Its unit.
        unit: Option<UnitId>,
        /// Base units in one of it; 1 without a unit.
        factor: Decimal,
    },
    /// How many options of a choice field are ticked; a written 其它 counts as one.
    Ticks {
        /// Place in [`crate::campaign::Form::fields`].
        place: usize,
    },
    /// How many rows of a table are filled in.
    Rows {
        /// Place in [`crate::campaign::Form::tables`].
        table: usize,
    },
    /// A number in the rule.
    Constant {
        /// As written in the rule.
        written: Decimal,
        /// The unit written after it.
        unit: Option<UnitId>,
        /// In base units.
        base: Decimal,
    },
    /// `left op right`.
    Arithmetic {
        /// Left side.
        left: Box<Quantity>,
        /// What is done.
        op: Arithmetic,
        /// Right side.
        right: Box<Quantity>,
    },
}

/// What a quantity reads from a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// A single field, by place.
    Field(usize),
    /// A table, by place.
    Table(usize),
}

impl Quantity {
    /// Adds what the quantity reads, left to right, each once.
    fn gather(&self, terms: &mut Vec<Term>) {
        let term = match self {
            Self::Field { place, .. } | Self::Ticks { place } => Term::Field(*place),
            Self::Rows { table } => Term::Table(*table),
            Self::Constant { .. } => return,
            Self::Arithmetic { left, right, .. } => {
                left.gather(terms);
                right.gather(terms);
                return;
            }
        };
        if !terms.contains(&term) {
            terms.push(term);
        }
    }

    /// What the quantity reads, left to right, each once.
    pub fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        self.gather(&mut terms);
        terms
    }
}

impl Condition {
    fn gather(&self, terms: &mut Vec<Term>) {
        match self {
            Self::Compare { left, right, .. } => {
                left.gather(terms);
                right.gather(terms);
            }
            Self::Within { value, low, high } => {
                value.gather(terms);
                low.gather(terms);
                high.gather(terms);
            }
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.gather(terms);
                }
            }
            Self::Not(part) => part.gather(terms),
            Self::Implies { given, then } => {
                then.gather(terms);
                given.gather(terms);
            }
        }
    }

    /// What the condition reads, each once: left to right, but what must hold before the case in which it must.
    pub fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        self.gather(&mut terms);
        terms
    }

    /// True for an implication whose case reads nothing but what its conclusion reads: a mere guard, as against a
    /// division by zero or a fault that another relation reports. Words and messages leave guards out.
    pub fn is_guarded(&self) -> bool {
        match self {
            Self::Implies { given, then } => {
                let concluded = then.terms();
                given.terms().iter().all(|term| concluded.contains(term))
            }
            _ => false,
        }
    }
}

impl Condition {
    /// What `next` holds the same quantity against in the same way: said after this one, it need not begin anew.
    pub(super) fn continued_by<'c>(&'c self, next: &'c Self) -> Option<&'c Quantity> {
        let (_, right, more) = self.beside(next)?;
        let two_fields = !right.terms().is_empty() && !more.terms().is_empty();
        two_fields.then_some(more)
    }

    /// How one quantity is compared by both of two conditions, and what each holds it against.
    pub(super) fn beside<'c>(
        &'c self,
        other: &'c Self,
    ) -> Option<(Comparison, &'c Quantity, &'c Quantity)> {
        match (self, other) {
            (
                Self::Compare { left, op, right },
                Self::Compare {
                    left: again,
                    op: same,
                    right: more,
                },
            ) if left == again && op == same => Some((*op, right, more)),
            _ => None,
        }
    }
}

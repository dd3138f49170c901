//! A relation as a spreadsheet formula: the same tree that `validate` checks, over the cells of a plan.
//!
//! The check has three answers, so each condition gives two formulas: one that is true where it surely holds, one where
//! it surely does not. A blank cell makes neither true, and a form that has not been begun shows no fault.

use rust_decimal::Decimal;

use super::cells::Cells;
use crate::campaign::relation::{Arithmetic, Comparison, Condition, Quantity};
use crate::intake::FieldPath;

/// Decimals at which two computed quantities count as equal; a spreadsheet reckons in binary.
const PLACES: u32 = 6;

/// Which answer a formula tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Holds,
    Breaks,
}

impl Cells<'_> {
    /// True where the condition surely does not hold; none where the plan lacks a cell that it needs.
    pub(in crate::press) fn broken(self, condition: &Condition) -> Option<String> {
        self.told(condition, Told::Breaks)
    }

    fn told(self, condition: &Condition, told: Told) -> Option<String> {
        let holds = told == Told::Holds;
        match condition {
            Condition::Compare { left, op, right } => {
                let op = if holds { *op } else { opposite(*op) };
                self.compare(left, op, right)
            }
            Condition::Within { value, low, high } => {
                let (below, above, join) = if holds {
                    (Comparison::AtLeast, Comparison::AtMost, "AND")
                } else {
                    (Comparison::Below, Comparison::Above, "OR")
                };
                let low = self.compare(value, below, low)?;
                let high = self.compare(value, above, high)?;
                Some(format!("{join}({low},{high})"))
            }
            Condition::All(parts) => self.joined(if holds { "AND" } else { "OR" }, parts, told),
            Condition::Any(parts) => self.joined(if holds { "OR" } else { "AND" }, parts, told),
            Condition::Not(part) => self.told(part, told.other()),
            Condition::Implies { given, then } => {
                let given = self.told(given, told.other())?;
                let then = self.told(then, told)?;
                let join = if holds { "OR" } else { "AND" };
                Some(format!("{join}({given},{then})"))
            }
        }
    }

    fn joined(self, join: &str, parts: &[Condition], told: Told) -> Option<String> {
        let parts: Option<Vec<_>> = parts.iter().map(|part| self.told(part, told)).collect();
        Some(format!("{join}({})", parts?.join(",")))
    }

    /// A comparison that is false as long as one of its numbers is missing or a divisor is zero.
    fn compare(self, left: &Quantity, op: Comparison, right: &Quantity) -> Option<String> {
        let mut needs = Needs::default();
        let exact = is_plain(left) && is_plain(right);
        let sides = [left, right].map(|side| {
            let text = self.quantity(side, &mut needs)?;
            Some(if exact || matches!(side, Quantity::Constant { .. }) {
                text
            } else {
                format!("ROUND({text},{PLACES})")
            })
        });
        let [left, right] = sides;
        Some(needs.guard(format!("{}{}{}", left?, sign(op), right?)))
    }

    fn quantity(self, quantity: &Quantity, needs: &mut Needs) -> Option<String> {
        Some(match quantity {
            Quantity::Field { place, factor, .. } => {
                let cell = self.cell(self.0.value_slot(FieldPath::Field(*place))?);
                needs.number(&cell);
                if *factor == Decimal::ONE {
                    cell
                } else {
                    format!("{cell}*{}", factor.normalize())
                }
            }
            Quantity::Ticks { place } => needs.counted(self.ticks(*place)?),
            Quantity::Rows { table } => needs.counted(self.rows(*table)?),
            Quantity::Constant { base, .. } => base.normalize().to_string(),
            Quantity::Arithmetic { left, op, right } => {
                let left = self.quantity(left, needs)?;
                let right = self.quantity(right, needs)?;
                let sign = match op {
                    Arithmetic::Plus => "+",
                    Arithmetic::Minus => "-",
                    Arithmetic::Times => "*",
                    Arithmetic::Over => {
                        needs.divisors.push(right.clone());
                        "/"
                    }
                };
                format!("({left}{sign}{right})")
            }
        })
    }
}

/// What must be there before two quantities can be compared.
#[derive(Default)]
struct Needs {
    numbers: Vec<String>,
    counts: Vec<String>,
    divisors: Vec<String>,
}

impl Needs {
    fn number(&mut self, cell: &str) {
        if !self.numbers.iter().any(|known| known == cell) {
            self.numbers.push(cell.to_owned());
        }
    }

    fn counted(&mut self, count: String) -> String {
        self.counts.push(count.clone());
        count
    }

    fn guard(&self, comparison: String) -> String {
        let mut guarded = comparison;
        for divisor in &self.divisors {
            guarded = format!("IF({divisor}<>0,{guarded},FALSE)");
        }
        if !self.numbers.is_empty() {
            let cells = self.numbers.join(",");
            guarded = format!("IF(COUNT({cells})={},{guarded},FALSE)", self.numbers.len());
        }
        for count in &self.counts {
            guarded = format!("IF({count}>0,{guarded},FALSE)");
        }
        guarded
    }
}

impl Told {
    const fn other(self) -> Self {
        match self {
            Self::Holds => Self::Breaks,
            Self::Breaks => Self::Holds,
        }
    }
}

/// Read from one cell or written in the rule: nothing is reckoned that could lose a digit.
fn is_plain(quantity: &Quantity) -> bool {
    match quantity {
        Quantity::Field { factor, .. } => *factor == Decimal::ONE,
        Quantity::Constant { .. } | Quantity::Ticks { .. } | Quantity::Rows { .. } => true,
        Quantity::Arithmetic { .. } => false,
    }
}

const fn opposite(op: Comparison) -> Comparison {
    match op {
        Comparison::AtMost => Comparison::Above,
        Comparison::Below => Comparison::AtLeast,
        Comparison::AtLeast => Comparison::Below,
        Comparison::Above => Comparison::AtMost,
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
    }
}

const fn sign(op: Comparison) -> &'static str {
    match op {
        Comparison::AtMost => "<=",
        Comparison::Below => "<",
        Comparison::AtLeast => ">=",
        Comparison::Above => ">",
        Comparison::Equal => "=",
        Comparison::NotEqual => "<>",
    }
}

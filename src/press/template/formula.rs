//! A relation as a spreadsheet formula: the same tree that `validate` checks, over the cells of a plan.
//!
//! The check has three answers, so each condition gives two formulas: one that is true where it surely holds, one where
//! it surely does not. A blank cell makes neither true, and a form that has not been begun shows no fault.

use rust_decimal::Decimal;

use super::cells::{Cells, Reach};
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
                let (below, above) = if holds {
                    (Comparison::AtLeast, Comparison::AtMost)
                } else {
                    (Comparison::Below, Comparison::Above)
                };
                let low = self.compare(value, below, low)?;
                let high = self.compare(value, above, high)?;
                Some(self.reach.joined(holds, &[low, high]))
            }
            Condition::All(parts) => self.joined(holds, parts, told),
            Condition::Any(parts) => self.joined(!holds, parts, told),
            Condition::Not(part) => self.told(part, told.other()),
            Condition::Implies { given, then } => {
                let given = self.told(given, told.other())?;
                let then = self.told(then, told)?;
                Some(self.reach.joined(!holds, &[given, then]))
            }
        }
    }

    fn joined(self, all: bool, parts: &[Condition], told: Told) -> Option<String> {
        let parts: Option<Vec<_>> = parts.iter().map(|part| self.told(part, told)).collect();
        Some(self.reach.joined(all, &parts?))
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
        Some(needs.guard(self.reach, format!("{}{}{}", left?, sign(op), right?)))
    }

    fn quantity(self, quantity: &Quantity, needs: &mut Needs) -> Option<String> {
        Some(match quantity {
            Quantity::Field { place, factor, .. } => {
                let cell = self.cell(self.plan.value_slot(FieldPath::Field(*place))?);
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

    fn guard(&self, reach: Reach, comparison: String) -> String {
        let no = reach.no();
        let mut guarded = comparison;
        for divisor in &self.divisors {
            guarded = format!("IF({divisor}<>0,{guarded},{no})");
        }
        if !self.numbers.is_empty() {
            let written = reach.are_numbers(&self.numbers);
            guarded = format!("IF({written},{guarded},{no})");
        }
        for count in &self.counts {
            guarded = format!("IF({count}>0,{guarded},{no})");
        }
        guarded
    }
}

/// What differs in an array formula: AND, OR and COUNT would take all rows together.
impl Reach {
    /// All of these, or any.
    fn joined(self, all: bool, parts: &[String]) -> String {
        match (self, all) {
            (Self::One, true) => format!("AND({})", parts.join(",")),
            (Self::One, false) => format!("OR({})", parts.join(",")),
            (Self::Every, true) => format!("({})", parts.join("*")),
            (Self::Every, false) => format!("SIGN({})", parts.join("+")),
        }
    }

    fn are_numbers(self, cells: &[String]) -> String {
        match self {
            Self::One => format!("COUNT({})={}", cells.join(","), cells.len()),
            Self::Every => {
                let each = cells.iter().map(|cell| format!("ISNUMBER({cell})"));
                each.collect::<Vec<_>>().join("*")
            }
        }
    }

    const fn no(self) -> &'static str {
        match self {
            Self::One => "FALSE",
            Self::Every => "0",
        }
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

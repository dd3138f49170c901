//! A relation in words, for the filling guide and `explain`: `贫困户数 ≤ 总户数`.

use rust_decimal::Decimal;

use super::expression::{Condition, Quantity, Term};
use super::operator::{Arithmetic, Comparison};
use crate::campaign::{Form, Kind, UnitId, Units};

/// What words are put together with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub form: &'a Form,
    pub units: &'a Units,
}

impl Speaker<'_> {
    /// A field's label; with its group where the form has the label twice.
    pub fn name(&self, place: usize) -> String {
        let field = &self.form.fields[place];
        let twice = self
            .form
            .fields
            .iter()
            .filter(|other| other.label == field.label)
            .count()
            > 1;
        match field.group {
            Some(group) if twice => format!("{}（第 {group} 项）", field.label),
            _ => field.label.clone(),
        }
    }

    /// The printed name of a unit, empty without one.
    pub fn unit(&self, unit: Option<UnitId>) -> &str {
        unit.map_or("", |unit| &self.units.get(unit).name)
    }

    /// True where fields count in different sizes (人次 and 万人次), so that units must be said.
    pub fn mixed(&self, terms: &[Term]) -> bool {
        let mut factors = terms.iter().filter_map(|term| match term {
            Term::Field(place) => self.form.fields[*place].unit,
            Term::Table(_) => None,
        });
        let factor = |unit: UnitId| self.units.get(unit).factor;
        let first = factors.next().map(factor);
        factors.any(|unit| Some(factor(unit)) != first)
    }

    /// The label of a choice field's free option, if it has one.
    pub fn other(&self, place: usize) -> Option<&str> {
        match &self.form.fields[place].kind {
            Kind::Choices(choices) => choices.other.as_deref(),
            _ => None,
        }
    }

    /// A condition in words.
    pub fn condition(&self, condition: &Condition) -> String {
        close_up(&self.said(condition))
    }

    fn said(&self, condition: &Condition) -> String {
        match condition {
            Condition::Compare { left, op, right } => self.comparison(left, *op, right),
            Condition::Within { value, low, high } => {
                let units = self.mixed(&condition.terms());
                let [value, low, high] = [value, low, high].map(|side| self.quantity(side, units));
                format!("{value} 在 {low} 到 {high} 之间")
            }
            Condition::All(parts) => self.all(parts),
            Condition::Any(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.condition(part)).collect();
                parts.join("，或者 ")
            }
            Condition::Not(part) => format!("并非“{}”", self.condition(part)),
            Condition::Implies { then, .. } if condition.is_guarded() => self.condition(then),
            Condition::Implies { given, then } => {
                format!("{} 时，{}", self.condition(given), self.condition(then))
            }
        }
    }

    /// `甲 ≥ 乙、丙 且 丁 = 0`
    fn all(&self, parts: &[Condition]) -> String {
        let mut said = Vec::new();
        let mut before: Option<&Condition> = None;
        for part in parts {
            if let Some(more) = before.and_then(|before| before.continued_by(part)) {
                let units = self.mixed(&part.terms());
                said.push(format!("、{}", self.quantity(more, units)));
            } else {
                said.extend(before.map(|_| " 且 ".to_owned()));
                said.push(self.condition(part));
            }
            before = Some(part);
        }
        said.concat()
    }

    fn comparison(&self, left: &Quantity, op: Comparison, right: &Quantity) -> String {
        if let Some(words) = self.at_least_one(left, op, right) {
            return words;
        }
        let mut terms = left.terms();
        terms.extend(right.terms());
        let units = self.mixed(&terms);
        format!(
            "{} {} {}",
            self.quantity(left, units),
            op.sign(),
            self.quantity(right, units)
        )
    }

    /// `ticks(x) >= 1` and `rows(x) >= 1` have words of their own.
    fn at_least_one(&self, left: &Quantity, op: Comparison, right: &Quantity) -> Option<String> {
        if !is_at_least_one(op, right) {
            return None;
        }
        match left {
            Quantity::Ticks { place } => {
                let other = self.other(*place);
                let other = other.map_or_else(String::new, |other| format!("，或写明“{other}”"));
                Some(format!("{} 至少选一项{other}", self.name(*place)))
            }
            Quantity::Rows { table } => {
                Some(format!("{} 至少填一行", self.form.tables[*table].heading))
            }
            _ => None,
        }
    }

    fn quantity(&self, quantity: &Quantity, units: bool) -> String {
        match quantity {
            Quantity::Field { place, unit, .. } => match self.unit(*unit) {
                unit if units && !unit.is_empty() => format!("{}（{unit}）", self.name(*place)),
                _ => self.name(*place),
            },
            Quantity::Ticks { place } => format!("{} 选中的项数", self.name(*place)),
            Quantity::Rows { table } => format!("{} 的行数", self.form.tables[*table].heading),
            Quantity::Constant { written, unit, .. } => self.amount(*written, *unit),
            Quantity::Arithmetic { left, op, right } => {
                let side = |inner: &Quantity, on_the_right| {
                    let words = self.quantity(inner, units);
                    if needs_brackets(*op, inner, on_the_right) {
                        format!("（{words}）")
                    } else {
                        words
                    }
                };
                format!("{} {} {}", side(left, false), op.sign(), side(right, true))
            }
        }
    }

    /// A number with its unit.
    pub fn amount(&self, number: Decimal, unit: Option<UnitId>) -> String {
        match self.unit(unit) {
            "" => number.normalize().to_string(),
            unit => format!("{} {unit}", number.normalize()),
        }
    }
}

/// A full-width bracket brings its own space; two in a row become one.
pub(super) fn close_up(text: &str) -> String {
    text.replace("） ", "）")
        .replace(" （", "（")
        .replace("）（", "，")
}

/// True for `>= 1` and `> 0`.
pub(super) fn is_at_least_one(op: Comparison, right: &Quantity) -> bool {
    match (op, right) {
        (Comparison::AtLeast, Quantity::Constant { base, .. }) => *base == Decimal::ONE,
        (Comparison::Above, Quantity::Constant { base, .. }) => base.is_zero(),
        _ => false,
    }
}

/// Where leaving the brackets out would change the meaning.
pub(super) fn needs_brackets(outer: Arithmetic, inner: &Quantity, on_the_right: bool) -> bool {
    let Quantity::Arithmetic { op: inner, .. } = inner else {
        return false;
    };
    let tight = |op: Arithmetic| matches!(op, Arithmetic::Times | Arithmetic::Over);
    match (tight(outer), tight(*inner)) {
        (true, false) => true,
        (false, true) => false,
        _ => on_the_right && matches!(outer, Arithmetic::Minus | Arithmetic::Over),
    }
}

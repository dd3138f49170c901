//! What a broken relation says of a record: cells, labels, both numbers.
//!
//! `B6 贫困户数 412 大于 总户数 312（B5）。` The first cell leads, so that the eye finds it; the others stand in brackets.

use rust_decimal::Decimal;

use super::evaluate::{BrokenPart, Lookup};
use super::expression::{Condition, Quantity, Term};
use super::operator::{Arithmetic, Comparison};
use super::words::{Speaker, close_up, is_at_least_one, needs_brackets};
use crate::campaign::UnitId;

/// Puts broken parts into sentences.
pub(super) struct Teller<'a> {
    pub speaker: Speaker<'a>,
    pub record: &'a dyn Lookup,
    /// Whether a cell has led already.
    pub(super) led: bool,
}

impl<'a> Teller<'a> {
    pub fn new(speaker: Speaker<'a>, record: &'a dyn Lookup) -> Self {
        Self {
            speaker,
            record,
            led: false,
        }
    }

    /// One sentence for all parts.
    pub fn sentence(mut self, parts: &[BrokenPart<'_>]) -> String {
        let mut told = Vec::new();
        let mut before = None;
        for (i, part) in parts.iter().enumerate() {
            // Parts that must hold in the same case tell it once, after the last of them.
            let again = parts
                .get(i + 1)
                .is_some_and(|next| next.cases == part.cases);
            if let Some(right) =
                before.and_then(|before: &BrokenPart<'_>| before.continued_by(part))
            {
                let units = self.speaker.mixed(&part.part.terms());
                told.push("、".to_owned());
                told.push(self.valued(right, units));
            } else {
                told.extend(before.map(|_| "；".to_owned()));
                told.push(self.broken(part, !again));
            }
            before = Some(part);
        }
        close_up(&format!("{}。", told.concat()))
    }

    fn broken(&mut self, broken: &BrokenPart<'_>, with_cases: bool) -> String {
        let mut terms = broken.part.terms();
        terms.extend(broken.cases.iter().flat_map(|case| case.terms()));
        let units = self.speaker.mixed(&terms);
        let told = self.condition(broken.part, units);
        let said = broken.part.terms();
        let facts: Vec<String> = broken
            .cases
            .iter()
            .filter(|_| with_cases)
            .flat_map(|case| case.terms())
            .filter(|term| !said.contains(term))
            .map(|term| self.term(term, units))
            .collect();
        if facts.is_empty() {
            told
        } else {
            format!("{told}，因为 {}", facts.join("、"))
        }
    }

    fn condition(&mut self, condition: &Condition, units: bool) -> String {
        match condition {
            Condition::Compare { left, op, right } => self.comparison(left, *op, right, units),
            Condition::Within { value, low, high } => {
                let told = self.valued(value, units);
                let [low, high] = [low, high].map(|side| self.valued(side, units));
                format!("{told}，应在 {low} 到 {high} 之间")
            }
            other => {
                let terms = other.terms();
                let facts: Vec<String> = terms
                    .into_iter()
                    .map(|term| self.term(term, units))
                    .collect();
                format!(
                    "{}，不符合“{}”",
                    facts.join("、"),
                    self.speaker.condition(other)
                )
            }
        }
    }

    fn comparison(
        &mut self,
        left: &Quantity,
        op: Comparison,
        right: &Quantity,
        units: bool,
    ) -> String {
        if is_at_least_one(op, right) {
            match left {
                Quantity::Ticks { place } => {
                    let other = self.speaker.other(*place);
                    let other =
                        other.map_or_else(String::new, |other| format!("，也没有写“{other}”"));
                    return format!("{} 没有选{other}", self.named(*place));
                }
                Quantity::Rows { table } => {
                    let heading = &self.speaker.form.tables[*table].heading;
                    return format!("“{heading}”一行也没有填");
                }
                _ => {}
            }
        }
        let told = self.valued(left, units);
        if right.terms().is_empty() {
            return format!("{told}，应{} {}", wanted(op), self.valued(right, units));
        }
        let right = self.valued(right, units);
        format!("{told} {} {right}", found(op))
    }

    /// A quantity with its numbers, and its result where it is reckoned.
    fn valued(&mut self, quantity: &Quantity, units: bool) -> String {
        let told = self.quantity(quantity, units);
        match quantity {
            Quantity::Arithmetic { .. } => match self.result(quantity, units) {
                Some(result) => format!("{told}{result}"),
                None => told,
            },
            _ => told,
        }
    }

    fn quantity(&mut self, quantity: &Quantity, units: bool) -> String {
        match quantity {
            Quantity::Field { place, .. } | Quantity::Ticks { place } => {
                self.term(Term::Field(*place), units)
            }
            Quantity::Rows { table } => self.term(Term::Table(*table), units),
            Quantity::Constant { written, unit, .. } => self.speaker.amount(*written, *unit),
            Quantity::Arithmetic { left, op, right } => {
                let [left, right] = [(left, false), (right, true)].map(|(side, on_the_right)| {
                    let told = self.quantity(side, units);
                    if needs_brackets(*op, side, on_the_right) {
                        format!("（{told}）")
                    } else {
                        told
                    }
                });
                format!("{left} {} {right}", op.sign())
            }
        }
    }

    fn result(&self, quantity: &Quantity, units: bool) -> Option<String> {
        let (base, _) = quantity.evaluate(self.record)?.number()?;
        let unit = if units { common_unit(quantity) } else { None };
        let factor = unit.map_or(Decimal::ONE, |unit| self.speaker.units.get(unit).factor);
        let number = base.checked_div(factor)?.normalize();
        // 6.003 is no 6 where 6 would do.
        let close = |places: &u32| {
            let shown = number.round_dp(*places);
            shown == number || !shown.fract().is_zero()
        };
        let places = (2..=8).find(close).unwrap_or(8);
        let shown = number.round_dp(places);
        let equals = if shown == number { " =" } else { " 约" };
        Some(format!("{equals} {}", self.speaker.amount(shown, unit)))
    }
}

/// How two quantities stand to each other where `op` is broken.
const fn found(op: Comparison) -> &'static str {
    match op {
        Comparison::AtMost => "大于",
        Comparison::Below => "不小于",
        Comparison::AtLeast => "小于",
        Comparison::Above => "不大于",
        Comparison::Equal => "不等于",
        Comparison::NotEqual => "等于",
    }
}

/// What `op` asks for.
const fn wanted(op: Comparison) -> &'static str {
    match op {
        Comparison::AtMost => "不大于",
        Comparison::Below => "小于",
        Comparison::AtLeast => "不小于",
        Comparison::Above => "大于",
        Comparison::Equal => "为",
        Comparison::NotEqual => "不为",
    }
}

/// The unit of a sum of like things.
fn common_unit(quantity: &Quantity) -> Option<UnitId> {
    match quantity {
        Quantity::Field { unit, .. } | Quantity::Constant { unit, .. } => *unit,
        Quantity::Arithmetic {
            left,
            op: Arithmetic::Plus | Arithmetic::Minus,
            right,
        } => common_unit(left).filter(|unit| common_unit(right) == Some(*unit)),
        _ => None,
    }
}

//! The untyped tree → a typed one: names found, units resolved, apples not compared with pears.

use std::ops::Range;

use rust_decimal::Decimal;

use super::expression::{Condition, Quantity};
use super::measure::{Measure, alike, product};
use super::operator::{Arithmetic, Comparison};
use super::syntax::{Name, Node, NodeKind};
use super::token::RuleFault;
use crate::campaign::{Field, Kind, Table, UnitId, Units};

/// What a rule may speak of.
#[derive(Debug, Clone, Copy)]
pub(in crate::campaign) struct Scope<'a> {
    pub fields: &'a [Field],
    pub tables: &'a [Table],
    pub units: &'a Units,
}

type Typed = Result<(Quantity, Measure), RuleFault>;

impl Scope<'_> {
    /// A condition, or what keeps the tree from being one.
    pub(super) fn condition(&self, node: &Node) -> Result<Condition, RuleFault> {
        let pair = |left: &Node, right: &Node| -> Result<[Condition; 2], RuleFault> {
            Ok([self.condition(left)?, self.condition(right)?])
        };
        Ok(match &node.kind {
            NodeKind::Compare(op, left, right) => self.compare(*op, left, right)?,
            NodeKind::Within(value, low, high) => {
                let typed = self.quantity(value)?;
                let (low_typed, high_typed) = (self.quantity(low)?, self.quantity(high)?);
                alike(&typed.1, &low_typed.1, &low.span)?;
                alike(&typed.1, &high_typed.1, &high.span)?;
                Condition::Within {
                    value: typed.0,
                    low: low_typed.0,
                    high: high_typed.0,
                }
            }
            NodeKind::And(left, right) => {
                let mut all = Vec::new();
                for part in pair(left, right)? {
                    match part {
                        Condition::All(parts) => all.extend(parts),
                        other => all.push(other),
                    }
                }
                Condition::All(all)
            }
            NodeKind::Or(left, right) => {
                let mut any = Vec::new();
                for part in pair(left, right)? {
                    match part {
                        Condition::Any(parts) => any.extend(parts),
                        other => any.push(other),
                    }
                }
                Condition::Any(any)
            }
            NodeKind::Not(inner) => Condition::Not(Box::new(self.condition(inner)?)),
            NodeKind::Implies(given, then) => {
                let [given, then] = pair(given, then)?.map(Box::new);
                Condition::Implies { given, then }
            }
            _ => {
                return Err(RuleFault::new(
                    node.span.clone(),
                    "这里应是一个条件，如 a <= b。",
                ));
            }
        })
    }

    fn compare(&self, op: Comparison, left: &Node, right: &Node) -> Result<Condition, RuleFault> {
        let (left_typed, right_typed) = (self.quantity(left)?, self.quantity(right)?);
        alike(&left_typed.1, &right_typed.1, &right.span)?;
        Ok(Condition::Compare {
            left: left_typed.0,
            op,
            right: right_typed.0,
        })
    }

    fn quantity(&self, node: &Node) -> Typed {
        match &node.kind {
            NodeKind::Name(key) => self.field(key, &node.span),
            NodeKind::Number(number, unit) => self.constant(*number, unit.as_ref()),
            NodeKind::Call(function, argument) => self.counted(function, argument),
            NodeKind::Negative(inner) => {
                let (quantity, measure) = self.quantity(inner)?;
                let zero = Quantity::Constant {
                    written: Decimal::ZERO,
                    unit: None,
                    base: Decimal::ZERO,
                };
                Ok((joined(zero, Arithmetic::Minus, quantity), measure))
            }
            NodeKind::Arithmetic(op, left, right) => self.arithmetic(*op, left, right),
            NodeKind::Compare(..) | NodeKind::Within(..) => {
                let reason = "比较不能连着写；请用 and 连接，或写成 x in 1..6。";
                Err(RuleFault::new(node.span.clone(), reason))
            }
            _ => Err(RuleFault::new(
                node.span.clone(),
                "这里应是一个数量，不是条件。",
            )),
        }
    }

    fn field(&self, key: &str, span: &Range<usize>) -> Typed {
        let fault = |reason: String| Err(RuleFault::new(span.clone(), reason));
        let Some(place) = self.fields.iter().position(|field| field.key == key) else {
            let near = self
                .fields
                .iter()
                .map(|field| field.key.as_str())
                .min_by_key(|known| strsim::damerau_levenshtein(known, key))
                .filter(|known| strsim::damerau_levenshtein(known, key) <= 3);
            let near = near.map_or_else(String::new, |near| format!("是不是“{near}”？"));
            return fault(format!("本表没有栏目“{key}”。{near}"));
        };
        let field = &self.fields[place];
        if !field.kind.is_number() {
            let hint = match field.kind {
                Kind::Choices(_) => format!("勾选了几项请写 ticks({key})。"),
                _ => "请改用数字栏目。".to_owned(),
            };
            return fault(format!("栏目“{key}”（{}）不是数字。{hint}", field.label));
        }
        let factor = field
            .unit
            .map_or(Decimal::ONE, |unit| self.units.get(unit).factor);
        let quantity = Quantity::Field {
            place,
            unit: field.unit,
            factor,
        };
        Ok((quantity, self.measure(field.unit)))
    }

    fn measure(&self, unit: Option<UnitId>) -> Measure {
        let dimension = unit.and_then(|unit| self.units.dimension(unit));
        Measure {
            dimension: Some(
                dimension
                    .map(|name| (name.to_owned(), 1))
                    .into_iter()
                    .collect(),
            ),
            scaled: unit.is_some_and(|unit| self.units.get(unit).factor != Decimal::ONE),
            zero: false,
        }
    }

    fn constant(&self, written: Decimal, unit: Option<&Name>) -> Typed {
        let Some(name) = unit else {
            let quantity = Quantity::Constant {
                written,
                unit: None,
                base: written,
            };
            let measure = Measure {
                dimension: None,
                scaled: false,
                zero: written.is_zero(),
            };
            return Ok((quantity, measure));
        };
        let Some(unit) = self.units.by_name(&name.text) else {
            let reason = format!("units.toml 里没有单位“{}”。", name.text);
            return Err(RuleFault::new(name.span.clone(), reason));
        };
        let base = written
            .checked_mul(self.units.get(unit).factor)
            .ok_or_else(|| RuleFault::new(name.span.clone(), "数太大。"))?;
        let quantity = Quantity::Constant {
            written,
            unit: Some(unit),
            base,
        };
        let mut measure = self.measure(Some(unit));
        measure.scaled = false;
        Ok((quantity, measure))
    }

    /// `ticks(needs)` and `rows(experts)`.
    fn counted(&self, function: &Name, argument: &Name) -> Typed {
        let key = argument.text.as_str();
        let quantity = match function.text.as_str() {
            "ticks" => self
                .fields
                .iter()
                .position(|field| field.key == key && matches!(field.kind, Kind::Choices(_)))
                .map(|place| Quantity::Ticks { place })
                .ok_or_else(|| format!("本表没有选项栏目“{key}”。")),
            "rows" => self
                .tables
                .iter()
                .position(|table| table.key == key)
                .map(|table| Quantity::Rows { table })
                .ok_or_else(|| format!("本表没有表格“{key}”。")),
            other => {
                let reason = format!("没有“{other}”这种算法；可用 ticks(选项栏目)、rows(表格)。");
                return Err(RuleFault::new(function.span.clone(), reason));
            }
        };
        match quantity {
            Ok(quantity) => Ok((quantity, Measure::count())),
            Err(reason) => Err(RuleFault::new(argument.span.clone(), reason)),
        }
    }

    fn arithmetic(&self, op: Arithmetic, left: &Node, right: &Node) -> Typed {
        let (left_quantity, a) = self.quantity(left)?;
        let (right_quantity, b) = self.quantity(right)?;
        let measure = match op {
            Arithmetic::Plus | Arithmetic::Minus => {
                alike(&a, &b, &right.span)?;
                Measure {
                    dimension: a.dimension.or(b.dimension),
                    scaled: a.scaled || b.scaled,
                    zero: false,
                }
            }
            Arithmetic::Times => product(&a, &b, 1),
            Arithmetic::Over => product(&a, &b, -1),
        };
        Ok((joined(left_quantity, op, right_quantity), measure))
    }
}

fn joined(left: Quantity, op: Arithmetic, right: Quantity) -> Quantity {
    Quantity::Arithmetic {
        left: Box::new(left),
        op,
        right: Box::new(right),
    }
}

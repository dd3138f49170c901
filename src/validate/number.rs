//! Numbers that cannot be: negative, broken where they must be whole, too fine, out of bounds.

use rust_decimal::Decimal;

use super::subject::Subject;
use crate::campaign::{Field, Kind};
use crate::diagnostic::registry::value;
use crate::diagnostic::{Diagnostic, Rule};
use crate::intake::FieldPath;
use crate::value::Value;

/// The worst fault of each number.
pub(super) fn faults(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject
        .paths()
        .filter_map(|(path, field)| {
            let Some(Value::Number(number)) = subject.entry(path)?.value else {
                return None;
            };
            let fault = fault(subject, path, field, number)?;
            let message = format!(
                "{} {}，{}。",
                subject.at(path),
                number.normalize(),
                fault.why
            );
            Some(Diagnostic {
                expected: Some(fault.expected),
                ..subject.finding(fault.rule, &[path], message)
            })
        })
        .collect()
}

struct Fault {
    rule: &'static Rule,
    why: String,
    expected: String,
}

impl Fault {
    fn new(rule: &'static Rule, why: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            rule,
            why: why.into(),
            expected: expected.into(),
        }
    }
}

fn fault(subject: &Subject<'_>, path: FieldPath, field: &Field, number: Decimal) -> Option<Fault> {
    negative(field, number)
        .or_else(|| not_whole(field, number))
        .or_else(|| too_fine(field, number).filter(|_| subject.is_as_written(path)))
        .or_else(|| out_of_bounds(field, number))
}

/// A field whose lower bound lies below zero allows negative numbers.
fn negative(field: &Field, number: Decimal) -> Option<Fault> {
    let allowed = field.bounds.min.is_some_and(|min| min < Decimal::ZERO);
    (number < Decimal::ZERO && !allowed).then(|| Fault::new(&value::NEGATIVE, "不能是负数", "≥ 0"))
}

fn not_whole(field: &Field, number: Decimal) -> Option<Fault> {
    (matches!(field.kind, Kind::Integer) && !number.fract().is_zero())
        .then(|| Fault::new(&value::NOT_WHOLE, "应为整数", "整数"))
}

/// A number that was converted from another unit may have more decimals than anybody wrote: it is not at fault.
fn too_fine(field: &Field, number: Decimal) -> Option<Fault> {
    let Kind::Decimal(decimals) = field.kind else {
        return None;
    };
    (number.normalize().scale() > decimals).then(|| {
        Fault::new(
            &value::TOO_MANY_DECIMALS,
            format!("最多保留 {decimals} 位小数"),
            format!("最多 {decimals} 位小数"),
        )
    })
}

fn out_of_bounds(field: &Field, number: Decimal) -> Option<Fault> {
    let (min, max) = (field.bounds.min, field.bounds.max);
    let below = min.is_some_and(|min| number < min);
    let above = max.is_some_and(|max| number > max);
    if !below && !above {
        return None;
    }
    let (should, expected) = match (min, max) {
        (Some(min), Some(max)) => (format!("应在 {min} 到 {max} 之间"), format!("{min}–{max}")),
        (Some(min), None) => (format!("不能小于 {min}"), format!("≥ {min}")),
        (None, Some(max)) => (format!("不能大于 {max}"), format!("≤ {max}")),
        (None, None) => return None,
    };
    Some(Fault::new(&value::OUT_OF_BOUNDS, should, expected))
}

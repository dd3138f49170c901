//! Numbers filled in the small unit where the form asks the large one: 35000 in 万人次 for 3.5.

use rust_decimal::Decimal;

use super::returns::Returns;
use super::subject::Subject;
use crate::campaign::cross::Cross;
use crate::campaign::{Field, FormId, Region, RegionId, RegionLevel, Unit};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::value;
use crate::intake::FieldPath;

/// Bare numbers that make sense only in the small unit.
pub(super) fn unit_slips(returns: &Returns<'_>) -> Vec<Diagnostic> {
    let slips = returns
        .campaign
        .cross
        .iter()
        .filter_map(|cross| match cross {
            Cross::UnitSlip {
                form,
                field,
                at,
                against,
            } => Some(Slip {
                form: *form,
                field: *field,
                at: *at,
                against,
            }),
            _ => None,
        });
    slips
        .flat_map(|slip| {
            let path = FieldPath::Field(slip.field);
            returns.each(slip.form, |subject| {
                slip.finding(subject)
                    .filter(|_| !returns.is_at_fault(subject, path))
            })
        })
        .collect()
}

#[derive(Clone, Copy)]
struct Slip<'c> {
    form: FormId,
    field: usize,
    at: Decimal,
    against: &'c [usize],
}

impl Slip<'_> {
    fn finding(self, subject: &Subject<'_>) -> Option<Diagnostic> {
        let path = FieldPath::Field(self.field);
        let number = subject.number(path).filter(|_| subject.is_bare(path))?;
        let (large, small) = units(subject, path.field(subject.form)?)?;
        if !self.is_too_large(subject, number) && !self.is_beyond_others(subject, number) {
            return None;
        }
        let message = format!(
            "{} {}",
            subject.at(path),
            both_readings(number, large, small)?
        );
        let mut paths = vec![path];
        paths.extend(self.against.iter().map(|i| FieldPath::Field(*i)));
        Some(Diagnostic {
            expected: Some(format!("以{}计的数", large.name)),
            ..subject.finding(&value::TEN_THOUSAND_SLIP, &paths, message)
        })
    }

    /// The threshold is one county's; a region with more of them below may have as many times more.
    fn is_too_large(self, subject: &Subject<'_>, number: Decimal) -> bool {
        let regions = &subject.campaign.regions;
        let counties = subject.record.region.map_or(1, |region| {
            let inside = |(id, other): &(RegionId, &Region)| {
                other.level == RegionLevel::County && regions.contains(region, *id)
            };
            regions.iter().filter(inside).count().max(1)
        });
        self.at
            .checked_mul(Decimal::from(counties))
            .is_some_and(|limit| number >= limit)
    }

    /// Read in the small unit the number already covers what the other fields add up to: in the large one it says ten
    /// thousand times as much. A missing other decides nothing.
    fn is_beyond_others(self, subject: &Subject<'_>, number: Decimal) -> bool {
        let others = self
            .against
            .iter()
            .map(|i| in_base_units(subject, FieldPath::Field(*i)))
            .try_fold(Decimal::ZERO, |sum, other| sum.checked_add(other?));
        others.is_some_and(|others| others > Decimal::ZERO && number >= others)
    }
}

/// The field's unit and the base unit of its family, where they are two.
fn units<'a>(subject: &Subject<'a>, field: &Field) -> Option<(&'a Unit, &'a Unit)> {
    let units = &subject.campaign.units;
    let large = units.get(field.unit?);
    let small = units
        .units
        .iter()
        .find(|unit| unit.family == large.family && unit.factor == Decimal::ONE)?;
    (large.factor > small.factor).then_some((large, small))
}

fn in_base_units(subject: &Subject<'_>, path: FieldPath) -> Option<Decimal> {
    let factor = match path.field(subject.form)?.unit {
        Some(unit) => subject.campaign.units.get(unit).factor,
        None => Decimal::ONE,
    };
    subject.number(path)?.checked_mul(factor)
}

/// `填 35000 万人次 = 3.5 亿人次；若实为人次，应填 3.5。`
fn both_readings(number: Decimal, large: &Unit, small: &Unit) -> Option<String> {
    let base = number.checked_mul(large.factor)?.normalize();
    let instead = number.checked_div(large.factor)?.normalize();
    let (number, large, small) = (number.normalize(), &large.name, &small.name);
    let as_written = match base.checked_div(HUNDRED_MILLION)?.normalize() {
        huge if huge >= Decimal::ONE => format!("{huge} 亿{small}"),
        _ => format!("{base} {small}"),
    };
    Some(format!(
        "填 {number} {large} = {as_written}；若实为{small}，应填 {instead}。"
    ))
}

/// 亿, in which people read what is too long to count.
const HUNDRED_MILLION: Decimal = Decimal::from_parts(100_000_000, 0, 0, false, 0);

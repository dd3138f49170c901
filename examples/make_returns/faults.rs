//! Faults planted on purpose, each in one field that a check must name.

use kjzd::campaign::{Campaign, Form};
use rust_decimal::Decimal;

use crate::filled::{Answer, Filled};
use crate::rng::Rng;

/// A planted fault.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// Path of the field that it stands in.
    pub field: &'static str,
    /// What is wrong.
    pub kind: &'static str,
}

/// What can be wrong, by form.
const FAULTS: [(&str, &[Fault]); 4] = [
    (
        "village",
        &[
            fault("poor_households", "more_than_all"),
            fault("population", "fewer_than_households"),
            fault("poor_households", "negative"),
            fault("population", "fraction"),
            fault("households", "not_a_number"),
            fault("village_name", "missing"),
            fault("phone", "too_short"),
            fault("needs", "nothing_ticked"),
        ],
    ),
    (
        "household",
        &[
            fault("able_members", "more_than_all"),
            fault("members", "not_a_number"),
            fault("members", "zero"),
            fault("householder", "missing"),
            fault("phone", "too_short"),
            fault("poverty_causes", "nothing_ticked"),
        ],
    ),
    (
        "team",
        &[
            fault("leader_name", "missing"),
            fault("leader_phone", "too_short"),
            fault("experts[0].age", "too_young"),
        ],
    ),
    (
        "statistics",
        &[
            fault("special_attendance", "people_without_events"),
            fault("funding", "negative"),
            fault("courses", "fraction"),
            fault("film_screenings", "not_a_number"),
            fault("farmers_served", "not_in_myriads"),
        ],
    ),
];

const fn fault(field: &'static str, kind: &'static str) -> Fault {
    Fault { field, kind }
}

/// Spoils one field of a record in one of the ways that its form knows.
pub fn plant(
    campaign: &Campaign,
    filled: &mut Filled,
    rng: &mut Rng,
) -> anyhow::Result<Option<Fault>> {
    let form = campaign.form(filled.form);
    let Some((_, faults)) = FAULTS.iter().find(|(id, _)| *id == form.id) else {
        return Ok(None);
    };
    let ways: Vec<&Fault> = faults.iter().collect();
    let fault = *rng.pick(&ways);
    spoil(form, filled, fault)?;
    Ok(Some(fault))
}

fn spoil(form: &Form, filled: &mut Filled, fault: Fault) -> anyhow::Result<()> {
    let number = |key: &str| filled.number(form, key).unwrap_or_default();
    let one = Decimal::ONE;
    let answer = match fault.kind {
        "more_than_all" if form.id == "village" => (number("households") + one).into(),
        "more_than_all" => (number("members") + one).into(),
        "fewer_than_households" => (number("households") - one).into(),
        "negative" => (-number(fault.field)).into(),
        "fraction" => (number(fault.field) + Decimal::new(5, 1)).into(),
        "zero" => Decimal::ZERO.into(),
        "not_a_number" => Answer::Nonsense("若干".to_owned()),
        "too_short" => Answer::Nonsense("138043601".to_owned()),
        "nothing_ticked" => Answer::Ticks(Vec::new(), None),
        "not_in_myriads" => (number(fault.field) * Decimal::from(10_000)).into(),
        "people_without_events" => {
            filled.set(form, "special_events", Decimal::ZERO.into())?;
            return Ok(());
        }
        "too_young" => {
            if let Some(age) = filled.tables[0].first_mut().and_then(|row| row.get_mut(3)) {
                *age = 8_u32.into();
            }
            return Ok(());
        }
        _ => Answer::Missing,
    };
    filled.set(form, fault.field, answer)
}

//! Faults planted on purpose, each in one field that a check must name.

use kjzd::campaign::{Campaign, Form};
use kjzd::intake::FieldPath;
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
            fault("village_name", "not_in_register"),
            fault("contact", "digits"),
            fault("phone", "too_long"),
            fault("households", "error_value"),
            fault("poor_households", "two_numbers"),
            fault("arable_per_capita", "too_fine"),
            fault("arable_per_capita", "far_too_much"),
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
            fault("needs", "nothing_ticked"),
            fault("address", "missing"),
            fault("phone", "rounded_away"),
            fault("members", "far_too_much"),
            fault("able_members", "fraction"),
            fault("able_members", "negative"),
            fault("arable_per_capita", "far_too_much"),
        ],
    ),
    (
        "team",
        &[
            fault("leader_name", "missing"),
            fault("leader_phone", "too_short"),
            fault("leader_employer", "missing"),
            fault("experts[0].age", "too_young"),
            fault("experts[0].age", "not_a_number"),
            fault("experts[0].name", "missing"),
            fault("experts[0].phone", "too_short"),
            fault("activities[0].time", "last_winter"),
            fault("activities[0].time", "no_date"),
            fault("activities[0].place", "missing"),
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
            fault("farmers_served", "less_than_its_parts"),
            fault("books", "not_in_myriads"),
            fault("trained_farmers", "people_without_events"),
            fault("film_audience", "people_without_events"),
            fault("exhibition_visitors", "people_without_events"),
            fault("townships_reached", "far_too_much"),
            fault("trained_model_households", "more_than_all"),
            fault("experts_dispatched", "fewer_than_teams"),
            fault("posters", "two_numbers"),
            fault("books", "too_fine"),
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
    let applies = |fault: &&Fault| {
        item(form, fault.field).is_none_or(|(table, row, _)| filled.tables[table].len() > row)
    };
    let ways: Vec<&Fault> = faults.iter().filter(applies).collect();
    let fault = *rng.pick(&ways);
    spoil(form, filled, fault)?;
    Ok(Some(fault))
}

/// Where people stand in the way of a fault: what must be zero for them to be one too many.
const EVENTS: [(&str, &str); 4] = [
    ("special_attendance", "special_events"),
    ("trained_farmers", "courses"),
    ("film_audience", "film_screenings"),
    ("exhibition_visitors", "exhibitions"),
];

fn spoil(form: &Form, filled: &mut Filled, fault: Fault) -> anyhow::Result<()> {
    let number = |key: &str| filled.number(form, key).unwrap_or_default();
    let one = Decimal::ONE;
    let limit = |village: &str, household: &str, statistics: &str| match form.id.as_str() {
        "village" => number(village),
        "household" => number(household),
        _ => number(statistics),
    };
    let answer = match fault.kind {
        "more_than_all" => (limit("households", "members", "trained_farmers") + one).into(),
        "fewer_than_households" => (number("households") - one).into(),
        "fewer_than_teams" => {
            filled.set(form, "service_teams", Decimal::from(5).into())?;
            Decimal::from(4).into()
        }
        "less_than_its_parts" => {
            filled.set(form, "special_events", Decimal::TEN.into())?;
            filled.set(form, "special_attendance", Decimal::from(300).into())?;
            Decimal::new(1, 2).into()
        }
        "negative" => (-number(fault.field).max(one)).into(),
        "fraction" => (number(fault.field) + Decimal::new(5, 1)).into(),
        "zero" => Decimal::ZERO.into(),
        "too_fine" => Decimal::new(123_456, 5).into(),
        "far_too_much" => Decimal::from(4500).into(),
        "not_in_myriads" => (number(fault.field).max(one) * Decimal::from(10_000)).into(),
        "people_without_events" => {
            let events = EVENTS.iter().find(|(people, _)| *people == fault.field);
            filled.set(form, fault.field, Decimal::from(30).into())?;
            events.map_or(Ok(()), |(_, events)| {
                filled.set(form, events, Decimal::ZERO.into())
            })?;
            return Ok(());
        }
        "nothing_ticked" => Answer::Ticks(Vec::new(), None),
        kind => written(kind).map_or(Answer::Missing, |text| Answer::Nonsense(text.to_owned())),
    };
    if let Some((table, row, field)) = item(form, fault.field) {
        if let Some(place) = filled.tables[table].get_mut(row) {
            place[field] = answer;
        }
        return Ok(());
    }
    filled.set(form, fault.field, answer)
}

/// Words that cannot be read as what was asked.
fn written(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "not_a_number" => "若干",
        "two_numbers" => "3-5",
        "error_value" => "#REF!",
        "too_short" => "138043601",
        "too_long" => "138043601234",
        "rounded_away" => "1.38E+10",
        "digits" => "13804360123",
        "not_in_register" => "火星人村",
        "last_winter" => "2016年12月5日",
        "no_date" => "择日",
        "too_young" => "8",
        _ => return None,
    })
}

fn item(form: &Form, path: &str) -> Option<(usize, usize, usize)> {
    match FieldPath::parse(form, path)? {
        FieldPath::Item { table, row, field } => Some((table, row, field)),
        FieldPath::Field(_) => None,
    }
}

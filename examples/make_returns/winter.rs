//! What an office reports of the winter's work: its teams (附件3) and its statistics (附件4).

use anyhow::Context;
use jiff::ToSpan;
use rust_decimal::Decimal;

use crate::filled::{Answer, Filled};
use crate::office::Office;

const INSTITUTES: [&str; 4] = [
    "农业技术推广总站",
    "畜牧工作站",
    "林业科学研究所",
    "水产技术推广站",
];
const TITLES: [&str; 4] = ["高级农艺师", "推广研究员", "高级畜牧师", "农艺师"];
const POSITIONS: [&str; 3] = ["主席", "副主席", "科普部部长"];
const TOPICS: [&str; 5] = [
    "玉米高产栽培技术培训",
    "棚膜经济与庭院经济咨询",
    "畜禽饲养与防疫讲座",
    "“科普中国”终端使用指导",
    "测土配方施肥示范",
];

/// One team: a leader, experts, and where it goes.
pub fn team(office: &mut Office<'_>) -> anyhow::Result<Filled> {
    let campaign = office.campaign;
    let home = office.about().name.as_str();
    let answers = [
        ("leader_name", office.people.expert().into()),
        ("leader_phone", office.people.phone().into()),
        ("leader_employer", format!("{home}科学技术协会").into()),
        ("leader_position", office.rng.pick(&POSITIONS).into()),
    ];
    let mut filled = Filled::new(campaign, "team", office.region, answers)?;
    let experts = (0..office.rng.between(2, 7)).map(|_| expert(office, home));
    let experts: Vec<_> = experts.collect();
    let visits = (0..office.rng.between(2, 6)).map(|_| activity(office, home));
    let activities = visits.collect::<anyhow::Result<_>>()?;
    filled.tables = vec![experts, activities];
    Ok(filled)
}

/// Name, employer, title, age and telephone number.
fn expert(office: &mut Office<'_>, home: &str) -> Vec<Answer> {
    let name = office.people.expert();
    let phone = office.people.phone();
    let rng = &mut office.rng;
    vec![
        name.into(),
        format!("{home}{}", rng.pick(&INSTITUTES)).into(),
        rng.pick(&TITLES).into(),
        rng.between(26, 64).into(),
        phone.into(),
    ]
}

/// Time, place and content; the time is a day or a few days of the campaign.
fn activity(office: &mut Office<'_>, home: &str) -> anyhow::Result<Vec<Answer>> {
    let (first, last) = office.campaign.period;
    let days = u32::try_from(first.until(last)?.get_days()).unwrap_or(0);
    let after = i64::from(office.rng.between(0, days.saturating_sub(3)));
    let day = first.checked_add(after.days())?;
    let mut time = day.strftime("%Y年%-m月%-d日").to_string();
    if office.rng.once_in(4) {
        let end = day.checked_add(2.days())?;
        time = format!("{time}—{}", end.strftime("%-m月%-d日"));
    }
    let townships: Vec<&str> = office
        .campaign
        .register()
        .townships(office.region)
        .map(|(_, township)| township.name.as_str())
        .collect();
    let place = if townships.is_empty() {
        home
    } else {
        office.rng.pick(&townships)
    };
    Ok(vec![
        time.into(),
        place.into(),
        office.rng.pick(&TOPICS).into(),
    ])
}

/// The statistics of one office; `teams` of its team sheets are returned.
///
/// People grow with events, and the farmers served are more than all audiences together.
pub fn statistics(office: &mut Office<'_>, teams: u32) -> anyhow::Result<Filled> {
    let campaign = office.campaign;
    let counts = campaign.register().counts(&campaign.regions, office.region);
    // A city's own office does little beside its counties.
    let busy = if office.is_city() { 1 } else { 10 };
    let rng = &mut office.rng;
    let mut up_to = |most: usize| rng.between(1, u32::try_from(most).unwrap_or(1).clamp(1, 60));
    let townships = up_to(counts.townships);
    let villages = if counts.villages == 0 {
        0
    } else {
        up_to(counts.villages)
    };
    let service_teams = teams + rng.between(1, 3);
    let special_events = busy + rng.between(0, busy);
    let special_attendance = special_events * rng.between(80, 300) + rng.between(0, 40);
    let courses = 2 * busy + rng.between(0, busy);
    let trained = courses * rng.between(40, 100) + rng.between(0, 40);
    let screenings = busy + rng.between(0, 3 * busy);
    let film_audience = screenings * rng.between(40, 100) + rng.between(0, 40);
    let exhibitions = busy + rng.between(0, busy);
    let visitors = exhibitions * rng.between(60, 200) + rng.between(0, 40);
    let audiences = special_attendance + trained + film_audience + visitors;
    let served = audiences + rng.between(100, 900) * busy;
    let answers = [
        (
            "training_events",
            (3 * busy + rng.between(0, 4 * busy)).into(),
        ),
        ("townships_reached", townships.into()),
        ("villages_reached", villages.into()),
        ("farmers_served", myriads(served)),
        ("service_teams", service_teams.into()),
        (
            "experts_dispatched",
            (service_teams * rng.between(5, 20)).into(),
        ),
        ("special_events", special_events.into()),
        ("special_attendance", special_attendance.into()),
        ("courses", courses.into()),
        ("trained_farmers", trained.into()),
        ("trained_technicians", (busy * rng.between(4, 12)).into()),
        (
            "trained_model_households",
            (trained / rng.between(5, 12)).into(),
        ),
        ("film_screenings", screenings.into()),
        ("film_audience", film_audience.into()),
        ("books", myriads(busy * rng.between(60, 2_000))),
        ("posters", (busy * rng.between(5, 60)).into()),
        ("videos", (busy * rng.between(1, 5)).into()),
        ("app_downloads", (busy * rng.between(20, 150)).into()),
        ("exhibitions", exhibitions.into()),
        ("exhibition_visitors", visitors.into()),
        ("media_programmes", rng.between(0, 2 * busy).into()),
        ("new_technologies", (busy + rng.between(0, busy)).into()),
        ("new_varieties", rng.between(0, 2 * busy).into()),
        ("funding", myriads(busy * 500 * rng.between(4, 60))),
    ];
    Filled::new(campaign, "statistics", office.region, answers).context("附件4")
}

/// A count in 万.
fn myriads(count: u32) -> Answer {
    Decimal::new(i64::from(count), 4).normalize().into()
}

//! What a village and a poor household answer (附件1, 附件2), true to every relation between their figures.

use kjzd::campaign::{Campaign, Form, Kind, Village};
use rust_decimal::Decimal;

use crate::filled::{Answer, Filled};
use crate::office::Office;
use crate::rng::Rng;

const VILLAGE_CAUSES: [&str; 4] = [
    "耕地少，劳动力外出",
    "土地盐碱化，缺少技术",
    "基础设施差，产业单一",
    "因病致贫户较多，缺少带头人",
];
const VILLAGE_ADVANTAGES: [&str; 5] = [
    "有养殖传统，草场资源丰富",
    "林下资源丰富，适合人参、食用菌种植",
    "水源充足，可发展稻田养鱼",
    "土地平整，适合发展棚膜经济",
    "紧邻国道，交通便利",
];
const HOUSEHOLD_ADVANTAGES: [&str; 4] = [
    "有意发展庭院养鸡",
    "会木工手艺",
    "有闲置房屋和院落",
    "子女在外务工，愿意返乡",
];
const NOTES: [&str; 3] = ["希望冬季安排培训", "希望在春耕前培训", "希望提供品种资料"];
const OTHER_NEEDS: [&str; 3] = ["农产品电商", "农机维修", "务工技能"];
const OTHER_CAUSES: [&str; 2] = ["交通不便", "缺资金"];

/// A village's answers. At least `returned` of its households are poor, as so many fill 附件2.
pub fn village(
    office: &mut Office<'_>,
    village: &Village,
    returned: u32,
) -> anyhow::Result<Filled> {
    let campaign = office.campaign;
    let rng = &mut office.rng;
    let poor = returned + rng.between(8, 80);
    let households = 2 * poor + rng.between(40, 300);
    let population = households * rng.between(22, 34) / 10;
    let needs = ticks(campaign, ("village", "needs"), &OTHER_NEEDS, rng)?;
    let answers = [
        ("village_name", village.name.as_str().into()),
        ("address", place(campaign, village).into()),
        ("contact", office.people.anybody(rng).into()),
        ("phone", office.people.phone().into()),
        ("households", households.into()),
        ("poor_households", poor.into()),
        ("population", population.into()),
        ("arable_per_capita", mu(rng, 6).into()),
        ("poverty_causes", rng.pick(&VILLAGE_CAUSES).into()),
        ("advantages", rng.pick(&VILLAGE_ADVANTAGES).into()),
        ("needs", needs),
        ("notes", sometimes(rng, &NOTES)),
    ];
    Filled::new(campaign, "village", office.region, answers)
}

/// The answers of a village's household number `n`, counted from 0; its address is its own.
pub fn household(office: &mut Office<'_>, village: &Village, n: u32) -> anyhow::Result<Filled> {
    let campaign = office.campaign;
    let rng = &mut office.rng;
    let members = rng.between(1, 6);
    let householder = office.people.anybody(rng);
    let address = format!(
        "{}{}组{}号",
        place(campaign, village),
        n / 40 + 1,
        n % 40 + 1
    );
    let causes = ticks(
        campaign,
        ("household", "poverty_causes"),
        &OTHER_CAUSES,
        rng,
    )?;
    let needs = ticks(campaign, ("household", "needs"), &OTHER_NEEDS, rng)?;
    let answers = [
        ("householder", householder.as_str().into()),
        ("address", address.into()),
        ("contact", householder.as_str().into()),
        ("phone", office.people.phone().into()),
        ("members", members.into()),
        ("able_members", rng.between(0, members).into()),
        ("arable_per_capita", mu(rng, 0).into()),
        ("poverty_causes", causes),
        ("advantages", sometimes(rng, &HOUSEHOLD_ADVANTAGES)),
        ("needs", needs),
        ("notes", sometimes(rng, &NOTES)),
    ];
    Filled::new(campaign, "household", office.region, answers)
}

/// Township and village, as an address begins.
fn place(campaign: &Campaign, village: &Village) -> String {
    let township = campaign.register().township(village.township);
    let name = township.name.split(['（', '(']).next().unwrap_or_default();
    format!("{name}{}", village.name)
}

/// Arable land by head in tenths of a mu, now and then in hundredths.
fn mu(rng: &mut Rng, tenths: u32) -> Decimal {
    let hundredths = 10 * rng.between(tenths, 120);
    let finer = if rng.once_in(10) {
        rng.between(1, 9)
    } else {
        0
    };
    Decimal::new(i64::from(hundredths + finer), 2).normalize()
}

fn sometimes(rng: &mut Rng, of: &[&str]) -> Answer {
    if rng.once_in(3) {
        rng.pick(of).into()
    } else {
        Answer::Missing
    }
}

/// One to three options, and something else now and then.
fn ticks(
    campaign: &Campaign,
    (form, field): (&str, &str),
    others: &[&str],
    rng: &mut Rng,
) -> anyhow::Result<Answer> {
    let asked = campaign
        .form_by_name(form)
        .and_then(|(_, form)| choices(form, field));
    let options = asked.ok_or_else(|| anyhow::anyhow!("{form} 里没有选择项 {field}"))?;
    let last = options.saturating_sub(1);
    let mut ticked: Vec<usize> = (0..rng.between(1, 3))
        .map(|_| rng.between(0, last) as usize)
        .collect();
    ticked.sort_unstable();
    ticked.dedup();
    let other = rng.once_in(10).then(|| rng.pick(others).to_owned());
    Ok(Answer::Ticks(ticked, other))
}

/// How many options a choice field has.
fn choices(form: &Form, field: &str) -> Option<u32> {
    match &form.fields[form.field_index(field)?].kind {
        Kind::Choices(choices) => u32::try_from(choices.options.len()).ok(),
        _ => None,
    }
}

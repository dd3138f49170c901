//! 催报: what to paste into the group of each city, so that nobody has to write it sixty times.

use std::collections::BTreeMap;

use crate::campaign::{FormId, RegionId};
use crate::status::{Returns, StageStatus, State, Status};

/// Villages of a county that a message names; the others are counted.
const NAMED: usize = 20;

/// One city's message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The city that it is for.
    pub city: RegionId,
    /// The message, without a line break at its end.
    pub text: String,
}

/// A message for every city with something missing or to be mended, in the order of the region file.
///
/// It speaks of the stages whose day is past and of the next one due; who reminds of May in November is not read.
pub fn reminders(status: &Status<'_>) -> Vec<Reminder> {
    let stages = pressing(status);
    let cities = status.cities();
    cities
        .keys()
        .filter_map(|city| {
            let city = (*city)?;
            let parts: Vec<String> = stages
                .iter()
                .filter_map(|stage| part(status, stage, city))
                .collect();
            (!parts.is_empty()).then(|| Reminder {
                city,
                text: message(status, city, &parts),
            })
        })
        .collect()
}

/// Stages that are past, and those due on the next day that anything is due; in the order of their days.
fn pressing<'s>(status: &'s Status<'_>) -> Vec<&'s StageStatus> {
    let coming = status.stages.iter().filter(|stage| stage.days_left >= 0);
    let next = coming.map(|stage| stage.days_left).min().unwrap_or(0);
    let mut stages: Vec<&StageStatus> = status
        .stages
        .iter()
        .filter(|stage| stage.days_left <= next)
        .collect();
    stages.sort_by_key(|stage| stage.due);
    stages
}

fn message(status: &Status<'_>, city: RegionId, parts: &[String]) -> String {
    let city = &status.campaign.regions.get(city).name;
    let day = status.as_of;
    format!(
        "【{city}】上报提醒（截至 {}月{}日）\n{}\n请尽快报来；刚报过的请忽略。",
        day.month(),
        day.day(),
        parts.join("\n")
    )
}

/// What a city owes in one stage; nothing where it owes nothing.
fn part(status: &Status<'_>, stage: &StageStatus, city: RegionId) -> Option<String> {
    let of_city = |owing: BTreeMap<RegionId, Vec<FormId>>| -> BTreeMap<RegionId, Vec<FormId>> {
        let regions = &status.campaign.regions;
        let owing = owing.into_iter();
        owing
            .filter(|(unit, _)| regions.city_of(*unit) == Some(city))
            .collect()
    };
    let kinds = [
        (State::Missing, "未报"),
        (State::Blank, "交来的是空表，请填好再报"),
        (State::ToReturn, "有错要改，请改正后重报"),
    ];
    let mut lines: Vec<String> = kinds
        .into_iter()
        .filter_map(|(state, words)| {
            let owing = of_city(stage.owing(|is| is == state));
            (!owing.is_empty()).then(|| format!("  {words}：{}", named(status, &owing)))
        })
        .collect();
    lines.extend(
        stage
            .forms
            .iter()
            .filter_map(|returns| villages(status, returns, city)),
    );
    (!lines.is_empty()).then(|| {
        let due = stage.due;
        format!(
            "{}，{}月{}日截止，{}：\n{}",
            stage.title,
            due.month(),
            due.day(),
            stage.days(),
            lines.join("\n")
        )
    })
}

/// The listed villages that are still wanting of counties that have returned: of the others all are.
fn villages(status: &Status<'_>, returns: &Returns, city: RegionId) -> Option<String> {
    let mut by_county: BTreeMap<RegionId, Vec<&str>> = BTreeMap::new();
    for village in returns.villages.iter().flat_map(|list| &list.missing) {
        let county = returns.cells.get(&village.county);
        let is_here = status.campaign.regions.city_of(village.county) == Some(city);
        if is_here && county.is_some_and(|cell| cell.state.is_reported()) {
            let names = by_county.entry(village.county).or_default();
            names.push(&village.name);
        }
    }
    let parts: Vec<String> = by_county
        .into_iter()
        .map(|(county, names)| {
            let county = status.unit_name(county);
            let listed = names
                .iter()
                .take(NAMED)
                .copied()
                .collect::<Vec<_>>()
                .join("、");
            match names.len() {
                count if count > NAMED => format!("{county}{count} 个村（{listed}等）"),
                _ => format!("{county}（{listed}）"),
            }
        })
        .collect();
    let form = status.number(returns.form);
    (!parts.is_empty()).then(|| format!("  {form}还缺村：{}", parts.join("、")))
}

/// `镇赉县（附件1、附件2）、通榆县（附件2）`.
fn named(status: &Status<'_>, owing: &BTreeMap<RegionId, Vec<FormId>>) -> String {
    let units = owing.iter().map(|(unit, forms)| {
        let forms: Vec<&str> = forms.iter().map(|form| status.number(*form)).collect();
        format!("{}（{}）", status.unit_name(*unit), forms.join("、"))
    });
    units.collect::<Vec<_>>().join("、")
}

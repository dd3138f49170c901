//! One stage of a campaign: its forms, each unit's return of them, and what is still missing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::assess::{Seen, Sightings};
use super::{Cell, Question, Rate, Register, State, VillageReturns};
use crate::campaign::{Campaign, FormId, RegionId, Stage};
use crate::validate::Checked;

/// Where a stage stands.
#[derive(Debug)]
pub struct StageStatus {
    /// Stable id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Who receives it; may be empty.
    pub report_to: String,
    /// Last day.
    pub due: Date,
    /// Days until then; negative once it is past.
    pub days_left: i64,
    /// Its forms.
    pub forms: Vec<Returns>,
}

/// Every unit's return of one form.
#[derive(Debug)]
pub struct Returns {
    /// Which form.
    pub form: FormId,
    /// The units of which it is expected, and those that sent it unasked.
    pub cells: BTreeMap<RegionId, Cell>,
    /// The villages that the campaign lists for this form, if it lists any.
    pub villages: Option<VillageReturns>,
}

impl StageStatus {
    pub(super) fn of(
        stage: &Stage,
        campaign: &Campaign,
        asked: Question<'_>,
        seen: &Sightings,
        register: Option<&Register>,
        checked: &Checked,
    ) -> Self {
        let forms = stage.forms.iter();
        Self {
            id: stage.id.clone(),
            title: stage.title.clone(),
            report_to: stage.report_to.clone(),
            due: stage.due,
            days_left: days_between(asked.as_of, stage.due),
            forms: forms
                .map(|form| {
                    let villages = VillageReturns::of(campaign, *form, asked.region, checked);
                    Returns::of(*form, stage.due, campaign, asked, seen, register, villages)
                })
                .collect(),
        }
    }

    /// Units of which a form of the stage is expected.
    pub fn expected(&self) -> BTreeSet<RegionId> {
        self.forms.iter().flat_map(Returns::expected).collect()
    }

    /// Units that still owe a form, with the forms that they owe.
    pub fn missing(&self) -> BTreeMap<RegionId, Vec<FormId>> {
        self.owing(|state| !state.is_reported())
    }

    /// Units with a form in one of these states, with the forms.
    pub fn owing(&self, wanted: impl Fn(State) -> bool) -> BTreeMap<RegionId, Vec<FormId>> {
        let mut owing: BTreeMap<RegionId, Vec<FormId>> = BTreeMap::new();
        for returns in &self.forms {
            for (unit, cell) in &returns.cells {
                if cell.expected && wanted(cell.state) {
                    owing.entry(*unit).or_default().push(returns.form);
                }
            }
        }
        owing
    }

    /// 上报率: units that owe nothing, of those expected.
    pub fn reported(&self) -> Rate {
        let missing = self.missing();
        Rate::of(self.expected(), |unit| !missing.contains_key(unit))
    }

    /// Days as people say them: 还有 2 天, 就是今天, 已过 3 天.
    pub fn days(&self) -> String {
        match self.days_left {
            0 => "就是今天".to_owned(),
            left if left > 0 => format!("还有 {left} 天"),
            late => format!("已过 {} 天", late.abs()),
        }
    }
}

impl Returns {
    fn of(
        form: FormId,
        due: Date,
        campaign: &Campaign,
        asked: Question<'_>,
        seen: &Sightings,
        register: Option<&Register>,
        villages: Option<VillageReturns>,
    ) -> Self {
        let expected = campaign.expected(form, asked.region);
        let came = seen.keys().filter(|(of, _)| *of == form);
        let inside = |unit: &RegionId| campaign.regions.contains(asked.region, *unit);
        let units: BTreeSet<RegionId> = came
            .map(|(_, unit)| *unit)
            .filter(inside)
            .chain(expected.iter().copied())
            .collect();
        let cell = |unit: RegionId| {
            let received = register.and_then(|register| register.first(form, unit));
            let Seen { state, records } = seen.get(&(form, unit)).copied().unwrap_or(Seen {
                state: State::Missing,
                records: 0,
            });
            let kept_elsewhere = state == State::Missing && received.is_some();
            Cell {
                expected: expected.contains(&unit),
                state: if kept_elsewhere {
                    State::Received
                } else {
                    state
                },
                records,
                received,
                on_time: received.map(|at| at.date() <= due),
            }
        };
        Self {
            form,
            cells: units.into_iter().map(|unit| (unit, cell(unit))).collect(),
            villages,
        }
    }

    /// Units of which the form is expected.
    pub fn expected(&self) -> impl Iterator<Item = RegionId> {
        let cells = self.cells.iter();
        cells
            .filter(|(_, cell)| cell.expected)
            .map(|(unit, _)| *unit)
    }

    /// How many expected returns are in a state.
    pub fn count(&self, state: State) -> usize {
        self.asked().filter(|cell| cell.state == state).count()
    }

    /// 上报率: returns that came, of those expected.
    pub fn reported(&self) -> Rate {
        Rate::of(self.asked(), |cell| cell.state.is_reported())
    }

    /// 及时率: returns that the register saw by the due day, of those expected.
    pub fn on_time(&self) -> Rate {
        Rate::of(self.asked(), |cell| {
            cell.state.is_reported() && cell.on_time == Some(true)
        })
    }

    /// 合格率: returns that can be merged as they are, of those that came.
    pub fn sound(&self) -> Rate {
        let came = self.asked().filter(|cell| cell.state.is_reported());
        Rate::of(came, |cell| cell.state.is_sound())
    }

    /// Returns that came and that the register does not know.
    pub fn unregistered(&self) -> usize {
        let came = self.asked().filter(|cell| cell.state.is_reported());
        came.filter(|cell| cell.received.is_none()).count()
    }

    fn asked(&self) -> impl Iterator<Item = &Cell> {
        self.cells.values().filter(|cell| cell.expected)
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_secs() / 86_400
}

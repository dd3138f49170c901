//! Expected returns × received returns × deadlines: who has reported what, who is late, and how good it is.
//!
//! What is expected comes from the campaign, what has come from the checked records, and when it came from the register
//! of receipts alone: a file's own times say when somebody copied it.

mod admit;
mod assess;
mod json;
mod rate;
mod receipt;
mod register;
mod stage;
mod state;
mod villages;

pub use assess::nameless;
pub use rate::Rate;
pub use receipt::{Receipt, moment};
pub use register::Register;
pub use stage::{Returns, StageStatus};
pub use state::{Cell, State};
pub use villages::{MissingVillage, VillageReturns};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::campaign::{Campaign, FormId, RegionId, RegionLevel};
use crate::validate::{Candidate, Checked};

/// What a run looks at.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Whose returns.
    pub region: RegionId,
    /// The day that it speaks of.
    pub as_of: Date,
    /// Ids of the stages wanted, in any order; all where none is named.
    pub stages: &'a [String],
}

/// Where the returns of a region stand.
#[derive(Debug)]
pub struct Status<'c> {
    /// The campaign that the returns belong to.
    pub campaign: &'c Campaign,
    /// Whose returns.
    pub region: RegionId,
    /// The day that it speaks of.
    pub as_of: Date,
    /// The stages asked for, in the campaign's order.
    pub stages: Vec<StageStatus>,
    /// Files in which no record of a known unit was found, blank forms of a known unit aside.
    pub unplaced: Vec<String>,
    /// True where a register of receipts was at hand.
    pub registered: bool,
}

impl<'c> Status<'c> {
    /// Sets what came against what is expected. `found` are the files that were looked at, whose folders may name a
    /// unit where a blank form does not.
    pub fn of(
        campaign: &'c Campaign,
        asked: Question<'_>,
        checked: &Checked,
        found: &[Candidate],
        register: Option<&Register>,
    ) -> Self {
        let seen = assess::assess(campaign, checked, found);
        let stages = campaign.stages.iter();
        let wanted = stages
            .filter(|stage| asked.stages.is_empty() || asked.stages.contains(&stage.id))
            .map(|stage| StageStatus::of(stage, campaign, asked, &seen, register, checked));
        Self {
            campaign,
            region: asked.region,
            as_of: asked.as_of,
            stages: wanted.collect(),
            unplaced: assess::unplaced(campaign, checked, found),
            registered: register.is_some(),
        }
    }

    /// True where nothing that is expected is missing.
    pub fn is_complete(&self) -> bool {
        let lists = self.forms().filter_map(|returns| returns.villages.as_ref());
        self.stages.iter().all(|stage| stage.missing().is_empty())
            && lists.into_iter().all(|list| list.missing.is_empty())
    }

    /// The forms in the order of the stages, each with its returns.
    pub fn forms(&self) -> impl Iterator<Item = &Returns> {
        self.stages.iter().flat_map(|stage| &stage.forms)
    }

    /// Units with a cell, by city: the city's own return first, then its counties.
    pub fn cities(&self) -> BTreeMap<Option<RegionId>, Vec<RegionId>> {
        let mut cities: BTreeMap<Option<RegionId>, Vec<RegionId>> = BTreeMap::new();
        for (unit, _) in self.campaign.regions.iter() {
            if self
                .forms()
                .any(|returns| returns.cells.contains_key(&unit))
            {
                let city = self.campaign.regions.city_of(unit);
                cities.entry(city).or_default().push(unit);
            }
        }
        cities
    }

    /// A unit as people say it: a county by its name, a city or the province as 本级.
    pub fn unit_name(&self, unit: RegionId) -> String {
        let region = self.campaign.regions.get(unit);
        match region.level {
            RegionLevel::County => region.name.clone(),
            RegionLevel::City | RegionLevel::Province => format!("{}本级", region.name),
        }
    }

    /// The number by which people know a form: 附件4.
    pub fn number(&self, form: FormId) -> &'c str {
        &self.campaign.form(form).number
    }
}

//! Villages of which a return of their own is expected: the list of poor villages, where a campaign has one.

use std::collections::BTreeSet;

use super::Rate;
use crate::campaign::cross::{self, Cross};
use crate::campaign::{Campaign, FormId, RegionId, Register};
use crate::intake::{Record, Wanted};
use crate::validate::Checked;

/// How far the returns of the listed villages have come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageReturns {
    /// Villages that have returned, of those listed.
    pub reported: Rate,
    /// The others, in the order of the list.
    pub missing: Vec<MissingVillage>,
}

/// A listed village that has not returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingVillage {
    /// Its county.
    pub county: RegionId,
    /// Its township's name.
    pub township: String,
    /// Its name.
    pub name: String,
    /// Twelve-digit statistical code.
    pub code: String,
}

impl VillageReturns {
    /// Of one form inside a region; none where the form is no village's or the campaign lists none there.
    pub(super) fn of(
        campaign: &Campaign,
        form: FormId,
        inside: RegionId,
        checked: &Checked,
    ) -> Option<Self> {
        let village = campaign.cross.iter().find_map(|cross| match cross {
            Cross::RegisteredVillage(village) if village.form == form => Some(*village),
            _ => None,
        })?;
        let register = campaign.register();
        let listed: Vec<_> = register
            .expected_villages(&campaign.regions, inside)
            .collect();
        if listed.is_empty() {
            return None;
        }
        let wanted = Wanted::fields([village.name, village.address]);
        let all = checked.records.len();
        let glances = checked.records.glances(0..all).zip(0..all);
        let came: BTreeSet<&str> = glances
            .filter(|(record, _)| record.form == form)
            .filter_map(|(_, place)| checked.records.part(place, &wanted))
            .filter_map(|record| code(register, village, &record))
            .collect();
        let missing = listed
            .iter()
            .filter(|village| !came.contains(village.code.as_str()))
            .map(|village| {
                let township = register.township(village.township);
                MissingVillage {
                    county: township.county,
                    township: township.name.clone(),
                    name: village.name.clone(),
                    code: village.code.clone(),
                }
            })
            .collect();
        Some(Self {
            reported: Rate::of(&listed, |village| came.contains(village.code.as_str())),
            missing,
        })
    }
}

/// The registered village that a record is of. Where the county has the name twice, the address must tell which.
fn code<'r>(register: &'r Register, village: cross::Village, record: &Record) -> Option<&'r str> {
    let county = record.region?;
    let text = |field: usize| record.fields.get(field)?.text();
    let township = text(village.address).and_then(|address| register.township_in(county, address));
    let namesakes: Vec<_> = register
        .villages_named(county, text(village.name)?)
        .collect();
    match namesakes.as_slice() {
        [only] => Some(only.code.as_str()),
        several => several
            .iter()
            .find(|village| Some(village.township) == township)
            .map(|village| village.code.as_str()),
    }
}

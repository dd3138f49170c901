//! The register: which townships a county has, and which villages stand in them.
//!
//! It is read only when somebody asks ([`super::Campaign::register`]); ten thousand names cost nothing at start-up.

use std::collections::HashMap;

use super::place_name::{TownshipName, village_stem};
use super::{RegionId, Regions};

/// A township's place in [`Register`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TownshipId(pub usize);

/// 乡、镇、街道 and what ranks with them.
#[derive(Debug, Clone)]
pub struct Township {
    /// Nine-digit statistical code.
    pub code: String,
    /// Name as registered.
    pub name: String,
    /// The county that it lies in.
    pub county: RegionId,
}

/// One village.
#[derive(Debug, Clone)]
pub struct Village {
    /// Twelve-digit statistical code.
    pub code: String,
    /// Name as registered.
    pub name: String,
    /// The township that it lies in.
    pub township: TownshipId,
    /// True where the campaign asks for a return of this village, as from a list of poor villages.
    pub expected: bool,
}

/// How many townships and villages lie in a region.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RegisterCounts {
    /// 乡、镇、街道 and what ranks with them.
    pub townships: usize,
    /// 行政村.
    pub villages: usize,
}

/// Townships and villages, indexed by county.
#[derive(Debug, Clone, Default)]
pub struct Register {
    townships: Vec<Township>,
    villages: Vec<Village>,
    by_county: HashMap<RegionId, CountyPart>,
}

#[derive(Debug, Clone, Default)]
struct CountyPart {
    townships: Vec<(TownshipId, TownshipName)>,
    villages: Vec<usize>,
    by_stem: HashMap<String, Vec<usize>>,
}

impl Register {
    /// Indexes the lists; the loader has checked that counties and townships exist.
    pub(super) fn new(townships: Vec<Township>, villages: Vec<Village>) -> Self {
        let mut by_county: HashMap<RegionId, CountyPart> = HashMap::new();
        for (i, township) in townships.iter().enumerate() {
            let part = by_county.entry(township.county).or_default();
            part.townships
                .push((TownshipId(i), TownshipName::of(&township.name)));
        }
        for (i, village) in villages.iter().enumerate() {
            let county = townships[village.township.0].county;
            let part = by_county.entry(county).or_default();
            part.villages.push(i);
            part.by_stem
                .entry(village_stem(&village.name))
                .or_default()
                .push(i);
        }
        Self {
            townships,
            villages,
            by_county,
        }
    }

    /// True where the campaign has no register.
    pub fn is_empty(&self) -> bool {
        self.townships.is_empty() && self.villages.is_empty()
    }

    /// The township with this place.
    pub fn township(&self, id: TownshipId) -> &Township {
        &self.townships[id.0]
    }

    /// The townships of a county, in file order.
    pub fn townships(&self, county: RegionId) -> impl Iterator<Item = (TownshipId, &Township)> {
        self.by_county
            .get(&county)
            .into_iter()
            .flat_map(|part| part.townships.iter())
            .map(|(id, _)| (*id, self.township(*id)))
    }

    /// The villages of a county, in file order.
    pub fn villages(&self, county: RegionId) -> impl Iterator<Item = &Village> {
        self.by_county
            .get(&county)
            .into_iter()
            .flat_map(|part| part.villages.iter())
            .map(|i| &self.villages[*i])
    }

    /// The villages inside a region that the campaign asks for a return each, in file order.
    pub fn expected_villages<'r>(
        &'r self,
        regions: &'r Regions,
        inside: RegionId,
    ) -> impl Iterator<Item = &'r Village> {
        self.villages.iter().filter(move |village| {
            village.expected && regions.contains(inside, self.township(village.township).county)
        })
    }

    /// The villages of a township, in file order.
    pub fn villages_of(&self, township: TownshipId) -> impl Iterator<Item = &Village> {
        self.villages(self.township(township).county)
            .filter(move |village| village.township == township)
    }

    /// How many townships and villages lie in a county, a city or the province.
    pub fn counts(&self, regions: &Regions, region: RegionId) -> RegisterCounts {
        self.by_county
            .iter()
            .filter(|(county, _)| regions.contains(region, **county))
            .fold(RegisterCounts::default(), |sum, (_, part)| RegisterCounts {
                townships: sum.townships + part.townships.len(),
                villages: sum.villages + part.villages.len(),
            })
    }

    /// The township that an address names, among those of a county: the longest registered name that stands in it,
    /// else one that differs only in rank (`叶赫镇` for 叶赫满族镇).
    pub fn township_in(&self, county: RegionId, address: &str) -> Option<TownshipId> {
        let address = super::text::squeeze(address);
        let townships = &self.by_county.get(&county)?.townships;
        let longest = |named: &dyn Fn(&TownshipName) -> Option<usize>| {
            townships
                .iter()
                .filter_map(|(id, name)| Some((named(name)?, *id)))
                .max_by_key(|(length, id)| (*length, std::cmp::Reverse(*id)))
                .map(|(_, id)| id)
        };
        longest(&|name| name.stands_in(&address))
            .or_else(|| longest(&|name| name.stands_loosely_in(&address)))
    }

    /// The villages of that name in a county, with or without 村. 汪旗屯 may be 汪旗村, else it is 汪旗屯村.
    pub fn villages_named(&self, county: RegionId, name: &str) -> impl Iterator<Item = &Village> {
        self.by_county
            .get(&county)
            .and_then(|part| {
                let by_stem = &part.by_stem;
                let own = || by_stem.get(super::text::squeeze(name).as_ref());
                by_stem.get(&village_stem(name)).or_else(own)
            })
            .into_iter()
            .flatten()
            .map(|i| &self.villages[*i])
    }

    /// True where a village of that name stands in the county, and in the township if one is given.
    pub fn has_village(&self, county: RegionId, township: Option<TownshipId>, name: &str) -> bool {
        self.villages_named(county, name)
            .any(|village| township.is_none_or(|township| village.township == township))
    }

    /// The registered village whose name comes nearest, one edit away, those of the township first.
    pub fn nearest_village(
        &self,
        county: RegionId,
        township: Option<TownshipId>,
        name: &str,
    ) -> Option<&Village> {
        let wanted = village_stem(name);
        self.villages(county)
            .filter_map(|village| {
                let stem = village_stem(&village.name);
                let edits = strsim::damerau_levenshtein(&wanted, &stem);
                let elsewhere = township.is_some_and(|township| village.township != township);
                (edits <= 1).then_some((edits, elsewhere, village))
            })
            .min_by_key(|(edits, elsewhere, _)| (*edits, *elsewhere))
            .map(|(_, _, village)| village)
    }
}

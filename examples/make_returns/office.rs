//! One office that sends returns: a county's, or a city's own. Each draws from its own stream of numbers, so that the
//! offices can work side by side and still always write the same.

use kjzd::campaign::{Campaign, Region, RegionId, RegionLevel};

use crate::people::People;
use crate::rng::Rng;

/// One office.
#[derive(Debug)]
pub struct Office<'c> {
    /// What is collected.
    pub campaign: &'c Campaign,
    /// Whom the office reports for.
    pub region: RegionId,
    /// Its stream of numbers.
    pub rng: Rng,
    /// The people that it knows.
    pub people: People,
}

impl<'c> Office<'c> {
    /// The office of a region.
    pub fn new(campaign: &'c Campaign, region: RegionId, seed: u64) -> Self {
        let part = region.0 as u64;
        Self {
            campaign,
            region,
            rng: Rng::new(seed, part),
            people: People::of(part),
        }
    }

    /// The region itself.
    pub fn about(&self) -> &'c Region {
        self.campaign.regions.get(self.region)
    }

    /// True for a city's own office (市本级).
    pub fn is_city(&self) -> bool {
        self.about().level == RegionLevel::City
    }

    /// Its folder under the set's: 市/县, or 市/市本级.
    pub fn folder(&self) -> String {
        let regions = &self.campaign.regions;
        let city = regions
            .city_of(self.region)
            .map(|city| &regions.get(city).name);
        match city {
            Some(city) if self.is_city() => format!("{city}/市本级"),
            Some(city) => format!("{city}/{}", self.about().name),
            None => self.about().name.clone(),
        }
    }
}

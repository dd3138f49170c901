//! The administrative tree: province, cities, counties.

use std::collections::HashMap;

use serde::Deserialize;

/// A region's place in [`Regions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(pub usize);

/// Levels of the tree, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RegionLevel {
    /// 省
    Province,
    /// 市（州）
    City,
    /// 县（市、区）
    County,
}

impl RegionLevel {
    /// As people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Province => "省",
            Self::City => "市（州）",
            Self::County => "县（市、区）",
        }
    }
}

/// One region.
#[derive(Debug, Clone)]
pub struct Region {
    /// Code of the Ministry of Civil Affairs, six digits.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name in everyday use, unique among its siblings.
    pub short_name: String,
    /// Former and clipped names.
    pub aliases: Vec<String>,
    /// Its level.
    pub level: RegionLevel,
    /// The region above; none for the province.
    pub parent: Option<RegionId>,
    /// 国家级贫困县.
    pub national_poverty: bool,
    /// Returns are expected of it; false for zones and the like that take no part.
    pub expected: bool,
}

/// The tree, in the order of its file (a parent before its children).
#[derive(Debug, Clone, Default)]
pub struct Regions {
    all: Vec<Region>,
    by_code: HashMap<String, RegionId>,
    /// For each region, whether another bears its name.
    namesakes: Vec<bool>,
}

impl Regions {
    /// Builds the tree; the caller has checked codes and parents.
    pub fn new(all: Vec<Region>) -> Self {
        let by_code = all
            .iter()
            .enumerate()
            .map(|(i, region)| (region.code.clone(), RegionId(i)))
            .collect();
        let mut bearers: HashMap<&str, usize> = HashMap::new();
        for region in &all {
            *bearers.entry(&region.name).or_default() += 1;
        }
        let namesakes = all
            .iter()
            .map(|region| bearers[region.name.as_str()] > 1)
            .collect();
        Self {
            all,
            by_code,
            namesakes,
        }
    }

    /// The region with this place.
    pub fn get(&self, id: RegionId) -> &Region {
        &self.all[id.0]
    }

    /// The region with this code.
    pub fn by_code(&self, code: &str) -> Option<RegionId> {
        self.by_code.get(code).copied()
    }

    /// The region above all others.
    pub fn root(&self) -> Option<RegionId> {
        (!self.all.is_empty()).then_some(RegionId(0))
    }

    /// All regions, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (RegionId, &Region)> {
        self.all
            .iter()
            .enumerate()
            .map(|(i, region)| (RegionId(i), region))
    }

    /// The regions directly below.
    pub fn children(&self, of: RegionId) -> impl Iterator<Item = (RegionId, &Region)> {
        self.iter()
            .filter(move |(_, region)| region.parent == Some(of))
    }

    /// True where `inner` is `outer` or lies below it.
    pub fn contains(&self, outer: RegionId, inner: RegionId) -> bool {
        let mut at = Some(inner);
        while let Some(id) = at {
            if id == outer {
                return true;
            }
            at = self.get(id).parent;
        }
        false
    }

    /// True where another region bears the same name.
    pub fn has_namesake(&self, id: RegionId) -> bool {
        self.namesakes[id.0]
    }

    /// A region's name, with that of the one above before it where another region bears the same.
    pub fn unambiguous_name(&self, id: RegionId) -> String {
        let region = self.get(id);
        match region.parent {
            Some(parent) if self.has_namesake(id) => {
                format!("{}{}", self.get(parent).name, region.name)
            }
            _ => region.name.clone(),
        }
    }

    /// The city that a region is or lies in; none for the province.
    pub fn city_of(&self, id: RegionId) -> Option<RegionId> {
        match self.get(id).level {
            RegionLevel::Province => None,
            RegionLevel::City => Some(id),
            RegionLevel::County => self
                .get(id)
                .parent
                .filter(|parent| self.get(*parent).level == RegionLevel::City),
        }
    }
}

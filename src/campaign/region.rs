//! The administrative tree: province, cities, counties.

use foldhash::HashMap;
use serde::Deserialize;

use super::text::is_character;

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

/// The regions by the first signs of their names. One that has several spellings may be any.
fn by_sign(all: &[Region]) -> (HashMap<char, Vec<RegionId>>, Vec<RegionId>) {
    let signs = |region: &Region| -> Vec<char> {
        let names = [&region.name, &region.short_name];
        let names = names.into_iter().chain(&region.aliases);
        names.filter_map(|name| name.chars().next()).collect()
    };
    let signs: Vec<Vec<char>> = all.iter().map(signs).collect();
    let with = |wanted: Option<char>| -> Vec<RegionId> {
        let fits = |sign: &char| !is_character(*sign) || Some(*sign) == wanted;
        let fitting = (0..all.len()).filter(|i| signs[*i].iter().any(fits));
        fitting.map(RegionId).collect()
    };
    let first = signs.iter().flatten().copied();
    let by_sign = first.filter(|sign| is_character(*sign));
    let by_sign = by_sign.map(|sign| (sign, with(Some(sign)))).collect();
    (by_sign, with(None))
}

/// For each region, whether another bears its name.
fn namesakes(all: &[Region]) -> Vec<bool> {
    let mut bearers: HashMap<&str, usize> = HashMap::default();
    for region in all {
        *bearers.entry(&region.name).or_default() += 1;
    }
    let bears = |region: &Region| bearers[region.name.as_str()] > 1;
    all.iter().map(bears).collect()
}

/// The tree, in the order of its file (a parent before its children).
#[derive(Debug, Clone, Default)]
pub struct Regions {
    all: Vec<Region>,
    by_code: HashMap<String, RegionId>,
    /// For each region, whether another bears its name.
    namesakes: Vec<bool>,
    /// By the sign that a name begins with, the regions in file order.
    by_sign: HashMap<char, Vec<RegionId>>,
    /// Regions with a name whose first sign has several spellings.
    any_sign: Vec<RegionId>,
}

impl Regions {
    /// Builds the tree; the caller has checked codes and parents.
    pub fn new(all: Vec<Region>) -> Self {
        let by_code = all
            .iter()
            .enumerate()
            .map(|(i, region)| (region.code.clone(), RegionId(i)))
            .collect();
        let (by_sign, any_sign) = by_sign(&all);
        let namesakes = namesakes(&all);
        Self {
            all,
            by_code,
            namesakes,
            by_sign,
            any_sign,
        }
    }

    /// The regions of which a name may begin with this sign, in file order.
    pub(crate) fn beginning_with(&self, sign: char) -> impl Iterator<Item = (RegionId, &Region)> {
        let regions = self.by_sign.get(&sign).unwrap_or(&self.any_sign);
        regions.iter().map(|id| (*id, self.get(*id)))
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

#[cfg(test)]
mod tests {
    use crate::campaign::Campaign;

    #[test]
    fn every_name_is_found_by_its_first_sign() {
        let regions = Campaign::builtin().unwrap().regions;
        for (id, region) in regions.iter() {
            let names = [&region.name, &region.short_name];
            for name in names.into_iter().chain(&region.aliases) {
                let sign = name.chars().next().unwrap();
                let mut found = regions.beginning_with(sign);
                assert!(found.any(|(other, _)| other == id), "{name}");
            }
        }
        assert_eq!(regions.beginning_with('x').count(), 0);
    }
}

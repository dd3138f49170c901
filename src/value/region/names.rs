//! The names under which each region may be written, and how far a spelling is from the register's.

use std::borrow::Cow;

use crate::campaign::{Region, RegionId, RegionLevel, Regions};
use crate::value::text::{is_character, squeeze};

/// How a name was written, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelling {
    /// The full or the short name.
    Exact,
    /// A former or clipped name, or the name without its 市, 县, 区.
    Known,
    /// The right name with another rank: 大安县 for 大安市.
    OtherRank,
}

/// One region named at the front of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub region: RegionId,
    pub spelling: Spelling,
    /// Bytes of the text that the name takes.
    pub length: usize,
}

/// Ranks that end a region's name.
const RANKS: [&str; 6] = ["自治州", "自治县", "省", "市", "县", "区"];

/// Every region that a text without white space may begin with.
pub(super) fn mentions(text: &str, regions: &Regions) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let Some(first) = text.chars().next() else {
        return found;
    };
    for (id, region) in regions.beginning_with(first) {
        let stem = may_begin(&region.short_name, first)
            .then(|| stem(region))
            .flatten();
        let mut add = |spelling, length| {
            let mention = Mention {
                region: id,
                spelling,
                length,
            };
            if !found.contains(&mention) {
                found.push(mention);
            }
        };
        for name in [&region.name, &region.short_name] {
            if let Some(length) = begins(text, name) {
                add(Spelling::Exact, length);
            }
        }
        for name in region.aliases.iter().map(String::as_str).chain(stem) {
            if let Some(length) = begins(text, name) {
                add(Spelling::Known, length);
            }
        }
        if let Some(length) = stem.and_then(|stem| other_rank(text, stem, region)) {
            add(Spelling::OtherRank, length);
        }
    }
    found
}

/// False where a name surely begins with another sign.
fn may_begin(name: &str, sign: char) -> bool {
    name.chars()
        .next()
        .is_none_or(|first| first == sign || !is_character(first))
}

/// The length of a name where the text begins with it.
fn begins(text: &str, name: &str) -> Option<usize> {
    if !text
        .chars()
        .next()
        .is_some_and(|first| may_begin(name, first))
    {
        return None;
    }
    let name = squeezed(name);
    (!name.is_empty() && text.starts_with(name.as_ref())).then_some(name.len())
}

/// A name without white space, in one spelling; names of plain Chinese characters are so already.
fn squeezed(name: &str) -> Cow<'_, str> {
    if name.chars().all(is_character) {
        Cow::Borrowed(name)
    } else {
        squeeze(name)
    }
}

/// A name without its rank; `None` where less than two characters would be left.
fn stem(region: &Region) -> Option<&str> {
    let name = &region.short_name;
    let stem = RANKS.iter().find_map(|rank| name.strip_suffix(rank))?;
    (stem.chars().count() >= 2).then_some(stem)
}

/// The length of a name written with another rank of its own level.
fn other_rank(text: &str, stem: &str, region: &Region) -> Option<usize> {
    let rest = text.strip_prefix(squeezed(stem).as_ref())?;
    let ranks: &[&str] = match region.level {
        RegionLevel::Province => return None,
        RegionLevel::City => &["市", "州", "地区", "盟"],
        RegionLevel::County => &["市", "县", "区", "旗"],
    };
    let rank = ranks.iter().find(|rank| rest.starts_with(**rank))?;
    let length = text.len() - rest.len() + rank.len();
    let own = text[..length] == *squeezed(&region.short_name);
    (!own).then_some(length)
}

/// A county's name with its city before it, as people tell two of the same name apart.
pub(super) fn full_name(id: RegionId, regions: &Regions) -> String {
    let region = regions.get(id);
    let above = region.parent.map(|parent| regions.get(parent));
    match above {
        Some(city) if city.level == RegionLevel::City => {
            format!("{}{}", city.short_name, region.name)
        }
        _ => region.name.clone(),
    }
}

/// The register's name nearest to a text, where one is near: one edit in a short name, two in a longer one; else the
/// region whose full name the text begins with.
pub(super) fn nearest(text: &str, regions: &Regions) -> Option<String> {
    let reach = if text.chars().count() <= 4 { 1 } else { 2 };
    let distance = |region: &Region| {
        let names = [&region.name, &region.short_name]
            .into_iter()
            .chain(&region.aliases);
        let kept = names.filter(|name| name.chars().count() >= 2);
        kept.map(|name| strsim::levenshtein(text, name)).min()
    };
    let near = regions
        .iter()
        .filter_map(|(id, region)| Some((distance(region)?, id)));
    let (least, id) = near.min_by_key(|(distance, id)| (*distance, *id))?;
    if least <= reach {
        return Some(full_name(id, regions));
    }
    let named = mentions(text, regions);
    let first = named
        .iter()
        .find(|mention| mention.spelling == Spelling::Exact)?;
    Some(full_name(first.region, regions))
}

//! Regions by name: full, short, former, clipped, with parents before and an office behind.
//!
//! Names that several regions share (吉林 is a province and a city, 通化 a city and a county) are settled by the other
//! names in the text, then by the levels that the field asks, then by the folder or unit given as a hint; otherwise they
//! are [`Fault::AmbiguousRegion`]. An unknown name is never taken for a near one: the near one is only suggested.

mod chain;
mod names;
mod tail;
#[cfg(test)]
mod tests;

use self::chain::{Chain, chains};
use self::names::{Spelling, full_name, nearest};
use self::tail::{Tail, is_office};
use super::text::is_character;
use super::{Fault, Note, Read, Reading, text};
use crate::campaign::{RegionId, RegionLevel, Regions};

/// Longest text that is looked at.
const MAX_CHARS: usize = 60;

/// Reads a region of one of the `allowed` levels; `hint` is the region of the file's folder or unit, if known.
pub fn read_region(
    written: &str,
    regions: &Regions,
    allowed: &[RegionLevel],
    hint: Option<RegionId>,
) -> Read<RegionId> {
    let name = bare_name(written);
    if name.is_empty() || name.chars().count() > MAX_CHARS {
        return Err(Fault::UnknownRegion { nearest: None });
    }
    if let Some(id) = regions.by_code(&name) {
        return among(&[Chain::of(id)], regions, allowed, hint);
    }
    let found = chains(&name, regions);
    let mut best = best_of(found.whole);
    // "松原市大安市科协" is no office of 松原: a second name outside the first outweighs a loose ending.
    if !found.contradicting.is_empty() {
        best.retain(|chain| matches!(chain.tail, Tail::None | Tail::Office));
    }
    if best.is_empty() {
        best = relative(&name, regions, hint);
    }
    if best.is_empty() {
        return Err(unknown(&name, &found.contradicting, regions));
    }
    among(&best, regions, allowed, hint)
}

/// The one of several readings that the field asks for.
fn among(
    best: &[Chain],
    regions: &Regions,
    allowed: &[RegionLevel],
    hint: Option<RegionId>,
) -> Read<RegionId> {
    let fitting: Vec<Chain> = best
        .iter()
        .copied()
        .filter(|chain| allowed.contains(&regions.get(chain.region).level))
        .collect();
    let candidates = if fitting.is_empty() { best } else { &fitting };
    let chosen = settle(candidates, regions, hint)?;
    if !allowed.contains(&regions.get(chosen.region).level) {
        return Err(Fault::WrongRegionLevel {
            found: regions.get(chosen.region).name.clone(),
        });
    }
    let tidied = chosen.spelling != Spelling::Exact || chosen.tail == Tail::Place;
    Ok(Reading {
        value: chosen.region,
        notes: if tidied {
            vec![Note::RegionName]
        } else {
            Vec::new()
        },
    })
}

/// The name without white space, quotation marks, blanks to fill, and what stands in brackets behind it.
fn bare_name(written: &str) -> String {
    let name = text::squeeze(written);
    if name.chars().all(is_character) && !name.starts_with("中共") {
        return name.into_owned();
    }
    let name = name.replace(|c| "_\"'“”《》*.,，。、:;-".contains(c), "");
    let name = name.strip_prefix(['(', '[', '【']).unwrap_or(&name);
    let name = name.strip_prefix("中共").unwrap_or(name);
    let end = name.find(['(', '[', '【']).unwrap_or(name.len());
    name[..end].trim_end_matches([')', ']', '】']).to_owned()
}

/// The chains whose names take most of the text, and of those the ones with the best spelling, one a region.
fn best_of(mut chains: Vec<Chain>) -> Vec<Chain> {
    let rank = |chain: &Chain| (chain.left, chain.spelling);
    let best = chains.iter().map(rank).min();
    chains.retain(|chain| Some(rank(chain)) == best);
    chains.sort_by_key(|chain| chain.region);
    chains.dedup_by_key(|chain| chain.region);
    chains
}

/// One of several regions of the same name.
fn settle(candidates: &[Chain], regions: &Regions, hint: Option<RegionId>) -> Result<Chain, Fault> {
    if let [only] = candidates {
        return Ok(*only);
    }
    let by_hint = |fits: &dyn Fn(RegionId, RegionId) -> bool| {
        let hint = hint?;
        let mut fitting = candidates.iter().filter(|chain| fits(chain.region, hint));
        fitting.next().filter(|_| fitting.next().is_none()).copied()
    };
    by_hint(&|region, hint| region == hint)
        .or_else(|| by_hint(&|region, hint| regions.contains(hint, region)))
        .or_else(|| by_hint(&|region, hint| regions.contains(region, hint)))
        .ok_or_else(|| Fault::AmbiguousRegion {
            candidates: candidates
                .iter()
                .map(|chain| full_name(chain.region, regions))
                .collect(),
        })
}

/// "县科协", "本市": the region of the folder, if its name ends so; "省科协" the province.
fn relative(name: &str, regions: &Regions, hint: Option<RegionId>) -> Vec<Chain> {
    let bare = name.strip_prefix(['本', '我', '全']).unwrap_or(name);
    let Some(rank) = bare.chars().next().filter(|c| "省市州县区".contains(*c)) else {
        return Vec::new();
    };
    let rest = &bare[rank.len_utf8()..];
    if !(is_office(rest) || (rest.is_empty() && bare != name)) {
        return Vec::new();
    }
    let ends_so = |id: &RegionId| regions.get(*id).name.ends_with(rank);
    let tops = || {
        regions
            .iter()
            .map(|(id, _)| id)
            .filter(|id| rank == '省' && ends_so(id))
    };
    let named = hint.filter(ends_so).into_iter().chain(tops());
    named.take(1).map(Chain::of).collect()
}

/// Names that contradict each other ("松原市大安市"), or no name at all.
fn unknown(name: &str, contradicting: &[(RegionId, RegionId)], regions: &Regions) -> Fault {
    if let Some((above, below)) = contradicting.first() {
        return Fault::AmbiguousRegion {
            candidates: vec![full_name(*above, regions), full_name(*below, regions)],
        };
    }
    Fault::UnknownRegion {
        nearest: nearest(name, regions),
    }
}

//! The region that a file's folders name: `白城市/镇赉县/附件4.xlsx` lies in 镇赉县.

use crate::campaign::{Region, RegionId, Regions};

/// The region named by the folders of a display path, the deepest one; none where no folder names a region, or where
/// the name fits several and the folders above do not settle it.
pub(super) fn region(regions: &Regions, display: &str) -> Option<RegionId> {
    let (folders, _) = display.rsplit_once('/')?;
    let mut settled = None;
    for folder in folders.split('/') {
        settled = named(regions, folder, settled).or(settled);
    }
    settled
}

fn named(regions: &Regions, folder: &str, above: Option<RegionId>) -> Option<RegionId> {
    let bare = bare(folder);
    let whole = |region: &Region| names(region).any(|name| name == bare);
    let part = |region: &Region| folder.contains(&region.name);
    only(regions, above, &whole).or_else(|| only(regions, above, &part))
}

/// The one region that fits, the deepest where they lie within each other, among those below `above` first.
fn only(
    regions: &Regions,
    above: Option<RegionId>,
    fits: &dyn Fn(&Region) -> bool,
) -> Option<RegionId> {
    let inside =
        |outer: RegionId, inner: RegionId| outer != inner && regions.contains(outer, inner);
    let mut fitting: Vec<RegionId> = regions
        .iter()
        .filter(|(_, region)| fits(region))
        .map(|(id, _)| id)
        .collect();
    let all = fitting.clone();
    fitting.retain(|id| !all.iter().any(|other| inside(*id, *other)));
    let mut below = fitting.clone();
    below.retain(|id| above.is_some_and(|above| inside(above, *id)));
    match (below.as_slice(), fitting.as_slice()) {
        ([one], _) | ([], [one]) => Some(*one),
        _ => None,
    }
}

fn names(region: &Region) -> impl Iterator<Item = &str> {
    [region.name.as_str(), region.short_name.as_str()]
        .into_iter()
        .chain(region.aliases.iter().map(String::as_str))
}

/// A folder's name without numbering around it: `03 镇赉县_` → `镇赉县`.
fn bare(folder: &str) -> &str {
    folder.trim_matches(|c: char| c.is_ascii_alphanumeric() || !c.is_alphanumeric())
}

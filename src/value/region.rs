use super::text::squeeze;
use super::*;
use crate::campaign::*;
pub fn read_region(
    t: &str,
    r: &Regions,
    l: &[RegionLevel],
    _h: Option<RegionId>,
) -> Read<RegionId> {
    let t = squeeze(t);
    let t = t.trim_end_matches("科协");
    let mut best = None;
    for (id, x) in r.iter() {
        if !l.contains(&x.level) {
            continue;
        }
        for n in std::iter::once(&x.name)
            .chain([&x.short_name])
            .chain(&x.aliases)
        {
            if t.ends_with(n.as_str()) && best.as_ref().is_none_or(|(l, _)| *l < n.len()) {
                best = Some((n.len(), id))
            }
        }
    }
    best.map(|b| Reading::plain(b.1))
        .ok_or(Fault::UnknownRegion { nearest: None })
}

//! How township and village names are compared: rank words, ethnic names and bracketed remarks do not count.

use super::text::squeeze;

/// Words for the rank of a township, longest first.
const TOWNSHIP_RANKS: [&str; 6] = ["街道办事处", "街道办", "街道", "镇", "乡", "苏木"];

/// Words after a village's own name, longest first.
const VILLAGE_RANKS: [&str; 10] = [
    "社区居民委员会",
    "社区居委会",
    "居民委员会",
    "村民委员会",
    "居委会",
    "村委会",
    "行政村",
    "社区",
    "村",
    "屯",
];

/// Nationalities that name a township's autonomy (`叶赫满族镇`).
const NATIONALITIES: [&str; 12] = [
    "满族",
    "朝鲜族",
    "蒙古族",
    "回族",
    "锡伯族",
    "达斡尔族",
    "壮族",
    "苗族",
    "藏族",
    "维吾尔族",
    "土家族",
    "彝族",
];

/// A village's own name: `永兴村` and `永兴` → `永兴`.
pub(super) fn village_stem(name: &str) -> String {
    let name = squeeze(name);
    without_suffix(&name, &VILLAGE_RANKS).to_owned()
}

/// A township's own name: `叶赫满族镇` → `叶赫`.
pub(super) fn township_stem(name: &str) -> String {
    let name = squeeze(name);
    let name = name.split('(').next().unwrap_or(&name);
    let mut stem = without_suffix(name, &TOWNSHIP_RANKS);
    loop {
        let shorter = without_suffix(stem, &NATIONALITIES);
        if shorter.len() == stem.len() {
            return stem.to_owned();
        }
        stem = shorter;
    }
}

/// Drops one suffix, unless nothing would be left.
fn without_suffix<'t>(name: &'t str, suffixes: &[&str]) -> &'t str {
    suffixes
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))
        .filter(|stem| !stem.is_empty())
        .unwrap_or(name)
}

/// A township's name in the spellings by which an address is searched for it.
#[derive(Debug, Clone)]
pub(super) struct TownshipName {
    full: String,
    stem: String,
}

impl TownshipName {
    /// Brings a registered name into its spellings.
    pub(super) fn of(registered: &str) -> Self {
        let folded = squeeze(registered);
        let full = folded.split('(').next().unwrap_or(&folded);
        Self {
            full: full.strip_suffix("办事处").unwrap_or(full).to_owned(),
            stem: township_stem(registered),
        }
    }

    /// Length of the registered name where it stands in a folded address.
    pub(super) fn stands_in(&self, address: &str) -> Option<usize> {
        let name = &self.full;
        (!name.is_empty() && address.contains(name)).then_some(name.len())
    }

    /// Length of the township's own name where it stands in a folded address before a word of rank.
    pub(super) fn stands_loosely_in(&self, address: &str) -> Option<usize> {
        let stem = &self.stem;
        address
            .match_indices(stem)
            .any(|(at, _)| {
                let after = &address[at + stem.len()..];
                TOWNSHIP_RANKS.iter().any(|rank| after.starts_with(rank))
            })
            .then_some(stem.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{township_stem, village_stem};

    #[test]
    fn ranks_and_nationalities_do_not_count() {
        assert_eq!(village_stem("永兴村"), "永兴");
        assert_eq!(village_stem(" 永 兴 "), "永兴");
        assert_eq!(village_stem("永兴社区居委会"), "永兴");
        assert_eq!(village_stem("村"), "村");
        assert_eq!(township_stem("叶赫满族镇"), "叶赫");
        assert_eq!(township_stem("三骏满族蒙古族锡伯族乡"), "三骏");
        assert_eq!(
            township_stem("劝农山镇（长春莲花山生态旅游度假区省级）"),
            "劝农山"
        );
    }
}

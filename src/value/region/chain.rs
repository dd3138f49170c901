//! A text as a chain of region names from the top down, each inside the one before: "吉林省白城市大安市科协".

use super::names::{Mention, Spelling, mentions};
use super::tail::{Tail, tail};
use crate::campaign::{RegionId, Regions};

/// One way to read a text to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chain {
    /// The last region named.
    pub region: RegionId,
    /// The worst spelling of the names.
    pub spelling: Spelling,
    pub tail: Tail,
    /// Bytes that no name takes.
    pub left: usize,
}

impl Chain {
    /// A region told in another way than by its name.
    pub(super) fn of(region: RegionId) -> Self {
        Self {
            region,
            spelling: Spelling::Known,
            tail: Tail::None,
            left: 0,
        }
    }
}

/// What came of a text.
#[derive(Debug, Default)]
pub(super) struct Chains {
    /// The ways that use the text up.
    pub whole: Vec<Chain>,
    /// Pairs of names that stand one after the other without lying in one another.
    pub contradicting: Vec<(RegionId, RegionId)>,
}

/// Reads a text without white space in all possible ways.
pub(super) fn chains(text: &str, regions: &Regions) -> Chains {
    let mut found = Chains::default();
    follow(text, None, regions, &mut found);
    found
}

fn follow(text: &str, above: Option<Chain>, regions: &Regions, found: &mut Chains) {
    for mention in mentions(text, regions) {
        let rest = &text[mention.length..];
        let spelling = above.map_or(mention.spelling, |chain| {
            chain.spelling.max(mention.spelling)
        });
        let chain = Chain {
            region: mention.region,
            spelling,
            tail: Tail::None,
            left: rest.len(),
        };
        if let Some(above) = above.filter(|above| !regions.contains(above.region, mention.region)) {
            if tail(rest, is_ranked(text, mention)).is_some() {
                found.contradicting.push((above.region, mention.region));
            }
            continue;
        }
        if let Some(tail) = tail(rest, is_ranked(text, mention)) {
            found.whole.push(Chain { tail, ..chain });
        }
        follow(rest, Some(chain), regions, found);
    }
}

fn is_ranked(text: &str, mention: Mention) -> bool {
    text[..mention.length].ends_with(['省', '市', '县', '区', '州', '旗'])
}

//! A sample that anybody can draw again: by permanent random numbers, as official statistics draws them.
//!
//! Everybody has a number that follows from the seed and from who he is; those with the lowest numbers of a stratum are
//! drawn. So the order of the files does not matter, nobody has to keep a generator's state, and a person who is added
//! later changes the sample by himself alone.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::Person;
use crate::campaign::{Campaign, RegionId, Table};

/// How the numbers are made, for whoever wants to check a sample. A change of it is another method with another name.
pub const METHOD: &str = "kjzd-sample-1";

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    /// Persons from each stratum.
    pub size: usize,
    /// Where the numbers come from.
    pub seed: u64,
    /// What is a stratum.
    pub per: Per,
}

/// What is a stratum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// All persons together.
    Whole,
    /// A city with its counties.
    City,
    /// Each unit that reports.
    Unit,
}

/// One stratum with those drawn from it.
#[derive(Debug, Clone)]
pub struct Stratum {
    /// The region; none of the whole.
    pub region: Option<RegionId>,
    /// Different persons in it.
    pub persons: usize,
    /// Those drawn, in the order of their numbers. Who is named twice stands here once, as first named.
    pub drawn: Vec<Person>,
}

/// Different persons by their numbers; two with one number, should that ever be, by who they are.
type Numbered = BTreeMap<([u8; 32], String), Person>;

/// Draws from persons of one table, in the order of the region file.
pub fn draw(persons: &[Person], wanted: Draw, table: &Table, campaign: &Campaign) -> Vec<Stratum> {
    let mut strata: BTreeMap<Option<RegionId>, Numbered> = BTreeMap::new();
    for person in persons {
        let stratum = match wanted.per {
            Per::Whole => None,
            Per::City => Some(person.city(campaign)),
            Per::Unit => Some(person.region),
        };
        let who = person.identity(table);
        let numbered = (number(wanted.seed, &who), who);
        let stratum = strata.entry(stratum).or_default();
        stratum.entry(numbered).or_insert_with(|| person.clone());
    }
    let strata = strata.into_iter();
    strata
        .map(|(region, numbered)| Stratum {
            region,
            persons: numbered.len(),
            drawn: numbered.into_values().take(wanted.size).collect(),
        })
        .collect()
}

/// SHA-256 over method, seed and person, each on a line of its own.
fn number(seed: u64, who: &str) -> [u8; 32] {
    Sha256::digest(format!("{METHOD}\n{seed}\n{who}")).into()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_stays_what_it_is_for_ever() {
        let number = number(2018, "张国庆\n13804360003");
        assert_eq!(number[..4], [0xda, 0x4b, 0x40, 0xd1]);
    }
}

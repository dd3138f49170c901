//! Every rule that the books explain fires on a return that breaks it and stays silent on one that does not.

use std::collections::BTreeSet;

use kjzd::campaign::Campaign;
use kjzd::diagnostic::catalogue;

use crate::desk::Desk;
use crate::{across, files, structure, values};

/// A rule with a desk that breaks it and one that comes near and does not.
pub struct Case {
    pub code: &'static str,
    pub breaks: fn(&mut Desk),
    pub passes: fn(&mut Desk),
}

/// Rules that only a roll-up, or one of its summaries, can break; `tests/rollup_command` does.
const OF_THE_ROLL_UP: [&str; 6] = ["S118", "X105", "X106", "X107", "X108", "X109"];
/// Rules about what comes back on a copy that was sent back; see `returned`.
const OF_COPIES: [&str; 3] = ["S201", "S202", "S203"];

/// Needs a file that makes a parser abort; no such file can be relied on to do so for ever. `tests/isolation` has readers
/// that die of anything.
const OF_A_CRASH: [&str; 1] = ["F117"];

pub fn cases() -> impl Iterator<Item = Case> {
    files::cases()
        .chain(structure::cases())
        .chain(values::cases())
        .chain(across::cases())
}

fn codes(plant: fn(&mut Desk)) -> BTreeSet<String> {
    let mut desk = Desk::new();
    plant(&mut desk);
    desk.codes()
}

#[test]
fn every_rule_fires_where_it_should_and_only_there() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (broken, passed) = (codes(case.breaks), codes(case.passes));
        if !broken.contains(case.code) {
            wrong.push(format!("{} does not fire, but {broken:?}", case.code));
        }
        if passed.contains(case.code) {
            wrong.push(format!("{} fires on the passing case", case.code));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_rule_has_a_case() {
    let tried: BTreeSet<&str> = cases()
        .map(|case| case.code)
        .chain(OF_THE_ROLL_UP)
        .chain(OF_A_CRASH)
        .chain(OF_COPIES)
        .chain(values::codes())
        .collect();
    let campaign = Campaign::builtin().unwrap();
    let explained: BTreeSet<&str> = catalogue(&campaign).iter().map(|page| page.code).collect();
    let unix_only = BTreeSet::from(["F107"]);
    let untried: Vec<_> = explained.difference(&tried).collect();
    assert!(
        untried
            .iter()
            .all(|code| unix_only.contains(**code) && cfg!(windows)),
        "{untried:?}"
    );
    assert_eq!(tried.difference(&explained).count(), 0);
}

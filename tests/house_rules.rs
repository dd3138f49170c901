//! What holds for the whole tree: who may know whom, how long a file may be, and that the workshop's own commands agree.

#![allow(clippy::unwrap_used)] // a test may stop at the first surprise

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms; each may import those before it. `press` and `report` write side by side and do not know each other.
const ROOMS: [&str; 12] = [
    "campaign",
    "value",
    "diagnostic",
    "workbook",
    "intake",
    "validate",
    "rollup",
    "roster",
    "status",
    "press",
    "report",
    "cli",
];
const STRANGERS: [(&str, &str); 2] = [("press", "report"), ("report", "press")];
/// A file past this hides a second idea.
const LONGEST: usize = 400;

fn sources(below: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no source under {below}");
    found
}

/// Room that a file belongs to: `src/intake/card.rs` → `intake`; none for `src/lib.rs` and `src/main.rs`.
fn room(path: &Path) -> Option<usize> {
    let below = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let first = below.unwrap().components().next().unwrap();
    let name = Path::new(first.as_os_str()).file_stem().unwrap();
    ROOMS.iter().position(|room| name == *room)
}

/// Rooms that a line names after `crate::` or `kjzd::`, also inside braces.
fn named(code: &str) -> Vec<&str> {
    let mut rooms = Vec::new();
    for root in ["crate::", "kjzd::"] {
        for (at, _) in code.match_indices(root) {
            let after = &code[at + root.len()..];
            let list = match after.strip_prefix('{') {
                Some(braced) => braced.split('}').next().unwrap_or(braced),
                None => after,
            };
            let words = list.split(',').map(|part| {
                let part = part.trim_start();
                let end = part.find(|c: char| !c.is_alphanumeric() && c != '_');
                &part[..end.unwrap_or(part.len())]
            });
            let many = if after.starts_with('{') {
                usize::MAX
            } else {
                1
            };
            rooms.extend(words.take(many).filter(|word| ROOMS.contains(word)));
        }
    }
    rooms
}

#[test]
fn rooms_import_only_rooms_above_them() {
    let mut breaches = Vec::new();
    let mut seen = 0;
    for path in sources("src") {
        let Some(own) = room(&path) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        for other in named(&text) {
            seen += 1;
            let place = ROOMS.iter().position(|room| *room == other).unwrap();
            if place > own || STRANGERS.contains(&(ROOMS[own], other)) {
                breaches.push(format!("{} imports {other}", path.display()));
            }
        }
    }
    assert!(seen > 100, "the search for imports found only {seen}");
    assert_eq!(breaches, Vec::<String>::new());
}

#[test]
fn the_search_sees_every_way_to_name_a_room() {
    assert_eq!(named("use crate::campaign::{Form, Kind};"), ["campaign"]);
    assert_eq!(
        named("use crate::{value, press::Plan};"),
        ["value", "press"]
    );
    assert_eq!(
        named("let x = crate::rollup::merge(kjzd::report::table());"),
        ["rollup", "report"]
    );
    assert_eq!(
        named("use super::campaign; crate::other::thing"),
        Vec::<&str>::new()
    );
}

#[test]
fn every_room_is_listed() {
    for path in sources("src") {
        let name = path.file_name().unwrap();
        assert!(
            room(&path).is_some() || name == "lib.rs" || name == "main.rs",
            "{} stands in no room",
            path.display()
        );
    }
}

#[test]
fn no_file_hides_a_second_idea() {
    let files = ["src", "tests", "examples"].into_iter().flat_map(sources);
    let long: Vec<String> = files
        .map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{}: {lines}", path.display()))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn every_file_opens_with_what_it_is() {
    let files = ["src", "tests", "examples"].into_iter().flat_map(sources);
    let silent: Vec<PathBuf> = files
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//! "))
        .collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

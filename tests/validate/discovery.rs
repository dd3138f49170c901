//! Which files a run takes, under which names, and which region their folders name.

use std::path::PathBuf;

use kjzd::validate::{Discovery, discover};

use crate::desk::Desk;

fn found(desk: &Desk, paths: &[&str]) -> Discovery {
    let paths: Vec<PathBuf> = paths.iter().map(|path| desk.at(path)).collect();
    discover(&desk.campaign.regions, &paths).unwrap()
}

fn names(desk: &Desk, found: &Discovery) -> Vec<String> {
    found
        .files
        .iter()
        .map(|file| desk.short(&file.display))
        .collect()
}

#[test]
fn folders_are_searched_to_the_bottom_and_sorted() {
    let desk = Desk::new();
    for name in [
        "乙/b.xlsx",
        "乙/a.csv",
        "甲/丙/c.et",
        "d.xls",
        "乙/没有扩展名",
    ] {
        desk.put(name, b"x");
    }
    let found = found(&desk, &["甲", "乙", "d.xls"]);
    assert_eq!(
        names(&desk, &found),
        [
            "d.xls",
            "乙/a.csv",
            "乙/b.xlsx",
            "乙/没有扩展名",
            "甲/丙/c.et"
        ]
    );
    assert!(found.findings.is_empty());
}

#[test]
fn a_file_reached_twice_is_read_once() {
    let desk = Desk::new();
    desk.put("甲/a.xlsx", b"x");
    let found = found(&desk, &["甲/a.xlsx", "甲", "甲/../甲/a.xlsx"]);
    assert_eq!(names(&desk, &found), ["甲/a.xlsx"]);
    assert!(found.findings.is_empty(), "{:?}", found.findings);
}

#[cfg(unix)]
#[test]
fn a_file_reached_through_links_is_read_once() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.put("甲/a.xlsx", b"x");
    desk.put("乙/b.xlsx", b"x");
    symlink("../甲/a.xlsx", desk.at("乙/c.xlsx")).unwrap();
    symlink("甲", desk.at("丙")).unwrap();
    let found = found(&desk, &["甲", "乙", "丙"]);
    assert_eq!(names(&desk, &found), ["乙/b.xlsx", "甲/a.xlsx"]);
}

#[test]
fn hidden_files_and_the_systems_own_are_passed_over_in_silence() {
    let desk = Desk::new();
    for name in [
        "甲/a.xlsx",
        "甲/.DS_Store",
        "甲/Thumbs.db",
        "甲/.git/b.xlsx",
        "甲/__MACOSX/c.xlsx",
    ] {
        desk.put(name, b"x");
    }
    let found = found(&desk, &["甲"]);
    assert_eq!(names(&desk, &found), ["甲/a.xlsx"]);
    assert!(found.findings.is_empty());
}

#[test]
fn a_file_named_outright_is_read_whatever_its_name() {
    let desk = Desk::new();
    desk.put("台账.txt", b"x");
    assert_eq!(names(&desk, &found(&desk, &["台账.txt"])), ["台账.txt"]);
}

#[test]
fn folders_name_the_region() {
    let desk = Desk::new();
    for (folder, region) in [
        ("白城市/镇赉县", Some("镇赉县")),
        ("白城市/03 镇赉县_上报", Some("镇赉县")),
        ("白城/大安", Some("大安市")),
        ("2017年白城市大安市上报材料", Some("大安市")),
        ("白城市/附件1", Some("白城市")),
        ("吉林市", Some("吉林市")),
        ("吉林省", Some("吉林省")),
        ("通化市/通化县", Some("通化县")),
        ("通化", None),
        ("扫描件", None),
    ] {
        let file = format!("{folder}/a.xlsx");
        desk.put(&file, b"x");
        let found = found(&desk, &[&file]);
        let named = found.files[0]
            .folder
            .map(|id| desk.campaign.regions.get(id).name.as_str());
        assert_eq!(named, region, "{folder}");
    }
}

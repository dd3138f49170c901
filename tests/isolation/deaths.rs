//! Each way to fail, among returns that are read all the same.

use super::desk::{Desk, stumbling, village};
use super::failing::{self, ABORT, BABBLE, HANG};
use super::trial;
use kjzd::workbook::{Limits, OpenError, Opener, ReaderCommand};
use libtest_mimic::Trial;
use std::path::Path;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("a_reader_that_dies_costs_its_file_only", dies),
        trial("a_reader_that_talks_nonsense_costs_its_file_only", babbles),
        trial("a_reader_that_hangs_is_ended_in_time", hangs),
        trial("a_file_that_vanishes_is_a_finding", vanishes),
        trial("a_reader_that_cannot_start_stops_the_run", no_reader),
    ]
}

/// Good returns before, between and after one that the reader stumbles over; gives its one finding.
fn among_good_ones(word: &str, limits: Limits) -> (String, String) {
    let desk = Desk::new();
    for i in 0..12 {
        desk.put(
            &format!("{i:02}.csv"),
            village(&format!("第{i}村"), 300 + i),
        );
    }
    let without = desk.check(failing::opener(limits.clone()));
    desk.put("05坏.csv", stumbling(word));
    let with = desk.check(failing::opener(limits));
    assert_eq!(with.records, without.records);
    assert_eq!(with.records.len(), 12);
    assert_eq!(with.files.len(), 13);
    let mut failures = Desk::failures(&with, "05坏.csv");
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert_eq!(with.findings.len(), without.findings.len() + 1);
    failures.remove(0)
}

fn dies() {
    let (code, message) = among_good_ones(ABORT, Limits::default());
    assert_eq!(code, "F117");
    assert!(message.contains("读取时崩溃"), "{message}");
}

fn babbles() {
    let (code, message) = among_good_ones(BABBLE, Limits::default());
    assert_eq!(code, "F117");
    assert!(message.contains("读取时崩溃"), "{message}");
}

fn hangs() {
    let limits = Limits {
        seconds: 2,
        ..Limits::default()
    };
    let (code, message) = among_good_ones(HANG, limits);
    assert_eq!(code, "F117");
    assert!(message.contains("2 秒还没有读完"), "{message}");
}

fn vanishes() {
    let desk = Desk::new();
    desk.put("a.csv", village("甲村", 300));
    let (here, gone) = (desk.path().join("a.csv"), desk.path().join("b.csv"));
    let paths: [&Path; 3] = [&gone, &here, &gone];
    let opener = failing::opener(Limits::default());
    let read = opener.open_each(&paths, |place, file| (place, file));
    let read = read.unwrap();
    assert!(
        matches!(&read[0], (0, Err(OpenError::Unreadable(why))) if *why == "文件不存在".into())
    );
    assert!(matches!(&read[1], (1, Ok(_))));
    assert!(matches!(&read[2], (2, Err(OpenError::Unreadable(_)))));
}

fn no_reader() {
    let desk = Desk::new();
    desk.put("a.csv", village("甲村", 300));
    let nobody = ReaderCommand {
        program: desk.path().join("没有这个程序"),
        arguments: Vec::new(),
        environment: Vec::new(),
    };
    let opener = Opener::isolated(nobody, Limits::default());
    let refusal = opener.open(&desk.path().join("a.csv")).unwrap_err();
    assert!(refusal.what.starts_with("读取表格的进程启动不了"));
}

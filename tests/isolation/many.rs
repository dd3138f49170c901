//! Thousands of returns, one in a hundred hostile: the totals are those of the others.

use super::desk::{CAMPAIGN, Desk, stumbling, village};
use super::failing::{self, ABORT, BABBLE};
use super::trial;
use kjzd::rollup::{Facts, Summary};
use kjzd::validate::Checked;
use kjzd::workbook::Limits;
use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("hostile_files_change_no_total", || compare(300)),
        trial("hostile_files_change_no_total_of_ten_thousand", || {
            compare(10_000);
        })
        .with_ignored_flag(true),
    ]
}

/// What the hostile files are, each in its turn.
fn hostile(turn: u32) -> Vec<u8> {
    match turn % 5 {
        0 => stumbling(ABORT).into_bytes(),
        1 => stumbling(BABBLE).into_bytes(),
        2 => b"PK\x03\x04 and no more".to_vec(),
        3 => Vec::new(),
        _ => b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\xff\xff".to_vec(),
    }
}

fn compare(files: u32) {
    let desk = Desk::new();
    let mut bad = 0;
    for i in 0..files {
        let folder = i / 500;
        if i % 100 == 37 {
            bad += 1;
            desk.put(&format!("坏/{folder}/{i}.csv"), hostile(i / 100));
        } else {
            let text = village(&format!("第{i}村"), 100 + i % 900);
            desk.put(&format!("好/{folder}/{i}.csv"), text);
        }
    }
    let all = desk.check(failing::opener(Limits::default()));
    assert_eq!(all.files.len(), files as usize);
    assert_eq!(all.records.len(), (files - bad) as usize);
    let unread = all
        .findings
        .iter()
        .filter(|finding| finding.place.file.contains("坏/"));
    assert_eq!(unread.count(), bad as usize);
    std::fs::remove_dir_all(desk.path().join("坏")).unwrap();
    let clean = desk.check(failing::opener(Limits::default()));
    assert_eq!(totals(&all), totals(&clean));
}

fn totals(checked: &Checked) -> String {
    let (facts, _) = Facts::gather(checked.records.iter(), &CAMPAIGN);
    let region = CAMPAIGN.regions.by_code("220821").unwrap();
    Summary::of(&facts, region, &CAMPAIGN, CAMPAIGN.period.1)
        .to_json()
        .to_string()
}

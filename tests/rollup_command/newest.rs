//! `--prefer newest`: of two versions the one that the register says came last, whatever a file's own time.

use std::path::Path;

use tempfile::TempDir;

use super::{city, json, kjzd, said, statistics, three_counties};

const OLD: &str = "in/白城市/镇赉县/附件4.xlsx";
const NEW: &str = "in/白城市/镇赉县/附件4改.xlsx";
const NEWEST: [&str; 5] = ["in", "--for", "吉林省", "--prefer", "newest"];

/// The county's old return says 3, its new one 30.
fn two_versions() -> TempDir {
    let folder = three_counties();
    statistics(folder.path(), NEW, "镇赉县科协", 30.0, 0.3);
    folder
}

fn receive(there: &Path, path: &str, at: &str) {
    let output = kjzd(there, &["receive", path, "--at", at]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn the_one_received_last_counts_and_the_other_is_listed() {
    let folder = two_versions();
    let there = folder.path();
    receive(there, NEW, "2018-05-20 10:00");
    receive(there, "in", "2018-05-02 09:00");
    let summary = json(there, &NEWEST);
    let form = &summary["forms"]["statistics"];
    assert_eq!(form["records"], json!(3));
    assert_eq!(form["totals"]["posters"], json!(39));
    assert_eq!(summary["provisional"], json!(false));
    let left_out = summary["left_out"].as_array().unwrap();
    assert_eq!(left_out.len(), 1);
    assert_eq!(left_out[0]["file"], json!(OLD));
    let reason = left_out[0]["reason"].as_str().unwrap();
    assert!(
        reason.contains(NEW) && reason.contains("2018-05-20 10:00"),
        "{reason}"
    );
}

#[test]
fn faults_of_the_older_version_stop_nobody() {
    let folder = two_versions();
    let there = folder.path();
    // 不是整数
    statistics(there, OLD, "镇赉县科协", 3.5, 0.1);
    receive(there, OLD, "2018-05-02");
    receive(there, "in", "2018-05-03");
    assert_eq!(
        json(there, &NEWEST)["forms"]["statistics"]["records"],
        json!(3)
    );
}

#[test]
fn a_citys_summary_gives_way_to_a_county_mended_after_it() {
    let folder = two_versions();
    let there = folder.path();
    std::fs::rename(there.join(NEW), there.join("later.xlsx")).unwrap();
    city(there, &[]);
    receive(there, "白城市.xlsx", "2018-05-10");
    receive(there, "later.xlsx", "2018-05-12");
    let both = ["白城市.xlsx", "later.xlsx", "--for", "吉林省"];
    let stopped = kjzd(
        there,
        &[&["rollup", "--format", "json"], &both[..]].concat(),
    );
    assert_eq!(stopped.status.code(), Some(1));
    let summary = json(there, &[&both[..], &["--prefer", "newest"]].concat());
    assert_eq!(
        summary["forms"]["statistics"]["totals"]["posters"],
        json!(34)
    );
}

#[test]
fn what_the_register_does_not_settle_stays_a_contradiction() {
    // Never received; both at the same moment.
    for received in [&[OLD][..], &["in"]] {
        let folder = two_versions();
        let there = folder.path();
        for path in received {
            receive(there, path, "2018-05-02 09:00");
        }
        let output = kjzd(
            there,
            &[&["rollup", "--format", "json"], &NEWEST[..]].concat(),
        );
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("X104"), "{}", said(&output));
    }
}

#[test]
fn without_a_register_nothing_is_newest() {
    let folder = two_versions();
    let output = kjzd(
        folder.path(),
        &[&["rollup", "--format", "json"], &NEWEST[..]].concat(),
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("kjzd receive"), "{}", said(&output));
}

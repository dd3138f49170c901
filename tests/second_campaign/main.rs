//! A campaign that shares nothing with the built-in one (harbours: other forms, units, regions) goes all the way, from
//! blank form to provincial total, through the same commands. Nothing about one campaign may be known to code.
#![allow(clippy::unwrap_used)] // a test may stop at the first surprise

mod fill;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use fill::{Answer, fill};
use serde_json::{Value, json};
use tempfile::TempDir;

const BERTH: &str = "附表甲 泊位安全调查表.xlsx";
const RETURNS: &str = "附表乙 港口安全整治统计表.xlsx";
const PATROL: &str = "附表丙 巡查组名单.xlsx";

/// An office's desk: blank forms on one side, filled ones on the other.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let (_, code) = desk.kjzd(&["template", "-o", "空表"]);
        assert_eq!(code, Some(0));
        desk
    }

    /// What a command prints, and its exit code.
    fn kjzd(&self, args: &[&str]) -> (String, Option<i32>) {
        let campaign = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/campaigns/harbour-2020");
        let mut command = Command::cargo_bin("kjzd").unwrap();
        command
            .current_dir(&self.folder)
            .arg("--campaign")
            .arg(campaign)
            .args(args);
        let output = command.output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
        (
            String::from_utf8(output.stdout).unwrap(),
            output.status.code(),
        )
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.kjzd(args).0).unwrap()
    }

    fn fill(&self, form: &str, folder: &str, given: &[Answer<'_>]) {
        let at = |below: &str| -> PathBuf { self.folder.path().join(below) };
        fs::create_dir_all(at(folder)).unwrap();
        fill(&at("空表").join(form), &at(folder).join(form), given);
    }

    /// Three counties of two cities and one city's own office.
    fn with_returns() -> Self {
        let desk = Self::new();
        desk.fill(BERTH, "报/北湾市/望海县", &[]);
        desk.fill(
            BERTH,
            "报/北湾市/临港区",
            &[
                ("望海县", 0, "北湾市临港区"),
                ("180.5", 0, "100.1"),
                ("9.75", 0, "12.3"),
                ("120", 0, "80.125"),
                ("13900000001", 0, "13900000011"),
            ],
        );
        desk.fill(
            BERTH,
            "报/南湾市/沙洲县",
            &[
                ("望海县", 0, "沙洲县"),
                ("180.5", 0, "0.2"),
                ("9.75", 0, "0.1"),
            ],
        );
        desk.fill(RETURNS, "报/北湾市/望海县", &[]);
        desk.fill(
            RETURNS,
            "报/北湾市",
            &[
                ("望海县港口局", 0, "北湾市港口局"),
                ("12", 0, "1"),
                ("35.2", 0, "0.1"),
            ],
        );
        desk.fill(
            PATROL,
            "报/北湾市/望海县",
            &[("吴平", 1, "郑和平"), ("13900000003", 1, "13900000013")],
        );
        desk
    }
}

#[test]
fn what_is_filled_as_the_sample_shows_is_clean() {
    let desk = Desk::with_returns();
    let said = desk.json(&["validate", "报", "--format", "json"]);
    assert_eq!(said["diagnostics"], json!([]));
    assert_eq!(said["summary"]["records"], 6);
}

#[test]
fn the_other_campaigns_own_rules_are_checked() {
    let desk = Desk::new();
    desk.fill(
        BERTH,
        "报/北湾市/望海县",
        &[("860.5", 0, "1800.5"), ("13900000001", 0, "1390")],
    );
    desk.fill(RETURNS, "报/北湾市/望海县", &[("30", 0, "32")]);
    let (_, code) = desk.kjzd(&["validate", "报"]);
    assert_eq!(code, Some(1));
    let said = desk.json(&["validate", "报", "--format", "json"]);
    let faults = said["diagnostics"].as_array().unwrap().iter();
    let faults = faults.filter(|of| of["severity"] != "notice");
    let mut found: Vec<[&str; 3]> = faults
        .map(|of| ["code", "severity", "field"].map(|key| of[key].as_str().unwrap()))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ["R801", "warning", "throughput"],
            ["R851", "error", "fixed"],
            ["V201", "error", "keeper_phone"],
        ]
    );
}

#[test]
fn cities_and_the_province_add_up() {
    let desk = Desk::with_returns();
    let province = desk.json(&["rollup", "报", "--for", "东港省", "--format", "json"]);
    let berths = &province["forms"]["berth"]["totals"];
    assert_eq!(berths["length"], json!(280.8));
    assert_eq!(berths["capacity"], json!(320.125));
    assert_eq!(berths["throughput"], json!(2581.5));
    // (180.5 × 9.75 + 100.1 × 12.3 + 0.2 × 0.1) / 280.8
    assert_eq!(berths["depth"], json!({"mean": 10.6522, "records": 3}));
    assert_eq!(
        berths["cargo"],
        json!({"coal": 3, "ore": 0, "boxes": 0, "other": 0})
    );
    let returns = &province["forms"]["returns"]["totals"];
    assert_eq!(returns["inspections"], json!(13));
    assert_eq!(returns["throughput"], json!(35.3));
    let patrols = &province["forms"]["patrol"]["totals"];
    assert_eq!(*patrols, json!({"patrols": 1, "members": 2, "voyages": 1}));
}

#[test]
fn a_citys_summary_adds_up_like_its_counties() {
    let desk = Desk::with_returns();
    let (_, code) = desk.kjzd(&[
        "rollup",
        "报/北湾市",
        "--for",
        "北湾市",
        "-o",
        "北湾市.xlsx",
    ]);
    assert_eq!(code, Some(0));
    let forms = |paths: &[&str]| {
        let args = [&["rollup"], paths, &["--for", "东港省", "--format", "json"]].concat();
        desk.json(&args)["forms"].clone()
    };
    let whole = forms(&["报"]);
    assert_eq!(forms(&["北湾市.xlsx", "报/南湾市"]), whole);
    assert_eq!(forms(&["北湾市.xlsx", "报"]), whole);
}

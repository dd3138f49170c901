//! Our own forms, filled with openpyxl and saved by LibreOffice in three formats, read back equal and keep their stamp,
//! their checks and their lock.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use kjzd::campaign::Campaign;
use kjzd::intake::Stamped;
use kjzd::workbook::{Limits, open_bytes};

const EXPECTED: &str = include_str!("../fixtures/templates/expected.jsonl");
const FORMS: [&str; 6] = [
    "household",
    "household-ledger",
    "nothing",
    "statistics",
    "team",
    "village",
];
const KINDS: [&str; 3] = ["xlsx", "xls", "ods"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/templates")
}

#[test]
fn a_filled_form_reads_back_equal_in_every_format() {
    for kind in KINDS {
        let files = FORMS.map(|form| format!("{form}.{kind}"));
        let mut command = Command::cargo_bin("kjzd").expect("the program is built");
        let run = command.current_dir(folder()).arg("export").args(&files);
        let output = run.output().expect("the program runs");
        let exported = String::from_utf8(output.stdout).expect("text");
        let mut exported: Vec<&str> = exported.lines().collect();
        let expected = EXPECTED.replace(".xlsx\"", &format!(".{kind}\""));
        let mut expected: Vec<&str> = expected.lines().collect();
        exported.sort_unstable();
        expected.sort_unstable();
        assert_eq!(exported, expected, "{kind}");
    }
}

#[test]
fn the_stamp_outlives_every_format() {
    let campaign = Campaign::builtin().expect("the built-in campaign");
    for form in FORMS {
        for kind in KINDS {
            let bytes = fs::read(folder().join(format!("{form}.{kind}"))).expect("a fixture");
            let workbook = open_bytes(&bytes, Some(kind), &Limits::default()).expect("it opens");
            let stamp = Stamped::of(&workbook).map(|stamped| stamped.stamp);
            let of = stamp.map(|stamp| (stamp.campaign, stamp.version));
            assert_eq!(of, Some((campaign.id.clone(), 1)), "{form}.{kind}");
        }
    }
}

/// Fields with a check of what is typed, and rules that colour, at least.
#[test]
fn checks_colours_and_the_lock_outlive_a_save_by_libreoffice() {
    for (form, checks, colours) in [
        ("household", 20, 4),
        ("household-ledger", 20, 4),
        ("statistics", 20, 40),
        ("team", 20, 0),
        ("village", 15, 7),
    ] {
        let bytes = fs::read(folder().join(format!("{form}.xlsx"))).expect("a fixture");
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut sheet = String::new();
        let mut part = package
            .by_name("xl/worksheets/sheet1.xml")
            .expect("a sheet");
        part.read_to_string(&mut sheet).expect("text");
        let count = |element: &str| sheet.matches(element).count();
        assert!(count("<dataValidation ") >= checks, "{form}");
        assert!(count("<cfRule ") >= colours, "{form}");
        assert_eq!(count("<sheetProtection sheet=\"true\""), 1, "{form}");
    }
}

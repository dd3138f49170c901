//! Files whose names are no text: Chinese names that an archive from Windows unpacked.
#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use super::below::with_other_number;
use super::{city, kjzd, said, statistics, three_counties};

#[test]
fn two_files_whose_names_look_alike_are_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path();
    // 安.xlsx and 北.xlsx in GBK: two bytes each that are no text.
    for (name, count) in [(b"\xb0\xb2.xlsx", 3.0), (b"\xb1\xb1.xlsx", 4.0)] {
        statistics(there, "in/a.xlsx", "镇赉县", count, 0.1);
        std::fs::rename(
            there.join("in/a.xlsx"),
            there.join("in").join(OsStr::from_bytes(name)),
        )
        .unwrap();
    }
    let output = kjzd(
        there,
        &["rollup", "in", "--for", "白城市", "--format", "json"],
    );
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(
        said.contains("in/%B0%B2.xlsx") && said.contains("in/%B1%B1.xlsx"),
        "{said}"
    );
}

#[test]
fn a_summary_in_a_folder_whose_name_is_shown_otherwise_is_looked_through_too() {
    let folder = three_counties();
    let there = folder.path();
    city(there, &[]);
    let sheet = "xl/worksheets/sheet2.xml";
    let changed = with_other_number(&there.join("白城市.xlsx"), sheet, ("<v>7</v>", "<v>8</v>"));
    // 市 in GBK, as an archive from Windows unpacks it.
    let odd = there.join("下级").join(OsStr::from_bytes(b"\xca\xd0"));
    std::fs::create_dir_all(&odd).unwrap();
    std::fs::write(odd.join("改.xlsx"), changed).unwrap();
    let output = kjzd(
        there,
        &["rollup", "下级", "--for", "吉林省", "--format", "json"],
    );
    assert!(said(&output).contains("X107"), "{}", said(&output));
}

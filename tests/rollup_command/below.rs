//! Summaries that come from below: what somebody changed on them, and what they say of themselves.

use std::path::Path;

use kjzd::workbook::{Limits, open};

use super::{city, json, kjzd, said, statistics, three_counties};

#[test]
fn a_total_typed_over_on_a_summary_is_found() {
    let folder = three_counties();
    let there = folder.path();
    city(there, &[]);
    let sheet = "xl/worksheets/sheet2.xml";
    let changed = with_other_number(&there.join("白城市.xlsx"), sheet, ("<v>7</v>", "<v>8</v>"));
    std::fs::write(there.join("改.xlsx"), changed).unwrap();
    let output = kjzd(
        there,
        &["rollup", "改.xlsx", "--for", "吉林省", "--format", "json"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("X107"), "{}", said(&output));
}

/// The workbook with the first `from` of a sheet made `to`.
pub fn with_other_number(path: &Path, sheet: &str, wrong: (&str, &str)) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut from = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut part = from.by_index(i).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == sheet {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(wrong.0), "{text}");
            bytes = text.replacen(wrong.0, wrong.1, 1).into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_detail_changed_on_a_summary_is_found_though_its_totals_were_changed_with_it() {
    let folder = three_counties();
    let there = folder.path();
    city(there, &[]);
    let mut path = there.join("白城市.xlsx");
    // A county's 3 and the totals 7 above it: nothing on the sheets gives the change away.
    let units = [
        ("3", "xl/worksheets/sheet3.xml"),
        ("7", "xl/worksheets/sheet3.xml"),
        ("7", "xl/worksheets/sheet2.xml"),
    ];
    for (number, sheet) in units {
        let one_more: u32 = number.parse().unwrap();
        let wrong = (
            format!("<v>{number}</v>"),
            format!("<v>{}</v>", one_more + 1),
        );
        let changed = with_other_number(&path, sheet, (&wrong.0, &wrong.1));
        path = there.join("改.xlsx");
        std::fs::write(&path, changed).unwrap();
    }
    let output = kjzd(
        there,
        &["rollup", "改.xlsx", "--for", "吉林省", "--format", "json"],
    );
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(said.contains("X108") && !said.contains("X107"), "{said}");
    assert!(
        said.contains("生成时 2 条记录，现在 2 条，但有数字或勾选不同"),
        "{said}"
    );
}

#[test]
fn what_a_provisional_summary_adds_to_is_provisional() {
    let folder = three_counties();
    let there = folder.path();
    statistics(
        there,
        "in/白城市/镇赉县/附件4改.xlsx",
        "镇赉县科协",
        3.0,
        0.3,
    );
    city(there, &["--provisional"]);
    let above = ["白城市.xlsx", "in/松原市", "--for", "吉林省"];
    let summary = json(there, &above);
    assert_eq!(summary["provisional"], json!(true));
    let made = kjzd(there, &[&["rollup", "-o", "省.xlsx"], &above[..]].concat());
    assert_eq!(made.status.code(), Some(1));
    assert!(said(&made).contains("（初步）"), "{}", said(&made));
    // And so on upwards, as long as somebody passes it on.
    let again = json(there, &["省.xlsx", "--for", "吉林省"]);
    assert_eq!(again["provisional"], json!(true));
    // A summary of other regions says nothing about these.
    let elsewhere = json(there, &["白城市.xlsx", "in/松原市", "--for", "松原市"]);
    assert_eq!(elsewhere["provisional"], json!(false));
}

#[test]
fn a_masked_summary_is_refused_by_name() {
    let folder = three_counties();
    let there = folder.path();
    city(there, &["--mask"]);
    let output = kjzd(
        there,
        &["rollup", "白城市.xlsx", "--for", "吉林省", "-o", "省.xlsx"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("S118"), "{}", said(&output));
    assert!(!there.join("省.xlsx").exists());
}

#[test]
fn a_total_is_known_by_its_words_and_by_a_county_mended_after_it() {
    for (unit, count) in [("白城市（汇总）", 1.0), ("白城市科协", 7.0)] {
        let folder = three_counties();
        let there = folder.path();
        statistics(there, "in/白城市/市本级/附件4.xlsx", unit, count, 0.2);
        let output = kjzd(there, &["rollup", "in", "--for", "吉林省", "-o", "省.xlsx"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("X105"), "{unit}: {}", said(&output));
    }
    let folder = three_counties();
    statistics(
        folder.path(),
        "in/白城市/市本级/附件4.xlsx",
        "白城市科协",
        6.0,
        0.2,
    );
    let summary = json(folder.path(), &["in", "--for", "吉林省"]);
    assert_eq!(summary["forms"]["statistics"]["records"], json!(4));
}

#[test]
fn lists_that_nobody_merges_are_passed_over_and_do_not_count() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path();
    let returns = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/returns/白城市");
    let made = kjzd(
        there,
        &["rollup", returns, "--for", "白城市", "-o", "市.xlsx"],
    );
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));

    let book = open(&there.join("市.xlsx"), &Limits::default()).unwrap();
    let lists: Vec<&str> = book.properties["kjzd.lists"].split(';').collect();
    assert_eq!(
        lists,
        [
            "附件1 需求清单",
            "附件2 需求清单",
            "附件3 工作队一览",
            "附件3 专家一览",
            "附件3 活动一览"
        ]
    );
    let is_list = |name: &Option<String>| lists.contains(&name.as_deref().unwrap_or_default());
    let wanted = book.sheets.iter().filter(|sheet| !is_list(&sheet.name));
    let wanted: usize = wanted.map(|sheet| sheet.grid.cells().count()).sum();
    let within = |cells: usize| {
        let limit = format!("cells={cells}");
        let read = ["--limit", &limit, "rollup", "市.xlsx", "--for", "吉林省"];
        kjzd(there, &[&read[..], &["--format", "json"]].concat())
    };
    assert_eq!(within(wanted).status.code(), Some(0));
    let refused = within(wanted - 1);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("F106"), "{}", said(&refused));
}

//! Rows inside a ledger that name the region of the rows below them.

use super::{HEAD, ROW, SECOND};
use crate::paper::{Back, read};

fn without_region(line: &str) -> String {
    let mut cells: Vec<&str> = line.split('|').collect();
    cells.remove(1);
    cells.join("|")
}

/// A ledger without a column for the region, with a line over each of its two rows.
fn parts(first: &[&str], second: &[&str]) -> Back {
    let (head, row, other) = (
        without_region(HEAD),
        without_region(ROW),
        without_region(SECOND),
    );
    let lines: Vec<&str> = [first, &[&row], second, &[&other]].concat();
    let lines: Vec<String> = lines
        .iter()
        .map(|line| line.replace("{head}", &head))
        .collect();
    read(&lines.join("\n"))
}

#[test]
fn a_region_alone_in_a_row() {
    for (first, second) in [
        ("镇赉县", "大安市"),
        ("一、镇赉县（1个村）", "二、大安市（1个村）"),
        ("镇赉县科协：", "大安市科协："),
    ] {
        let back = parts(&["白城市一村一品汇总表", "{head}", first], &[second]);
        assert_eq!(back.each("region"), ["镇赉县", "大安市"], "{first}");
        assert_eq!(back.serious(), Vec::<String>::new(), "{first}");
        assert!(back.nothing_left(), "{first}: {:?}", back.told());
    }
}

#[test]
fn another_countys_title_over_its_part() {
    let back = parts(
        &["镇赉县贫困村台账", "{head}"],
        &["大安市贫困村台账", "{head}"],
    );
    assert_eq!(back.each("region"), ["镇赉县", "大安市"]);
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn another_reporting_unit_over_its_part() {
    for line in ["填报单位：大安市科协", "填报单位|大安市科协"] {
        let back = parts(
            &["一村一品调查表", "填报单位：镇赉县科协", "{head}"],
            &["一村一品调查表", line, "{head}"],
        );
        assert_eq!(back.each("region"), ["镇赉县", "大安市"], "{line}");
        assert_eq!(back.serious(), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_township_alone_in_a_row_is_no_region() {
    let back = parts(&["镇赉县贫困村台账", "{head}"], &["朝阳镇"]);
    assert_eq!(back.each("region"), ["镇赉县"; 2]);
}

#[test]
fn a_column_for_the_region_is_asked_row_by_row() {
    let back = read(&[HEAD, ROW, "大安市", SECOND].join("\n"));
    assert_eq!(back.each("region"), ["镇赉县"; 2]);
}

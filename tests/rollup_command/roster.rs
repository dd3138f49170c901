//! `kjzd roster` on the returns of two cities.

use std::path::Path;

use kjzd::workbook::{Limits, Workbook, open};
use tempfile::TempDir;

use super::{kjzd, said};

const RETURNS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/returns");

fn roster(there: &Path, paths: &[&str], more: &[&str]) -> Workbook {
    let path = there.join("名册.xlsx");
    let plain = [
        "roster",
        "--as-of",
        "2017-12-15",
        "--force",
        "-o",
        "名册.xlsx",
    ];
    let made = kjzd(there, &[&plain[..], paths, more].concat());
    assert!(path.exists(), "{}", said(&made));
    open(&path, &Limits::default()).unwrap()
}

/// The texts of a sheet from its headings on, row by row; numbers as they are.
fn rows(book: &Workbook, name: &str) -> Vec<String> {
    let sheet = book
        .sheets
        .iter()
        .find(|sheet| sheet.name.as_deref() == Some(name));
    let rows = sheet
        .unwrap()
        .grid
        .rows()
        .iter()
        .filter(|row| row.index >= 2);
    rows.map(|row| {
        let cells = row
            .cells
            .iter()
            .map(|(_, cell)| cell.as_text().unwrap_or("#"));
        cells.collect::<Vec<_>>().join(" ")
    })
    .collect()
}

const SAMPLE: [&str; 6] = ["--sample", "2", "--seed", "2018", "--per", "city"];

#[test]
fn every_expert_is_registered_and_some_are_drawn() {
    let folder = TempDir::new().unwrap();
    let book = roster(folder.path(), &[RETURNS], &SAMPLE);
    let all = rows(&book, "专家名册");
    assert_eq!(
        all[0],
        "序号 市（州） 地区 工作队（姓名） 姓名 单位 职称 年龄（岁） 联系电话"
    );
    let drawn = rows(&book, "抽查名单");
    insta::assert_snapshot!(drawn.join("\n"), @r"
    序号 市（州） 地区 工作队（姓名） 姓名 单位 职称 年龄（岁） 联系电话 抽查日期 抽查结果 抽查人
    # 辽源市 西安区 王宝建 彭兰明 西安区畜牧工作站 农艺师 # 13612966010
    # 辽源市 龙山区 王文田 吕波兰 龙山区畜牧工作站 推广研究员 # 13573769409
    # 白城市 通榆县 王金立 彭胜文 通榆县畜牧工作站 农艺师 # 13639966010
    # 白城市 镇赉县 王凤财 彭波庆 镇赉县林业科学研究所 农艺师 # 13638966010
    ");
    // Whoever is drawn stands in the register.
    let person = |row: &str| row.split(' ').skip(1).take(8).collect::<Vec<_>>().join(" ");
    for row in &drawn[1..] {
        assert!(all.iter().any(|one| person(one) == person(row)), "{row}");
    }
    // 抽查名单 goes to the desk, not back into a roll-up.
    let again = kjzd(folder.path(), &["export", "名册.xlsx"]);
    assert_eq!(String::from_utf8_lossy(&again.stdout), "");
}

#[test]
fn a_sample_depends_on_seed_and_persons_alone() {
    let folder = TempDir::new().unwrap();
    let there = folder.path();
    let whole = rows(&roster(there, &[RETURNS], &SAMPLE), "抽查名单");
    // The cities the other way round, one of them twice, one as its summary.
    let cities = [format!("{RETURNS}/辽源市"), format!("{RETURNS}/白城市")];
    kjzd(
        there,
        &[
            "rollup",
            &cities[1],
            "--for",
            "白城市",
            "-o",
            "白城市汇总.xlsx",
        ],
    );
    let paths = ["白城市汇总.xlsx", &cities[0], &cities[1]];
    assert_eq!(rows(&roster(there, &paths, &SAMPLE), "抽查名单"), whole);
    // Of one city alone the same persons are drawn.
    let one = rows(&roster(there, &[&cities[0]], &SAMPLE), "抽查名单");
    assert_eq!(one[1..], whole[1..3]);
    let other = ["--sample", "2", "--seed", "2019", "--per", "city"];
    assert_ne!(rows(&roster(there, &[RETURNS], &other), "抽查名单"), whole);
}

#[test]
fn a_sample_larger_than_its_stratum_takes_everybody_once() {
    let folder = TempDir::new().unwrap();
    let book = roster(
        folder.path(),
        &[RETURNS],
        &["--sample", "1000", "--seed", "1"],
    );
    let (all, drawn) = (rows(&book, "专家名册"), rows(&book, "抽查名单"));
    assert_eq!(all.len(), drawn.len());
    let method = rows(&book, "抽样说明").join("\n");
    assert!(method.contains("不足应抽人数，全部抽取"), "{method}");
}

#[test]
fn a_sample_needs_a_seed() {
    let folder = TempDir::new().unwrap();
    let output = kjzd(
        folder.path(),
        &["roster", RETURNS, "-o", "a.xlsx", "--sample", "2"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--seed"), "{}", said(&output));
}

//! What cannot be run: said in Chinese with the way out, exit code 2, nothing written.

use crate::returns::{CLEAN, Folder, run, villages};

/// Runs and gives the error stream; the run must have been refused.
fn refused(folder: &Folder, args: &[&str]) -> String {
    let outcome = folder.run(args);
    assert_eq!(outcome.code, 2, "{args:?}: {outcome:?}");
    assert_eq!(outcome.out, "");
    assert!(
        outcome.err.starts_with("错误：") && outcome.err.contains("\n办法："),
        "{}",
        outcome.err
    );
    outcome.err
}

#[test]
fn wrong_arguments_are_refused_in_chinese() {
    let folder = Folder::new();
    for args in [
        &[][..],
        &["valdate"],
        &["validate"],
        &["validate", "--fromat", "json", "."],
        &["validate", "--format", "xml", "."],
        &["validate", "--select", "Q1", "."],
        &["validate", "--force", "."],
        &["validate", "--expect", "火星县", "."],
        &["explain", "R999"],
    ] {
        let said = refused(&folder, args);
        let english = said.replace(|c: char| !c.is_ascii_alphabetic(), " ");
        let words = english.split_whitespace().filter(|word| word.len() > 9);
        assert_eq!(words.collect::<Vec<_>>(), Vec::<&str>::new(), "{said}");
    }
}

#[test]
fn paths_without_returns_are_refused() {
    let folder = Folder::new();
    assert!(refused(&folder, &["validate", "没有.xlsx"]).contains("找不到“没有.xlsx”"));
    assert!(refused(&folder, &["validate", "."]).contains("没有可以读取的表格文件"));
    folder.put("县/附件1.zip", "PK");
    assert!(refused(&folder, &["export", "县"]).contains("县/附件1.zip"));
}

#[test]
fn an_output_that_exists_stays_as_it_is() {
    let folder = Folder::new();
    folder
        .put("a.csv", &villages(&[CLEAN]))
        .put("意见.xlsx", "旧")
        .put("a.jsonl", "旧");
    assert!(refused(&folder, &["validate", "a.csv", "--report", "意见.xlsx"]).contains("已存在"));
    assert!(refused(&folder, &["export", "a.csv", "-o", "a.jsonl"]).contains("已存在"));
    assert!(refused(&folder, &["export", "a.csv", "-o", "a.csv", "--force"]).contains("输入文件"));
    // A return stays safe inside a folder, too.
    let inside = ["validate", ".", "--report", "a.csv", "--force"];
    let outcome = folder.run(&inside);
    assert_eq!(outcome.code, 2, "{outcome:?}");
    assert!(outcome.err.contains("输入文件"), "{}", outcome.err);
    assert_eq!(
        std::fs::read(folder.path().join("意见.xlsx")).unwrap(),
        "旧".as_bytes()
    );
    assert_eq!(
        folder
            .run(&["export", "a.csv", "-o", "a.jsonl", "--force"])
            .code,
        0
    );
}

#[test]
fn csv_needs_a_folder() {
    let folder = Folder::new();
    folder.put("a.csv", &villages(&[CLEAN]));
    assert!(refused(&folder, &["export", "a.csv", "--format", "csv"]).contains("CSV"));
}

#[test]
fn a_campaign_with_faults_is_refused_where_it_is_used() {
    let folder = Folder::new();
    folder.put("a.csv", &villages(&[CLEAN]));
    folder.put("活动/campaign.toml", "id = 1");
    let said = refused(&folder, &["--campaign", "活动", "validate", "a.csv"]);
    assert!(said.contains("campaign.toml"), "{said}");
    assert_eq!(folder.run(&["campaign", "check", "活动"]).code, 1);
}

#[test]
fn version_is_told() {
    let outcome = run(&["--version"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    assert!(outcome.out.starts_with("kjzd "));
}

#[test]
fn a_limit_is_refused_by_name_and_number_and_passed_on() {
    let folder = Folder::new();
    folder.put("a.csv", &villages(&[CLEAN]));
    for (limit, said) in [
        ("cels=5", "没有“cels”这个读取上限"),
        ("cells", "--limit cells 后面应写等号和整数"),
        ("cells=-1", "不能写成“-1”"),
    ] {
        let refused = refused(&folder, &["validate", "--limit", limit, "."]);
        assert!(refused.contains(said), "{refused}");
    }
    let outcome = folder.run(&["validate", "--limit", "cells=5", "."]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.out.contains("F106") && outcome.out.contains("单元格个数超出上限 5"));
    assert!(outcome.out.contains("--limit cells=更大的数"));
}

#[test]
fn the_rule_names_every_limit_with_its_default() {
    let explained = run(&["explain", "F106"]).out;
    let mut limits = kjzd::workbook::Limits::default();
    for limit in kjzd::workbook::Limit::ALL {
        let name = limit.name();
        let most = limit.replace(&mut limits, 0);
        assert!(
            explained.contains(&format!("{name} {most}")),
            "{name} {most}"
        );
        assert!(explained.contains(limit.meaning()), "{name}");
    }
}

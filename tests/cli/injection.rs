//! Text from a return in everything that the commands write: never a formula, never a mark that moves the cursor or turns
//! the reading direction.

use std::fs;
use std::io::Read as _;

use crate::returns::{CLEAN, Folder, villages};

/// A formula that would fetch something, where a village's name should stand.
const FORMULA: &str = "=HYPERLINK(\"\"http://a.example\"\")";
/// Red text, a line over the last one, and a name that reads backwards.
const MARKS: &str = "红\u{1b}[31m\u{1b}[2K\u{202e}村\u{9b}0m";

fn hostile() -> Folder {
    let folder = Folder::new();
    let quoted = format!("\"{FORMULA}\"");
    let marked = format!("\"{MARKS}\"");
    folder.put(
        "\u{202e}a.csv",
        &villages(&[CLEAN, [&quoted, "12345", "312", "412"]]),
    );
    folder.put("b.csv", &villages(&[[&marked, "@SUM(1)", "+312", "=1+1"]]));
    folder
}

fn is_treacherous(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}')
}

#[test]
fn no_command_lets_a_mark_through_to_the_terminal() {
    let folder = hostile();
    for args in [
        &["validate", "."][..],
        &["validate", "-v", "."],
        &["rollup", ".", "--for", "镇赉县", "-o", "a.xlsx"],
        &[
            "rollup",
            ".",
            "--for",
            "镇赉县",
            "--provisional",
            "-o",
            "b.xlsx",
        ],
        &["status", ".", "--for", "镇赉县", "--as-of", "2017-11-28"],
        &["receive", ".", "--at", "2017-12-01"],
        &["compare", "\u{202e}a.csv", "b.csv"],
        &["validate", "没有\u{1b}[31m"],
    ] {
        let outcome = folder.run(args);
        let said = outcome.out + &outcome.err;
        let found = said.chars().find(|c| is_treacherous(*c));
        assert_eq!(found, None, "{args:?}: {said:?}");
    }
}

#[test]
fn no_cell_of_any_csv_begins_a_formula() {
    let folder = hostile();
    folder.run(&["export", ".", "--format", "csv", "-o", "表"]);
    folder.run(&["receive", ".", "--at", "2017-12-01", "--from", "=1+1"]);
    let findings = folder.run(&["validate", ".", "--format", "csv"]).out;
    let mut texts = vec![findings];
    for entry in fs::read_dir(folder.path().join("表")).unwrap() {
        texts.push(fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    texts.push(fs::read_to_string(folder.path().join("收件登记.csv")).unwrap());
    assert!(texts.len() > 2 && texts.iter().any(|text| text.contains("HYPERLINK")));
    for text in texts {
        let text = text.trim_start_matches('\u{feff}');
        let mut cells = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        for cell in cells
            .records()
            .flat_map(|line| line.unwrap().iter().map(String::from).collect::<Vec<_>>())
        {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
        }
    }
}

#[test]
fn no_workbook_holds_a_returns_formula() {
    let folder = hostile();
    folder.run(&[
        "validate",
        ".",
        "--report",
        "意见.xlsx",
        "--return-to",
        "退回",
    ]);
    folder.run(&[
        "rollup",
        ".",
        "--for",
        "镇赉县",
        "--provisional",
        "-o",
        "汇总.xlsx",
    ]);
    let mut found = 0;
    for entry in walkdir::WalkDir::new(folder.path()) {
        let entry = entry.unwrap();
        if entry
            .path()
            .extension()
            .is_none_or(|extension| extension != "xlsx")
        {
            continue;
        }
        found += 1;
        let mut book = zip::ZipArchive::new(fs::File::open(entry.path()).unwrap()).unwrap();
        for i in 0..book.len() {
            let mut part = String::new();
            let mut file = book.by_index(i).unwrap();
            if file.read_to_string(&mut part).is_err() {
                continue;
            }
            for formula in part.split("<f>").skip(1) {
                assert!(
                    !formula.starts_with("HYPERLINK"),
                    "{}",
                    entry.path().display()
                );
                assert!(!formula.starts_with("1+1"), "{}", entry.path().display());
            }
        }
    }
    assert!(found >= 2, "{found}");
}

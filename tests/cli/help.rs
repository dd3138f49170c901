//! Every help page as it is printed, and that no word of it is clap's English.

use crate::returns::run;

const PAGES: [&[&str]; 13] = [
    &[],
    &["template"],
    &["validate"],
    &["compare"],
    &["rollup"],
    &["roster"],
    &["status"],
    &["receive"],
    &["export"],
    &["explain"],
    &["campaign"],
    &["campaign", "export"],
    &["campaign", "check"],
];

fn page(command: &[&str]) -> String {
    let args: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
    let outcome = run(&args);
    assert_eq!(outcome.code, 0, "{args:?}");
    outcome.out
}

/// After a change that is meant: `INSTA_UPDATE=always cargo test --test cli`.
#[test]
fn help_pages_are_as_reviewed() {
    let pages: Vec<String> = PAGES
        .iter()
        .map(|command| format!("$ kjzd {} --help\n{}", command.join(" "), page(command)))
        .collect();
    insta::assert_snapshot!("help", pages.join("\n"));
}

#[test]
fn help_is_chinese_throughout() {
    for command in PAGES {
        let page = page(command);
        for english in [
            "Usage",
            "Options",
            "Commands",
            "Arguments",
            "Print",
            "default:",
            "possible",
        ] {
            assert!(!page.contains(english), "{command:?} says {english}");
        }
    }
}

#[test]
fn every_subcommand_is_in_a_page() {
    let listed: Vec<String> = page(&[])
        .lines()
        .skip_while(|line| !line.starts_with("命令"))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    let pages: Vec<&str> = PAGES
        .iter()
        .filter(|page| page.len() == 1)
        .map(|page| page[0])
        .collect();
    assert_eq!(listed, pages);
}

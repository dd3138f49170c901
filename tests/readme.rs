//! The README shows what the commands really print, and `.ci/run` runs the test command that it names.

#![allow(clippy::unwrap_used)] // a test may stop at the first surprise

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const README: &str = include_str!("../README.md");
const CI: &str = include_str!("../.ci/run");
/// A line of the README that stands for any number of lines.
const ANYTHING: &str = "…";
/// After a command: its exit code, where it is not 0.
const EXIT: &str = "# 退出码";

/// One `$ kjzd …` of the README.
struct Shown<'t> {
    arguments: Vec<&'t str>,
    exit: i32,
    output: Vec<&'t str>,
}

fn shown() -> Vec<Shown<'static>> {
    let blocks = README.split("```console\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap().lines());
    let mut all: Vec<Shown<'_>> = Vec::new();
    for line in lines {
        if let Some(command) = line.strip_prefix("$ kjzd ") {
            let (command, exit) = command.split_once(EXIT).unwrap_or((command, "0"));
            all.push(Shown {
                arguments: command.split_whitespace().collect(),
                exit: exit.trim().parse().unwrap(),
                output: Vec::new(),
            });
        } else {
            all.last_mut().unwrap().output.push(line);
        }
    }
    all
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// True where the printed lines are those of the README; `…` fits any.
fn fits(readme: &[&str], printed: &[&str]) -> bool {
    match (readme, printed) {
        ([], []) => true,
        ([first, rest @ ..], _) if *first == ANYTHING => {
            (0..=printed.len()).any(|skipped| fits(rest, &printed[skipped..]))
        }
        ([wanted, wants @ ..], [line, lines @ ..]) => wanted == line && fits(wants, lines),
        _ => false,
    }
}

#[test]
#[cfg_attr(windows, ignore = "paths are printed with the other separator")]
fn the_readme_shows_what_is_printed() {
    let desk = tempfile::tempdir().unwrap();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for set in ["returns", "faulty/returns"] {
        let below = Path::new("examples").join(set);
        copy(&project.join(&below), &desk.path().join(&below));
    }
    let shown = shown();
    assert!(shown.len() > 5);
    for Shown {
        arguments,
        exit,
        output,
    } in shown
    {
        let mut command = Command::cargo_bin("kjzd").unwrap();
        let run = command
            .current_dir(&desk)
            .args(&arguments)
            .output()
            .unwrap();
        let printed = [run.stdout, run.stderr].concat();
        let printed = String::from_utf8(printed).unwrap();
        let lines: Vec<&str> = printed.trim_end().lines().collect();
        assert!(
            fits(&output, &lines),
            "kjzd {} prints\n{printed}",
            arguments.join(" ")
        );
        assert_eq!(
            run.status.code(),
            Some(exit),
            "kjzd {}",
            arguments.join(" ")
        );
    }
}

#[test]
fn the_readmes_test_command_is_the_one_that_is_run() {
    let command = "cargo test --locked";
    assert!(README.lines().any(|line| line.trim() == command));
    assert!(CI.lines().any(|line| line == format!("step {command}")));
}

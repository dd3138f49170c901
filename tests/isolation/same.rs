//! What kjzd's own readers give is what reading in-process gives.

use super::desk::Desk;
use super::trial;
use kjzd::workbook::{Limits, OpenError, Opener, ReaderCommand, open};
use libtest_mimic::Trial;
use std::fs;
use std::path::{Path, PathBuf};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("readers_give_the_same_workbooks", same_workbooks),
        trial(
            "an_allocation_past_the_limit_ends_the_reader",
            out_of_memory,
        ),
        trial("no_help_shows_the_readers", hidden),
    ]
}

fn readers(limits: Limits) -> Opener {
    let command = ReaderCommand {
        program: PathBuf::from(env!("CARGO_BIN_EXE_kjzd")),
        arguments: vec!["read-files".into()],
        environment: vec![("MIMALLOC_ARENA_RESERVE".into(), "0".into())],
    };
    Opener::isolated(command, limits)
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn same_workbooks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("Cargo.toml"), root.join("没有")];
    for folder in ["tests/fixtures", "templates-xlsx", "examples/faulty"] {
        files_below(&root.join(folder), &mut files);
    }
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let limits = Limits::default();
    let compared = readers(limits.clone()).open_each(&paths, |place, isolated| {
        let alone = open(paths[place], &limits);
        // A workbook says all of itself when it is printed for debugging.
        assert_eq!(format!("{isolated:?}"), format!("{alone:?}"));
        isolated.is_ok()
    });
    let read = compared.unwrap().into_iter().filter(|read| *read).count();
    assert!(read > 10, "{read}");
}

fn out_of_memory() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let desk = Desk::new();
    desk.put("大.csv", "说明,".repeat(2_000_000));
    desk.put("小.csv", "说明,1");
    let limits = Limits {
        memory_bytes: 1 << 20,
        ..Limits::default()
    };
    let big = desk.path().join("大.csv");
    let opened = readers(limits).open(&big).unwrap();
    assert_eq!(
        opened.unwrap_err(),
        OpenError::OutOfMemory { bytes: 1 << 20 }
    );
}

fn hidden() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_kjzd"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(help.contains("validate") && !help.contains("read-files"));
}

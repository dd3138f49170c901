//! A run that is killed in the middle of a write: the old file stands, and the next run goes through.

use super::desk::{CAMPAIGN, Desk, stumbling, village};
use super::failing;
use super::trial;
use kjzd::press::{self, Policy, Shared, write_with};
use kjzd::workbook::Limits;
use libtest_mimic::Trial;
use std::fs::{self, TryLockError};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The argument that makes this program write and die.
pub const ARGUMENT: &str = "--write-and-die";

const DURABLE: Policy<'_> = Policy {
    force: true,
    durable: true,
    inputs: &[],
};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("a_kill_during_a_write_leaves_the_old_file", leaves_the_old),
        trial("a_kill_while_the_register_is_held_frees_it", frees_the_lock),
        trial("readers_end_with_a_run_that_is_killed", readers_end),
    ]
}

/// Writes half of what the second argument names, or holds it, and dies; a folder it reads until somebody kills it.
pub fn write() {
    let target = std::env::args().nth(2).unwrap();
    let target = Path::new(&target);
    if target.is_dir() {
        let limits = Limits {
            seconds: u64::MAX,
            ..Limits::default()
        };
        let _ = failing::opener(limits).open(&target.join("停.csv"));
        return;
    }
    if target
        .extension()
        .is_some_and(|extension| extension == "csv")
    {
        let _held = Shared::hold(target).unwrap();
        std::process::abort();
    }
    let written = write_with(target, DURABLE, |file| {
        file.write_all(b"half")?;
        file.sync_all()?;
        std::process::abort();
    });
    written.unwrap();
}

fn die_writing(target: &Path) {
    let status = Command::new(std::env::current_exe().unwrap())
        .arg(ARGUMENT)
        .arg(target)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(!status.success());
}

fn leaves_the_old() {
    let desk = Desk::new();
    let target = desk.path().join("汇总.xlsx");
    fs::write(&target, b"old").unwrap();
    die_writing(&target);
    assert_eq!(fs::read(&target).unwrap(), b"old");
    write_file(&target);
}

/// What a dead run left beside the target is in nobody's way, and is no return.
fn write_file(target: &Path) {
    press::write(target, b"new", DURABLE).unwrap();
    assert_eq!(fs::read(target).unwrap(), b"new");
    let folder = target.parent().unwrap();
    fs::write(folder.join("a.csv"), village("甲村", 300)).unwrap();
    fs::remove_file(target).unwrap();
    let found = kjzd::validate::discover(&CAMPAIGN.regions, &[folder.to_owned()]);
    assert_eq!(found.unwrap().files.len(), 1);
}

fn frees_the_lock() {
    let desk = Desk::new();
    let register = desk.path().join("收件登记.csv");
    die_writing(&register);
    let mut held = Shared::hold(&register).unwrap();
    assert_eq!(held.bytes().unwrap(), b"");
}

/// A run that is killed takes its readers with it, even one that hangs in the middle of a file.
fn readers_end() {
    let desk = Desk::new();
    desk.put("停.csv", stumbling(failing::HANG));
    let mark = desk.path().join("停.tmp");
    let mut run = Command::new(std::env::current_exe().unwrap())
        .arg(ARGUMENT)
        .arg(desk.path())
        .env(failing::MARK, &mark)
        .spawn()
        .unwrap();
    while !is_held(&mark) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    // A reader that stays holds on to its mark, and this would wait for ever.
    fs::File::open(&mark).unwrap().lock().unwrap();
}

fn is_held(mark: &Path) -> bool {
    let Ok(file) = fs::File::open(mark) else {
        return false;
    };
    matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

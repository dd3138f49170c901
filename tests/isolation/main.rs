//! Reader processes that die, hang and talk nonsense: the file at fault has one finding, all others read as if it were
//! not there, and nothing is left running.
//!
//! This program is also the reader under test: started with [`failing::ARGUMENT`] it reads files as kjzd does, but
//! fails on a cell that tells it to; started with [`dying::ARGUMENT`] it dies while it writes. So the tests need no clock and no signal from outside.

#![allow(
    clippy::unwrap_used,
    reason = "what builds an input may fail the test that asks for it"
)]

mod deaths;
mod desk;
mod dying;
mod failing;
mod long;
mod many;
#[path = "../workbook/packages.rs"]
#[allow(dead_code, reason = "made for more tests than these")]
mod packages;
mod same;

use libtest_mimic::{Arguments, Trial};
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(failing::ARGUMENT) {
        failing::read();
        return ExitCode::SUCCESS;
    }
    if std::env::args().nth(1).as_deref() == Some(dying::ARGUMENT) {
        dying::write();
        return ExitCode::SUCCESS;
    }
    let mut trials = deaths::trials();
    trials.extend(dying::trials());
    trials.extend(same::trials());
    trials.extend(many::trials());
    trials.extend(long::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A test by its name; it fails by panicking.
fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

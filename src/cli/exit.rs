//! How a run ends: its exit code, and what is said when it cannot run.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use kjzd::diagnostic::{Refusal, Summary};
use kjzd::report;

/// The exit code of every subcommand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, nothing to mend.
    Done = 0,
    /// Done, and something wants mending.
    Findings = 1,
    /// Could not run.
    Failed = 2,
}

impl Exit {
    /// The exit code for what was found; notices are no reason to stop anybody.
    pub fn of(found: Summary) -> Self {
        if found.errors + found.warnings > 0 {
            Self::Findings
        } else {
            Self::Done
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// True where the reader of our output went away, as `head` does: that is no failure.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// A cause in its own words, but for what the system says in English.
fn in_chinese(cause: &(dyn Error + 'static)) -> String {
    use io::ErrorKind::{OutOfMemory, PermissionDenied, QuotaExceeded, StorageFull};
    match cause.downcast_ref::<io::Error>().map(io::Error::kind) {
        Some(StorageFull | QuotaExceeded) => "磁盘已满，没有写完。请清理磁盘后重试。".to_owned(),
        Some(PermissionDenied) => "没有读写的权限。请换一个文件夹后重试。".to_owned(),
        Some(OutOfMemory) => "内存不够。请关闭一些程序后重试。".to_owned(),
        _ => cause.to_string(),
    }
}

/// Says on the error stream what is in the way, and the way out where it is known.
pub fn complain(error: &anyhow::Error) {
    // Some errors repeat their cause in their own words.
    let told = error.chain().fold(String::new(), |told, cause| {
        let cause = in_chinese(cause);
        match told.as_str() {
            "" => cause,
            _ if told.contains(&cause) => told,
            _ => format!("{told}：{cause}"),
        }
    });
    let refusal = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<Refusal>());
    // Other rooms' errors end with the way out as a sentence of its own.
    let (what, remedy) = match refusal {
        Some(refusal) => (told.as_str(), refusal.remedy.as_str()),
        None => told.split_once('。').unwrap_or((&told, "")),
    };
    let mut stream = io::stderr().lock();
    // Nothing is left to do where the error stream itself is gone.
    let _ = writeln!(stream, "错误：{}", report::visible(what));
    if !remedy.is_empty() {
        let _ = writeln!(stream, "办法：{}", report::visible(remedy));
    }
}

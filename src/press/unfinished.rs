//! Files that are being written, so that a run that is stopped half way can clear them away.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A temporary file on its way, until this goes out of scope.
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    pub(super) fn new(path: &Path) -> Self {
        lock().insert(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        lock().remove(&self.0);
    }
}

/// Removes every file that is still being written, for a run that is about to end before its time. While the result is
/// kept, no other is begun; a write that is under way fails and leaves what stood at its target.
pub fn discard_unfinished() -> impl Sized {
    let unfinished = lock();
    for path in unfinished.iter() {
        // Where it is gone already, all the better.
        let _ = fs::remove_file(path);
    }
    unfinished
}

fn lock() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

//! A count of finished work on the error stream, for a person who waits; silent when nobody watches.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Work too short to be counted.
const SHORT: usize = 20;

/// Counts finished pieces of work.
pub struct Progress {
    what: &'static str,
    total: usize,
    done: AtomicUsize,
    shown: bool,
}

impl Progress {
    /// A count of `total` pieces, each called `what`.
    pub fn new(what: &'static str, total: usize) -> Self {
        Self {
            what,
            total,
            done: AtomicUsize::new(0),
            shown: total > SHORT && io::stderr().is_terminal(),
        }
    }

    /// One more is done.
    pub fn advance(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown && (done.is_multiple_of(10) || done == self.total) {
            let end = if done == self.total { "\n" } else { "" };
            // A count that cannot be shown is no reason to stop.
            let _ = write!(
                io::stderr().lock(),
                "\r{} {done}/{}{end}",
                self.what,
                self.total
            );
        }
    }
}

//! The clock over the readers: one that takes too long over a file is ended.

use std::process::Child;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How often the clock is looked at.
const TICK: Duration = Duration::from_millis(100);

/// A reader under the clock.
#[derive(Debug, Clone)]
pub(super) struct Watched(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    child: Child,
    /// When the file that it reads must be done.
    deadline: Option<Instant>,
    late: bool,
}

impl Watched {
    pub(super) fn new(child: Child) -> Self {
        Self(Arc::new(Mutex::new(State {
            child,
            deadline: None,
            late: false,
        })))
    }

    /// Starts the clock, or stops it.
    pub(super) fn until(&self, deadline: Option<Instant>) {
        self.lock().deadline = deadline;
    }

    /// True where the clock ended it.
    pub(super) fn was_late(&self) -> bool {
        self.lock().late
    }

    /// Ends it, whatever it is doing, and clears it away.
    pub(super) fn end(&self) {
        let mut state = self.lock();
        // It may have ended by itself.
        let _ = state.child.kill();
        let _ = state.child.wait();
    }

    fn look(&self, now: Instant) {
        let mut state = self.lock();
        if state.deadline.is_some_and(|deadline| deadline < now) {
            state.deadline = None;
            state.late = true;
            let _ = state.child.kill();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All readers of a run.
#[derive(Debug, Default)]
pub(super) struct Watch(Mutex<Vec<Watched>>);

impl Watch {
    /// Looks after another reader.
    pub(super) fn add(&self, reader: &Watched) {
        self.lock().push(reader.clone());
    }

    /// A reader is gone.
    pub(super) fn remove(&self, reader: &Watched) {
        self.lock().retain(|one| !Arc::ptr_eq(&one.0, &reader.0));
    }

    /// Keeps watch until the other end of `over` is dropped.
    pub(super) fn keep(&self, over: &mpsc::Receiver<()>) {
        while over.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            let now = Instant::now();
            self.lock().iter().for_each(|reader| reader.look(now));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Watched>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

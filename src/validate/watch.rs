//! Who is told how far the reading of files has come.

use std::fmt;
use std::sync::Arc;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Files that have been read.
    pub files: usize,
    /// Files that there are to read.
    pub of_files: usize,
    /// Records found in them, and in long ledgers that are being read.
    pub records: usize,
    /// Bytes of the files that have been read; of a long ledger as great a part as its rows so far are of all.
    pub bytes: u64,
    /// Bytes of all files.
    pub of_bytes: u64,
    /// False while a long ledger is being read that does not say where it ends.
    pub is_foreseeable: bool,
}

/// Is told after each file and each part of a long ledger, from several threads; by default nobody is.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<dyn Fn(Step) + Send + Sync>>);

impl Watch {
    /// Tells `who`.
    pub fn by(who: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(who)))
    }

    /// True where somebody is told.
    pub(super) fn is_anybody(&self) -> bool {
        self.0.is_some()
    }

    pub(super) fn tell(&self, step: Step) {
        if let Some(who) = &self.0 {
            who(step);
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watch").field(&self.0.is_some()).finish()
    }
}

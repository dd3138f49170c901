//! Who is told how far the reading of files has come.

use std::fmt;
use std::sync::Arc;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Files that have been read.
    pub files: usize,
    /// Files that there are to read.
    pub of: usize,
    /// Records found in them, and in long ledgers that are being read.
    pub records: usize,
}

/// Is told after each file and each part of a long ledger, from several threads; by default nobody is.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<dyn Fn(Step) + Send + Sync>>);

impl Watch {
    /// Tells `who`.
    pub fn by(who: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(who)))
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

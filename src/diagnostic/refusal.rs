//! Why a command cannot run at all: a wrong path, an output that exists. A clerk's mistake in a form is a finding instead.

use thiserror::Error;

/// What is in the way and what to do about it, both in the clerk's language.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{what}")]
pub struct Refusal {
    /// What is in the way.
    pub what: String,
    /// The way out.
    pub remedy: String,
}

impl Refusal {
    /// A refusal from its two sentences.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

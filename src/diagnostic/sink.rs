//! The one place where findings gather, levels are overridden and order is made.

use super::{Diagnostic, Level, Policy};

/// Gathers findings.
#[derive(Debug, Default)]
pub struct Sink {
    policy: Policy,
    found: Vec<Diagnostic>,
}

/// Counts for the closing line and for scripts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files looked at.
    pub files: usize,
    /// Records read.
    pub records: usize,
    /// 强制.
    pub errors: usize,
    /// 核实.
    pub warnings: usize,
    /// 提示.
    pub notices: usize,
}

impl Sink {
    /// A sink that keeps what a policy wants, at the level that it wants.
    pub fn new(policy: Policy) -> Self {
        Self {
            policy,
            found: Vec::new(),
        }
    }

    /// Adds one finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.found.extend(self.policy.apply(finding));
    }

    /// Adds many.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        let policy = &self.policy;
        let wanted = findings
            .into_iter()
            .filter_map(|finding| policy.apply(finding));
        self.found.extend(wanted);
    }

    /// All findings in reading order: file, sheet, row, column, cell, graver first, code.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| {
            (&a.place, std::cmp::Reverse(a.level), &a.code, &a.field).cmp(&(
                &b.place,
                std::cmp::Reverse(b.level),
                &b.code,
                &b.field,
            ))
        });
        self.found.dedup();
        self.found
    }
}

impl Summary {
    /// Counts findings by level.
    pub fn count(files: usize, records: usize, findings: &[Diagnostic]) -> Self {
        let at = |level| {
            findings
                .iter()
                .filter(|finding| finding.level == level)
                .count()
        };
        Self {
            files,
            records,
            errors: at(Level::Error),
            warnings: at(Level::Warning),
            notices: at(Level::Notice),
        }
    }
}

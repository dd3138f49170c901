//! What a comparison of two runs finds.

use super::pairs::MatchedBy;
use super::status::Status;
use crate::diagnostic::Diagnostic;
use crate::intake::Source;

/// Two runs side by side.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Records that both runs have, and what became of them.
    pub records: Vec<Compared>,
    /// Records of files that came again, and that are not in them any more.
    pub only_old: Vec<Lone>,
    /// Records that are new.
    pub only_new: Vec<Lone>,
    /// Findings about no single record.
    pub others: Vec<Change>,
    /// Files that did not come again.
    pub not_again: Vec<NotAgain>,
}

/// A record in both runs.
#[derive(Debug)]
pub struct Compared {
    /// Id of the form.
    pub form: String,
    /// Its key as the new run reads it.
    pub record: String,
    /// Where it stood.
    pub old: Source,
    /// Where it stands.
    pub new: Source,
    /// What tied the two together.
    pub matched_by: MatchedBy,
    /// Values that differ.
    pub values: Vec<Changed>,
    /// Its findings.
    pub findings: Vec<Change>,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Path of the field.
    pub field: String,
    /// The field's label.
    pub label: String,
    /// What stood there; none where nothing did.
    pub old: Option<String>,
    /// What stands there.
    pub new: Option<String>,
}

/// A finding and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What became of it.
    pub status: Status,
    /// The finding: as it is now, or as it was where it is gone.
    pub finding: Diagnostic,
}

/// A record in one run only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lone {
    /// Id of the form.
    pub form: String,
    /// Its key, readable.
    pub record: String,
    /// Where it stands.
    pub source: Source,
}

/// A file that did not come again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAgain {
    /// As given on the command line.
    pub file: String,
    /// What is still to be mended or explained in it.
    pub open: usize,
}

/// Numbers for the closing line and for scripts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings that are gone.
    pub mended: usize,
    /// Findings that an explanation has answered.
    pub explained: usize,
    /// Findings that still stand.
    pub remaining: usize,
    /// Findings that are new.
    pub new: usize,
    /// Values that differ.
    pub changed: usize,
}

impl Comparison {
    /// All findings with what became of them.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        let of_records = self.records.iter().flat_map(|record| &record.findings);
        of_records.chain(&self.others)
    }

    /// Numbers over everything.
    pub fn counts(&self) -> Counts {
        let at = |status| {
            self.changes()
                .filter(|change| change.status == status)
                .count()
        };
        Counts {
            mended: at(Status::Mended),
            explained: at(Status::Explained),
            remaining: at(Status::Remaining),
            new: at(Status::New),
            changed: self.records.iter().map(|record| record.values.len()).sum(),
        }
    }

    /// True where nothing is left to mend, to explain or to look for.
    pub fn is_clean(&self) -> bool {
        let counts = self.counts();
        counts.remaining + counts.new == 0
            && self.only_old.is_empty()
            && self.not_again.iter().all(|file| file.open == 0)
    }
}

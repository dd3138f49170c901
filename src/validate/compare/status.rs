//! What became of findings.

use std::collections::BTreeMap;

use super::Change;
use crate::diagnostic::{Diagnostic, Level};

/// What became of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It was not there before.
    New,
    /// It is still there.
    Remaining,
    /// It is still there and has been explained.
    Explained,
    /// It is gone.
    Mended,
}

impl Status {
    /// For people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "新出现",
            Self::Remaining => "仍存在",
            Self::Explained => "已说明",
            Self::Mended => "已改正",
        }
    }

    /// For scripts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Remaining => "remaining",
            Self::Explained => "explained",
            Self::Mended => "mended",
        }
    }
}

/// Findings before and after, told apart by code and by what they are about. Conversions do not count.
pub(super) fn changes(
    old: &[&Diagnostic],
    new: &[&Diagnostic],
    about: impl Fn(&Diagnostic) -> String,
) -> Vec<Change> {
    let mut before: BTreeMap<(String, String), Vec<&Diagnostic>> = BTreeMap::new();
    for finding in old.iter().filter(|finding| counts(finding)) {
        let key = (finding.code.clone(), about(finding));
        before.entry(key).or_default().push(finding);
    }
    let mut changes = Vec::new();
    for finding in new.iter().filter(|finding| counts(finding)) {
        let key = (finding.code.clone(), about(finding));
        let was = before.get_mut(&key).and_then(|found| {
            let same = found
                .iter()
                .position(|old| old.fingerprint == finding.fingerprint)
                .or((!found.is_empty()).then_some(0))?;
            Some(found.remove(same))
        });
        let status = match (was, &finding.explanation) {
            (_, Some(_)) => Status::Explained,
            (Some(_), None) => Status::Remaining,
            (None, None) => Status::New,
        };
        changes.push(Change {
            status,
            finding: (*finding).clone(),
        });
    }
    let gone = before.into_values().flatten().map(|finding| Change {
        status: Status::Mended,
        finding: finding.clone(),
    });
    changes.extend(gone);
    changes.sort_by_key(|change| change.status);
    changes
}

/// A finding of a record that was not there before.
pub(super) fn fresh(finding: &Diagnostic) -> Option<Change> {
    counts(finding).then(|| Change {
        status: match finding.explanation {
            Some(_) => Status::Explained,
            None => Status::New,
        },
        finding: finding.clone(),
    })
}

fn counts(finding: &Diagnostic) -> bool {
    finding.level > Level::Notice || finding.explanation.is_some()
}

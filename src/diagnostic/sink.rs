//! The one place where findings gather, levels are overridden and order is made.

use std::cmp::Ordering;

use super::{Diagnostic, Level, Place, Policy};

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
    /// Some rules or levels were left out at the reader's wish, so that no count says that all is well.
    pub partial: bool,
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
            let graver = b.level.cmp(&a.level);
            reading_order(&a.place, &b.place)
                .then(graver)
                .then_with(|| (&a.code, &a.field).cmp(&(&b.code, &b.field)))
        });
        self.found.dedup();
        self.found
    }
}

/// Files and sheets as people count them, 第2份 before 第10份; then rows, columns, cells.
fn reading_order(a: &Place, b: &Place) -> Ordering {
    let [left, right] = [a, b].map(|place| place.sheet.as_deref().unwrap_or_default());
    natural(&a.file, &b.file)
        .then_with(|| natural(left, right))
        .then_with(|| a.cmp(b))
}

/// Compares two names, runs of digits by their number.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    while let (Some(one), Some(other)) = (left.chars().next(), right.chars().next()) {
        let digits = one.is_ascii_digit() && other.is_ascii_digit();
        let [(l, left_rest), (r, right_rest)] = [left, right].map(|text| {
            let first = text.chars().next().map_or(0, char::len_utf8);
            let run = text.find(|c: char| !c.is_ascii_digit());
            text.split_at(if digits {
                run.unwrap_or(text.len())
            } else {
                first
            })
        });
        let order = if digits {
            let [l, r] = [l, r].map(|run| run.trim_start_matches('0'));
            (l.len(), l).cmp(&(r.len(), r))
        } else {
            one.cmp(&other)
        };
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (left_rest, right_rest);
    }
    left.len().cmp(&right.len())
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
            partial: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn names_are_ordered_as_people_count() {
        let mut names = [
            "第10份", "第2份", "附件", "第02份", "第1份", "第", "10", "9a", "9",
        ];
        names.sort_by(|a, b| natural(a, b).then_with(|| a.cmp(b)));
        assert_eq!(
            names,
            [
                "9", "9a", "10", "第", "第1份", "第02份", "第2份", "第10份", "附件"
            ]
        );
    }
}

//! Rows of a column in which something was seen: the first, the last, and how many.

use std::collections::BTreeMap;

/// Rows in which something was seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub first: u32,
    pub last: u32,
    pub rows: usize,
}

impl Span {
    /// Adds a row, lower than all before it, to a column's.
    pub fn add(columns: &mut BTreeMap<u32, Self>, col: u32, row: u32) {
        let span = columns.entry(col).or_insert(Self {
            first: row,
            last: row,
            rows: 0,
        });
        span.last = row;
        span.rows += 1;
    }

    /// `B4 至 B10 共 3 格`, given the column's letters.
    pub fn told(self, letters: &str) -> String {
        let (first, last) = (self.first + 1, self.last + 1);
        format!("{letters}{first} 至 {letters}{last} 共 {} 格", self.rows)
    }
}

//! Merged ranges, indexed so that asking what covers a cell stays quick with 100 000 of them.

use super::CellRef;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A merged range, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// Top left.
    pub first: CellRef,
    /// Bottom right.
    pub last: CellRef,
}

impl Merge {
    /// The range between two opposite corners, in whichever order they are given.
    pub fn between(one: CellRef, other: CellRef) -> Self {
        Self {
            first: CellRef::new(one.row.min(other.row), one.col.min(other.col)),
            last: CellRef::new(one.row.max(other.row), one.col.max(other.col)),
        }
    }

    /// Whether the range covers this cell.
    pub fn contains(&self, at: CellRef) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.col..=self.last.col).contains(&at.col)
    }
}

/// The merged ranges of a sheet in file order, and an interval tree over their rows, built when first asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Merges {
    ranges: Vec<Merge>,
    tree: OnceLock<Tree>,
}

impl PartialEq for Merges {
    fn eq(&self, other: &Self) -> bool {
        self.ranges == other.ranges
    }
}

impl Merges {
    pub(super) fn push(&mut self, range: Merge) {
        self.ranges.push(range);
        self.tree.take();
    }

    pub(super) fn as_slice(&self) -> &[Merge] {
        &self.ranges
    }

    pub(super) fn at(&self, at: CellRef) -> Option<&Merge> {
        if self.ranges.is_empty() {
            return None;
        }
        self.tree
            .get_or_init(|| Tree::over(&self.ranges))
            .covering(&self.ranges, at)
    }
}

/// A balanced search tree laid out in one slice: each half's middle is its root.
#[derive(Debug, Clone)]
struct Tree {
    /// `(index into the ranges, last row that anything below this node reaches)`, by first row.
    nodes: Vec<(usize, u32)>,
}

impl Tree {
    fn over(ranges: &[Merge]) -> Self {
        let mut nodes: Vec<_> = (0..ranges.len()).map(|i| (i, 0)).collect();
        nodes.sort_by_key(|(i, _)| (ranges[*i].first, *i));
        Self::set_reach(&mut nodes, ranges);
        Self { nodes }
    }

    fn set_reach(nodes: &mut [(usize, u32)], ranges: &[Merge]) -> u32 {
        if nodes.is_empty() {
            return 0;
        }
        let (left, rest) = nodes.split_at_mut(nodes.len() / 2);
        let (root, right) = rest.split_at_mut(1);
        let reach = ranges[root[0].0]
            .last
            .row
            .max(Self::set_reach(left, ranges))
            .max(Self::set_reach(right, ranges));
        root[0].1 = reach;
        reach
    }

    fn covering<'r>(&self, ranges: &'r [Merge], at: CellRef) -> Option<&'r Merge> {
        Self::search(&self.nodes, ranges, at)
    }

    fn search<'r>(nodes: &[(usize, u32)], ranges: &'r [Merge], at: CellRef) -> Option<&'r Merge> {
        let middle = nodes.len() / 2;
        let (index, reach) = *nodes.get(middle)?;
        if reach < at.row {
            return None;
        }
        if let Some(found) = Self::search(&nodes[..middle], ranges, at) {
            return Some(found);
        }
        let range = &ranges[index];
        if range.first.row > at.row {
            return None;
        }
        if range.contains(at) {
            return Some(range);
        }
        Self::search(&nodes[middle + 1..], ranges, at)
    }
}

#[cfg(test)]
mod tests {
    use super::{CellRef, Merge, Merges};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_tree_finds_a_covering_range_exactly_where_a_scan_does(
            corners in prop::collection::vec((0_u32..40, 0_u32..12, 0_u32..40, 0_u32..12), 0..30),
            row in 0_u32..45,
            col in 0_u32..14,
        ) {
            let mut merges = Merges::default();
            for (top, left, bottom, right) in corners {
                merges.push(Merge::between(CellRef::new(top, left), CellRef::new(bottom, right)));
            }
            let at = CellRef::new(row, col);
            let scanned = merges.as_slice().iter().any(|merge| merge.contains(at));
            let found = merges.at(at);
            prop_assert_eq!(found.is_some(), scanned);
            prop_assert!(found.is_none_or(|merge| merge.contains(at)));
        }
    }
}

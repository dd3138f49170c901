//! Where a label's values end in its row: what stands beyond is another's label or a remark.

use std::collections::BTreeMap;

use super::Card;
use crate::campaign::Kind;
use crate::intake::scan::Hit;
use crate::workbook::{Cell, CellRef};

impl<'a> Card<'a, '_> {
    /// Beyond the first cell, one in a column where labels stand is a label that the form does not know.
    pub(super) fn cut_at_foreign_label(&self, cells: &mut Vec<(CellRef, &'a Cell)>) {
        let in_label_column = |at: CellRef| {
            self.chosen
                .values()
                .flatten()
                .any(|hit| hit.at.col == at.col)
        };
        let foreign = cells
            .iter()
            .enumerate()
            .position(|(i, (at, cell))| i > 0 && cell.as_text().is_some() && in_label_column(*at));
        if let Some(foreign) = foreign {
            cells.truncate(foreign);
        }
    }

    /// What stands right of the form, beyond a gap, is a remark beside it.
    pub(super) fn cut_at_remark(
        &self,
        hit: &Hit,
        kind: &Kind,
        owned: &BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>>,
        cells: &mut Vec<(CellRef, &'a Cell)>,
    ) {
        type Usual = fn(usize, usize) -> bool;
        let for_first: Usual = |labels, all| labels > 1 || labels * 4 >= all;
        let for_others: Usual = |labels, all| labels * 4 >= all;
        // Options stand in cells of their own, with a blank one beside each for the tick; a second number in the next.
        let gap = match kind {
            Kind::Choices(_) => 2,
            Kind::Phone | Kind::Region(_) => 1,
            _ => 0,
        };
        let choices = matches!(kind, Kind::Choices(_));
        let under_another = |at: CellRef| {
            let above = at.row.checked_sub(1).map(|row| CellRef { row, ..at });
            choices && cells.iter().any(|(cell, _)| Some(*cell) == above)
        };
        let mut before = (hit.at.row, hit.last_col);
        let mut first = true;
        let remark = cells.iter().position(|(at, _)| {
            // A tick under its option is no remark, however far right the options reach.
            if under_another(*at) {
                return false;
            }
            let (is_usual, gap) = if std::mem::take(&mut first) {
                (for_first, 1)
            } else {
                (for_others, gap)
            };
            // Nearly all cells stand close; how far the form reaches is worked out for the others only.
            let apart = at.row == before.0 && at.col > before.1 + gap;
            let edge = apart.then(|| self.right_edge(hit, owned, is_usual));
            let beyond = edge.flatten().is_some_and(|edge| at.col > edge);
            before = (at.row, self.end_of(*at));
            beyond
        });
        if let Some(remark) = remark {
            cells.truncate(remark);
        }
    }

    /// Last column of the form, without this label's own values: the last of its labels, or of a column where
    /// values usually end: so many of all.
    fn right_edge(
        &self,
        hit: &Hit,
        owned: &BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>>,
        is_usual: fn(usize, usize) -> bool,
    ) -> Option<u32> {
        let asks = |other: &Hit| other.inline.is_none() && other.fields().next().is_some();
        let others = || {
            let labels = self.labels.iter().copied();
            labels.filter(|other| other.at != hit.at && asks(other))
        };
        let mut values: BTreeMap<u32, usize> = BTreeMap::new();
        for other in others() {
            let value = owned.get(&other.at).and_then(|cells| cells.first());
            let end = value.map_or(other.last_col + 1, |(at, _)| self.end_of(*at));
            *values.entry(end).or_default() += 1;
        }
        let all: usize = values.values().sum();
        let usual = values.iter().filter(|(_, labels)| is_usual(**labels, all));
        let last_value = usual
            .map(|(end, _)| *end)
            .max()
            .or(values.into_keys().max());
        let last_label = others().map(|other| other.last_col).max();
        last_value.max(last_label)
    }

    /// Last column of a cell.
    fn end_of(&self, at: CellRef) -> u32 {
        self.context
            .grid
            .merge_at(at)
            .map_or(at.col, |merge| merge.last.col)
    }
}

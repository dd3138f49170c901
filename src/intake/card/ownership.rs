//! Which cell belongs to which label: the one on its left, or the one that the rows above left open.

use std::collections::BTreeMap;

use super::Card;
use crate::campaign::Kind;
use crate::intake::scan::Hit;
use crate::intake::slot::Slot;
use crate::intake::vocabulary;
use crate::workbook::{Cell, CellRef, Row};

impl<'a> Card<'a, '_> {
    /// The column where the values begin beside this label: the first one that any label of the same column has filled.
    fn area_col(hit: &Hit, owned: &BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>>) -> Option<u32> {
        let beside = owned.iter().filter(|(label, _)| label.col == hit.at.col);
        beside
            .flat_map(|(_, cells)| cells.iter().map(|(at, _)| at.col))
            .filter(|col| *col > hit.at.col)
            .min()
    }

    /// Gives every cell that is no label to the label on its left, or to the label that the rows above left open.
    pub(super) fn ownership(&self) -> BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>> {
        let mut owned: BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>> = BTreeMap::new();
        let mut open: Vec<&Hit> = Vec::new();
        let mut last_row = self.rows.0;
        for row in self
            .context
            .grid
            .rows()
            .iter()
            .filter(|row| self.holds(row.index))
        {
            let labels: Vec<&Hit> = self
                .labels
                .iter()
                .copied()
                .filter(|hit| hit.at.row == row.index)
                .collect();
            if labels.is_empty()
                && (row.index > last_row + 1 || is_foot(row) || begins_in_label_column(row, &open))
            {
                open.clear();
            }
            if !labels.is_empty() {
                open.clone_from(&labels);
            }
            last_row = row.index;
            for (col, cell) in &row.cells {
                let at = CellRef::new(row.index, *col);
                if labels.iter().any(|hit| hit.at == at) {
                    continue;
                }
                let label = open.iter().rev().find(|hit| hit.at.col <= *col);
                if let Some(label) = label {
                    owned.entry(label.at).or_default().push((at, cell));
                }
            }
        }
        owned
    }

    pub(super) fn slot(
        &self,
        hit: &Hit,
        kind: &Kind,
        owned: &BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>>,
    ) -> Slot<'a> {
        let home = CellRef::new(hit.at.row, hit.last_col + 1);
        if let Some(inline) = &hit.inline {
            return Slot::inline(hit.at, inline).of(kind, self.context.unit_in(&hit.written));
        }
        let mut cells = owned.get(&hit.at).cloned().unwrap_or_default();
        if hit.heading && cells.is_empty() {
            let row = self.context.grid.row(hit.at.row);
            let before =
                row.and_then(|row| row.cells.iter().rev().find(|(col, _)| *col < hit.at.col));
            cells.extend(before.map(|(col, cell)| (CellRef::new(hit.at.row, *col), cell)));
        }
        if !matches!(kind, Kind::Text | Kind::Choices(_)) {
            // Only free text and ticks run over several rows.
            cells.retain(|(at, _)| at.row == hit.at.row || self.same_merge(hit.at, *at));
        }
        if !matches!(kind, Kind::Choices(_)) {
            self.cut_at_foreign_label(&mut cells);
        }
        let unit = self.context.unit_in(&hit.written);
        let area = Self::area_col(hit, owned).map(|col| CellRef::new(hit.at.row, col));
        Slot {
            area,
            ..Slot::new(kind, cells, home, unit)
        }
    }

    /// Beyond the first cell, one in a column where labels stand is a label that the form does not know.
    fn cut_at_foreign_label(&self, cells: &mut Vec<(CellRef, &'a Cell)>) {
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

    fn same_merge(&self, label: CellRef, at: CellRef) -> bool {
        self.context
            .grid
            .merge_at(label)
            .is_some_and(|merge| (merge.first.row..=merge.last.row).contains(&at.row))
    }
}

/// A row without a known label whose first cell stands where the labels above stand: a label of somebody else's.
fn begins_in_label_column(row: &Row, open: &[&Hit]) -> bool {
    row.cells
        .first()
        .is_some_and(|(col, _)| open.iter().any(|hit| hit.at.col == *col))
}

/// A footer such as 填表人：…, which ends the last field's rows.
fn is_foot(row: &Row) -> bool {
    row.cells
        .first()
        .and_then(|(_, cell)| cell.as_text())
        .is_some_and(vocabulary::begins_footer)
}

//! Which cell belongs to which label: the one on its left, or the one that the rows above left open.

use std::collections::BTreeMap;

use super::Card;
use crate::campaign::Kind;
use crate::intake::scan::Hit;
use crate::intake::slot::Slot;
use crate::intake::slot::display;
use crate::intake::{bind, table_heading, vocabulary};
use crate::value::{is_blank_word, normalize_label};
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
        let stacked = self.stacked();
        let mut owned: BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>> = BTreeMap::new();
        for (label, cell) in &stacked.values {
            owned.entry(*label).or_default().push(*cell);
        }
        let mut open: Vec<&Hit> = Vec::new();
        let mut last_row = self.rows.0;
        for row in self
            .context
            .grid
            .rows()
            .iter()
            .filter(|row| self.holds(row.index))
        {
            if stacked.rows.contains(&row.index) {
                open.clear();
                last_row = row.index;
                continue;
            }
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
                if labels.iter().any(|hit| hit.at == at) || self.is_no_answer(at) {
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
            let number = kind.is_number();
            let unit = number.then(|| self.context.unit_in(&hit.written));
            return Slot::inline(hit.at, inline).of(kind, unit.flatten());
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
            let under = |at: CellRef| at.row == hit.at.row + 1 && at.col <= hit.last_col;
            cells.retain(|(at, _)| {
                at.row == hit.at.row || under(*at) || self.same_merge(hit.at, *at)
            });
        }
        if !matches!(kind, Kind::Choices(_)) {
            self.cut_at_foreign_label(&mut cells);
        }
        self.cut_at_remark(hit, kind, owned, &mut cells);
        if kind.is_number() && cells.len() > 1 {
            if self.is_unit(cells[0].1) && !self.is_unit(cells[1].1) {
                cells.swap(0, 1);
            } else if !self.may_be_unit(cells[1].1) {
                cells.truncate(1);
            }
        }
        if matches!(kind, Kind::Region(_)) {
            let mut first = true;
            cells.retain(|(_, cell)| {
                std::mem::take(&mut first)
                    || bind::region_named(&self.context, &display(cell)).is_some()
            });
        }
        let unit = kind.is_number().then(|| self.unit(hit)).flatten();
        let area = matches!(kind, Kind::Choices(_)).then(|| Self::area_col(hit, owned));
        Slot {
            area: area.flatten().map(|col| CellRef::new(hit.at.row, col)),
            ..Slot::new(kind, cells, home, unit)
        }
    }

    /// The unit in the column of units, or the one that the label prints.
    fn unit(&self, hit: &Hit) -> Option<String> {
        let beside = table_heading::unit_cell(self.context.grid, &self.headings, hit.at.row);
        beside
            .and_then(|(_, cell)| cell.as_text())
            .filter(|text| !is_blank_word(text))
            .map(str::to_owned)
            .or_else(|| self.context.unit_in(&hit.written))
    }

    /// A cell in a column that the heading keeps for units or remarks.
    fn is_no_answer(&self, at: CellRef) -> bool {
        table_heading::over(&self.headings, at.row)
            .is_some_and(|over| over.unit == Some(at.col) || over.remark == Some(at.col))
    }

    /// The headings' own cells, and the units under them.
    pub(super) fn heading_cells(&self) -> impl Iterator<Item = CellRef> {
        let grid = self.context.grid;
        let headings = self
            .headings
            .iter()
            .filter_map(|heading| grid.row(heading.row));
        let words = headings.flat_map(|row| {
            row.cells
                .iter()
                .map(|(col, _)| CellRef::new(row.index, *col))
        });
        let units = self.labels.iter().filter_map(|hit| {
            let (col, _) = table_heading::unit_cell(grid, &self.headings, hit.at.row)?;
            Some(CellRef::new(hit.at.row, col))
        });
        words.chain(units)
    }

    /// A unit of the campaign, or a single sign that may be one; longer words beside a number are a remark.
    fn may_be_unit(&self, cell: &Cell) -> bool {
        let single = |text: &str| normalize_label(text).chars().count() == 1;
        self.is_unit(cell) || cell.as_text().is_some_and(single)
    }

    fn is_unit(&self, cell: &Cell) -> bool {
        cell.as_text()
            .is_some_and(|text| self.context.unit_word(text).is_some())
    }

    fn same_merge(&self, label: CellRef, at: CellRef) -> bool {
        self.context
            .grid
            .merge_at(label)
            .is_some_and(|merge| (merge.first.row..=merge.last.row).contains(&at.row))
    }
}

/// A row without a known label that begins where the labels above stand, or left of them: somebody else's label.
fn begins_in_label_column(row: &Row, open: &[&Hit]) -> bool {
    let labels = open.iter().map(|hit| hit.last_col).min();
    row.cells
        .first()
        .is_some_and(|(col, _)| labels.is_some_and(|label| *col <= label))
}

/// A footer such as 填表人：…, which ends the last field's rows, or a table's.
pub fn is_foot(row: &Row) -> bool {
    row.cells
        .first()
        .and_then(|(_, cell)| cell.as_text())
        .is_some_and(vocabulary::begins_footer)
}

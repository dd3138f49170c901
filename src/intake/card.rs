//! A card: each label has its value beside it, wherever on the sheet the label stands.

use std::collections::{BTreeMap, HashSet};

use super::bind;
use super::draft::{Context, Draft};
use super::scan::Hit;
use super::slot::Slot;
use super::vocabulary;
use crate::campaign::{Field, Kind};
use crate::diagnostic::registry::structure;
use crate::workbook::{Cell, CellRef};

/// The labels and the free cells of a range of rows, each free cell given to the label it belongs to.
#[derive(Debug)]
pub struct Card<'a, 'h> {
    context: Context<'a>,
    rows: (u32, u32),
    /// Rows inside that belong to tables.
    holes: Vec<(u32, u32)>,
    /// Places in the page's hits, by field.
    chosen: BTreeMap<usize, Vec<&'h Hit>>,
    /// Labels of any kind: no cell that holds one is a value, unless it stands in a value's place.
    labels: Vec<&'h Hit>,
}

impl<'a, 'h> Card<'a, 'h> {
    /// The card in the rows `from..to`, from the labels that stand there.
    pub fn new(context: Context<'a>, hits: &'h [Hit], rows: (u32, u32)) -> Self {
        let inside = |hit: &&Hit| (rows.0..rows.1).contains(&hit.at.row) && !hit.is_option_only();
        let all: Vec<&Hit> = hits.iter().filter(inside).collect();
        // A label inside a sentence counts only where the form's own label is nowhere.
        let plain: HashSet<usize> = all
            .iter()
            .filter(|h| h.inline.is_none())
            .flat_map(|h| h.fields())
            .collect();
        let labels: Vec<&Hit> = all
            .into_iter()
            .filter(|hit| hit.inline.is_none() || !hit.fields().any(|field| plain.contains(&field)))
            .collect();
        let settled = super::align::settle(context.form(), &labels);
        let mut chosen: BTreeMap<usize, Vec<&Hit>> = BTreeMap::new();
        for (hit, field) in labels.iter().zip(settled) {
            if let Some(field) = field {
                chosen.entry(field).or_default().push(hit);
            }
        }
        for hits in chosen.values_mut() {
            // An alias gives way to the label itself: 负责人 under the table is no 联系人 where 联系人 stands above.
            if hits.iter().any(|hit| hit.own) {
                hits.retain(|hit| hit.own);
            }
        }
        Self {
            context,
            rows,
            holes: Vec::new(),
            chosen,
            labels,
        }
    }

    /// Leaves out rows that belong to tables.
    pub fn without(mut self, holes: Vec<(u32, u32)>) -> Self {
        self.holes = holes;
        self
    }

    fn holds(&self, row: u32) -> bool {
        (self.rows.0..self.rows.1).contains(&row)
            && !self
                .holes
                .iter()
                .any(|(from, to)| (*from..*to).contains(&row))
    }

    /// Reads all single fields into the draft; the cells that were used are added to `used`.
    pub fn read(
        &self,
        draft: &mut Draft<'a>,
        used: &mut HashSet<CellRef>,
        region: Option<&Slot<'_>>,
    ) {
        let owned = self.ownership();
        used.extend(self.labels.iter().map(|hit| hit.at));
        for (place, field) in self.context.form().fields.iter().enumerate() {
            let Some(hits) = self.chosen.get(&place) else {
                let elsewhere = region.filter(|_| place == self.context.form().region_field);
                if let Some(region) = elsewhere {
                    draft.field(place, region);
                } else if field.required {
                    draft.label_missing(place);
                }
                continue;
            };
            let slots: Vec<Slot<'a>> = hits
                .iter()
                .map(|hit| self.slot(hit, &field.kind, &owned))
                .collect();
            let slot = slots
                .iter()
                .find(|slot| !slot.is_blank())
                .unwrap_or(&slots[0]);
            self.say_near(hits, draft);
            self.say_twice(field, &slots, slot, draft);
            used.extend(slot.cells.iter().map(|(at, _)| *at));
            draft.field(place, slot);
        }
    }

    /// The column where the values begin beside this label: the first one that any label of the same column has filled.
    fn area_col(
        &self,
        hit: &Hit,
        owned: &BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>>,
    ) -> Option<u32> {
        let beside = owned.iter().filter(|(label, _)| label.col == hit.at.col);
        beside
            .flat_map(|(_, cells)| cells.iter().map(|(at, _)| at.col))
            .filter(|col| *col > hit.at.col)
            .min()
    }

    fn say_near(&self, hits: &[&Hit], draft: &mut Draft<'a>) {
        for hit in hits {
            if let Some(meant) = &hit.near {
                let message = format!("{} 的“{}”按“{meant}”读取。", hit.at, hit.written);
                draft.add(
                    self.context
                        .finding(&structure::LABEL_GUESSED, Some(hit.at), message),
                );
            }
        }
    }

    fn say_twice(
        &self,
        field: &Field,
        slots: &[Slot<'a>],
        taken: &Slot<'a>,
        draft: &mut Draft<'a>,
    ) {
        let label = &field.label;
        let other = slots
            .iter()
            .find(|slot| !slot.is_blank() && slot.text() != taken.text())
            .filter(|slot| {
                bind::value(&self.context, field, slot) != bind::value(&self.context, field, taken)
            });
        if let Some(other) = other {
            let at = |slot: &Slot<'_>| slot.home.map_or_else(String::new, |cell| cell.to_string());
            let message = format!(
                "“{label}”出现了两次，内容不同：{} 填“{}”，{} 填“{}”。",
                at(taken),
                taken.text(),
                at(other),
                other.text()
            );
            draft.add(
                self.context
                    .finding(&structure::LABEL_TWICE, other.home, message),
            );
        }
    }

    /// Gives every cell that is no label to the label on its left, or to the label that the rows above left open.
    fn ownership(&self) -> BTreeMap<CellRef, Vec<(CellRef, &'a Cell)>> {
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
                let owner = open.iter().rev().find(|hit| hit.at.col <= *col);
                if let Some(owner) = owner {
                    owned.entry(owner.at).or_default().push((at, cell));
                }
            }
        }
        owned
    }

    fn slot(
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
        let area = self
            .area_col(hit, owned)
            .map(|col| CellRef::new(hit.at.row, col));
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
fn begins_in_label_column(row: &crate::workbook::Row, open: &[&Hit]) -> bool {
    row.cells
        .first()
        .is_some_and(|(col, _)| open.iter().any(|hit| hit.at.col == *col))
}

/// A footer such as 填表人：…, which ends the last field's rows.
fn is_foot(row: &crate::workbook::Row) -> bool {
    row.cells
        .first()
        .and_then(|(_, cell)| cell.as_text())
        .is_some_and(vocabulary::begins_footer)
}

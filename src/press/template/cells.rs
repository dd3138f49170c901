//! A plan's cells as formulas name them: fixed on a card, of the row at hand in a ledger.

use super::plan::{Area, Ask, Plan, Slot};
use crate::campaign::relation::Term;
use crate::intake::FieldPath;

/// The cells of a plan as formulas name them.
#[derive(Clone, Copy)]
pub(in crate::press) struct Cells<'p>(pub &'p Plan);

impl Cells<'_> {
    /// The cells that a relation reads.
    pub(in crate::press) fn areas(self, term: Term) -> Vec<Area> {
        match term {
            Term::Field(place) => {
                let path = FieldPath::Field(place);
                let boxes = self.0.ticks(path).map(|slot| slot.area);
                let value = self.0.value_slot(path).map(|slot| slot.area);
                boxes.chain(value).collect()
            }
            Term::Table(_) => Vec::new(),
        }
    }

    /// How many options are ticked, with a written 其它.
    pub(in crate::press) fn ticks(self, place: usize) -> Option<String> {
        let path = FieldPath::Field(place);
        let boxes = self
            .0
            .ticks(path)
            .map(|slot| slot.area)
            .reduce(Area::around)?;
        let range = self.range(boxes);
        let ticks = format!("COUNTIF({range},\"☑\")+COUNTIF({range},\"√\")");
        Some(match self.0.other_slot(path) {
            Some(other) => format!("({ticks}+({}<>\"\"))", self.cell(other)),
            None => format!("({ticks})"),
        })
    }

    /// How many rows of a table are begun.
    pub(in crate::press) fn rows(self, table: usize) -> Option<String> {
        let begun = self.begun_rows(table);
        (!begun.is_empty()).then(|| format!("({})", begun.join("+")))
    }

    /// For each row of a table, true once something is written in it.
    pub(in crate::press) fn begun_rows(self, table: usize) -> Vec<String> {
        let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
        for slot in &self.0.slots {
            if let Ask::Value(FieldPath::Item { table: of, row, .. }) = slot.ask
                && of == table
            {
                match rows.last_mut().filter(|(last, _)| *last == row) {
                    Some((_, cells)) => cells.push(self.cell(slot)),
                    None => rows.push((row, vec![self.cell(slot)])),
                }
            }
        }
        rows.iter()
            .map(|(_, cells)| format!("({}<>\"\")", cells.join("&")))
            .collect()
    }

    /// A slot's cell: in a ledger, that of the row at hand.
    pub(in crate::press) fn cell(self, slot: &Slot) -> String {
        if self.0.records.is_some() {
            slot.area.running()
        } else {
            slot.area.fixed()
        }
    }

    fn range(self, area: Area) -> String {
        if self.0.records.is_some() {
            area.running_range()
        } else {
            area.fixed_range()
        }
    }
}

//! A plan's cells as formulas name them: fixed on a card, of the row at hand in a ledger.

use super::plan::{Area, Ask, Plan, Slot};
use crate::campaign::relation::Term;
use crate::intake::FieldPath;

/// The cells of a plan as formulas name them.
#[derive(Clone, Copy)]
pub(in crate::press) struct Cells<'p> {
    pub(in crate::press) plan: &'p Plan,
    pub(in crate::press) reach: Reach,
}

/// Which records a formula speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::press) enum Reach {
    /// One: the card, or the ledger's row at hand.
    One,
    /// Every row of a ledger, each by itself: whole columns, in an array formula.
    Every,
}

impl<'p> Cells<'p> {
    /// For a formula about one record.
    pub(in crate::press) const fn of_one(plan: &'p Plan) -> Self {
        let reach = Reach::One;
        Self { plan, reach }
    }

    /// For an array formula about every row of a ledger.
    pub(in crate::press) const fn of_every_row(plan: &'p Plan) -> Self {
        let reach = Reach::Every;
        Self { plan, reach }
    }
}

impl Cells<'_> {
    /// The cells that a relation reads.
    pub(in crate::press) fn areas(self, term: Term) -> Vec<Area> {
        match term {
            Term::Field(place) => {
                let path = FieldPath::Field(place);
                let boxes = self.plan.ticks(path).map(|slot| slot.area);
                let value = self.plan.value_slot(path).map(|slot| slot.area);
                boxes.chain(value).collect()
            }
            Term::Table(_) => Vec::new(),
        }
    }

    /// How many options are ticked, with a written 其它.
    pub(in crate::press) fn ticks(self, place: usize) -> Option<String> {
        let path = FieldPath::Field(place);
        let boxes: Vec<Area> = self.plan.ticks(path).map(|slot| slot.area).collect();
        let ticks = match self.reach {
            Reach::One => {
                let range = self.range(boxes.into_iter().reduce(Area::around)?);
                format!("COUNTIF({range},\"☑\")+COUNTIF({range},\"√\")")
            }
            Reach::Every => {
                let columns = boxes.iter().map(|column| column.fixed_range());
                let ticked = columns.map(|column| format!("({column}=\"☑\")+({column}=\"√\")"));
                ticked.reduce(|all, one| format!("{all}+{one}"))?
            }
        };
        Some(match self.plan.other_slot(path) {
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
        for slot in &self.plan.slots {
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

    /// A slot's cell: in a ledger, that of the row at hand or of every row.
    pub(in crate::press) fn cell(self, slot: &Slot) -> String {
        if self.reach == Reach::Every {
            slot.area.fixed_range()
        } else if self.plan.records.is_some() {
            slot.area.running()
        } else {
            slot.area.fixed()
        }
    }

    fn range(self, area: Area) -> String {
        if self.plan.records.is_some() {
            area.running_range()
        } else {
            area.fixed_range()
        }
    }
}

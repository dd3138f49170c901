//! The head of a ledger: which column holds which field, option or nothing of ours.

mod columns;
mod find;
mod options;
mod parts;

use std::collections::BTreeMap;

pub use self::find::{at, find};

use super::scan::Hit;
use crate::workbook::CellRef;

/// Fewest labels under a head that it lacks which make it no head of a ledger.
const FEWEST_LACKING: usize = 3;

/// What one column of a ledger holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// A field's value; what a bracket in the head says, mostly its unit.
    Field {
        /// Place of the field.
        field: usize,
        /// Unit as written in the head.
        unit: Option<String>,
    },
    /// One option of a tick field.
    Choice {
        /// Place of the field.
        field: usize,
        /// Place of the option.
        option: usize,
    },
    /// The free text option of a tick field.
    Other(usize),
    /// A row counter.
    Counter,
    /// Something that the form does not ask; its heading.
    Extra(String),
}

/// A ledger's head.
#[derive(Debug, Clone)]
pub struct Head {
    /// First row of the head, zero-based.
    pub first_row: u32,
    /// Last row of the head.
    pub last_row: u32,
    /// Columns by place on the sheet.
    pub columns: BTreeMap<u32, Column>,
    /// Columns that hold a second field too: 联系人及联系电话.
    pub also: Vec<(u32, usize)>,
    /// Labels that were one letter off: cell, as written, as meant.
    pub near: Vec<(CellRef, String, String)>,
    /// Labels that may mean several fields and could not be settled.
    pub open: Vec<(CellRef, String)>,
}

impl Head {
    /// The columns that hold a field's value.
    pub fn columns_of(&self, wanted: usize) -> Vec<u32> {
        let holding = self.columns.iter().filter(
            |(_, column)| matches!(column, Column::Field { field, .. } if *field == wanted),
        );
        holding.map(|(col, _)| *col).collect()
    }

    /// Where each field's first column is.
    pub fn column_of(&self, field: usize) -> Option<u32> {
        let also = self.also.iter().find(|(_, also)| *also == field);
        let own = self.columns.iter().find_map(|(col, column)| {
            let holds = match column {
                Column::Field { field: f, .. }
                | Column::Choice { field: f, .. }
                | Column::Other(f) => *f == field,
                Column::Counter | Column::Extra(_) => false,
            };
            holds.then_some(*col)
        });
        own.or(also.map(|(col, _)| *col))
    }
}

impl Head {
    /// False where several labels that it lacks stand in other rows: such rows of labels are a card's, each over its values.
    pub fn heads_all(&self, hits: &[Hit]) -> bool {
        let mut lacking: Vec<usize> = hits
            .iter()
            .filter(|hit| {
                hit.inline.is_none() && !(self.first_row..=self.last_row).contains(&hit.at.row)
            })
            .filter_map(|hit| hit.field())
            .filter(|field| self.column_of(*field).is_none())
            .collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking.len() < FEWEST_LACKING
    }
}

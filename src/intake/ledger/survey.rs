//! What a ledger's columns show only as a whole: whether ○ is the tick, and whether the region is written once for all
//! rows under it.

use std::collections::BTreeSet;

use super::Ledger;
use crate::campaign::{Kind, RegionId};
use crate::intake::head::Column;
use crate::intake::{bind, slot, vocabulary};
use crate::value::{is_circle, normalize_label, read_flag};
use crate::workbook::{Cell, Row};

/// What the columns show.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Tick fields in whose columns ○ is the tick: it stands in some cells, others are blank, and no other tick does.
    pub circles: BTreeSet<usize>,
    /// Columns of the region whose blank cells mean what stands above.
    pub stretched: BTreeSet<u32>,
}

impl Survey {
    /// Looks through the rows under a ledger's head, down to row `to` (half open).
    pub(super) fn of(ledger: &Ledger<'_, '_>, to: u32) -> Self {
        let grid = ledger.context.grid;
        let first = grid
            .rows()
            .partition_point(|row| row.index <= ledger.head.last_row);
        let rows = || {
            grid.rows()[first..]
                .iter()
                .take_while(move |row| row.index < to)
                .filter(|row| ledger.may_be_record(row))
        };
        let region = ledger.context.form().region_field;
        let stretched = ledger
            .head
            .columns
            .iter()
            .filter(|(_, column)| matches!(column, Column::Field { field, .. } if *field == region))
            .map(|(col, _)| *col)
            .filter(|col| ledger.is_stretched(*col, rows()))
            .collect();
        let circles = (0..ledger.context.form().fields.len())
            .filter(|place| ledger.ticks_are_circles(*place, rows()))
            .collect();
        Self { circles, stretched }
    }
}

impl<'a> Ledger<'a, '_> {
    /// Not a sum, a head again, or a line of words.
    pub(super) fn may_be_record(&self, row: &Row) -> bool {
        let is_total = |(_, cell): &(u32, Cell)| {
            cell.as_text()
                .is_some_and(|text| vocabulary::total(&normalize_label(text)).is_some())
        };
        let labels = row.cells.iter().filter(|(_, cell)| {
            cell.as_text()
                .is_some_and(|text| self.lexicon.exact(&normalize_label(text)).is_some())
        });
        row.cells.len() > 2
            && !row.cells.iter().take(3).any(is_total)
            && labels.count() * 2 <= row.cells.len()
    }

    /// True where a region is written once for the rows under it: the first row has one, others have none, and no two
    /// that are written one after the other are the same.
    fn is_stretched(&self, col: u32, rows: impl Iterator<Item = &'a Row>) -> bool {
        let mut last: Option<RegionId> = None;
        let mut blank = false;
        for row in rows {
            match self.cell(row, col) {
                None => blank = true,
                Some((_, cell)) => {
                    let region = bind::region_named(&self.context, &slot::display(cell));
                    if region.is_none() || region == last {
                        return false;
                    }
                    last = region;
                }
            }
            if last.is_none() {
                return false;
            }
        }
        blank
    }

    fn ticks_are_circles(&self, place: usize, rows: impl Iterator<Item = &'a Row>) -> bool {
        let Kind::Choices(choices) = &self.context.form().fields[place].kind else {
            return false;
        };
        let columns: Vec<(u32, usize)> = self
            .head
            .columns
            .iter()
            .filter_map(|(col, column)| match column {
                Column::Choice { field, option } if *field == place => Some((*col, *option)),
                _ => None,
            })
            .collect();
        if columns.is_empty() {
            return false;
        }
        let (mut circle, mut blank) = (false, false);
        for row in rows {
            for (col, option) in &columns {
                let Some(cell) = row.get(*col) else {
                    blank = true;
                    continue;
                };
                let written = slot::written(cell);
                let read = read_flag(&written, &choices.options[*option]);
                if is_circle(&written) {
                    circle = true;
                } else if read.is_ok_and(|reading| reading.value) {
                    return false;
                } else {
                    blank = true;
                }
            }
        }
        circle && blank
    }
}

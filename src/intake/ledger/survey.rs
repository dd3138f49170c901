//! What a ledger's columns show only as a whole: whether ○ is the tick, and whether the region is written once for all
//! rows under it.

use std::collections::BTreeSet;

use super::Ledger;
use crate::campaign::{Kind, RegionId};
use crate::intake::head::Column;
use crate::intake::total::begins_with_total;
use crate::intake::{bind, slot, vocabulary};
use crate::value::{is_circle, normalize_label, read_flag};
use crate::workbook::Row;

/// What the columns show.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// Tick fields in whose columns ○ is the tick: it stands in some cells, others are blank, and no other tick does.
    pub circles: BTreeSet<usize>,
    /// Columns of the region or the township whose blank cells mean what stands above.
    pub stretched: BTreeSet<u32>,
}

/// What the columns under a ledger's first head have shown on the way down.
#[derive(Debug, Default)]
pub(super) struct Sights {
    regions: Vec<Region>,
    ticks: Vec<Ticks>,
}

/// A column of the region or of townships: it is written once for the rows under it, where the first row has one, others have none, and
/// no two that are written one after the other are the same.
#[derive(Debug)]
struct Region {
    col: u32,
    township: bool,
    last: Option<Named>,
    blanks: usize,
    names: usize,
    refuted: bool,
}

/// What a cell of such a column names.
#[derive(Debug, PartialEq)]
enum Named {
    Region(RegionId),
    Township(String),
}

/// The columns of a tick field's options.
#[derive(Debug)]
struct Ticks {
    field: usize,
    /// Column and place of each option.
    columns: Vec<(u32, usize)>,
    circle: bool,
    blank: bool,
    refuted: bool,
}

impl Survey {
    /// Looks through the rows under a ledger's head, down to row `to` (half open).
    pub(super) fn of(ledger: &Ledger<'_, '_>, to: u32) -> Self {
        let mut sights = Sights::of(ledger);
        sights.look(ledger, (0, to));
        sights.show()
    }
}

impl Sights {
    /// Nothing seen yet.
    pub(super) fn of(ledger: &Ledger<'_, '_>) -> Self {
        let form = ledger.context.form();
        let head = &ledger.course.head;
        let region = |township: bool| {
            move |col: &u32| Region {
                col: *col,
                township,
                last: None,
                blanks: 0,
                names: 0,
                refuted: false,
            }
        };
        let regions = ledger.course.regions.iter().map(region(false));
        let townships = ledger.course.townships.iter().map(region(true));
        let ticks = form.fields.iter().enumerate().filter_map(|(place, field)| {
            let columns: Vec<(u32, usize)> = head
                .columns
                .iter()
                .filter_map(|(col, column)| match column {
                    Column::Choice { field, option } if *field == place => Some((*col, *option)),
                    _ => None,
                })
                .collect();
            let is_asked = matches!(field.kind, Kind::Choices(_)) && !columns.is_empty();
            is_asked.then_some(Ticks {
                field: place,
                columns,
                circle: false,
                blank: false,
                refuted: false,
            })
        });
        Self {
            regions: regions.chain(townships).collect(),
            ticks: ticks.collect(),
        }
    }

    /// Looks through the next rows, up to another (half open).
    pub(super) fn look(&mut self, ledger: &Ledger<'_, '_>, (from, to): (u32, u32)) {
        let rows = ledger.context.grid.rows();
        let from = from.max(ledger.course.first_head + 1);
        let first = rows.partition_point(|row| row.index < from);
        for row in rows[first..].iter().take_while(|row| row.index < to) {
            self.regions.retain(|region| !region.refuted);
            self.ticks.retain(|ticks| !ticks.refuted);
            if self.regions.is_empty() && self.ticks.is_empty() {
                return;
            }
            if !ledger.may_be_record(row) {
                continue;
            }
            self.regions
                .iter_mut()
                .for_each(|region| region.look(ledger, row));
            self.ticks
                .iter_mut()
                .for_each(|ticks| ticks.look(ledger, row));
        }
    }

    /// What the rows so far show.
    pub(super) fn show(&self) -> Survey {
        let stretched = self.regions.iter().filter(|one| one.is_written_once());
        let circles = self.ticks.iter();
        let circles = circles.filter(|one| !one.refuted && one.circle && one.blank);
        Survey {
            stretched: stretched.map(|one| one.col).collect(),
            circles: circles.map(|one| one.field).collect(),
        }
    }
}

impl Region {
    /// A township that is wanting here and there was forgotten; one that mostly is, is meant to reach down.
    fn is_written_once(&self) -> bool {
        let enough = if self.township { self.names } else { 1 };
        !self.refuted && self.blanks >= enough
    }

    fn look<'a>(&mut self, ledger: &Ledger<'a, '_>, row: &'a Row) {
        match ledger.cell(row, self.col) {
            None => self.blanks += 1,
            Some((_, cell)) => {
                self.names += 1;
                let text = slot::display(cell);
                let named = if self.township {
                    vocabulary::is_township(&text).then(|| Named::Township(text.into_owned()))
                } else {
                    bind::region_named(&ledger.context, &text).map(Named::Region)
                };
                self.refuted = named.is_none() || named == self.last;
                self.last = named;
            }
        }
        self.refuted |= self.last.is_none();
    }
}

impl Ticks {
    fn look(&mut self, ledger: &Ledger<'_, '_>, row: &Row) {
        let Kind::Choices(choices) = &ledger.context.form().fields[self.field].kind else {
            return;
        };
        for (col, option) in &self.columns {
            let Some(cell) = row.get(*col) else {
                self.blank = true;
                continue;
            };
            let written = slot::written(cell);
            if is_circle(&written) {
                self.circle = true;
            } else if read_flag(&written, &choices.options[*option])
                .is_ok_and(|reading| reading.value)
            {
                self.refuted = true;
            } else {
                self.blank = true;
            }
        }
    }
}

impl Ledger<'_, '_> {
    /// Not a sum, a head again, or a line of words.
    pub(super) fn may_be_record(&self, row: &Row) -> bool {
        let labels = row.cells.iter().filter(|(_, cell)| {
            cell.as_text()
                .is_some_and(|text| self.lexicon.exact(&normalize_label(text)).is_some())
        });
        row.cells.len() > 2 && !begins_with_total(row) && labels.count() * 2 <= row.cells.len()
    }
}

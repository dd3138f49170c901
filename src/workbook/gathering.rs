//! A file's sheets being put together, long ones handed on row by row to whoever wants them.

use super::feed::Feed;
use super::open::Head;
use super::sink::{Assembly, Sink};
use super::taker::{Begun, Taker};
use super::{BrokenAt, Cell, CellRef, Merge, OpenError, Row};
use std::collections::BTreeMap;
use std::thread::Scope;

/// Gathers one file for a taker.
pub(super) struct Gathering<'t, 's, 'e, T: Taker> {
    taker: &'t T,
    place: usize,
    /// Where takers of rows run beside the reading.
    scope: Option<&'s Scope<'s, 'e>>,
    assembly: Assembly,
    properties: BTreeMap<String, String>,
    sheets: usize,
    /// Where the current sheet says that it ends.
    end: Option<u32>,
    /// The current sheet is not long yet.
    may_offer: bool,
    /// Where the rows of the current sheet go.
    feed: Option<Feed<'s, T::Long>>,
    taken: Vec<(usize, T::Long)>,
    /// Something came that rows taken one by one cannot bear.
    is_spoilt: bool,
}

impl<'t, 's, 'e, T: Taker> Gathering<'t, 's, 'e, T>
where
    T::Long: 's,
{
    /// The file at this place; without a scope, rows are taken on this thread.
    pub(super) fn new(taker: &'t T, place: usize, scope: Option<&'s Scope<'s, 'e>>) -> Self {
        Self {
            taker,
            place,
            scope,
            assembly: Assembly::default(),
            properties: BTreeMap::new(),
            sheets: 0,
            end: None,
            may_offer: true,
            feed: None,
            taken: Vec::new(),
            is_spoilt: false,
        }
    }

    /// Rows of the sheet, each whole.
    pub(super) fn rows(&mut self, rows: Vec<Row>) {
        if self.is_spoilt {
            return;
        }
        let Some(feed) = &mut self.feed else {
            self.assembly.rows(rows);
            return self.offer();
        };
        self.is_spoilt = !rows.into_iter().all(|row| feed.row(row));
        self.mend();
    }

    /// What became of the file: none where it must be read whole.
    pub(super) fn over(mut self, head: Head) -> Option<T::Taken> {
        self.end_sheet();
        if self.is_spoilt {
            return None;
        }
        let workbook = head.over(self.assembly);
        if self.taken.is_empty() {
            return Some(self.taker.whole(self.place, Ok(workbook)));
        }
        self.taker.parted(self.place, workbook, self.taken)
    }

    /// What becomes of a file that cannot be read.
    pub(super) fn failed(self, error: OpenError) -> T::Taken {
        self.taker.whole(self.place, Err(error))
    }

    /// Offers the sheet once it has grown long.
    fn offer(&mut self) {
        if !self.may_offer || self.is_spoilt {
            return;
        }
        let Some(sheets) = self.assembly.in_order() else {
            self.may_offer = false;
            return;
        };
        let rows = sheets.last().map_or(&[][..], |sheet| sheet.grid.rows());
        if rows.last().is_none_or(|row| row.index < self.taker.long()) {
            return;
        }
        self.may_offer = false;
        let begun = Begun {
            properties: &self.properties,
            sheets,
            end: self.end,
        };
        if let Some(long) = self.taker.begin(self.place, &begun) {
            let mut feed = Feed::new(long, self.scope);
            for row in self.assembly.part() {
                feed.row(row);
            }
            self.feed = Some(feed);
        }
    }

    /// Lets go what a spoilt file has given.
    fn mend(&mut self) {
        if self.is_spoilt {
            self.feed = None;
            self.taken.clear();
        }
    }

    fn end_sheet(&mut self) {
        if let Some(feed) = self.feed.take() {
            self.taken.push((self.sheets.saturating_sub(1), feed.end()));
        }
    }
}

impl<'s, T: Taker> Sink for Gathering<'_, 's, '_, T>
where
    T::Long: 's,
{
    fn properties(&mut self, properties: &BTreeMap<String, String>) {
        self.properties.clone_from(properties);
    }

    fn sheet(&mut self, name: Option<String>, visible: bool) {
        self.end_sheet();
        self.sheets += 1;
        self.end = None;
        self.may_offer = true;
        self.assembly.sheet(name, visible);
    }

    fn ends_at(&mut self, row: u32) {
        self.end = Some(row);
    }

    fn cell(&mut self, at: CellRef, cell: Cell) {
        if self.is_spoilt {
            return;
        }
        let Some(feed) = &mut self.feed else {
            self.assembly.cell(at, cell);
            return self.offer();
        };
        self.is_spoilt = !feed.cell(at, cell);
        self.mend();
    }

    fn merge(&mut self, range: Merge) {
        match &mut self.feed {
            Some(feed) => feed.merge(range),
            None => self.assembly.merge(range),
        }
    }

    fn broken(&mut self, at: BrokenAt) {
        self.assembly.broken(at);
    }
}

//! A reader's end of the pipe: cells go out by the thousand while the file is being read.

use super::super::open::Head;
use super::super::sink::Sink;
use super::super::{BrokenAt, Cell, CellRef, Merge, OpenError, Row};
use super::frame::{self, Frame};
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

/// Cells that are gathered for one message.
const BATCH: usize = 1024;

/// Sends what it is given.
pub(super) struct Sender<W: Write> {
    out: BufWriter<W>,
    buffer: Vec<u8>,
    rows: Vec<Row>,
    late: Vec<(CellRef, Cell)>,
    merges: Vec<Merge>,
    /// Cells gathered.
    gathered: usize,
    last: Option<CellRef>,
    /// The first failure to write: nobody listens any more.
    failure: Option<io::Error>,
}

impl<W: Write> Sender<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out: BufWriter::with_capacity(1 << 16, out),
            buffer: Vec::new(),
            rows: Vec::new(),
            late: Vec::new(),
            merges: Vec::new(),
            gathered: 0,
            last: None,
            failure: None,
        }
    }

    /// Ends a file.
    pub(super) fn end(&mut self, outcome: Result<Head, OpenError>) -> io::Result<()> {
        match outcome {
            Ok(head) => {
                self.send_gathered();
                self.send(&Frame::Done(head));
            }
            Err(error) => {
                self.rows.clear();
                self.late.clear();
                self.merges.clear();
                self.gathered = 0;
                self.send(&Frame::Failed(error));
            }
        }
        match self.failure.take() {
            Some(failure) => Err(failure),
            None => self.out.flush(),
        }
    }

    fn send(&mut self, frame: &Frame) {
        if self.failure.is_none() {
            self.failure = frame::write(&mut self.out, frame, &mut self.buffer).err();
        }
    }

    fn gather(&mut self) {
        self.gathered += 1;
        if self.gathered >= BATCH {
            self.send_gathered();
        }
    }

    fn send_gathered(&mut self) {
        self.gathered = 0;
        // Before the rows that they cover: rows may be made use of as soon as they are there.
        if !self.merges.is_empty() {
            let merges = Frame::Merges(std::mem::take(&mut self.merges));
            self.send(&merges);
        }
        if !self.rows.is_empty() {
            let rows = Frame::Rows(std::mem::take(&mut self.rows));
            self.send(&rows);
        }
        if !self.late.is_empty() {
            let late = Frame::Late(std::mem::take(&mut self.late));
            self.send(&late);
        }
    }
}

impl<W: Write> Sink for Sender<W> {
    fn properties(&mut self, properties: &BTreeMap<String, String>) {
        if !properties.is_empty() {
            self.send(&Frame::Properties(properties.clone()));
        }
    }

    fn sheet(&mut self, name: Option<String>, visible: bool) {
        self.send_gathered();
        self.last = None;
        self.send(&Frame::Sheet { name, visible });
    }

    fn ends_at(&mut self, row: u32) {
        self.send(&Frame::EndsAt(row));
    }

    fn cell(&mut self, at: CellRef, cell: Cell) {
        if self.last.is_some_and(|last| last >= at) {
            self.late.push((at, cell));
            return self.gather();
        }
        let same_row = self.last.is_some_and(|last| last.row == at.row);
        self.last = Some(at);
        if !same_row && self.gathered >= BATCH {
            // Only whole rows are sent, so that the other side can take them as they are.
            self.send_gathered();
        }
        match self.rows.last_mut() {
            Some(row) if row.index == at.row => row.cells.push((at.col, cell)),
            above => {
                // In a ledger each row is as long as the one above.
                let room = above.map_or(1, |row| row.cells.len());
                let mut cells = Vec::with_capacity(room);
                cells.push((at.col, cell));
                let index = at.row;
                self.rows.push(Row { index, cells });
            }
        }
        self.gathered += 1;
    }

    fn merge(&mut self, range: Merge) {
        self.merges.push(range);
        self.gather();
    }

    fn broken(&mut self, at: BrokenAt) {
        self.send_gathered();
        self.send(&Frame::Broken(at));
    }
}

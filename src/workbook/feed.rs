//! The rows of a long sheet on their way to their taker, which may work on a thread of its own.

use super::taker::Long;
use super::{Cell, CellRef, Merge, Row};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

/// Rows handed on at a time.
const AT_A_TIME: usize = 256;
/// Pieces that wait for a taker on a thread of its own, so that reading goes on while it works, but not far ahead.
const WAITING: usize = 8;

/// The rows of one sheet, the lowest still open.
pub(super) struct Feed<'s, L> {
    /// The lowest row; more of its cells may come.
    last: Option<Row>,
    gathered: Vec<Row>,
    to: To<'s, L>,
}

/// Where a taker of rows works.
enum To<'s, L> {
    Here(L),
    Beside(SyncSender<Piece>, ScopedJoinHandle<'s, L>),
}

enum Piece {
    Rows(Vec<Row>),
    Merge(Merge),
}

impl<'s, L: Long + 's> Feed<'s, L> {
    pub(super) fn new(long: L, scope: Option<&'s Scope<'s, '_>>) -> Self {
        let to = match scope {
            None => To::Here(long),
            Some(scope) => {
                let (sender, receiver) = sync_channel(WAITING);
                To::Beside(sender, scope.spawn(move || drain(long, &receiver)))
            }
        };
        Self {
            last: None,
            gathered: Vec::new(),
            to,
        }
    }

    /// The next row; false where it stands above what has been handed on.
    pub(super) fn row(&mut self, mut row: Row) -> bool {
        match &mut self.last {
            Some(last) if last.index > row.index => return false,
            Some(last) if last.index == row.index => {
                let right = |row: &Row| row.cells.last().map(|(col, _)| *col);
                if row.cells.first().map(|(col, _)| *col) <= right(last) {
                    return false;
                }
                last.cells.append(&mut row.cells);
            }
            _ => {
                self.gathered.extend(self.last.replace(row));
                if self.gathered.len() >= AT_A_TIME {
                    self.hand_on();
                }
            }
        }
        true
    }

    pub(super) fn cell(&mut self, at: CellRef, cell: Cell) -> bool {
        if let Some(last) = self.last.as_mut().filter(|last| last.index == at.row) {
            let is_next = last.cells.last().is_none_or(|(col, _)| *col < at.col);
            last.cells.push((at.col, cell));
            return is_next;
        }
        self.row(Row {
            index: at.row,
            cells: vec![(at.col, cell)],
        })
    }

    pub(super) fn merge(&mut self, range: Merge) {
        self.hand_on();
        self.send(Piece::Merge(range));
    }

    fn hand_on(&mut self) {
        let rows = std::mem::take(&mut self.gathered);
        if !rows.is_empty() {
            self.send(Piece::Rows(rows));
        }
    }

    fn send(&mut self, piece: Piece) {
        match &mut self.to {
            To::Here(long) => piece.give(long),
            // A taker that is gone has panicked; that is told when it is waited for.
            To::Beside(sender, _) => drop(sender.send(piece)),
        }
    }

    /// The taker, with all rows.
    pub(super) fn end(mut self) -> L {
        self.gathered.extend(self.last.take());
        self.hand_on();
        match self.to {
            To::Here(long) => long,
            To::Beside(sender, thread) => {
                drop(sender);
                match thread.join() {
                    Ok(long) => long,
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
        }
    }
}

fn drain<L: Long>(mut long: L, pieces: &Receiver<Piece>) -> L {
    for piece in pieces {
        piece.give(&mut long);
    }
    long
}

impl Piece {
    fn give(self, long: &mut impl Long) {
        match self {
            Self::Rows(rows) => long.rows(rows),
            Self::Merge(range) => long.merge(range),
        }
    }
}

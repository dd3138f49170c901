//! Who is given files as they are opened, and the rows of a long sheet already while its file is being read.

use super::{Merge, OpenError, Row, Sheet, Workbook};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// Takes opened files, on several threads.
///
/// A sheet that has grown long is offered ([`Taker::begin`]). Where it is taken, its rows go to what that gave and into
/// no grid, so nothing holds the sheet whole.
pub trait Taker: Sync {
    /// Takes the rows of one long sheet.
    type Long: Long;
    /// What becomes of a file.
    type Taken: Send;

    /// Rows after which a sheet is long.
    fn long(&self) -> u32;

    /// Whether sheets of a summary of ours are wanted that only list for people what others say too.
    fn wants_lists(&self) -> bool {
        true
    }

    /// A sheet of the file at this place has grown long; whoever wants its rows one after the other says so.
    fn begin(&self, place: usize, begun: &Begun<'_>) -> Option<Self::Long>;

    /// A file has been opened, or cannot be.
    fn whole(&self, place: usize, opened: Result<Workbook, OpenError>) -> Self::Taken;

    /// A file has been opened of which long sheets were taken: by their places in the workbook, which holds none of
    /// their rows. None where rows taken one by one did not tell enough; then it is read once more, whole.
    fn parted(
        &self,
        place: usize,
        workbook: Workbook,
        taken: Vec<(usize, Self::Long)>,
    ) -> Option<Self::Taken>;
}

/// Takes the rows of one long sheet, downwards, those that were there when it was offered first.
pub trait Long: Send {
    /// The next rows.
    fn rows(&mut self, rows: Vec<Row>);
    /// A merged range that was not there when the sheet was offered, before the rows that it covers.
    fn merge(&mut self, range: Merge);
}

/// What is known of a workbook while one of its sheets is being read.
#[derive(Debug, Clone, Copy)]
pub struct Begun<'a> {
    /// Custom document properties, as far as the format tells them before its sheets.
    pub properties: &'a BTreeMap<String, String>,
    /// The sheets so far; the last is the long one, as far as it has been read.
    pub sheets: &'a [Sheet],
    /// The row where the last sheet says that it ends, zero-based; it may be wrong.
    pub end: Option<u32>,
}

/// Takes workbooks whole.
pub(super) struct Whole<F>(pub F);

impl<T: Send, F: Fn(usize, Result<Workbook, OpenError>) -> T + Sync> Taker for Whole<F> {
    type Long = Infallible;
    type Taken = T;

    fn long(&self) -> u32 {
        u32::MAX
    }

    fn begin(&self, _: usize, _: &Begun<'_>) -> Option<Infallible> {
        None
    }

    fn whole(&self, place: usize, opened: Result<Workbook, OpenError>) -> T {
        self.0(place, opened)
    }

    fn parted(&self, _: usize, _: Workbook, _: Vec<(usize, Infallible)>) -> Option<T> {
        None
    }
}

/// Gives a taker whole workbooks only.
pub(super) struct Unparted<'t, T>(pub &'t T);

impl<T: Taker> Taker for Unparted<'_, T> {
    type Long = Infallible;
    type Taken = T::Taken;

    fn long(&self) -> u32 {
        u32::MAX
    }

    fn wants_lists(&self) -> bool {
        self.0.wants_lists()
    }

    fn begin(&self, _: usize, _: &Begun<'_>) -> Option<Infallible> {
        None
    }

    fn whole(&self, place: usize, opened: Result<Workbook, OpenError>) -> T::Taken {
        self.0.whole(place, opened)
    }

    fn parted(&self, _: usize, _: Workbook, _: Vec<(usize, Infallible)>) -> Option<T::Taken> {
        None
    }
}

impl Long for Infallible {
    fn rows(&mut self, _: Vec<Row>) {}
    fn merge(&mut self, _: Merge) {}
}

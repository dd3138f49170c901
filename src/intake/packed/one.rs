//! One record of a list, still packed, and what can be seen of it without unpacking.

use std::fmt;

use super::page::Page;
use super::wanted::Wanted;
use crate::campaign::{FormId, RegionId};
use crate::intake::record::{Record, SourceRef};
use crate::workbook::CellRef;

/// What is known of a record without unpacking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance<'a> {
    /// Which form.
    pub form: FormId,
    /// The reporting region, once it is settled.
    pub region: Option<RegionId>,
    /// Where it stands.
    pub source: SourceRef<'a>,
}

/// One record of a list, still packed.
#[derive(Clone, Copy)]
pub struct Packed<'a> {
    pub(super) page: &'a Page,
    pub(super) at: usize,
}

impl<'a> Packed<'a> {
    /// What is known of it without unpacking it.
    pub fn glance(self) -> Glance<'a> {
        self.page.glance(self.at)
    }

    /// The first cell that a value of it has.
    pub fn first_cell(self) -> Option<CellRef> {
        self.page.first_cell(self.at)
    }

    /// The record.
    pub fn record(self) -> Record {
        self.page.unpack(self.at, None)
    }

    /// What is asked for of it.
    pub fn part(self, wanted: &Wanted) -> Record {
        self.page.unpack(self.at, Some(wanted))
    }
}

impl fmt::Debug for Packed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.record().fmt(f)
    }
}

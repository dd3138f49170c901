//! A ledger whose rows come part by part, because there are too many of them to be held at once.
//!
//! What only the whole shows (is ○ the tick, is the region written once) is taken to be as the first rows show it. The
//! last row tells whether that was right.

use std::collections::BTreeSet;

use super::spoken::{self, Above, Spoken};
use super::survey::{Sights, Survey};
use super::{Course, Ledger};
use crate::intake::context::Context;
use crate::intake::head::Head;
use crate::intake::lexicon::Lexicon;
use crate::intake::page::Page;
use crate::intake::slot::Slot;
use crate::workbook::CellRef;

/// Rows below a part that must be there, for a head that stands at its end; and rows above it that are kept.
const AROUND: u32 = 16;

/// A ledger between two of its parts.
#[derive(Debug, Default)]
pub struct Parts {
    /// None before the first part.
    course: Option<Course>,
    sights: Sights,
    above: Above,
}

/// What a part is read with: the grid holds its rows and what else was to be kept.
pub struct Setting<'a> {
    pub context: Context<'a>,
    pub lexicon: &'a Lexicon,
    /// The region above the ledger.
    pub region: Option<Slot<'a>>,
}

impl Parts {
    /// Where a part may end whose rows are in the grid down to this one: what follows can still be a head.
    pub fn may_reach(last: u32) -> u32 {
        last.saturating_sub(AROUND)
    }

    /// Reads the first rows of a ledger with this head, up to row `to` (half open).
    pub fn begin(&mut self, setting: Setting<'_>, head: Head, to: u32, page: &mut Page) {
        let Setting {
            context,
            lexicon,
            region,
        } = setting;
        let mut ledger = Ledger::new(context, lexicon, head, region, page);
        ledger.spoken = Spoken::of(&ledger, (0, u32::MAX), &Above::new());
        ledger.course.survey = Survey::of(&ledger, u32::MAX);
        ledger.say_head();
        self.sights = Sights::of(&ledger);
        self.part(ledger, (0, to));
    }

    /// Reads the next rows.
    pub fn go_on(&mut self, setting: Setting<'_>, rows: (u32, u32), page: &mut Page) {
        if let Some(ledger) = self.resume(setting, page) {
            self.part(ledger, rows);
        }
    }

    /// Says what only all rows show. False where they show something else than the first ones did: what was read is
    /// wrong then.
    pub fn end(&mut self, setting: Setting<'_>, page: &mut Page) -> bool {
        let Some(mut ledger) = self.resume(setting, page) else {
            return false;
        };
        ledger.end();
        ledger.course.survey == self.sights.show()
    }

    fn resume<'a, 'p>(
        &mut self,
        setting: Setting<'a>,
        page: &'p mut Page,
    ) -> Option<Ledger<'a, 'p>> {
        let Setting {
            context,
            lexicon,
            region,
        } = setting;
        let course = self.course.take()?;
        Some(Ledger::on(course, context, lexicon, region, page))
    }

    fn part(&mut self, mut ledger: Ledger<'_, '_>, rows: (u32, u32)) {
        ledger.spoken = Spoken::of(&ledger, rows, &self.above);
        self.sights.look(&ledger, rows);
        ledger.rows(rows);
        spoken::learn(&ledger, rows, &mut self.above);
        self.course = Some(ledger.course);
    }

    /// Whether rows from `to` on need this one whole: it may stand above a head, or be one.
    pub fn needs_whole(&self, row: u32, to: u32) -> bool {
        let heads = |course: &Course| (course.head.first_row..=course.head.last_row).contains(&row);
        row.saturating_add(AROUND) >= to || self.course.as_ref().is_some_and(heads)
    }

    /// Rows of which rows below what has been read may repeat a cell.
    pub fn speaking(&self) -> BTreeSet<u32> {
        self.above.values().copied().collect()
    }

    /// Whether rows below what has been read may repeat this cell.
    pub fn needs(&self, at: CellRef) -> bool {
        self.above.get(&at.col) == Some(&at.row)
    }
}

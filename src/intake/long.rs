//! A long ledger read while its file is still being opened: its rows come, become records, and are let go.
//!
//! It gives what [`Reader::read`] gives for the whole sheet, or says that it cannot ([`LongSheet::holds`]): where the rows
//! show something that the first of them did not. Then the file is to be read once more, whole.

use std::collections::BTreeSet;

use super::Reader;
use super::aides;
use super::context::Context;
use super::draft::Draft;
use super::gloss::Glosses;
use super::holds::{Holds, holds, holds_instructions};
use super::ledger::{Parts, Setting};
use super::page::Page;
use super::record::Record;
use super::reporting_region::region_above;
use super::sample;
use super::segment::{Segment, may_be_blank, segments};
use super::stamp::Stamped;
use super::unplaced::Unplaced;
use super::window::Window;
use crate::campaign::RegionId;
use crate::diagnostic::Diagnostic;
use crate::workbook::{Begun, Grid, Merge, Row, Workbook};

/// Parts that as many rows as make a sheet long are read in.
const PART: u32 = 3;

/// A long ledger on its way.
pub struct LongSheet<'r> {
    reader: &'r Reader<'r>,
    file: String,
    sheet: Option<String>,
    folder: Option<RegionId>,
    stamp: Option<Stamped>,
    segment: Segment,
    /// The rows down to the head.
    top: Grid,
    window: Window,
    parts: Parts,
    page: Page,
    unplaced: Unplaced,
    /// Findings that have been looked at.
    looked_at: usize,
    /// Something has come that only the whole sheet can be read with.
    is_spoilt: bool,
}

impl<'r> LongSheet<'r> {
    /// Begins to read the last of these sheets, if it is one long ledger; none where it must be read whole.
    pub fn begin(
        reader: &'r Reader<'r>,
        file: &str,
        begun: &Begun<'_>,
        folder: Option<RegionId>,
    ) -> Option<Self> {
        let stamp = Stamped::so_far(begun);
        let sheet = begun.sheets.last()?;
        let glosses = Glosses::of(reader, &sheet.grid);
        let holds_form = matches!(holds(sheet, &glosses, stamp.as_ref()), Holds::Returns)
            && !holds_instructions(sheet, stamp.as_ref())
            && sheet.grid.rows().last()?.index >= reader.long();
        if !holds_form
            || stamp
                .as_ref()
                .is_some_and(|stamp| stamp.stamp.making.masked)
        {
            return None;
        }
        let aided = stamp.as_ref().filter(|stamp| stamp.has_aides());
        let own = aided.map(|_| aides::without_aides(sheet));
        let grid = &own.as_deref().unwrap_or(sheet).grid;
        drop(glosses);
        let glosses = Glosses::of(reader, grid);
        let name = sheet.name.as_deref();
        let stamped = stamp.as_ref().and_then(|stamp| stamp.form_of(name));
        let mut segments = segments(reader, grid, &glosses, stamped).into_iter();
        let segment = segments.next().filter(|one| one.cols.is_none())?;
        let head = segment.head.as_ref()?;
        if segments.next().is_some() || sample::mark(sheet).is_some() {
            return None;
        }
        let mut top = Grid::default();
        let rows = grid
            .rows()
            .iter()
            .take_while(|row| row.index <= head.last_row);
        rows.for_each(|row| drop(top.append(row.clone())));
        Some(Self {
            reader,
            file: file.to_owned(),
            sheet: sheet.name.clone(),
            folder,
            window: Window::new(grid.merges()),
            stamp,
            segment,
            top,
            parts: Parts::default(),
            page: Page::of_long_sheet(),
            unplaced: Unplaced::default(),
            looked_at: 0,
            is_spoilt: false,
        })
    }

    /// Takes the next rows, those that were there at the beginning first.
    pub fn rows(&mut self, rows: Vec<Row>) {
        let has_aides = self.stamp.as_ref().is_some_and(Stamped::has_aides);
        for mut row in rows {
            self.is_spoilt |= row.cells.iter().any(|(_, cell)| sample::is_mark(cell));
            if has_aides {
                aides::take_off(&mut row);
            }
            if !row.cells.is_empty() && !self.is_spoilt {
                self.is_spoilt = !self.window.push(row);
            }
        }
        self.read(false);
    }

    /// Takes a merged range that comes before the rows that it covers.
    pub fn merge(&mut self, range: Merge) {
        self.is_spoilt |= range.first.row < self.window.next();
        self.window.merge(range);
    }

    /// Hands on the records that have been read since, with what was found in them.
    pub fn fresh(&mut self) -> (Vec<Record>, &[Diagnostic]) {
        let from = std::mem::replace(&mut self.looked_at, self.page.findings.len());
        (self.page.hand_on(), &self.page.findings[from..])
    }

    /// All rows are there. The last records are to be asked for after this.
    pub fn end(&mut self) {
        self.read(true);
        if self.is_spoilt {
            return;
        }
        let desk = desk(self);
        let context = desk.setting.context;
        let page = desk.page;
        let holds = desk.parts.end(desk.setting, page);
        if may_be_blank(desk.stamp) && page.count() == 0 && page.findings.is_empty() {
            page.push(Draft::new(context, context.source(None, None)));
        }
        std::mem::take(desk.unplaced).say(context, page);
        page.recognised = true;
        self.is_spoilt = !holds;
    }

    /// Reads what can be read of the rows that are there.
    fn read(&mut self, is_last: bool) {
        let long = self.reader.long();
        // What the first rows show is taken for the whole: the more of them the better.
        if !is_last && !self.window.reaches(long) {
            return;
        }
        while !self.is_spoilt
            && let Some(to) = self.window.part((long / PART) as usize, is_last)
        {
            let desk = desk(self);
            let (context, reader) = (desk.setting.context, desk.reader);
            let home = desk.setting.region.as_ref().and_then(|slot| slot.home);
            desk.page.used_cells.extend(home);
            match &desk.segment.head {
                Some(head) if desk.from == 0 => {
                    desk.parts.begin(desk.setting, head.clone(), to, desk.page);
                }
                _ => desk.parts.go_on(desk.setting, (desk.from, to), desk.page),
            }
            let glosses = Glosses::of(reader, context.grid);
            let forms = BTreeSet::from([context.form]);
            desk.unplaced
                .look(context, &glosses, &forms, desk.from..to, desk.page);
            drop(glosses);
            self.page.used_rows = self.page.used_rows.split_off(&to);
            self.window.slide(to, &self.parts);
        }
    }

    /// Whether the workbook, now that it has been read to its end, is what it was taken to be.
    pub fn holds(&self, workbook: &Workbook) -> bool {
        !self.is_spoilt && Stamped::of(workbook) == self.stamp
    }

    pub(super) fn into_page(self) -> Page {
        self.page
    }
}

/// What a part of the ledger is read with.
struct Desk<'d> {
    reader: &'d Reader<'d>,
    setting: Setting<'d>,
    segment: &'d Segment,
    stamp: Option<&'d Stamped>,
    /// The first row that has not been read.
    from: u32,
    parts: &'d mut Parts,
    page: &'d mut Page,
    unplaced: &'d mut Unplaced,
}

fn desk<'d>(long: &'d mut LongSheet<'_>) -> Desk<'d> {
    let on = |grid: &'d Grid| Context {
        campaign: long.reader.campaign,
        form: long.segment.form,
        file: &long.file,
        sheet: long.sheet.as_deref(),
        folder: long.folder,
        grid,
        ticks: &long.reader.ticks,
    };
    Desk {
        reader: long.reader,
        setting: Setting {
            context: on(long.window.grid()),
            lexicon: &long.reader.lexicons[long.segment.form.0],
            region: region_above(long.reader, on(&long.top), &long.segment),
        },
        segment: &long.segment,
        stamp: long.stamp.as_ref(),
        from: long.window.next(),
        parts: &mut long.parts,
        page: &mut long.page,
        unplaced: &mut long.unplaced,
    }
}

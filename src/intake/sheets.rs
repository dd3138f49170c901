//! The sheets of one file, one after the other, and what only all of them tell.

use std::borrow::Cow;

use super::continued::Before;
use super::gloss::Glosses;
use super::holds::{Holds, holds, holds_instructions};
use super::page::Page;
use super::sheet_notices::{broken_sheet, hidden, no_form, no_form_here};
use super::stamp::Stamped;
use super::{Intake, LongSheet, Reader, aides, review, sample, segment, spaced, stray};
use crate::campaign::RegionId;
use crate::diagnostic::Level;
use crate::diagnostic::registry::structure;
use crate::workbook::{CellRef, Sheet};

/// A file whose sheets are being read.
pub(super) struct Sheets<'f> {
    reader: &'f Reader<'f>,
    file: &'f str,
    folder: Option<RegionId>,
    stamp: Option<Stamped>,
    intake: Intake,
    /// Some form has been found.
    found: bool,
    /// Names of the sheets on which none was.
    without_form: Vec<Option<String>>,
    /// Our filled samples, each with the cell that says so.
    samples: Vec<(&'f Sheet, CellRef)>,
    /// The last ledger, which a sheet without a head may go on with.
    before: Option<Before>,
}

impl<'f> Sheets<'f> {
    /// None yet, of a file with this stamp.
    pub fn of(
        reader: &'f Reader<'f>,
        file: &'f str,
        folder: Option<RegionId>,
        stamp: Option<Stamped>,
    ) -> Self {
        Self {
            reader,
            file,
            folder,
            stamp,
            intake: Intake::default(),
            found: false,
            without_form: Vec::new(),
            samples: Vec::new(),
            before: None,
        }
    }

    /// A sheet that was read while its file was being opened.
    pub fn long(&mut self, sheet: &Sheet, long: LongSheet<'_>) {
        self.say_broken(sheet);
        self.found = true;
        let page = long.into_page();
        self.before = page.ledger_before(sheet);
        page.into_intake(&mut self.intake);
    }

    /// The next sheet.
    pub fn sheet(&mut self, sheet: &'f Sheet) {
        let glosses = Glosses::of(self.reader, &sheet.grid);
        match holds(sheet, &glosses, self.stamp.as_ref()) {
            Holds::Nothing => {}
            Holds::Review(head, columns) => {
                let said = review::explanations(self.file, sheet, head, &columns);
                self.intake.explanations.extend(said);
            }
            Holds::OurWords => {
                let mark = sample::mark(sheet);
                self.samples.extend(mark.map(|mark| (sheet, mark)));
            }
            Holds::Hidden => self.intake.findings.extend(hidden(self.file, sheet)),
            Holds::Returns => {
                self.say_broken(sheet);
                if let Some(mark) = sample::mark(sheet) {
                    self.samples.push((sheet, mark));
                } else if !sheet.grid.is_empty() {
                    self.returns(sheet, glosses);
                }
            }
        }
    }

    fn say_broken(&mut self, sheet: &Sheet) {
        let broken = sheet.broken_at.as_ref();
        let told = broken.map(|broken| broken_sheet(self.file, sheet, broken));
        self.intake.findings.extend(told);
    }

    fn returns(&mut self, sheet: &Sheet, glosses: Glosses<'_>) {
        let aided = self.stamp.as_ref().is_some_and(Stamped::has_aides);
        let page = match aided.then(|| aides::without_aides(sheet)) {
            Some(Cow::Owned(own)) => {
                drop(glosses);
                self.page(&own, &Glosses::of(self.reader, &own.grid))
            }
            _ => self.page(sheet, &glosses),
        };
        let again = || self.spaced_out(sheet);
        let page = (!page.recognised).then(again).flatten().unwrap_or(page);
        if page.recognised {
            self.found = true;
            self.before = page.ledger_before(sheet);
        } else {
            let before = self.before.as_ref();
            match before.and_then(|before| before.look(self.reader, self.file, sheet)) {
                Some(told) => self.intake.findings.push(told),
                None => self.without_form.push(sheet.name.clone()),
            }
            self.intake.strays.extend(stray::all(sheet));
        }
        page.into_intake(&mut self.intake);
    }

    /// A sheet on which nothing parts labels from values but a space.
    fn spaced_out(&self, sheet: &Sheet) -> Option<Page> {
        let marked = spaced::with_colons(self.reader, sheet)?;
        Some(self.page(&marked, &Glosses::of(self.reader, &marked.grid)))
    }

    fn page(&self, sheet: &Sheet, glosses: &Glosses<'_>) -> Page {
        let (stamp, mut page) = (self.stamp.as_ref(), Page::default());
        if !holds_instructions(sheet, stamp) {
            let (file, folder) = (self.file, self.folder);
            segment::read_sheet(self.reader, file, sheet, glosses, folder, stamp, &mut page);
        }
        page
    }

    /// What the file holds, with what is said of it as a whole.
    pub fn finish(mut self) -> Intake {
        let nothing_filled = self.intake.count() == 0;
        let said = sample::say(self.file, &self.samples, self.found, |sheet| {
            let own = aides::without_aides(sheet);
            let page = self.page(&own, &Glosses::of(self.reader, &own.grid));
            let changed = sample::not_as_printed(self.reader.campaign, &page.records);
            changed.filter(|_| nothing_filled)
        });
        let findings = &mut self.intake.findings;
        if self.found || !said.is_empty() {
            findings.extend(said);
            let without = self.without_form.into_iter();
            findings.extend(without.map(|sheet| no_form_here(self.file, sheet)));
        } else {
            findings.push(no_form(self.file, self.reader.campaign));
        }
        if !nothing_filled {
            // A blank form beside filled ones is a spare copy.
            for finding in findings.iter_mut() {
                if finding.code == structure::BLANK_FORM.code {
                    finding.level = Level::Notice;
                }
            }
        }
        self.intake.stamp = self.stamp;
        self.intake
    }
}

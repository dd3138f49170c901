//! Grid → records: which form is this, where is each field, what is written there.
//!
//! A sheet is cut into segments at the forms' titles; each segment is recognised by its labels and read in the shape
//! that its labels show: ledger, card, indicator list, or sections with tables. What belongs to no field is said.

mod across;
mod aides;
mod align;
mod band;
mod beside;
mod bind;
mod card;
mod context;
mod continued;
mod cut;
mod draft;
mod fact;
mod gloss;
mod halves;
mod head;
mod indicators;
mod key;
mod ledger;
mod lexicon;
mod long;
mod memory;
mod packed;
mod page;
mod pairs;
mod recognise;
mod record;
mod reporting_region;
mod review;
mod rewrite;
mod sample;
mod scan;
mod sections;
mod segment;
mod sheet_notices;
mod shown;
mod slot;
mod spaced;
mod spread;
mod stamp;
mod stray;
mod table_heading;
mod total;
mod unplaced;
mod unreadable;
mod vocabulary;
mod window;

pub use fact::Fact;
pub use key::{Keys, RecordKey, differences, fold, record_key};
pub use long::LongSheet;
pub use packed::{Glance, Packed, Records, Wanted};
pub use record::{Dress, Entry, FieldPath, Record, Source, SourceRef};
pub use review::Explanation;
pub use rewrite::{Again, rewrite};
pub use shown::{one_line, shown};
pub use stamp::Stamped;
pub use stray::Stray;
pub use total::PrintedTotal;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::campaign::{Campaign, Kind, RegionId};
use crate::diagnostic::registry::structure;
use crate::diagnostic::{Diagnostic, Level};
use crate::value::TickWords;
use crate::workbook::{Sheet, Workbook};
use continued::Before;
use gloss::Glosses;
use lexicon::Lexicon;
use memory::Memories;
use page::Page;
use sheet_notices::{broken_sheet, hidden, no_form, no_form_here};

/// What one file holds.
#[derive(Debug, Default)]
pub struct Intake {
    /// The filled forms, in sheet order, but for those of long sheets that were handed on as they were read.
    pub records: Vec<Record>,
    /// Where among them those of each long sheet belong: after how many, and how many they are.
    pub handed_on: Vec<(usize, usize)>,
    /// What was said while reading: faults of values and structure, conversions, skipped content.
    pub findings: Vec<Diagnostic>,
    /// Sums printed under ledgers.
    pub totals: Vec<PrintedTotal>,
    /// Cells that belong to no field, sheet by sheet.
    pub strays: Vec<Stray>,
    /// What the office wrote beside findings of an earlier run.
    pub explanations: Vec<Explanation>,
    /// The stamp of a kjzd workbook.
    pub stamp: Option<Stamped>,
}

/// Reads workbooks of one campaign; made once, used for every file.
#[derive(Debug)]
pub struct Reader<'c> {
    campaign: &'c Campaign,
    lexicons: Vec<Lexicon>,
    memory: Memories,
    ticks: Vec<TickWords<'c>>,
    look: u32,
}

impl<'c> Reader<'c> {
    /// Prepares the words of all forms.
    pub fn new(campaign: &'c Campaign) -> Self {
        Self {
            campaign,
            lexicons: campaign.forms.iter().map(Lexicon::new).collect(),
            memory: Memories::default(),
            ticks: tick_words(campaign),
            look: segment::LOOK,
        }
    }

    /// Looks through so many rows of a sheet for titles and heads before it is taken to be one long ledger.
    #[must_use]
    pub fn looking_at(self, rows: u32) -> Self {
        Self { look: rows, ..self }
    }

    /// Rows after which a sheet is long: it may be read row by row then ([`LongSheet`]).
    pub fn long(&self) -> u32 {
        self.look * segment::LONG
    }

    /// Reads every visible sheet. `file` is the path as given on the command line, `folder` the region that its
    /// folders name.
    pub fn read(&self, file: &str, workbook: &Workbook, folder: Option<RegionId>) -> Intake {
        self.read_beside(file, workbook, folder, Vec::new())
    }

    /// The same of a workbook of which long sheets, by their places, have been read already.
    pub fn read_beside(
        &self,
        file: &str,
        workbook: &Workbook,
        folder: Option<RegionId>,
        read: Vec<(usize, LongSheet<'_>)>,
    ) -> Intake {
        let mut read: BTreeMap<usize, LongSheet<'_>> = read.into_iter().collect();
        let stamp = Stamped::of(workbook);
        let mut intake = Intake::default();
        let mut without_form = Vec::new();
        let mut samples = Vec::new();
        let mut found = false;
        let mut before: Option<Before> = None;
        for (place, sheet) in workbook.sheets.iter().enumerate() {
            let broken = sheet.broken_at.as_ref();
            let broken = broken.map(|broken| broken_sheet(file, sheet, broken));
            if let Some(long) = read.remove(&place) {
                found = true;
                intake.findings.extend(broken);
                let page = long.into_page();
                before = page.ledger_before(sheet);
                page.into_intake(&mut intake);
                continue;
            }
            let glosses = Glosses::of(self, &sheet.grid);
            match holds(sheet, &glosses, stamp.as_ref()) {
                Holds::Nothing => continue,
                Holds::Review(head, columns) => {
                    let said = review::explanations(file, sheet, head, &columns);
                    intake.explanations.extend(said);
                    continue;
                }
                Holds::OurWords => {
                    samples.extend(sample::mark(sheet).map(|mark| (sheet, mark)));
                    continue;
                }
                Holds::Hidden => {
                    intake.findings.extend(hidden(file, sheet));
                    continue;
                }
                Holds::Returns => intake.findings.extend(broken),
            }
            if sheet.grid.is_empty() {
                continue;
            }
            if let Some(mark) = sample::mark(sheet) {
                samples.push((sheet, mark));
                continue;
            }
            let aided = stamp.as_ref().filter(|stamp| stamp.has_aides());
            let page = match aided.map(|_| aides::without_aides(sheet)) {
                Some(Cow::Owned(own)) => {
                    drop(glosses);
                    let glosses = Glosses::of(self, &own.grid);
                    self.sheet(file, &own, &glosses, folder, stamp.as_ref())
                }
                _ => self.sheet(file, sheet, &glosses, folder, stamp.as_ref()),
            };
            let again = || self.spaced_out(file, sheet, folder, stamp.as_ref());
            let page = (!page.recognised).then(again).flatten().unwrap_or(page);
            let goes_on = || before.as_ref()?.look(self, file, sheet);
            if page.recognised {
                found = true;
                before = page.ledger_before(sheet);
            } else {
                match goes_on() {
                    Some(told) => intake.findings.push(told),
                    None => without_form.push(sheet.name.clone()),
                }
                intake.strays.extend(stray::all(sheet));
            }
            page.into_intake(&mut intake);
        }
        let nothing_filled = intake.count() == 0;
        let said = sample::say(file, &samples, found, |sheet| {
            let own = aides::without_aides(sheet);
            let glosses = Glosses::of(self, &own.grid);
            let page = self.sheet(file, &own, &glosses, folder, stamp.as_ref());
            sample::not_as_printed(self.campaign, &page.records).filter(|_| nothing_filled)
        });
        if found || !said.is_empty() {
            intake.findings.extend(said);
            intake.findings.extend(
                without_form
                    .into_iter()
                    .map(|sheet| no_form_here(file, sheet)),
            );
        } else {
            intake.findings.push(no_form(file, self.campaign));
        }
        if !nothing_filled {
            // A blank form beside filled ones is a spare copy.
            for finding in intake
                .findings
                .iter_mut()
                .filter(|finding| finding.code == structure::BLANK_FORM.code)
            {
                finding.level = Level::Notice;
            }
        }
        intake.stamp = stamp;
        intake
    }

    /// Reads a sheet on which nothing parts labels from values but a space.
    fn spaced_out(
        &self,
        file: &str,
        sheet: &Sheet,
        folder: Option<RegionId>,
        stamp: Option<&Stamped>,
    ) -> Option<Page> {
        let marked = spaced::with_colons(self, sheet)?;
        let glosses = Glosses::of(self, &marked.grid);
        Some(self.sheet(file, &marked, &glosses, folder, stamp))
    }

    fn sheet(
        &self,
        file: &str,
        sheet: &Sheet,
        glosses: &Glosses<'_>,
        folder: Option<RegionId>,
        stamp: Option<&Stamped>,
    ) -> Page {
        let mut page = Page::default();
        if holds_instructions(sheet, stamp) {
            return page;
        }
        segment::read_sheet(self, file, sheet, glosses, folder, stamp, &mut page);
        page
    }
}

impl Intake {
    /// Records read, those that were handed on included.
    pub fn count(&self) -> usize {
        let handed_on = self.handed_on.iter().map(|(_, count)| count);
        self.records.len() + handed_on.sum::<usize>()
    }
}

/// What a sheet may hold, by its name, its headings and the stamp of its workbook.
enum Holds {
    /// Nothing to be read.
    Nothing,
    /// Our list of findings, with the row of the headings and the column of each.
    Review(u32, HashMap<&'static str, u32>),
    /// What we added to the workbook, our sample among it.
    OurWords,
    /// Something that somebody has hidden.
    Hidden,
    /// Returns, if anything.
    Returns,
}

fn holds(sheet: &Sheet, glosses: &Glosses<'_>, stamp: Option<&Stamped>) -> Holds {
    let name = sheet.name.as_deref();
    if !sheet.visible && name.is_some_and(stamp::is_ours) {
        return Holds::Nothing;
    }
    match review::list(glosses) {
        Some(review::List::Review(head, columns)) => return Holds::Review(head, columns),
        Some(review::List::Strays) => return Holds::Nothing,
        None => {}
    }
    if stamp.is_some_and(|stamp| !stamp.holds_returns(name)) {
        return Holds::OurWords;
    }
    if sheet.visible {
        Holds::Returns
    } else {
        Holds::Hidden
    }
}

/// True of a sheet that tells how to fill the form, which our own workbooks name otherwise.
fn holds_instructions(sheet: &Sheet, stamp: Option<&Stamped>) -> bool {
    let name = sheet.name.as_deref();
    stamp.is_none() && name.is_some_and(vocabulary::names_instructions)
}

/// The words of every choice field of the campaign.
fn tick_words(campaign: &Campaign) -> Vec<TickWords<'_>> {
    let fields = campaign.forms.iter().flat_map(|form| {
        let of_tables = form.tables.iter().flat_map(|table| &table.fields);
        form.fields.iter().chain(of_tables)
    });
    fields
        .filter_map(|field| match &field.kind {
            Kind::Choices(choices) => Some(TickWords::of(choices)),
            _ => None,
        })
        .collect()
}

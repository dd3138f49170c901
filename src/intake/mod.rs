//! Grid → records: which form is this, where is each field, what is written there.
//!
//! A sheet is cut into segments at the forms' titles; each segment is recognised by its labels and read in the shape
//! that its labels show: ledger, card, indicator list, or sections with tables. What belongs to no field is said.

mod aides;
mod align;
mod band;
mod beside;
mod bind;
mod card;
mod context;
mod cut;
mod draft;
mod fact;
mod gloss;
mod head;
mod indicators;
mod key;
mod ledger;
mod lexicon;
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
mod spread;
mod stamp;
mod stray;
mod table_heading;
mod total;
mod unplaced;
mod unreadable;
mod vocabulary;

pub use fact::Fact;
pub use key::{Keys, RecordKey, differences, fold, record_key};
pub use packed::{Glance, Packed, Records, Wanted};
pub use record::{Dress, Entry, FieldPath, Record, Source, SourceRef};
pub use review::Explanation;
pub use rewrite::{Again, rewrite};
pub use shown::{one_line, shown};
pub use stamp::Stamped;
pub use stray::Stray;
pub use total::PrintedTotal;

use std::borrow::Cow;

use crate::campaign::{Campaign, Kind, RegionId};
use crate::diagnostic::registry::structure;
use crate::diagnostic::{Diagnostic, Level};
use crate::value::TickWords;
use crate::workbook::{Sheet, Workbook};
use gloss::Glosses;
use lexicon::Lexicon;
use memory::Memories;
use page::Page;
use sheet_notices::{broken_sheet, hidden, no_form, no_form_here};

/// What one file holds.
#[derive(Debug, Default)]
pub struct Intake {
    /// The filled forms, in sheet order.
    pub records: Vec<Record>,
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
}

impl<'c> Reader<'c> {
    /// Prepares the words of all forms.
    pub fn new(campaign: &'c Campaign) -> Self {
        Self {
            campaign,
            lexicons: campaign.forms.iter().map(Lexicon::new).collect(),
            memory: Memories::default(),
            ticks: tick_words(campaign),
        }
    }

    /// Reads every visible sheet. `file` is the path as given on the command line, `folder` the region that its
    /// folders name.
    pub fn read(&self, file: &str, workbook: &Workbook, folder: Option<RegionId>) -> Intake {
        let stamp = Stamped::of(workbook);
        let mut intake = Intake::default();
        let mut without_form = Vec::new();
        let mut samples = Vec::new();
        let mut found = false;
        for sheet in &workbook.sheets {
            if !sheet.visible && sheet.name.as_deref().is_some_and(stamp::is_ours) {
                continue;
            }
            let glosses = Glosses::of(self, &sheet.grid);
            match review::list(&glosses) {
                Some(review::List::Review(head, columns)) => {
                    let said = review::explanations(file, sheet, head, &columns);
                    intake.explanations.extend(said);
                    continue;
                }
                Some(review::List::Strays) => continue,
                None => {}
            }
            if let Some(stamp) = &stamp
                && !stamp.holds_returns(sheet.name.as_deref())
            {
                samples.extend(sample::mark(sheet).map(|mark| (sheet, mark)));
                continue;
            }
            if !sheet.visible {
                intake.findings.extend(hidden(file, sheet));
                continue;
            }
            intake.findings.extend(
                sheet
                    .broken_at
                    .as_ref()
                    .map(|broken| broken_sheet(file, sheet, broken)),
            );
            if sheet.grid.is_empty() {
                continue;
            }
            if let Some(mark) = sample::mark(sheet) {
                samples.push((sheet, mark));
                continue;
            }
            let aided = stamp.as_ref().filter(|stamp| stamp.has_aides());
            let first = intake.records.len();
            let page = match aided.map(|_| aides::without_aides(sheet)) {
                Some(Cow::Owned(own)) => {
                    drop(glosses);
                    let glosses = Glosses::of(self, &own.grid);
                    self.sheet(file, &own, &glosses, folder, stamp.as_ref(), first)
                }
                _ => self.sheet(file, sheet, &glosses, folder, stamp.as_ref(), first),
            };
            if page.recognised {
                found = true;
            } else {
                without_form.push(sheet.name.clone());
                intake.strays.extend(stray::all(sheet));
            }
            page.into_intake(&mut intake);
        }
        let nothing_filled = intake.records.is_empty();
        let said = sample::say(file, &samples, found, |sheet| {
            let own = aides::without_aides(sheet);
            let glosses = Glosses::of(self, &own.grid);
            let page = self.sheet(file, &own, &glosses, folder, stamp.as_ref(), 0);
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
        if !intake.records.is_empty() {
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

    fn sheet(
        &self,
        file: &str,
        sheet: &Sheet,
        glosses: &Glosses<'_>,
        folder: Option<RegionId>,
        stamp: Option<&Stamped>,
        first_record: usize,
    ) -> Page {
        let mut page = Page::new(first_record);
        if stamp.is_none()
            && sheet
                .name
                .as_deref()
                .is_some_and(vocabulary::names_instructions)
        {
            return page;
        }
        segment::read_sheet(self, file, sheet, glosses, folder, stamp, &mut page);
        page
    }
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

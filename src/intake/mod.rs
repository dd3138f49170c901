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
mod holds;
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
mod sheets;
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

use std::collections::BTreeMap;

use crate::campaign::{Campaign, Kind, RegionId};
use crate::diagnostic::Diagnostic;
use crate::value::TickWords;
use crate::workbook::Workbook;
use lexicon::Lexicon;
use memory::Memories;
use sheets::Sheets;

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
        let mut sheets = Sheets::of(self, file, folder, Stamped::of(workbook));
        for (place, sheet) in workbook.sheets.iter().enumerate() {
            match read.remove(&place) {
                Some(long) => sheets.long(sheet, long),
                None => sheets.sheet(sheet),
            }
        }
        sheets.finish()
    }
}

impl Intake {
    /// Records read, those that were handed on included.
    pub fn count(&self) -> usize {
        let handed_on = self.handed_on.iter().map(|(_, count)| count);
        self.records.len() + handed_on.sum::<usize>()
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

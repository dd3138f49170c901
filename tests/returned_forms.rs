//! Any form of any campaign goes back as a copy that says the same, as cards and as ledgers.

#![expect(
    clippy::unwrap_used,
    reason = "what a test cannot build, it cannot test"
)]

mod both_campaigns;
mod made;

use both_campaigns::CAMPAIGNS;
use kjzd::campaign::{Campaign, FormId, Layout};
use kjzd::intake::{Fact, Reader, Record};
use kjzd::press::returned;
use kjzd::validate::{Checked, FileReport};
use kjzd::workbook::{CellRef, Limits, open_bytes};
use proptest::prelude::*;

/// The records as if they had stood in rows 4, 5, … of one ledger.
fn in_rows(records: &mut [Record]) {
    for (record, row) in records.iter_mut().zip(4..) {
        record.source.row = Some(row);
        for (entry, col) in record.fields.iter_mut().zip(0..) {
            entry.cell = Some(CellRef::new(row - 1, col));
        }
    }
}

fn sent_back(campaign: &Campaign, records: &[Record]) -> Vec<Record> {
    let checked = Checked {
        files: vec![FileReport {
            path: "a.xlsx".into(),
            display: "a.xlsx".to_owned(),
            sha256: None,
            format: None,
            kind: None,
            unit: None,
            records: 0..records.len(),
            strays: Vec::new(),
        }],
        records: records.iter().collect(),
        ..Checked::default()
    };
    let mut book = returned::workbook(campaign, &checked, 0).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let book = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
    Reader::new(campaign).read("a.xlsx", &book, None).records
}

/// What a record says; of a date its days, however they are written.
fn facts(record: &Record) -> Vec<Fact> {
    let paths = record.paths();
    paths
        .map(|path| Fact::of(record.entry(path).unwrap()))
        .collect()
}

proptest! {
    #![proptest_config(made::cases(12))]

    #[test]
    fn a_copy_says_the_same(
        which in 0_usize..2,
        form in 0_usize..12,
        picked in proptest::collection::vec((0_usize..200, any::<u64>()), 1..5),
        ledger in any::<bool>(),
    ) {
        let campaign = &CAMPAIGNS[which];
        let form = FormId(form % campaign.forms.len());
        let ledger = ledger && campaign.form(form).layout != Layout::Sections;
        let mut records: Vec<Record> = picked
            .iter()
            .map(|(region, seed)| {
                let mut record = made::record(campaign, form, *region, *seed);
                record.source.file = "a.xlsx".to_owned();
                record
            })
            .collect();
        if ledger {
            in_rows(&mut records);
        } else {
            records.truncate(1);
        }
        let back = sent_back(campaign, &records);
        prop_assert_eq!(back.len(), records.len());
        for (read, written) in back.iter().zip(&records) {
            prop_assert_eq!(facts(read), facts(written));
            prop_assert_eq!(read.region, written.region);
        }
    }
}

//! A summary that kjzd wrote carries its records on detail sheets; its totals are nobody's return.

use jiff::civil::date;
use kjzd::campaign::FormId;
use kjzd::intake::{Entry, Record};
use kjzd::press::summary;
use kjzd::rollup::{Facts, Summary};
use kjzd::value::Value;
use kjzd::workbook::{Limits, open_bytes};

use crate::made;
use crate::paper::{Back, CAMPAIGN};

#[test]
fn a_summary_is_read_from_its_detail_sheets_alone() {
    let seeds = [
        (11, 0x0b00_0000_0000),
        (12, 0x0c00_0000_0000),
        (13, 0x0d00_0000_0000),
    ];
    let records: Vec<Record> = (0..CAMPAIGN.forms.len())
        .flat_map(|form| {
            seeds.map(|(region, seed)| made::record(&CAMPAIGN, FormId(form), region, seed))
        })
        .collect();
    let (facts, _) = Facts::gather(records.clone(), &CAMPAIGN);
    let model = Summary::of(
        &facts,
        CAMPAIGN.regions.root().unwrap(),
        &CAMPAIGN,
        date(2018, 5, 31),
    );
    let bytes = summary::workbook(&model).unwrap().save_to_buffer().unwrap();
    let book = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
    let back = Back::of(&book, None);
    assert_eq!(back.intake.records.len(), records.len());
    for record in &records {
        let mut same = back
            .intake
            .records
            .iter()
            .filter(|of| answers(of) == answers(record));
        assert!(same.next().is_some(), "{:#?}", answers(record));
    }
    assert_eq!(back.serious(), Vec::<String>::new());
}

/// The form and what is answered; ticks that are all open are no answer.
fn answers(record: &Record) -> (FormId, Vec<Option<Value>>) {
    let answered = |entry: &Entry| match &entry.value {
        Some(Value::Ticks(ticks)) if ticks.is_empty() => None,
        value => value.clone(),
    };
    let items = record.tables.iter().flatten().flatten();
    (
        record.form,
        record.fields.iter().chain(items).map(answered).collect(),
    )
}

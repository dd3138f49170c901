//! Sheets of the forms' own words and of anything else, in any arrangement: read without a panic, every record inside
//! the sheet.
#![no_main]

use arbitrary::Sheets;
use kjzd::campaign::Campaign;
use kjzd::intake::Reader;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

mod arbitrary;

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&CAMPAIGN));

fuzz_target!(|bytes: &[u8]| {
    let workbook = Sheets::new(&CAMPAIGN, bytes).workbook();
    let read = READER.read("a.xlsx", &workbook, None);
    for record in &read.records {
        assert_eq!(record.fields.len(), record.form(&CAMPAIGN).fields.len());
        assert!(record.paths().all(|path| record.entry(path).is_some()));
    }
});

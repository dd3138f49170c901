//! Any bytes as a file, and what can be read of it through intake. A refused allocation ends the fuzzer too, so what it
//! finds there are guards that are missing before calamine.
#![no_main]

use kjzd::campaign::Campaign;
use kjzd::intake::Reader;
use kjzd::workbook::{Cell, Limits, open_bytes};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&CAMPAIGN));

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits {
        inflated_bytes: 16 << 20,
        cells: 100_000,
        dense_cells: 200_000,
        ..Limits::default()
    };
    let Ok(workbook) = open_bytes(bytes, None, &limits) else {
        return;
    };
    for (at, cell) in workbook.sheets.iter().flat_map(|sheet| sheet.grid.cells()) {
        assert!(at.is_on_sheet());
        assert!(!matches!(cell, Cell::Number(number) if !number.is_finite()));
    }
    let _ = READER.read("a.xlsx", &workbook, None);
});

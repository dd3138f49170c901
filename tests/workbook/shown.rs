//! A workbook's cells as short lines, to compare whole sheets at a glance.

use kjzd::workbook::{Cell, DateCell, Limits, OpenError, Sheet, Workbook, open_bytes};

/// Opens bytes that must be a workbook.
pub fn opened(bytes: &[u8]) -> Workbook {
    tried(bytes).unwrap()
}

/// Opens bytes within the default limits.
pub fn tried(bytes: &[u8]) -> Result<Workbook, OpenError> {
    open_bytes(bytes, None, &Limits::default())
}

/// The rule code that refuses these bytes.
pub fn refusal(bytes: &[u8]) -> &'static str {
    tried(bytes).unwrap_err().rule().code
}

/// Every cell as `B6 412`, text in quotes.
pub fn cells(sheet: &Sheet) -> Vec<String> {
    sheet
        .grid
        .cells()
        .map(|(at, cell)| format!("{at} {}", cell_shown(cell)))
        .collect()
}

/// Every merged range as `A1:D1`, in order of place.
pub fn merges(sheet: &Sheet) -> Vec<String> {
    let mut merges = sheet.grid.merges().to_vec();
    merges.sort_by_key(|merge| merge.first);
    merges
        .iter()
        .map(|merge| format!("{}:{}", merge.first, merge.last))
        .collect()
}

fn cell_shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => format!("{text:?}"),
        Cell::Number(number) => format!("{number}"),
        Cell::Bool(truth) => format!("{truth}"),
        Cell::Error(error) => format!("error {error}"),
        Cell::Uncomputed(formula) => format!("uncomputed {formula}"),
        Cell::Date(DateCell::Iso(date)) => format!("date {date}"),
        Cell::Date(DateCell::Serial {
            days,
            epoch_1904,
            duration,
        }) => format!(
            "{} {days} since {}",
            if *duration { "duration" } else { "date" },
            if *epoch_1904 { 1904 } else { 1900 },
        ),
    }
}

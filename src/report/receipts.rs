//! Lines for the register of receipts, as a spreadsheet opens them.

use std::io;

use super::escape::csv_cell;
use crate::campaign::Campaign;
use crate::campaign::stamp::REGISTER_HEADINGS;
use crate::status::Receipt;

/// What is to be added to a register that ends as `before` does: the lines of the receipts, after a byte order mark and
/// the headings where nothing stands there yet, and after the line end that an editor left off.
pub fn register_lines(
    before: &[u8],
    receipts: &[Receipt],
    campaign: &Campaign,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let is_new = before.is_empty();
    match before.last() {
        None => bytes.extend("\u{feff}".as_bytes()),
        Some(b'\n') => {}
        Some(_) => bytes.extend(b"\r\n"),
    }
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    if is_new {
        csv.write_record(REGISTER_HEADINGS)?;
    }
    for receipt in receipts {
        let cells = receipt.cells(campaign);
        csv.write_record(cells.iter().map(|cell| csv_cell(cell).into_owned()))?;
    }
    csv.flush()?;
    drop(csv);
    Ok(bytes)
}

//! The filled sample that comes with a blank form: never a return, and the only place where a clerk who took it for the
//! form has written anything.

use super::record::Record;
use super::sheet_notices::{sample_sheet, written_on_sample};
use crate::campaign::stamp::{SAMPLE_MARK, SAMPLE_SHEET};
use crate::campaign::{Campaign, Field, Kind};
use crate::diagnostic::Diagnostic;
use crate::workbook::{Cell, CellRef, Sheet};

/// The cell that marks a sheet as our filled sample.
pub(super) fn mark(sheet: &Sheet) -> Option<CellRef> {
    sheet
        .grid
        .cells()
        .find(|(_, cell)| is_mark(cell))
        .map(|(at, _)| at)
}

/// True for the words that make a sheet a sample.
pub(super) fn is_mark(cell: &Cell) -> bool {
    cell.as_text()
        .is_some_and(|text| text.trim_start().starts_with(SAMPLE_MARK))
}

/// What to say of a file's samples. One under its own name beside a form goes without saying, unless the form is blank
/// and the sample is not what we printed.
pub(super) fn say(
    file: &str,
    samples: &[(&Sheet, CellRef)],
    found_form: bool,
    written_on: impl Fn(&Sheet) -> Option<CellRef>,
) -> Vec<Diagnostic> {
    let said = samples.iter().filter_map(|(sheet, mark)| {
        if let Some(at) = written_on(sheet) {
            return Some(written_on_sample(file, sheet, at));
        }
        let is_furniture = found_form && sheet.name.as_deref() == Some(SAMPLE_SHEET);
        (!is_furniture).then(|| sample_sheet(file, sheet, *mark))
    });
    said.collect()
}

/// The first cell whose content is not the campaign's example.
pub(super) fn not_as_printed(campaign: &Campaign, records: &[Record]) -> Option<CellRef> {
    records.iter().find_map(|record| {
        let fields = record.fields.iter().zip(&record.form(campaign).fields);
        let mut changed = fields.filter(|(entry, field)| {
            shows_its_example(field) && entry.raw.as_deref().map(str::trim) != Some(&field.example)
        });
        changed.find_map(|(entry, _)| entry.cell.filter(|_| entry.raw.is_some()))
    })
}

/// Ticks and headings are written round an example, not as it stands.
fn shows_its_example(field: &Field) -> bool {
    let plain = !matches!(field.kind, Kind::Choices(_) | Kind::Region(_));
    plain && field.heading.is_none()
}

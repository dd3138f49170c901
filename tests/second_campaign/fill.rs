//! Filling a blank form as a clerk does: the same file, with answers in its cells and everything else as it was.
//!
//! Where the answers go is read off the filled sample that every template carries, so no cell is named here.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use kjzd::workbook::{self, Cell, CellRef, Limits};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The part that holds a template's form.
const FORM: &str = "xl/worksheets/sheet1.xml";
const SAMPLE: &str = "填写样例";

/// An answer unlike the sample's: what the sample says, so many rows below that, what to write (nothing where empty).
pub type Answer<'a> = (&'a str, u32, &'a str);

/// Writes `template` to `target`, filled as its sample shows but for the given answers.
pub fn fill(template: &Path, target: &Path, given: &[Answer<'_>]) {
    let bytes = std::fs::read(template).unwrap();
    let answers = answers(template, given);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(File::create(target).unwrap());
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == FORM {
            let mut sheet = String::from_utf8(content).unwrap();
            for (cell, answer) in &answers {
                sheet = with_answer(&sheet, *cell, answer);
            }
            content = sheet.into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap();
}

/// What the sample says and the blank form does not, with the given answers in their places.
fn answers(template: &Path, given: &[Answer<'_>]) -> BTreeMap<CellRef, String> {
    let book = workbook::open(template, &Limits::default()).unwrap();
    let sample = book
        .sheets
        .iter()
        .find(|sheet| sheet.name.as_deref() == Some(SAMPLE));
    let (form, sample) = (&book.sheets[0].grid, &sample.unwrap().grid);
    let mut answers = BTreeMap::new();
    for row in sample.rows() {
        for (col, cell) in &row.cells {
            let at = CellRef::new(row.index, *col);
            let says = plain(cell);
            if form.get(at).map(plain).as_ref() != Some(&says) && !says.starts_with('※') {
                answers.insert(at, says);
            }
        }
    }
    let sampled = answers.clone();
    for (says, below, answer) in given {
        let found = sampled.iter().find(|(_, sample)| sample == says);
        let (at, _) = found.unwrap_or_else(|| panic!("no {says} on the sample"));
        answers.insert(CellRef::new(at.row + below, at.col), (*answer).to_owned());
    }
    answers
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.to_string(),
        Cell::Number(number) => number.to_string(),
        other => panic!("a template holds words and numbers, not {other:?}"),
    }
}

/// The sheet with an answer in a cell, in the cell's own style.
fn with_answer(sheet: &str, cell: CellRef, answer: &str) -> String {
    let start = sheet
        .find(&format!("<c r=\"{cell}\""))
        .expect("the form has that cell");
    let rest = &sheet[start..];
    let open = rest.find('>').unwrap();
    let length = if rest[..open].ends_with('/') {
        open + 1
    } else {
        rest.find("</c>").unwrap() + 4
    };
    let style = rest[..open]
        .split("s=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let content = match answer.parse::<f64>() {
        _ if answer.is_empty() => format!("<c r=\"{cell}\" s=\"{style}\"/>"),
        Ok(_) if answer.len() < 11 => format!("<c r=\"{cell}\" s=\"{style}\"><v>{answer}</v></c>"),
        _ => format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{answer}</t></is></c>"),
    };
    format!("{}{content}{}", &sheet[..start], &rest[length..])
}

//! Binary workbooks, built record by record: no free program writes them.

use super::packages::{Package, relations};
use super::shown::{cells, opened, refusal};
use kjzd::workbook::Format;

/// A record: its number in seven-bit groups, its length, its bytes.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = match u8::try_from(kind) {
        Ok(low) if low < 0x80 => vec![low],
        _ => vec![
            kind.to_le_bytes()[0] | 0x80,
            u8::try_from(kind >> 7).unwrap(),
        ],
    };
    bytes.push(u8::try_from(data.len()).unwrap());
    bytes.extend_from_slice(data);
    bytes
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = u32::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

fn cell(kind: u16, col: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&col.to_le_bytes()[..], &[0; 4], value].concat())
}

fn workbook(sheet: &[Vec<u8>]) -> Package {
    let listed = [&[0; 8][..], &text("rId1"), &text("表")].concat();
    let globals = [record(0x9c, &listed), record(0x90, &[]), record(0x84, &[])].concat();
    let frame = [record(0x81, &[]), record(0x94, &[0; 16]), record(0x91, &[])].concat();
    let sheet = [
        frame,
        record(0, &[0; 17]),
        sheet.concat(),
        record(0x92, &[]),
    ]
    .concat();
    let rels = relations(&[("rId1", "worksheet", "worksheets/sheet1.bin")]);
    Package::of("_rels/.rels", "")
        .with("xl/_rels/workbook.bin.rels", &rels)
        .with_bytes("xl/workbook.bin", &globals)
        .with_bytes("xl/worksheets/sheet1.bin", &sheet)
}

#[test]
fn cells_of_every_type_read_back() {
    let package = workbook(&[
        cell(6, 0, &text("双合村")),
        cell(5, 1, &4.3_f64.to_le_bytes()),
        cell(2, 2, &((312_u32 << 2) | 2).to_le_bytes()),
        cell(4, 3, &[1]),
        cell(3, 4, &[0x17]),
    ]);
    let book = opened(&package.zip());
    assert_eq!(book.format, Format::Xlsb);
    assert_eq!(book.sheets[0].name.as_deref(), Some("表"));
    assert_eq!(
        cells(&book.sheets[0]),
        [
            "A1 \"双合村\"",
            "B1 4.3",
            "C1 312",
            "D1 true",
            "E1 error #REF!"
        ]
    );
}

#[test]
fn an_unknown_error_value_ends_the_sheet() {
    let package = workbook(&[cell(4, 0, &[1]), cell(3, 1, &[0x99]), cell(4, 2, &[1])]);
    let book = opened(&package.zip());
    assert_eq!(cells(&book.sheets[0]), ["A1 true"]);
    assert!(book.sheets[0].broken_at.is_some());
}

#[test]
fn a_torn_record_is_damage() {
    let package = workbook(&[]).with_bytes("xl/workbook.bin", &record(0x9c, &[0; 9]));
    assert_eq!(refusal(&package.zip()), "F103");
}

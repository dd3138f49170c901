//! Valid files with bytes changed at random: any outcome but a crash.

use super::packages::Package;
use kjzd::workbook::{Cell, Limits, open_bytes};
use proptest::prelude::*;
use std::io::{Cursor, Read};
use zip::ZipArchive;

const FILES: [&[u8]; 5] = [
    include_bytes!("../fixtures/workbooks/openpyxl.xlsx"),
    include_bytes!("../fixtures/workbooks/libreoffice.xlsx"),
    include_bytes!("../fixtures/workbooks/libreoffice.ods"),
    include_bytes!("../fixtures/workbooks/libreoffice.xls"),
    include_bytes!("../fixtures/workbooks/xlwt.xls"),
];

/// A change to some bytes.
#[derive(Debug, Clone)]
enum Change {
    Set(prop::sample::Index, u8),
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Saturate(prop::sample::Index),
    Cut(prop::sample::Index),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let at = any::<prop::sample::Index>;
    let change = prop_oneof![
        4 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        1 => (at(), 1_usize..40).prop_map(|(at, length)| Change::Remove(at, length)),
        1 => (at(), 1_usize..40).prop_map(|(at, length)| Change::Repeat(at, length)),
        1 => at().prop_map(Change::Saturate),
        1 => at().prop_map(Change::Cut),
    ];
    prop::collection::vec(change, 1..6)
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let size = bytes.len();
        match change {
            Change::Set(at, byte) => bytes[at.index(size)] = *byte,
            Change::Remove(at, length) => {
                let at = at.index(size);
                bytes.drain(at..size.min(at + length));
            }
            Change::Repeat(at, length) => {
                let at = at.index(size);
                let piece = bytes[at..size.min(at + length)].to_vec();
                bytes.splice(at..at, piece);
            }
            Change::Saturate(at) => {
                let at = at.index(size);
                bytes[at..size.min(at + 4)].fill(0xff);
            }
            Change::Cut(at) => bytes.truncate(at.index(size)),
        }
    }
    bytes
}

/// Whatever comes of it, what is read is a sheet of finite numbers.
fn survives(bytes: &[u8]) {
    let Ok(book) = open_bytes(bytes, None, &Limits::default()) else {
        return;
    };
    for (at, cell) in book.sheets.iter().flat_map(|sheet| sheet.grid.cells()) {
        assert!(at.is_on_sheet(), "{at}");
        assert!(
            !matches!(cell, Cell::Number(number) if !number.is_finite()),
            "{at}"
        );
    }
}

proptest! {
    #[test]
    fn changed_files_never_crash_the_reader(
        file in prop::sample::select(&FILES[..]),
        changes in changes(),
    ) {
        survives(&changed(file.to_vec(), &changes));
    }

    #[test]
    fn changed_parts_under_a_right_checksum_never_crash_the_reader(
        file in prop::sample::select(&FILES[..3]),
        part in any::<prop::sample::Index>(),
        changes in changes(),
    ) {
        let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
        let victim = part.index(archive.len());
        let mut package = Package::empty();
        for i in 0..archive.len() {
            let mut part = archive.by_index(i).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            if i == victim {
                content = changed(content, &changes);
            }
            package = package.with_bytes(&name, &content);
        }
        survives(&package.stored());
    }
}

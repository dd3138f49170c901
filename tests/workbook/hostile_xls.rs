//! Compound files and BIFF streams that no office program writes.

use super::compounds::compound;
use super::shown::{cells, opened, refusal, tried};

const XLS: &[u8] = include_bytes!("../fixtures/workbooks/libreoffice.xls");

/// A record: number, length, bytes.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A workbook of one sheet `S` with these records.
fn workbook(sheet: &[Vec<u8>]) -> Vec<u8> {
    compound("Workbook", &stream(sheet))
}

fn stream(sheet: &[Vec<u8>]) -> Vec<u8> {
    let bof = |kind: u16| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let listed = |offset: u32| {
        let head = [&offset.to_le_bytes()[..], &[0, 0, 1, 0], b"S"].concat();
        record(0x0085, &head)
    };
    let end = record(0x000a, &[]);
    let globals = |offset: u32| [bof(5), listed(offset), end.clone()].concat();
    let offset = u32::try_from(globals(0).len()).unwrap();
    [globals(offset), bof(0x10), sheet.concat(), end.clone()].concat()
}

fn number(row: u16, col: u16, value: f64) -> Vec<u8> {
    let data = [words(&[row, col, 0]), value.to_le_bytes().to_vec()].concat();
    record(0x0203, &data)
}

#[test]
fn cells_read_back() {
    let book = opened(&workbook(&[number(0, 0, 312.0), number(9, 200, 4.3)]));
    assert_eq!(cells(&book.sheets[0]), ["A1 312", "GS10 4.3"]);
}

/// A sheet's claim of rows and columns, each as first and one past the last.
fn claim(rows: [u32; 2], columns: [u16; 2]) -> Vec<u8> {
    let rows = rows.map(u32::to_le_bytes).concat();
    record(0x0200, &[rows, words(&columns), vec![0; 2]].concat())
}

#[test]
fn a_range_too_wide_to_fill_is_refused_claimed_or_real() {
    let one = number(0, 0, 1.0);
    let corners = [one.clone(), number(65_535, 255, 2.0)];
    for (sheet, most) in [
        (&[claim([0, u32::MAX], [0, 256]), one.clone()], 16_777_216),
        (&[claim([9, 3], [0, 9]), one], 16_777_216),
        (&corners, 4_000_000),
    ] {
        let error = tried(&workbook(sheet)).unwrap_err();
        assert_eq!(error.reason(), format!("工作表的范围超出上限 {most}"));
    }
}

#[test]
fn whole_columns_formatted_down_to_the_last_row_are_only_a_claim() {
    let book = opened(&workbook(&[
        claim([0, 65_536], [0, 256]),
        number(3, 2, 312.0),
    ]));
    assert_eq!(cells(&book.sheets[0]), ["C4 312"]);
}

#[test]
fn texts_continued_without_end_are_refused() {
    let pieces = vec![record(0x003c, &[]); 20_001].concat();
    let error = tried(&workbook(&[record(0x00fc, &[0; 8]), pieces])).unwrap_err();
    assert_eq!(error.reason(), "一条记录的续接个数超出上限 20000");
}

#[test]
fn records_shorter_than_their_type_are_damage() {
    for kind in [0x0203, 0x027e, 0x00fd, 0x0204, 0x0205, 0x0006] {
        for length in 0..6 {
            let torn = record(kind, &vec![0; length]);
            let bytes = workbook(&[number(0, 0, 1.0), torn]);
            assert_eq!(refusal(&bytes), "F103", "{kind:x} {length}");
        }
    }
}

#[test]
fn counts_that_lie_are_damage() {
    let several = record(0x00bd, &words(&[0, 65_535, 0, 0, 0, 0, 0, 0, 9]));
    let merges = record(0x00e5, &words(&[65_535, 0, 1, 0, 1]));
    for lie in [several, merges] {
        assert_eq!(refusal(&workbook(&[number(0, 0, 1.0), lie])), "F103");
    }
}

#[test]
fn infinite_numbers_are_no_numbers() {
    let book = opened(&workbook(&[
        number(0, 0, f64::INFINITY),
        number(0, 1, f64::NAN),
    ]));
    assert_eq!(cells(&book.sheets[0]), ["A1 \"inf\"", "B1 \"NaN\""]);
}

#[test]
fn every_way_of_encrypting_is_told() {
    for method in [0, 1] {
        let mut bytes = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
        bytes.extend(record(0x002f, &words(&[method, 0x1234, 0x5678])));
        assert_eq!(refusal(&compound("Workbook", &bytes)), "F102");
    }
}

#[test]
fn a_sheet_past_the_end_of_the_stream_is_damage() {
    let mut bytes = stream(&[]);
    let at = bytes
        .windows(2)
        .position(|window| window == [0x85, 0])
        .unwrap()
        + 4;
    bytes[at..at + 4].copy_from_slice(&[0xff; 4]);
    assert_eq!(refusal(&compound("Workbook", &bytes)), "F103");
}

#[test]
fn a_stream_larger_than_its_file_is_damage() {
    let mut bytes = workbook(&[number(0, 0, 1.0)]);
    let size = 2 * 512 + 128 + 120;
    bytes[size..size + 4].copy_from_slice(&[0xff; 4]);
    assert_eq!(refusal(&bytes), "F103");
    let mut minis = workbook(&[number(0, 0, 1.0)]);
    minis[64..68].copy_from_slice(&[0xff; 4]);
    assert_eq!(refusal(&minis), "F103");
}

#[test]
fn a_sector_table_that_points_at_itself_is_damage() {
    let sector = |id: u32| 512 * (usize::try_from(id).unwrap() + 1);
    let word = |at: usize| u32::from_le_bytes(XLS[at..at + 4].try_into().unwrap());
    let table = sector(word(76));
    let directory = word(48);
    let mut looping = XLS.to_vec();
    let at = table + 4 * usize::try_from(directory).unwrap();
    looping[at..at + 4].copy_from_slice(&directory.to_le_bytes());
    assert_eq!(refusal(&looping), "F103");
}

#[test]
fn a_list_of_tables_that_never_ends_is_damage() {
    let mut looping = XLS.to_vec();
    looping[68..72].copy_from_slice(&0_u32.to_le_bytes());
    looping.resize(1024, 0);
    assert_eq!(refusal(&looping), "F103");
}

#[test]
fn a_file_cut_anywhere_is_damaged_or_marked() {
    for cut in (8..XLS.len() - 512).step_by(16) {
        match tried(&XLS[..cut]) {
            Err(error) => assert_eq!(error.rule().code, "F103", "cut at {cut}"),
            Ok(book) => assert!(
                book.sheets.iter().any(|sheet| sheet.broken_at.is_some()),
                "cut at {cut}"
            ),
        }
    }
}

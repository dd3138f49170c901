//! A list's rows hold what rust_xlsxwriter would have written.

#![allow(clippy::unwrap_used)] // a test may stop at the first surprise

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::super::figure::write_number;
use super::super::list::{Column, FIRST, List, Stretch};
use super::super::page::Page;
use super::super::words::Words;
use super::{Book, Rows};
use crate::workbook::{Cell, CellRef, Limits, open_bytes};

const PAGE: Page<'_> = Page {
    title: "名单",
    caption: "截至今天",
    provisional: false,
    last_column: 0,
};

fn words() -> impl Strategy<Value = Option<Words<'static>>> {
    let text = "[a-z <>&_x0-9A-F\"'\\t\\n\u{1}\u{b}\u{1f}村👨\u{fffe}\u{ffff}\u{a0}\u{2028}]{0,12}";
    prop_oneof![
        Just(None),
        text.prop_map(|text| Some(Words::text(text))),
        "_x[0-9A-Fa-f]{4}_".prop_map(|text| Some(Words::text(text))),
        (any::<i64>(), 0_u32..12)
            .prop_map(|(digits, scale)| Some(Words::Number(Decimal::new(digits, scale)))),
    ]
}

fn of_rows<'s>(rows: &'s [Vec<Option<Words<'static>>>], columns: usize) -> Book<'s> {
    let columns: Vec<Column> = (0..columns).map(|_| Column::words("列", 24.0)).collect();
    let stretch = Stretch::of(0, rows.len());
    let mut book = Book::new();
    let sheet = book.frame.add_worksheet();
    let fill = Box::new(move |out: &mut Rows<'_>| {
        rows.iter().try_for_each(|row| out.row(row.iter().cloned()))
    });
    let list = List::begin(sheet, &columns, &PAGE, stretch, fill).unwrap();
    book.list(list);
    book
}

/// The cells below the headings.
fn below(bytes: &[u8]) -> Vec<(CellRef, Cell)> {
    let book = open_bytes(bytes, Some("xlsx"), &Limits::default()).unwrap();
    let cells = book.sheets[0].grid.cells();
    let below = cells.filter(|(at, _)| at.row >= FIRST);
    below.map(|(at, cell)| (at, cell.clone())).collect()
}

/// The same rows, cell by cell, by the other way.
fn plain(rows: &[Vec<Option<Words<'static>>>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new();
    for ((row, cells), number) in (FIRST..).zip(rows).zip(1_u32..) {
        sheet.write_number(row, 0, number).unwrap();
        for (col, cell) in (1..).zip(cells) {
            match cell {
                Some(Words::Number(number)) => {
                    write_number(sheet, (row, col), *number, &format).unwrap();
                }
                Some(Words::Text(text)) => {
                    sheet.write_string(row, col, text.as_ref()).unwrap();
                }
                None => {}
            }
        }
    }
    book.save_to_buffer().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_list_reads_back_like_cells_written_one_by_one(
        rows in proptest::collection::vec(proptest::collection::vec(words(), 4), 0..6),
    ) {
        let bytes = of_rows(&rows, 4).save_to_buffer().unwrap();
        prop_assert_eq!(below(&bytes), below(&plain(&rows)));
    }
}

#[test]
fn each_row_stands_once_and_every_one_is_told() {
    let rows: Vec<_> = (0..3000)
        .map(|n| vec![Some(Words::Number(Decimal::from(n)))])
        .collect();
    let (told, last) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let watched = |rows, of| {
        assert_eq!(of, 3000);
        told.fetch_add(1, Ordering::Relaxed);
        last.store(rows, Ordering::Relaxed);
    };
    let bytes = of_rows(&rows, 1).save_watched(&watched).unwrap();
    assert_eq!((told.into_inner(), last.into_inner()), (3, 3000));
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let xml = package.by_name("xl/worksheets/sheet1.xml").unwrap();
    let xml = std::io::read_to_string(xml).unwrap();
    assert_eq!(xml.matches("<row r=").count(), 3003);
    assert_eq!(xml.matches("<row r=\"3003\" ht=\"20.25\"").count(), 1);
    assert!(
        xml.contains("<dimension ref=\"A1:B3003\"/>"),
        "{}",
        &xml[..600]
    );
    assert!(xml.contains("<autoFilter ref=\"A3:B3003\"/>"));
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let rows = vec![vec![Some(Words::text("永兴村")), None]; 20];
    let bytes = || of_rows(&rows, 2).save_to_buffer().unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_text_that_no_cell_holds_is_refused() {
    let rows = vec![vec![Some(Words::text("村".repeat(32_768)))]];
    let refused = of_rows(&rows, 1).save_to_buffer();
    assert!(matches!(refused, Err(XlsxError::MaxStringLengthExceeded)));
    let rows = vec![vec![Some(Words::text("村".repeat(32_767)))]];
    assert!(of_rows(&rows, 1).save_to_buffer().is_ok());
}

//! Delimited text in the encodings and delimiters that offices save.

use super::shown::{cells, opened};
use encoding_rs::GB18030;
use kjzd::workbook::{Format, Remark};

fn lines(bytes: &[u8]) -> Vec<String> {
    let book = opened(bytes);
    assert_eq!(book.format, Format::Csv);
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].name, None);
    cells(&book.sheets[0])
}

const VILLAGE: [&str; 4] = [
    "A1 \"村名\"",
    "B1 \"总户数\"",
    "A2 \"双合村\"",
    "B2 \"312\"",
];

#[test]
fn every_encoding_gives_the_same_cells() {
    let text = "村名,总户数\r\n双合村,312\r\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        GB18030.encode(text).0.into_owned(),
        [&b"\xff\xfe"[..], &utf16].concat(),
        [&b"\xfe\xff"[..], &utf16be].concat(),
    ] {
        assert_eq!(lines(&bytes), VILLAGE);
    }
}

#[test]
fn commas_semicolons_and_tabs_are_told_apart() {
    for delimiter in [",", ";", "\t"] {
        let text = format!("村名{delimiter}总户数\n双合村{delimiter}312\n");
        assert_eq!(lines(text.as_bytes()), VILLAGE);
    }
}

#[test]
fn text_in_the_ansi_code_page_is_a_remark_and_lost_characters_another() {
    let decoded = opened(&GB18030.encode("村名,□种植").0);
    assert_eq!(decoded.remarks, [Remark::DecodedGb18030]);
    let lost = opened(&GB18030.encode("村名,?种植").0);
    assert_eq!(lost.remarks, [Remark::DecodedGb18030, Remark::LossyText]);
    let unicode = opened("村名,☑种植?".as_bytes());
    assert_eq!(unicode.remarks, []);
}

#[test]
fn rows_are_those_that_excel_shows() {
    let text = "a\r\n\r\n\r\n\"b\r\nc\",\"d\"\"e\"\r\n,,\r\nf";
    assert_eq!(
        lines(text.as_bytes()),
        ["A1 \"a\"", "A4 \"b\\r\\nc\"", "B4 \"d\\\"e\"", "A6 \"f\""]
    );
    assert_eq!(lines(b"\n\na\r\rb"), ["A3 \"a\"", "A5 \"b\""]);
}

#[test]
fn numbers_kept_as_text_lose_their_wrapping_only() {
    assert_eq!(
        lines(b"=\"0431\",=A1,\"=\"\"07\"\"\""),
        ["A1 \"0431\"", "B1 \"=A1\"", "C1 \"07\""]
    );
}

#[test]
fn a_quote_that_never_closes_takes_the_rest_as_one_cell() {
    assert_eq!(lines(b"a,\"b\nc,d\n"), ["A1 \"a\"", "B1 \"b\\nc,d\\n\""]);
}

#[test]
fn a_long_text_is_text_wherever_a_look_at_its_beginning_ends() {
    for shift in ["", "a", "ab", "abc"] {
        let text = format!("{shift},总户数\r\n{}", "双合村,312\r\n".repeat(600));
        let cells = lines(text.as_bytes());
        assert_eq!(cells.last().unwrap(), "B601 \"312\"", "{shift}");
    }
}

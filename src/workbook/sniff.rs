//! What the bytes are, by their first bytes and by what the container holds; never by the file's name.

use super::error::Document;
use super::{OpenError, ole, package, text};

/// A content that one of the readers takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
    Text,
}

/// First bytes of files that are no spreadsheet, and what they are.
const OTHER_MAGICS: &[(&[u8], Document)] = &[
    (b"%PDF-", Document::Pdf),
    (b"Rar!\x1a\x07", Document::Archive),
    (b"7z\xbc\xaf\x27\x1c", Document::Archive),
    (b"\x1f\x8b", Document::Archive),
    (b"BZh", Document::Archive),
    (b"\xfd7zXZ\0", Document::Archive),
    (b"PK\x05\x06", Document::Archive),
    (b"\xff\xd8\xff", Document::Image),
    (b"\x89PNG", Document::Image),
    (b"GIF8", Document::Image),
    (b"II*\0", Document::Image),
    (b"MM\0*", Document::Image),
    (b"{\\rtf", Document::Word),
    // Excel 2 to 4 wrote bare record streams; so does a BIFF5 stream taken out of its container.
    (b"\x09\x00\x04\x00", Document::AncientExcel),
    (b"\x09\x02\x06\x00", Document::AncientExcel),
    (b"\x09\x04\x06\x00", Document::AncientExcel),
    (b"\x09\x08\x08\x00", Document::AncientExcel),
    (b"\x09\x08\x10\x00", Document::AncientExcel),
];

/// The reader that fits, or the reason why none does.
pub(super) fn sniff(bytes: &[u8]) -> Result<Kind, OpenError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(OpenError::Empty);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(OpenError::damaged("内容全是空字节，多半没有传完"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return package::kind(bytes);
    }
    if bytes.starts_with(ole::MAGIC) {
        return ole::kind(bytes);
    }
    if let Some((_, document)) = OTHER_MAGICS
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
    {
        return Err(OpenError::OtherDocument(*document));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Err(OpenError::OtherDocument(Document::Image));
    }
    match text::disguise(bytes) {
        Some(document) => Err(OpenError::OtherDocument(document)),
        None if text::is_binary(bytes) => Err(OpenError::NotAWorkbook),
        None => Ok(Kind::Text),
    }
}

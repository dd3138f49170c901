//! What the bytes are, by their first bytes and by what the container holds; never by the file's name.

use super::limits::Limits;
use super::ole::{self, Compound};
use super::package::{self, Package};
use super::{Document, OpenError, text};
use std::io::Read;

/// A content that one of the readers takes.
pub(super) enum Found<'a> {
    Xlsx(Package<'a>),
    Xlsb(Package<'a>),
    Ods(Package<'a>),
    Xls(Compound<'a>),
    Text,
}

/// Bytes of a container's declarations that are enough to tell what it is.
const DECLARATION: u64 = 1 << 16;

/// The streams that hold a workbook: since Excel 97, and before.
const WORKBOOK_STREAMS: [&str; 2] = ["Workbook", "Book"];

/// First bytes that document protection systems put before what they encrypt.
const PROTECTED: &[&[u8]] = &[b"%TSD-Header-###%", b"b\x14#e"];

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
    // Excel 2 to 4 wrote bare record streams; later ones without their container come from broken tools.
    (b"\x09\x00\x04\x00", Document::AncientExcel),
    (b"\x09\x02\x06\x00", Document::AncientExcel),
    (b"\x09\x04\x06\x00", Document::AncientExcel),
    (b"\x09\x08\x08\x00", Document::AncientExcel),
    (b"\x09\x08\x10\x00", Document::AncientExcel),
];

/// The reader that fits, or the reason why none does.
pub(super) fn sniff<'a>(bytes: &'a [u8], limits: &'a Limits) -> Result<Found<'a>, OpenError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(OpenError::Empty);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(OpenError::damaged("内容全是空字节，多半没有传完"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return in_package(Package::open(bytes, limits)?);
    }
    if bytes.starts_with(ole::MAGIC) {
        return in_compound(Compound::open(bytes)?);
    }
    if PROTECTED.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(OpenError::Encrypted);
    }
    let magic = OTHER_MAGICS
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic));
    if let Some((_, document)) = magic {
        return Err(OpenError::OtherDocument(*document));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Err(OpenError::OtherDocument(Document::Image));
    }
    match text::disguise(bytes) {
        Some(document) => Err(OpenError::OtherDocument(document)),
        None if text::is_binary(bytes) => Err(OpenError::NotAWorkbook),
        None => Ok(Found::Text),
    }
}

/// Tells the document by the names of its streams. Those of an embedded object, such as the sheet in a letter, count
/// only where nothing better stands under the root.
fn in_compound(file: Compound<'_>) -> Result<Found<'_>, OpenError> {
    if file.has_at_top(&["EncryptedPackage", "EncryptionInfo"]) {
        return Err(OpenError::Encrypted);
    }
    if !file.is_whole() {
        return Err(OpenError::damaged("复合文件不完整，文件可能没有传完"));
    }
    if file.has_at_top(&WORKBOOK_STREAMS) {
        return Ok(Found::Xls(file));
    }
    if file.has_at_top(&["WordDocument"]) {
        return Err(OpenError::OtherDocument(Document::Word));
    }
    if file.has_at_top(&["PowerPoint Document"]) {
        return Err(OpenError::OtherDocument(Document::Slides));
    }
    if file.has(&WORKBOOK_STREAMS) {
        return Ok(Found::Xls(file));
    }
    Err(OpenError::OtherDocument(Document::OtherCompound))
}

/// Tells the document by the names in the container and by the type that it declares.
fn in_package(mut package: Package<'_>) -> Result<Found<'_>, OpenError> {
    if package.has("xl/workbook.bin") {
        return Ok(Found::Xlsb(package));
    }
    if package.has("xl/workbook.xml") {
        return Ok(Found::Xlsx(package));
    }
    let declared = declared_type(&mut package)?;
    if declared.contains("opendocument.spreadsheet") {
        return Ok(Found::Ods(package));
    }
    if declared.contains("spreadsheetml.sheet.main") {
        return Ok(Found::Xlsx(package));
    }
    if package.has_under("xl/") {
        return Err(OpenError::damaged("缺少 xl/workbook.xml"));
    }
    Err(OpenError::OtherDocument(if package.has_under("word/") {
        Document::Word
    } else if package.has_under("ppt/") || declared.contains("opendocument.presentation") {
        Document::Slides
    } else if declared.contains("opendocument.text") {
        Document::OpenDocumentText
    } else if package.has("ofd.xml") {
        Document::Ofd
    } else {
        Document::Archive
    }))
}

/// The parts in which a container says what it is.
fn declared_type(package: &mut Package) -> Result<String, OpenError> {
    let mut declared = Vec::new();
    for name in ["mimetype", "[Content_Types].xml", "META-INF/manifest.xml"] {
        if let Some(part) = package.part(name)? {
            part.take(DECLARATION)
                .read_to_end(&mut declared)
                .map_err(package::from_io)?;
        }
    }
    Ok(String::from_utf8_lossy(&declared).into_owned())
}

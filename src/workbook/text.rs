//! Bytes as text: which encoding, whether text at all, and documents that are text but no table.

use super::Document;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How much of a file is looked at to tell what it is.
const HEAD: usize = 4096;

/// Decoded text and what the decoding had to do.
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub gb18030: bool,
    pub lossy: bool,
}

/// Decodes by byte order mark, then as UTF-8, then as GB18030.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let (encoding, bom) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = &bytes[bom..];
    let (text, malformed) = encoding.decode_without_bom_handling(body);
    if encoding != UTF_8 || bom > 0 || !malformed {
        let lossy = malformed || text.contains('\u{fffd}');
        return Decoded {
            text,
            gb18030: false,
            lossy,
        };
    }
    let (text, malformed) = GB18030.decode_without_bom_handling(body);
    // What GBK cannot hold, such as ☑, was written as "?" when the office saved the file.
    let lossy = malformed || text.contains(['?', '\u{fffd}']);
    Decoded {
        text,
        gb18030: true,
        lossy,
    }
}

/// True where the head holds bytes that no text has.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    if matches!(Encoding::for_bom(bytes), Some((encoding, _)) if encoding == UTF_16LE || encoding == UTF_16BE)
    {
        return false;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    head.iter()
        .any(|byte| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31 | 127))
        || mostly_undecodable(head)
}

/// True where neither UTF-8 nor GB18030 makes sense of the head.
fn mostly_undecodable(head: &[u8]) -> bool {
    // A character cut at the end of the head is no sign of anything.
    let is_cut = |error: std::str::Utf8Error| error.error_len().is_none();
    if std::str::from_utf8(head).is_err_and(is_cut) {
        return false;
    }
    let decoded = decode(head);
    if !decoded.lossy {
        return false;
    }
    let bad = decoded.text.matches('\u{fffd}').count();
    bad > 2 && bad * 20 > decoded.text.chars().count()
}

/// The kind of document that a text file is, where it is surely no table of values.
pub(super) fn disguise(bytes: &[u8]) -> Option<Document> {
    let head = decode(&bytes[..bytes.len().min(HEAD)])
        .text
        .to_ascii_lowercase();
    let head = head.trim_start();
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| head.starts_with(prefix));
    if starts(&["version https://git-lfs"]) {
        return Some(Document::LfsPointer);
    }
    if starts(&["mime-version:"]) {
        return Some(Document::WebPage);
    }
    if !head.starts_with('<') {
        return None;
    }
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.starts_with("<?xml") {
        return Some(Document::XmlSpreadsheet);
    }
    if starts(&[
        "<!doctype html",
        "<html",
        "<head",
        "<meta",
        "<table",
        "<style",
        "<div",
        "<body",
        "<script",
        "<!--",
    ]) || head.contains("<html")
    {
        return Some(Document::WebPage);
    }
    if head.contains("office:document") {
        return Some(Document::FlatOpenDocument);
    }
    if head.contains("schemas.microsoft.com/office/word")
        || head.contains("schemas.microsoft.com/office/2006/xmlpackage")
    {
        return Some(Document::Word);
    }
    head.starts_with("<?xml").then_some(Document::Xml)
}

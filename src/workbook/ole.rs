//! OLE compound files: which program's document one holds.

use super::sniff::Found;
use super::{Document, OpenError};

/// The first bytes of every compound file.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Stream names that tell what a compound file is.
pub(super) fn kind(bytes: &[u8]) -> Result<Found<'_>, OpenError> {
    let has = |name: &str| {
        let mut pattern: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        pattern.extend([0, 0]);
        bytes
            .chunks_exact(128)
            .any(|entry| entry.starts_with(&pattern))
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Err(OpenError::Encrypted)
    } else if has("Workbook") || has("Book") {
        Ok(Found::Xls)
    } else if has("WordDocument") {
        Err(OpenError::OtherDocument(Document::Word))
    } else if has("PowerPoint Document") {
        Err(OpenError::OtherDocument(Document::Slides))
    } else {
        Err(OpenError::OtherDocument(Document::OtherCompound))
    }
}

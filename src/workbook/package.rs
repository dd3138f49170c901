//! Zip containers: what document one holds.

use super::OpenError;
use super::error::Document;
use super::sniff::Kind;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Tells the document by the names and the type that the container declares.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, OpenError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| OpenError::damaged("压缩容器不完整，文件可能没有传完"))?;
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| {
            String::from_utf8_lossy(name)
                .replace('\\', "/")
                .trim_start_matches('/')
                .to_ascii_lowercase()
        })
        .collect();
    let has = |name: &str| names.iter().any(|have| have == name);
    let under = |folder: &str| names.iter().any(|have| have.starts_with(folder));
    if has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if has("xl/workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    let declared = declared_type(&mut archive);
    if declared.contains("opendocument.spreadsheet") {
        return Ok(Kind::Ods);
    }
    if declared.contains("spreadsheetml.sheet.main") {
        return Ok(Kind::Xlsx);
    }
    if under("xl/") {
        return Err(OpenError::damaged("缺少 xl/workbook.xml"));
    }
    Err(OpenError::OtherDocument(if under("word/") {
        Document::Word
    } else if under("ppt/") || declared.contains("opendocument.presentation") {
        Document::Slides
    } else if declared.contains("opendocument.text") {
        Document::OpenDocumentText
    } else if has("ofd.xml") {
        Document::Ofd
    } else {
        Document::Archive
    }))
}

/// The parts in which a container says what it is.
fn declared_type(archive: &mut ZipArchive<Cursor<&[u8]>>) -> String {
    let mut declared = String::new();
    for name in ["mimetype", "[Content_Types].xml", "META-INF/manifest.xml"] {
        if let Ok(part) = archive.by_name(name) {
            // A short look is enough, and safe where the part lies about its size.
            let mut head = Vec::new();
            if part.take(1 << 16).read_to_end(&mut head).is_ok() {
                declared.push_str(&String::from_utf8_lossy(&head));
            }
        }
    }
    declared
}

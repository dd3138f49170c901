//! From a path to a workbook: read the bytes once, look at them, guard, parse.

use super::limits::within;
use super::shield::shielded;
use super::sniff::{self, Found};
use super::{Format, Limits, OpenError, Remark, Sheet, Workbook, delimited, ods, xls, xlsb, xlsx};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// What a format's reader hands back.
pub(super) struct Content {
    pub format: Format,
    pub properties: BTreeMap<String, String>,
    pub sheets: Vec<Sheet>,
    pub remarks: Vec<Remark>,
}

impl Content {
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            properties: BTreeMap::new(),
            sheets: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// Reads the file at `path`, whatever its name says it is.
pub fn open(path: &Path, limits: &Limits) -> Result<Workbook, OpenError> {
    // Asked before reading, so that a wrongly dropped film does not fill the memory.
    within(
        "文件字节数",
        std::fs::metadata(path)?.len(),
        limits.file_bytes,
    )?;
    let bytes = std::fs::read(path)?;
    let extension = path.extension().and_then(|extension| extension.to_str());
    open_bytes(&bytes, extension, limits)
}

/// Reads a file's bytes; `extension` only decides whether a remark is due.
pub fn open_bytes(
    bytes: &[u8],
    extension: Option<&str>,
    limits: &Limits,
) -> Result<Workbook, OpenError> {
    within("文件字节数", bytes.len() as u64, limits.file_bytes)?;
    let mut content = shielded(|| match sniff::sniff(bytes, limits)? {
        Found::Xlsx(package) => xlsx::read(bytes, package),
        Found::Xls(file) => xls::read(bytes, &file, limits),
        Found::Xlsb(package) => xlsb::read(bytes, package),
        Found::Ods(package) => ods::read(package),
        Found::Text => delimited::read(bytes, limits),
    })?;
    if let Some(remark) = wrong_extension(extension, content.format) {
        content.remarks.insert(0, remark);
    }
    Ok(Workbook {
        format: content.format,
        sha256: hex_sha256(bytes),
        properties: content.properties,
        sheets: content.sheets,
        remarks: content.remarks,
    })
}

fn wrong_extension(extension: Option<&str>, found: Format) -> Option<Remark> {
    let extension = extension?.to_lowercase();
    let fitting: &[&str] = match found {
        Format::Xlsx => &["xlsx", "xlsm", "xltx", "xltm", "et", "ett"],
        Format::Xls => &["xls", "xlt", "et", "ett"],
        Format::Xlsb => &["xlsb"],
        Format::Ods => &["ods", "ots"],
        Format::Csv => &["csv", "tsv", "txt"],
    };
    (!fitting.contains(&extension.as_str())).then_some(Remark::WrongExtension { extension, found })
}

fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

//! From a path to a workbook: read the bytes once, look at them, guard, parse.

use super::Limit;
use super::builder::{Builder, Wants};
use super::limits::within;
use super::shield::shielded;
use super::sink::{Assembly, Sink};
use super::sniff::{self, Found};
use super::{Format, Limits, OpenError, Remark, Workbook, delimited, ods, xls, xlsb, xlsx};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

/// What a file is beyond its sheets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    pub format: Format,
    pub sha256: String,
    pub properties: BTreeMap<String, String>,
    pub remarks: Vec<Remark>,
}

impl Head {
    /// The workbook with these sheets.
    pub(super) fn over(self, sheets: Assembly) -> Workbook {
        Workbook {
            format: self.format,
            sha256: self.sha256,
            properties: self.properties,
            sheets: sheets.finish(),
            remarks: self.remarks,
        }
    }
}

/// What a format's reader says of a workbook, beside what it puts into the builder.
pub(super) struct Content {
    pub format: Format,
    pub properties: BTreeMap<String, String>,
    pub remarks: Vec<Remark>,
}

impl Content {
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            properties: BTreeMap::new(),
            remarks: Vec::new(),
        }
    }
}

/// Reads a file's bytes in this process; `extension` only decides whether a remark is due.
pub fn open_bytes(
    bytes: &[u8],
    extension: Option<&str>,
    limits: &Limits,
) -> Result<Workbook, OpenError> {
    let mut sheets = Assembly::default();
    let head = read_bytes(bytes, extension, (limits, Wants::All), &mut sheets)?;
    Ok(head.over(sheets))
}

/// Reads the file at `path`, whatever its name says it is, into `sink`.
pub(super) fn read(
    path: &Path,
    (limits, wants): (&Limits, Wants),
    sink: &mut dyn Sink,
) -> Result<Head, OpenError> {
    let about = std::fs::metadata(path)?;
    // A pipe or a device may never come to its end.
    if !about.is_file() {
        return Err(OpenError::Unreadable("不是普通文件".into()));
    }
    // Asked before reading, so that a wrongly dropped film does not fill the memory.
    within(Limit::FileBytes, about.len(), limits.file_bytes)?;
    let bytes = read_whole(path, about.len(), limits)?;
    let extension = path.extension().and_then(|extension| extension.to_str());
    read_bytes(&bytes, extension, (limits, wants), sink)
}

/// The bytes of a file that is said to have so many; no more than the limit and one, should it be growing.
fn read_whole(path: &Path, size: u64, limits: &Limits) -> Result<Vec<u8>, OpenError> {
    let refused = OpenError::OutOfMemory {
        bytes: limits.memory_bytes,
    };
    let mut bytes = Vec::new();
    let room = usize::try_from(size).unwrap_or(usize::MAX);
    if bytes.try_reserve_exact(room.saturating_add(1)).is_err() {
        return Err(refused);
    }
    let most = limits.file_bytes.saturating_add(1);
    let mut file = File::open(path)?.take(most);
    match file.read_to_end(&mut bytes) {
        Err(error) if error.kind() == ErrorKind::OutOfMemory => Err(refused),
        read => Ok(read.map(|_| bytes)?),
    }
}

fn read_bytes(
    bytes: &[u8],
    extension: Option<&str>,
    (limits, wants): (&Limits, Wants),
    sink: &mut dyn Sink,
) -> Result<Head, OpenError> {
    within(Limit::FileBytes, bytes.len() as u64, limits.file_bytes)?;
    let mut content = shielded(|| {
        let found = sniff::sniff(bytes, limits)?;
        let mut builder = Builder::new(sink, limits, wants);
        match found {
            Found::Xlsx(package) => xlsx::read(package, &mut builder),
            Found::Xls(file) => xls::read(bytes, &file, limits, &mut builder),
            Found::Xlsb(package) => xlsb::read(package, &mut builder),
            Found::Ods(package) => ods::read(package, &mut builder),
            Found::Text => delimited::read(bytes, &mut builder),
        }
    })?;
    if let Some(remark) = wrong_extension(extension, content.format) {
        content.remarks.insert(0, remark);
    }
    Ok(Head {
        format: content.format,
        sha256: hex_sha256(bytes),
        properties: content.properties,
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

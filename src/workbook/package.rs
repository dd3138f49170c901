//! Zip containers, read so that no part inflates past the limits, whatever the container declares.

use super::Limit;
use super::OpenError;
use super::claims::Claims;
use super::limits::{Limits, within};
use super::tail::Tail;
use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// Inflated bytes that every part may have before its ratio counts.
const RATIO_FREE: u64 = 32 << 20;
/// Bytes inflated at a time.
const CHUNK: usize = 1 << 16;

/// An opened container.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Lower-case names with forward slashes → index in the archive.
    names: HashMap<String, usize>,
    limits: &'a Limits,
    inflated: u64,
}

impl<'a> Package<'a> {
    /// Reads the directory; inflates nothing.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, OpenError> {
        within(
            Limit::ZipEntries,
            declared_entries(bytes),
            limits.zip_entries,
        )?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(from_zip)?;
        let mut names = HashMap::with_capacity(archive.len());
        for (index, name) in archive.file_names_raw().enumerate() {
            let twin = names.insert(normalised(&String::from_utf8_lossy(name)), index);
            if twin.is_some() || archive.has_duplicate_names() {
                return Err(OpenError::damaged("压缩容器里有同名的文件"));
            }
        }
        Ok(Self {
            archive,
            names,
            limits,
            inflated: 0,
        })
    }

    /// The limits that reading stays within.
    pub(super) fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// True where the container holds this part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&normalised(name))
    }

    /// True where the container holds anything in this folder.
    pub(super) fn has_under(&self, folder: &str) -> bool {
        self.names.keys().any(|name| name.starts_with(folder))
    }

    /// A part to read, if the container holds it.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'a>>, OpenError> {
        let Some(index) = self.names.get(&normalised(name)) else {
            return Ok(None);
        };
        let file = self.archive.by_index(*index).map_err(from_zip)?;
        Ok(Some(Part {
            packed: file.compressed_size(),
            file,
            own: 0,
            inflated: &mut self.inflated,
            limits: self.limits,
        }))
    }

    /// Inflates every part once and looks at its claims, for parsers that read the container by themselves. Reading to
    /// the end also compares every checksum, which a parser that stops early does not. Gives what follows the cells in
    /// each worksheet.
    pub(super) fn weigh(&mut self) -> Result<Vec<Tail>, OpenError> {
        let limits = self.limits;
        let mut tails = Vec::new();
        let names: Vec<String> = self.names.keys().cloned().collect();
        let mut chunk = vec![0; CHUNK];
        for name in names {
            let mut claims = Claims::of(&name, limits);
            let mut tail = Tail::of(&name);
            let Some(mut part) = self.part(&name)? else {
                continue;
            };
            loop {
                let read = part.read(&mut chunk).map_err(from_io)?;
                if read == 0 {
                    break;
                }
                claims.look(&chunk[..read])?;
                if let Some(tail) = &mut tail {
                    tail.look(&chunk[..read]);
                }
            }
            claims.finish()?;
            tails.extend(tail);
        }
        Ok(tails)
    }
}

/// One part being inflated, counted as it goes.
pub(super) struct Part<'p, 'a> {
    file: ZipFile<'p, Cursor<&'a [u8]>>,
    packed: u64,
    own: u64,
    inflated: &'p mut u64,
    limits: &'p Limits,
}

impl Read for Part<'_, '_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buf)?;
        self.own += read as u64;
        *self.inflated += read as u64;
        within(
            Limit::InflatedBytes,
            *self.inflated,
            self.limits.inflated_bytes,
        )
        .and_then(|()| {
            let ratio = self.own.saturating_sub(RATIO_FREE) / self.packed.max(1);
            within(Limit::InflationRatio, ratio, self.limits.inflation_ratio)
        })
        .map_err(io::Error::other)?;
        Ok(read)
    }
}

/// An error met while reading a part, with a passed limit told apart from damage.
pub(super) fn from_io(error: io::Error) -> OpenError {
    match error.downcast::<OpenError>() {
        Ok(ours) => ours,
        Err(error) => OpenError::Damaged(format!("压缩数据读不出（{error}）")),
    }
}

fn from_zip(error: ZipError) -> OpenError {
    match error {
        ZipError::Io(error) => from_io(error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            OpenError::Encrypted
        }
        error => OpenError::Damaged(format!("压缩容器不完整，文件可能没有传完（{error}）")),
    }
}

/// One spelling for a name, however the writer spelt it: some write backslashes, some a leading slash.
fn normalised(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}

/// The number of entries that the container's end record claims, read before anything is allocated for them.
fn declared_entries(bytes: &[u8]) -> u64 {
    const END: &[u8] = b"PK\x05\x06";
    const END_64: &[u8] = b"PK\x06\x06";
    let tail = &bytes[bytes.len().saturating_sub((1 << 16) + 128)..];
    let field = |magic: &[u8], offset: usize, width: usize| {
        let at = tail.windows(4).rposition(|window| window == magic)?;
        let raw = tail.get(at + offset..at + offset + width)?;
        Some(
            raw.iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        )
    };
    match field(END, 10, 2) {
        Some(0xffff) => field(END_64, 32, 8).unwrap_or(0xffff),
        Some(entries) => entries,
        None => 0,
    }
}

//! Zip containers, read so that no part inflates past the limits, whatever the container declares.

use super::limits::{Limits, within};
use super::{Damage, Limit, OpenError};
use memchr::memmem;
use std::io::{self, Cursor, Read};
use zip::read::{ZipFile, ZipFileEntry};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// Inflated bytes that every part may have before its ratio counts.
const RATIO_FREE: u64 = 32 << 20;

/// An opened container.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Lower-case names with forward slashes, in the archive's order.
    names: Vec<String>,
    /// Places in `names`, by rising name.
    by_name: Vec<usize>,
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
        let spelt = |name: &[u8]| normalised(&String::from_utf8_lossy(name));
        let names: Vec<String> = archive.file_names_raw().map(spelt).collect();
        let mut by_name: Vec<usize> = (0..names.len()).collect();
        by_name.sort_unstable_by(|one, other| names[*one].cmp(&names[*other]));
        let has_twins = by_name
            .windows(2)
            .any(|pair| names[pair[0]] == names[pair[1]]);
        if has_twins || archive.has_duplicate_names() {
            return Err(OpenError::damaged("压缩容器里有同名的文件"));
        }
        Ok(Self {
            bytes,
            archive,
            names,
            by_name,
            limits,
            inflated: 0,
        })
    }

    /// The limits that reading stays within.
    pub(super) fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// The container as it came.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The parts' names in the archive's order: lower case, forward slashes.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// True where the container holds this part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// True where the container holds anything in this folder.
    pub(super) fn has_under(&self, folder: &str) -> bool {
        self.names.iter().any(|name| name.starts_with(folder))
    }

    /// A part to read, if the container holds it.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'a>>, OpenError> {
        match self.place(name) {
            Some(place) => self.part_at(place).map(Some),
            None => Ok(None),
        }
    }

    /// What the directory says of a part, by its place in the archive.
    pub(super) fn entry(&self, place: usize) -> Result<ZipFileEntry<'_>, OpenError> {
        self.archive.by_index_data(place).map_err(from_zip)
    }

    /// A part as it lies in the container, by its place in the archive.
    pub(super) fn packed(&mut self, place: usize) -> Result<Packed<'a>, OpenError> {
        let file = self.archive.by_index_raw(place).map_err(from_zip)?;
        let start = file.data_start().unwrap_or(u64::MAX);
        let end = start.saturating_add(file.compressed_size());
        let range = usize::try_from(start).unwrap_or(usize::MAX)
            ..usize::try_from(end).unwrap_or(usize::MAX);
        Ok(Packed {
            name: file.name().map_err(from_zip)?.into_owned(),
            size: file.size(),
            checksum: file.crc32(),
            method: file.compression(),
            is_encrypted: file.encrypted(),
            bytes: self.bytes.get(range).unwrap_or_default(),
        })
    }

    /// Counts bytes that need not be inflated.
    pub(super) fn count(&mut self, bytes: u64) -> Result<(), OpenError> {
        self.inflated += bytes;
        within(
            Limit::InflatedBytes,
            self.inflated,
            self.limits.inflated_bytes,
        )
    }

    /// A part to read, by its place in the archive.
    pub(super) fn part_at(&mut self, place: usize) -> Result<Part<'_, 'a>, OpenError> {
        let file = self.archive.by_index(place).map_err(from_zip)?;
        Ok(Part {
            packed: file.compressed_size(),
            file,
            own: 0,
            inflated: &mut self.inflated,
            limits: self.limits,
        })
    }

    fn place(&self, name: &str) -> Option<usize> {
        let name = normalised(name);
        let found = self
            .by_name
            .binary_search_by(|place| self.names[*place].as_str().cmp(&name));
        Some(self.by_name[found.ok()?])
    }
}

/// One part as it lies in the container.
pub(super) struct Packed<'a> {
    /// As the container spells it.
    pub name: String,
    /// Inflated bytes, as the directory says.
    pub size: u64,
    /// CRC-32 of the inflated bytes, as the directory says.
    pub checksum: u32,
    pub method: CompressionMethod,
    pub is_encrypted: bool,
    /// None where they lie outside the container.
    pub bytes: &'a [u8],
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
        Err(error) => OpenError::damaged(Damage::told("有一段内容在传送或存储中变了", error)),
    }
}

pub(super) fn from_zip(error: ZipError) -> OpenError {
    match error {
        ZipError::Io(error) => from_io(error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            OpenError::Encrypted
        }
        error => OpenError::damaged(Damage::told("压缩容器不完整，文件可能没有传完", error)),
    }
}

/// One spelling for a name, however the writer spelt it: some write backslashes, some a leading slash.
fn normalised(name: &str) -> String {
    let mut name = name.trim_start_matches(['/', '\\']).replace('\\', "/");
    if name.is_ascii() {
        name.make_ascii_lowercase();
        return name;
    }
    name.to_lowercase()
}

/// The number of entries that the container's end record claims, read before anything is allocated for them.
fn declared_entries(bytes: &[u8]) -> u64 {
    let tail = &bytes[bytes.len().saturating_sub((1 << 16) + 128)..];
    let field = |magic: &[u8], offset: usize, width: usize| {
        let at = memmem::rfind(tail, magic)?;
        let raw = tail.get(at + offset..at + offset + width)?;
        Some(
            raw.iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        )
    };
    match field(b"PK\x05\x06", 10, 2) {
        Some(0xffff) => field(b"PK\x06\x06", 32, 8).unwrap_or(0xffff),
        Some(entries) => entries,
        None => 0,
    }
}

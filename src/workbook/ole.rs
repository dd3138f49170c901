//! OLE compound files, the container of `.xls` and `.et`: a small file system of chained sectors.
//!
//! Chains are followed with a bound, so that a table that loops or points past the end is damage and not a hang.

use super::OpenError;
use super::little_endian::{u16_at, u32_at, words};

/// The first bytes of every compound file.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Bytes of a mini sector, and the size below which a stream is kept in them.
const MINI_SECTOR: usize = 64;
const MINI_LIMIT: usize = 4096;
/// Bytes of a directory entry.
const ENTRY: usize = 128;
/// Sector numbers from here on are marks, not sectors.
const FIRST_MARK: u32 = 0xffff_fffa;

/// An opened compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// Sector → next sector of its chain.
    table: Vec<u32>,
    entries: Vec<Entry>,
    /// The entries that stand directly under the root, not in the storage of an embedded object.
    top: Vec<usize>,
    /// False where the directory goes on past the end of the file.
    whole: bool,
}

/// A stream or storage in the directory.
struct Entry {
    name: String,
    start: u32,
    size: usize,
    /// As the directory says, which may be more than the file holds.
    claimed: u64,
    /// The entries before, after and under this one.
    links: [u32; 3],
}

impl Entry {
    fn is_named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

impl<'a> Compound<'a> {
    /// Reads the header, the sector table and the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let shift = u16_at(bytes, 30).ok_or_else(torn)?;
        if ![9, 12].contains(&shift) || u16_at(bytes, 32) != Some(6) {
            return Err(OpenError::damaged("复合文件的文件头不对"));
        }
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            table: Vec::new(),
            entries: Vec::new(),
            top: Vec::new(),
            whole: true,
        };
        file.table = file.read_table()?;
        let directory = file.chain(u32_at(bytes, 48).ok_or_else(torn)?, usize::MAX)?;
        let entries = directory.bytes.chunks_exact(ENTRY);
        file.entries = entries.map(|raw| file.entry(raw)).collect();
        file.whole = directory.whole;
        if file.entries.is_empty() {
            return Err(torn());
        }
        file.top = file.top_level();
        Ok(file)
    }

    /// True where the directory could be read to its end, and neither it nor the header claims more than the file
    /// holds: a parser that follows a looping chain up to the claimed size would fill the memory.
    pub(super) fn is_whole(&self) -> bool {
        let size = self.bytes.len() as u64;
        let minis = u32_at(self.bytes, 64).unwrap_or(0);
        self.whole
            && u64::from(minis) * self.sector as u64 <= size
            && self.entries.iter().all(|entry| entry.claimed <= size)
    }

    /// True where one of these names stands directly under the root.
    pub(super) fn has_at_top(&self, names: &[&str]) -> bool {
        let mut top = self.top.iter().map(|i| &self.entries[*i]);
        top.any(|entry| names.iter().any(|name| entry.is_named(name)))
    }

    /// True where the directory lists one of these names, wherever.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.find(name).is_some())
    }

    /// A stream's bytes; what of it the file holds, where it is cut short.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, OpenError> {
        let Some(entry) = self.find(name) else {
            return Ok(None);
        };
        if entry.size >= MINI_LIMIT {
            return Ok(Some(self.chain(entry.start, entry.size)?.bytes));
        }
        let root = self.entries.first().ok_or_else(torn)?;
        let minis = self.chain(root.start, root.size)?.bytes;
        let start = u32_at(self.bytes, 60).ok_or_else(torn)?;
        let table = words(&self.chain(start, usize::MAX)?.bytes);
        let stream = follow(&table, entry.start, entry.size, MINI_SECTOR, |id| {
            let start = id.checked_mul(MINI_SECTOR)?;
            minis.get(start..minis.len().min(start.checked_add(MINI_SECTOR)?))
        })?;
        Ok(Some(stream.bytes))
    }

    /// The entry of this name: under the root, else anywhere, since some writers leave the tree out.
    fn find(&self, name: &str) -> Option<&Entry> {
        let top = self.top.iter().map(|i| &self.entries[*i]);
        top.chain(&self.entries).find(|entry| entry.is_named(name))
    }

    /// Walks the tree of the root's children, each entry once.
    fn top_level(&self) -> Vec<usize> {
        let mut seen = vec![false; self.entries.len()];
        let mut todo: Vec<u32> = self
            .entries
            .first()
            .map(|root| root.links[2])
            .into_iter()
            .collect();
        let mut top = Vec::new();
        while let Some(id) = todo.pop() {
            let id = id as usize;
            if let Some(seen @ false) = seen.get_mut(id) {
                *seen = true;
                top.push(id);
                todo.extend_from_slice(&self.entries[id].links[..2]);
            }
        }
        top
    }

    fn entry(&self, raw: &[u8]) -> Entry {
        let units = raw[..64].chunks_exact(2);
        let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        let low = u32_at(raw, 120).unwrap_or(0);
        // Files of small sectors leave anything in the high half.
        let high = u32_at(raw, 124).filter(|_| self.sector > 512).unwrap_or(0);
        Entry {
            name: String::from_utf16_lossy(&units),
            start: u32_at(raw, 116).unwrap_or(FIRST_MARK),
            size: self.bytes.len().min(low as usize),
            claimed: u64::from(high) << 32 | u64::from(low),
            links: [68, 72, 76].map(|at| u32_at(raw, at).unwrap_or(FIRST_MARK)),
        }
    }

    /// The sector table, from the list in the header and the sectors that continue the list.
    fn read_table(&self) -> Result<Vec<u32>, OpenError> {
        let mut list = words(self.bytes.get(76..512).ok_or_else(torn)?);
        let mut next = u32_at(self.bytes, 68).ok_or_else(torn)?;
        let sectors = self.bytes.len() / self.sector;
        let mut turns = 0;
        while next < FIRST_MARK {
            turns += 1;
            if turns > sectors {
                return Err(OpenError::damaged("复合文件的扇区表首尾相接"));
            }
            list.extend(words(self.sector_bytes(next as usize).ok_or_else(torn)?));
            next = list.pop().unwrap_or(FIRST_MARK);
        }
        list.retain(|id| *id < FIRST_MARK);
        if list.len() > sectors {
            return Err(OpenError::damaged("复合文件的扇区表比文件还大"));
        }
        let mut table = Vec::new();
        for id in list {
            table.extend(words(self.sector_bytes(id as usize).ok_or_else(torn)?));
            // More than one table entry a sector is of no use, however often the list repeats itself.
            if table.len() > sectors {
                break;
            }
        }
        Ok(table)
    }

    fn chain(&self, start: u32, size: usize) -> Result<Chain, OpenError> {
        follow(&self.table, start, size, self.sector, |id| {
            self.sector_bytes(id)
        })
    }

    /// A sector's bytes; fewer at the end of a file cut short, none past it.
    fn sector_bytes(&self, id: usize) -> Option<&'a [u8]> {
        let start = id.checked_add(1)?.checked_mul(self.sector)?;
        let end = self.bytes.len().min(start.checked_add(self.sector)?);
        self.bytes
            .get(start..end)
            .filter(|sector| !sector.is_empty())
    }
}

/// What a chain of sectors gave.
struct Chain {
    bytes: Vec<u8>,
    /// False where it leads past the end of the file.
    whole: bool,
}

/// The bytes of a chain of sectors, up to `size`.
fn follow<'b>(
    table: &[u32],
    start: u32,
    size: usize,
    width: usize,
    sector: impl Fn(usize) -> Option<&'b [u8]>,
) -> Result<Chain, OpenError> {
    let mut bytes = Vec::new();
    let mut whole = true;
    let mut next = start;
    let mut turns = 0;
    while next < FIRST_MARK && bytes.len() < size {
        turns += 1;
        if turns > table.len() {
            return Err(OpenError::damaged("复合文件的扇区链首尾相接"));
        }
        let found = sector(next as usize).unwrap_or_default();
        bytes.extend_from_slice(found);
        if found.len() < width {
            whole = false;
            break;
        }
        next = table.get(next as usize).copied().unwrap_or(FIRST_MARK);
    }
    whole |= bytes.len() >= size;
    bytes.truncate(size);
    Ok(Chain { bytes, whole })
}

fn torn() -> OpenError {
    OpenError::damaged("复合文件不完整，文件可能没有传完")
}

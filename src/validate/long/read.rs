//! How much of a run's files has been read, for whoever waits.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use crate::validate::discover::Candidate;
use crate::validate::watch::{Step, Watch};

/// What has been read so far.
#[derive(Debug)]
pub(in crate::validate) struct Read<'r> {
    watch: &'r Watch,
    /// Bytes of each file and of all; nobody asks for them where nobody waits.
    sizes: Vec<u64>,
    of_bytes: u64,
    all: usize,
    files: AtomicUsize,
    records: AtomicUsize,
    bytes: AtomicU64,
    /// Long ledgers under way that do not say where they end.
    endless: AtomicUsize,
}

impl<'r> Read<'r> {
    /// Nothing of these files.
    pub(in crate::validate) fn nothing_of(files: &[Candidate], watch: &'r Watch) -> Self {
        let size = |file: &Candidate| file.path.metadata().map_or(0, |about| about.len());
        let asked = if watch.is_anybody() { files } else { &[] };
        let sizes: Vec<u64> = asked.iter().map(size).collect();
        Self {
            watch,
            of_bytes: sizes.iter().sum(),
            sizes,
            all: files.len(),
            files: AtomicUsize::new(0),
            records: AtomicUsize::new(0),
            bytes: AtomicU64::new(0),
            endless: AtomicUsize::new(0),
        }
    }

    /// The file at this place has been read whole, with so many records.
    pub(super) fn file(&self, place: usize, records: usize) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.records.fetch_add(records, Ordering::Relaxed);
        self.bytes.fetch_add(self.size(place), Ordering::Relaxed);
        self.tell();
    }

    /// A long sheet of the file at this place, which says that it ends at that row.
    pub(super) fn begin(&self, place: usize, end: Option<u32>) -> Counted<'_> {
        let is_endless = end.is_none();
        self.endless
            .fetch_add(usize::from(is_endless), Ordering::Relaxed);
        Counted {
            read: self,
            size: self.size(place),
            end,
            records: 0,
            bytes: 0,
        }
    }

    fn size(&self, place: usize) -> u64 {
        self.sizes.get(place).copied().unwrap_or(0)
    }

    fn tell(&self) {
        self.watch.tell(Step {
            files: self.files.load(Ordering::Relaxed),
            of_files: self.all,
            records: self.records.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
            of_bytes: self.of_bytes,
            is_foreseeable: self.endless.load(Ordering::Relaxed) == 0,
        });
    }
}

/// What of a file under way is counted as read, until the file is, or until it shows that it was read in vain.
pub(super) struct Counted<'r> {
    read: &'r Read<'r>,
    size: u64,
    end: Option<u32>,
    records: usize,
    bytes: u64,
}

impl Counted<'_> {
    /// The rows up to this one have been read.
    pub(super) fn reach(&mut self, row: u32) {
        let Some(end) = self.end else {
            return;
        };
        let part = u128::from(self.size) * u128::from(row.min(end)) / u128::from(end.max(1));
        let bytes = u64::try_from(part).unwrap_or(self.size).max(self.bytes);
        self.read
            .bytes
            .fetch_add(bytes - self.bytes, Ordering::Relaxed);
        self.bytes = bytes;
    }

    /// So many more records have been read.
    pub(super) fn add(&mut self, records: usize) {
        self.records += records;
        self.read.records.fetch_add(records, Ordering::Relaxed);
        self.read.tell();
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        let read = self.read;
        read.records.fetch_sub(self.records, Ordering::Relaxed);
        read.bytes.fetch_sub(self.bytes, Ordering::Relaxed);
        read.endless
            .fetch_sub(usize::from(self.end.is_none()), Ordering::Relaxed);
    }
}

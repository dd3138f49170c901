//! Records kept packed. A run keeps all of its records to the end, and as they are read each takes two kilobytes; packed
//! it takes a tenth of that, and gives back the same record in about a microsecond.
//!
//! Packed records lie in pages, some hundreds a page. A full page is never written again, so a copy of the list shares
//! its pages, and lists are joined without packing anything anew.

mod bytes;
mod entry;
mod number;
mod one;
mod page;
#[cfg(test)]
mod tests;
mod value;
mod wanted;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::record::Record;
pub use one::{Glance, Packed};
use page::Page;
pub use wanted::Wanted;

/// A list of packed records; it only grows.
#[derive(Clone, Default)]
pub struct Records {
    pages: Vec<Bound>,
}

/// A page and the number of records up to its end.
#[derive(Clone)]
struct Bound {
    page: Arc<Page>,
    end: usize,
}

impl Bound {
    fn start(&self) -> usize {
        self.end - self.page.len()
    }
}

impl Records {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.pages.last().map_or(0, |last| last.end)
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that the records take.
    pub fn size(&self) -> usize {
        self.pages.iter().map(|bound| bound.page.room()).sum()
    }

    /// Packs a record and adds it.
    pub fn push(&mut self, record: &Record) {
        self.on_last_page(|page| page.push(record));
    }

    /// Adds the records of another list behind these.
    pub fn append(&mut self, other: &Self) {
        for bound in &other.pages {
            let count = bound.page.len();
            match self.open_page() {
                Some(last) if last.page.has_room_for(&bound.page) => {
                    Arc::make_mut(&mut last.page).absorb(&bound.page);
                    last.end += count;
                }
                _ => {
                    let end = self.len() + count;
                    let page = Arc::clone(&bound.page);
                    self.pages.push(Bound { page, end });
                }
            }
        }
    }

    /// The record at a place.
    pub fn get(&self, place: usize) -> Option<Record> {
        Some(self.at(place)?.record())
    }

    /// What is asked for of the record at a place.
    pub fn part(&self, place: usize, wanted: &Wanted) -> Option<Record> {
        Some(self.at(place)?.part(wanted))
    }

    /// What is known of the record at a place without unpacking it.
    pub fn glance(&self, place: usize) -> Option<Glance<'_>> {
        Some(self.at(place)?.glance())
    }

    /// All records, unpacked one after the other.
    pub fn iter(&self) -> impl Iterator<Item = Record> + '_ {
        self.range(0..self.len())
    }

    /// The records in a range of places; places behind the end are passed over.
    pub fn range(&self, range: Range<usize>) -> impl Iterator<Item = Record> + '_ {
        self.packed(range).map(Packed::record)
    }

    /// What is asked for of the records in a range of places.
    pub fn parts<'a>(
        &'a self,
        range: Range<usize>,
        wanted: &'a Wanted,
    ) -> impl Iterator<Item = Record> + 'a {
        self.packed(range).map(move |packed| packed.part(wanted))
    }

    /// What is known of the records in a range of places without unpacking them.
    pub fn glances(&self, range: Range<usize>) -> impl Iterator<Item = Glance<'_>> {
        self.packed(range).map(Packed::glance)
    }

    /// The places cut into ranges of some hundreds, for sharing them among the cores.
    pub fn ranges(&self) -> Vec<Range<usize>> {
        let pages = self.pages.iter();
        pages.map(|bound| bound.start()..bound.end).collect()
    }

    /// The records that are to be kept, in the same order.
    #[must_use]
    pub fn retain(&self, mut keep: impl FnMut(usize, Glance<'_>) -> bool) -> Self {
        let mut kept = Self::new();
        for (place, packed) in self.packed(0..self.len()).enumerate() {
            if keep(place, packed.glance()) {
                kept.on_last_page(|last| last.copy(packed.page, packed.at));
            }
        }
        kept
    }

    /// The last page, where it may still be written to.
    fn open_page(&mut self) -> Option<&mut Bound> {
        let last = self.pages.last_mut()?;
        Arc::get_mut(&mut last.page)?;
        Some(last)
    }

    /// Adds one record to the last page, or to a new one where that is full or shared with another list.
    fn on_last_page(&mut self, add: impl FnOnce(&mut Page)) {
        let is_open = self.open_page().is_some_and(|last| !last.page.is_full());
        if !is_open {
            if let Some(last) = self.open_page() {
                Arc::make_mut(&mut last.page).close();
            }
            let (page, end) = (Arc::default(), self.len());
            self.pages.push(Bound { page, end });
        }
        if let Some(last) = self.pages.last_mut() {
            add(Arc::make_mut(&mut last.page));
            last.end += 1;
        }
    }

    /// The record at a place, still packed.
    pub fn at(&self, place: usize) -> Option<Packed<'_>> {
        let at = self.pages.partition_point(|bound| bound.end <= place);
        let bound = self.pages.get(at)?;
        let (page, at) = (&*bound.page, place - bound.start());
        Some(Packed { page, at })
    }

    /// The records in a range of places, still packed.
    fn packed(&self, range: Range<usize>) -> impl Iterator<Item = Packed<'_>> {
        let (first, behind) = (range.start, range.end);
        let from = self.pages.partition_point(|bound| bound.end <= first);
        let pages = self.pages[from..].iter();
        let pages = pages.take_while(move |bound| bound.start() < behind);
        pages.flat_map(move |bound| {
            let start = bound.start();
            let here = first.max(start) - start..behind.min(bound.end) - start;
            here.map(|at| Packed {
                page: &bound.page,
                at,
            })
        })
    }
}

impl FromIterator<Record> for Records {
    fn from_iter<I: IntoIterator<Item = Record>>(given: I) -> Self {
        let mut records = Self::new();
        records.extend(given);
        records
    }
}

impl<'r> FromIterator<&'r Record> for Records {
    fn from_iter<I: IntoIterator<Item = &'r Record>>(given: I) -> Self {
        let mut records = Self::new();
        for record in given {
            records.push(record);
        }
        records
    }
}

impl Extend<Record> for Records {
    fn extend<I: IntoIterator<Item = Record>>(&mut self, given: I) {
        for record in given {
            self.push(&record);
        }
    }
}

/// Equal where the same records stand in the same order, however they are cut into pages.
impl PartialEq for Records {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

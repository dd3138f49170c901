//! A page of packed records, with the names of the files and sheets that they stand in.

use std::sync::Arc;

use super::bytes::{Cursor, Pen};
use super::{Glance, Wanted, entry};
use crate::campaign::{FormId, RegionId};
use crate::intake::record::{Entry, Record, Source, SourceRef};
use crate::workbook::CellRef;

/// Bytes from which on a page takes no more records.
const FULL: usize = 1 << 16;

/// Some hundreds of records.
#[derive(Clone, Default)]
pub(super) struct Page {
    bytes: Vec<u8>,
    text: String,
    starts: Vec<Start>,
    homes: Vec<Home>,
}

/// Where a record begins, and its place among the homes. A full page takes no record, so a start is never far.
#[derive(Clone, Copy)]
struct Start {
    bytes: u32,
    text: u32,
    home: u32,
}

/// File, sheet and column, which many records share.
#[derive(Clone, PartialEq, Eq)]
struct Home {
    file: Arc<str>,
    sheet: Option<Arc<str>>,
    column: Option<Arc<str>>,
}

impl Page {
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    fn size(&self) -> usize {
        self.bytes.len() + self.text.len()
    }

    /// Bytes that the page takes, with room for what is still to come.
    pub fn room(&self) -> usize {
        let starts = self.starts.capacity() * size_of::<Start>();
        let homes = self.homes.capacity() * size_of::<Home>();
        size_of::<Self>() + self.bytes.capacity() + self.text.capacity() + starts + homes
    }

    pub fn is_full(&self) -> bool {
        self.size() >= FULL
    }

    /// True where another page's records find room here.
    pub fn has_room_for(&self, other: &Self) -> bool {
        self.size() + other.size() < FULL
    }

    /// Gives back the room that no more records will come for.
    pub fn close(&mut self) {
        self.bytes.shrink_to_fit();
        self.text.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.homes.shrink_to_fit();
    }

    /// Packs a record at the end.
    pub fn push(&mut self, record: &Record) {
        let home = self.home_of(&record.source);
        self.start(home);
        let mut pen = Pen {
            bytes: &mut self.bytes,
            text: &mut self.text,
        };
        pen.count(record.form.0);
        pen.optional(record.region.map(|region| region.0));
        pen.optional(record.source.row.map(|row| row as usize));
        let mut last = before_first(record.source.row);
        let mut entries = |pen: &mut Pen<'_>, entries: &[Entry]| {
            pen.count(entries.len());
            for entry in entries {
                entry::pack(entry, &mut last, pen);
            }
        };
        entries(&mut pen, &record.fields);
        pen.count(record.tables.len());
        for rows in &record.tables {
            pen.count(rows.len());
            for row in rows {
                entries(&mut pen, row);
            }
        }
    }

    /// Copies a record of another page to the end, as it is packed.
    pub fn copy(&mut self, from: &Self, at: usize) {
        let (Some(start), next) = (from.starts.get(at), from.starts.get(at + 1)) else {
            return;
        };
        let end = next.map_or((from.bytes.len(), from.text.len()), |next| {
            (next.bytes as usize, next.text as usize)
        });
        let home = from.homes.get(start.home as usize).cloned();
        let home = home.map_or(0, |home| self.settle(home));
        self.start(home);
        let bytes = from.bytes.get(start.bytes as usize..end.0);
        self.bytes.extend_from_slice(bytes.unwrap_or_default());
        let text = from.text.get(start.text as usize..end.1);
        self.text.push_str(text.unwrap_or_default());
    }

    /// Takes in all records of another page.
    pub fn absorb(&mut self, other: &Self) {
        for at in 0..other.len() {
            self.copy(other, at);
        }
    }

    /// The record at a place, or what is asked for of it.
    pub fn unpack(&self, at: usize, wanted: Option<&Wanted>) -> Record {
        let (glance, mut cursor) = self.begin(at);
        let mut last = before_first(glance.source.row);
        let fields = (0..cursor.count())
            .map(|place| match wanted {
                Some(wanted) if !wanted.has_field(place) => {
                    entry::skip(&mut last, &mut cursor);
                    Entry::default()
                }
                _ => entry::unpack(&mut last, &mut cursor),
            })
            .collect();
        let tables = (0..cursor.count())
            .map(|table| match wanted {
                Some(wanted) if !wanted.has_table(table) => {
                    skip_rows(&mut last, &mut cursor);
                    Vec::new()
                }
                _ => cursor.many(|cursor| cursor.many(|cursor| entry::unpack(&mut last, cursor))),
            })
            .collect();
        Record {
            form: glance.form,
            source: glance.source.to_source(),
            region: glance.region,
            fields,
            tables,
        }
    }

    /// What is known of a record without unpacking it.
    pub fn glance(&self, at: usize) -> Glance<'_> {
        self.begin(at).0
    }

    /// The first cell that a value of a record has; of its single fields only.
    pub fn first_cell(&self, at: usize) -> Option<CellRef> {
        let (glance, mut cursor) = self.begin(at);
        let mut last = before_first(glance.source.row);
        (0..cursor.count()).find_map(|_| entry::skip(&mut last, &mut cursor))
    }

    /// Reads a record up to its first entry.
    fn begin(&self, at: usize) -> (Glance<'_>, Cursor<'_>) {
        let start = self.starts.get(at);
        let from = start.map_or((0, 0), |start| (start.bytes as usize, start.text as usize));
        let mut cursor = Cursor::new(
            self.bytes.get(from.0..).unwrap_or_default(),
            self.text.get(from.1..).unwrap_or_default(),
        );
        let home = start.and_then(|start| self.homes.get(start.home as usize));
        let glance = Glance {
            form: FormId(cursor.count()),
            region: cursor.optional().map(RegionId),
            source: SourceRef {
                file: home.map_or("", |home| &home.file),
                sheet: home.and_then(|home| home.sheet.as_deref()),
                row: cursor.optional().and_then(|row| u32::try_from(row).ok()),
                column: home.and_then(|home| home.column.as_deref()),
            },
        };
        (glance, cursor)
    }

    fn start(&mut self, home: usize) {
        let [bytes, text, home] = [self.bytes.len(), self.text.len(), home]
            .map(|place| u32::try_from(place).unwrap_or(u32::MAX));
        self.starts.push(Start { bytes, text, home });
    }

    /// The place of a source's home. Records come file by file and sheet by sheet, so only the last one is looked at.
    fn home_of(&mut self, source: &Source) -> usize {
        let last = self.homes.last();
        let shared = |name: &str, of: fn(&Home) -> Option<&Arc<str>>| {
            let known = last.and_then(of).filter(|known| known.as_ref() == name);
            known.map_or_else(|| Arc::from(name), Arc::clone)
        };
        let sheet = |name: &String| shared(name, |home| home.sheet.as_ref());
        let column = |letters: &String| shared(letters, |home| home.column.as_ref());
        let home = Home {
            file: shared(&source.file, |home| Some(&home.file)),
            sheet: source.sheet.as_ref().map(sheet),
            column: source.column.as_ref().map(column),
        };
        self.settle(home)
    }

    fn settle(&mut self, home: Home) -> usize {
        if self.homes.last() != Some(&home) {
            self.homes.push(home);
        }
        self.homes.len() - 1
    }
}

/// The cell from which a record's first one is told.
fn before_first(row: Option<u32>) -> CellRef {
    CellRef::new(row.map_or(0, |row| row.saturating_sub(1)), 0)
}

fn skip_rows(last: &mut CellRef, cursor: &mut Cursor<'_>) {
    for _ in 0..cursor.count() {
        for _ in 0..cursor.count() {
            entry::skip(last, cursor);
        }
    }
}

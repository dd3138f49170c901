//! One entry. Its first byte says which parts follow; a cell is told from the one before, a text as written only where
//! the value would not be printed so.

use super::bytes::{Cursor, Pen};
use super::value;
use crate::intake::record::{Dress, Entry};
use crate::workbook::CellRef;

/// Bits of the first byte: the kind of the value, then these.
const KIND: u8 = 0x07;
const RAW_AS_PRINTED: u8 = 0x08;
const RAW: u8 = 0x10;
const CELL_NEXT: u8 = 0x20;
const CELL: u8 = 0x40;
const DRESS: u8 = 0x80;

/// Packs an entry; `last` is the cell before it on the record, and becomes its own.
pub(super) fn pack(entry: &Entry, last: &mut CellRef, pen: &mut Pen<'_>) {
    let mut head = value::kind(entry.value.as_ref());
    let raw = entry.raw.as_deref();
    let printed = |raw: &str| {
        entry
            .value
            .as_ref()
            .is_some_and(|one| value::prints(one, raw))
    };
    head |= match raw {
        None => 0,
        Some(raw) if printed(raw) => RAW_AS_PRINTED,
        Some(_) => RAW,
    };
    head |= match entry.cell {
        None => 0,
        Some(cell) if Some(cell) == next(*last) => CELL_NEXT,
        Some(_) => CELL,
    };
    if entry.dress.is_some() {
        head |= DRESS;
    }
    pen.byte(head);
    if let Some(cell) = entry.cell {
        if head & CELL != 0 {
            pen.signed(i64::from(cell.row) - i64::from(last.row));
            pen.signed(i64::from(cell.col) - i64::from(last.col));
        }
        *last = cell;
    }
    if let Some(value) = &entry.value {
        value::pack(value, pen);
    }
    if let Some(raw) = raw.filter(|_| head & RAW != 0) {
        pen.words(raw);
    }
    if let Some(dress) = &entry.dress {
        // Into memory nothing can fail to be written.
        let bytes = postcard::to_stdvec(dress).unwrap_or_default();
        pen.count(bytes.len());
        pen.bytes.extend(bytes);
    }
}

pub(super) fn unpack(last: &mut CellRef, cursor: &mut Cursor<'_>) -> Entry {
    let head = cursor.byte();
    let cell = cell(head, last, cursor);
    let value = value::unpack(head & KIND, cursor);
    let raw = if head & RAW != 0 {
        Some(cursor.words().into())
    } else if head & RAW_AS_PRINTED != 0 {
        value.as_ref().map(value::printed)
    } else {
        None
    };
    let dress = (head & DRESS != 0).then(|| {
        let length = cursor.count();
        let dress: Option<Dress> = postcard::from_bytes(cursor.take(length)).ok();
        Box::new(dress.unwrap_or_default())
    });
    Entry {
        cell,
        raw,
        value,
        dress,
    }
}

/// Passes over an entry but for its cell, for what follows tells its own from it.
pub(super) fn skip(last: &mut CellRef, cursor: &mut Cursor<'_>) -> Option<CellRef> {
    let head = cursor.byte();
    let cell = cell(head, last, cursor);
    value::skip(head & KIND, cursor);
    if head & RAW != 0 {
        cursor.words();
    }
    if head & DRESS != 0 {
        let length = cursor.count();
        cursor.take(length);
    }
    cell
}

fn cell(head: u8, last: &mut CellRef, cursor: &mut Cursor<'_>) -> Option<CellRef> {
    if head & CELL_NEXT != 0 {
        *last = next(*last)?;
    } else if head & CELL != 0 {
        let mut from = |last: u32| {
            let moved = i64::from(last).wrapping_add(cursor.signed());
            u32::try_from(moved).unwrap_or(last)
        };
        *last = CellRef::new(from(last.row), from(last.col));
    } else {
        return None;
    }
    Some(*last)
}

/// The cell to the right.
fn next(cell: CellRef) -> Option<CellRef> {
    Some(CellRef::new(cell.row, cell.col.checked_add(1)?))
}

//! Parts that earlier files had byte for byte: returns are copies of one template, with the same theme, styles and
//! relations in every one. What is needed of their content, and that it is whole and harmless, need not be found out again.

use super::package::Packed;
use std::cell::RefCell;
use std::collections::HashMap;
use zip::CompressionMethod;

/// Longest content that is remembered.
const LONGEST: u64 = 1 << 16;
/// Bytes remembered before all is forgotten.
const ROOM: usize = 1 << 20;

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

#[derive(Default)]
struct Known {
    /// By the checksum that they were held against.
    parts: HashMap<u32, Part>,
    bytes: usize,
}

/// A part whose content was found to be whole and harmless.
struct Part {
    method: CompressionMethod,
    packed: Box<[u8]>,
    /// Inflated bytes, as the directory says.
    size: u64,
    /// What is needed of it.
    content: Box<[u8]>,
}

/// False for the parts in which one return differs from the next, and for long ones.
pub(super) fn may_come_again(name: &str, packed: &Packed) -> bool {
    let is_own = name.contains("worksheets/") || name.ends_with("sharedstrings.xml");
    let is_short = packed.size <= LONGEST && packed.bytes.len() as u64 <= LONGEST;
    is_short && !is_own && !packed.is_encrypted
}

/// Fills the room with what is needed of a known part; false where it is not known.
pub(super) fn recall(packed: &Packed, room: &mut Vec<u8>) -> bool {
    KNOWN.with_borrow(|known| match known.find(packed) {
        Some(part) => {
            room.clear();
            room.extend_from_slice(&part.content);
            true
        }
        None => false,
    })
}

/// Remembers what is needed of a part that was found to be whole and harmless.
pub(super) fn remember(packed: &Packed, content: &[u8]) {
    KNOWN.with_borrow_mut(|known| {
        known.bytes += packed.bytes.len() + content.len();
        if known.bytes > ROOM {
            *known = Known::default();
            return;
        }
        let part = Part {
            method: packed.method,
            packed: packed.bytes.into(),
            size: packed.size,
            content: content.into(),
        };
        known.parts.insert(packed.checksum, part);
    });
}

impl Known {
    fn find(&self, packed: &Packed) -> Option<&Part> {
        self.parts.get(&packed.checksum).filter(|part| {
            part.size == packed.size
                && part.method == packed.method
                && *part.packed == *packed.bytes
        })
    }
}

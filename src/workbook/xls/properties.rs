//! Custom document properties in an OLE property set: a dictionary of names, and values by number.

use super::super::little_endian::{f64_at, u16_at, u32_at};
use super::text::code_page;
use std::collections::BTreeMap;

/// The section of the user's own properties, as its identifier is stored.
const USER_DEFINED: [u8; 16] = [
    0x05, 0xd5, 0xcd, 0xd5, 0x9c, 0x2e, 0x1b, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2b, 0x2c, 0xf9, 0xae,
];
const DICTIONARY: u32 = 0;
const CODE_PAGE: u32 = 1;
const UTF_16: u16 = 1200;

/// The custom properties by name; what cannot be read is left out.
pub(super) fn custom(stream: &[u8]) -> BTreeMap<String, String> {
    let Some(section) = section(stream) else {
        return BTreeMap::new();
    };
    let mut section = Section {
        data: section,
        code_page: 0,
    };
    if let Some(at) = section.offset(CODE_PAGE) {
        section.code_page = u16_at(section.data, at + 4).unwrap_or(0);
    }
    let names = section.names();
    names
        .into_iter()
        .filter_map(|(id, name)| Some((name, section.value(section.offset(id)?)?)))
        .collect()
}

fn section(stream: &[u8]) -> Option<&[u8]> {
    let count = u32_at(stream, 24)?.min(2) as usize;
    (0..count).find_map(|i| {
        let at = 28 + i * 20;
        let start = u32_at(stream, at + 16)? as usize;
        (stream.get(at..at + 16)? == USER_DEFINED).then(|| stream.get(start..))?
    })
}

struct Section<'a> {
    data: &'a [u8],
    code_page: u16,
}

impl Section<'_> {
    /// Where the property of this number stands.
    fn offset(&self, id: u32) -> Option<usize> {
        let entries = self.data.get(8..)?.chunks_exact(8);
        let count = u32_at(self.data, 4)? as usize;
        entries
            .take(count)
            .find(|entry| u32_at(entry, 0) == Some(id))
            .and_then(|entry| Some(u32_at(entry, 4)? as usize))
    }

    fn names(&self) -> Vec<(u32, String)> {
        let mut names = Vec::new();
        let Some(at) = self.offset(DICTIONARY) else {
            return names;
        };
        let count = u32_at(self.data, at).unwrap_or(0);
        let mut at = at + 4;
        for _ in 0..count {
            let Some((id, name, end)) = self.name(at) else {
                break;
            };
            names.push((id, name));
            at = end;
        }
        names
    }

    /// A dictionary entry, and where the next one starts.
    fn name(&self, at: usize) -> Option<(u32, String, usize)> {
        let id = u32_at(self.data, at)?;
        let length = u32_at(self.data, at + 4)? as usize;
        let wide = self.code_page == UTF_16;
        let bytes = if wide { length.checked_mul(2)? } else { length };
        let start = at + 8;
        let name = self.text(start, bytes, wide)?;
        let padded = if wide {
            bytes.next_multiple_of(4)
        } else {
            bytes
        };
        Some((id, name, start + padded))
    }

    /// A value as text: texts, numbers and truth values; the stamp of a template needs no more.
    fn value(&self, at: usize) -> Option<String> {
        let body = at + 4;
        match u16_at(self.data, at)? {
            0x0002 => Some(u16_at(self.data, body)?.cast_signed().to_string()),
            0x0003 => Some(u32_at(self.data, body)?.cast_signed().to_string()),
            0x0005 => Some(f64_at(self.data, body)?.to_string()),
            0x000b => Some((u16_at(self.data, body)? != 0).to_string()),
            0x001e => {
                let bytes = u32_at(self.data, body)? as usize;
                self.text(body + 4, bytes, self.code_page == UTF_16)
            }
            0x001f => {
                let bytes = (u32_at(self.data, body)? as usize).checked_mul(2)?;
                self.text(body + 4, bytes, true)
            }
            _ => None,
        }
    }

    fn text(&self, start: usize, bytes: usize, wide: bool) -> Option<String> {
        let raw = self.data.get(start..start.checked_add(bytes)?)?;
        let encoding = match (wide, self.code_page) {
            (true, _) => encoding_rs::UTF_16LE,
            (false, number) => code_page(number),
        };
        let text = encoding.decode_without_bom_handling(raw).0;
        Some(text.trim_end_matches('\0').to_owned())
    }
}

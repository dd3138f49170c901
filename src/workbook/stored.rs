//! A zip container of uncompressed parts, put together in memory for a parser that takes nothing but containers.

const LOCAL: u32 = 0x0403_4b50;
const ENTRY: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// The version of the format that knows stored parts.
const VERSION: u16 = 10;
/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;
/// 1 January 1980, the first day of the format.
const FIRST_DAY: u16 = 0x21;

/// A container under construction: fewer than 65 536 parts, less than 4 GiB together.
#[derive(Default)]
pub(super) struct Stored {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

/// Bytes that a container has beside the contents, most often.
const BESIDE: usize = 1 << 11;

impl Stored {
    /// A container for so many bytes.
    pub(super) fn with_room(size: u64) -> Self {
        Self {
            bytes: Vec::with_capacity(usize::try_from(size).unwrap_or(0) + BESIDE),
            ..Self::default()
        }
    }

    /// Adds a part; `checksum` is its CRC-32.
    pub(super) fn add(&mut self, name: &str, checksum: u32, content: &[u8]) {
        let header = narrow(self.bytes.len());
        let size = narrow(content.len());
        push_u32(&mut self.bytes, LOCAL);
        push_common(&mut self.bytes, checksum, size, name);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(content);

        let directory = &mut self.directory;
        push_u32(directory, ENTRY);
        push_u16(directory, VERSION);
        push_common(directory, checksum, size, name);
        // No comment, the first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        push_u32(directory, header);
        directory.extend_from_slice(name.as_bytes());
        self.parts = self.parts.saturating_add(1);
    }

    /// The container.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let start = narrow(self.bytes.len());
        self.bytes.extend_from_slice(&self.directory);
        push_u32(&mut self.bytes, END);
        for number in [0, 0, self.parts, self.parts] {
            push_u16(&mut self.bytes, number);
        }
        push_u32(&mut self.bytes, narrow(self.directory.len()));
        push_u32(&mut self.bytes, start);
        push_u16(&mut self.bytes, 0); // no comment
        self.bytes
    }
}

/// What a local header and the directory say alike.
fn push_common(bytes: &mut Vec<u8>, checksum: u32, size: u32, name: &str) {
    for number in [VERSION, UTF_8, 0, 0, FIRST_DAY] {
        push_u16(bytes, number);
    }
    for number in [checksum, size, size] {
        push_u32(bytes, number);
    }
    push_u16(bytes, u16::try_from(name.len()).unwrap_or(u16::MAX));
    push_u16(bytes, 0); // no extra field
}

fn push_u16(bytes: &mut Vec<u8>, number: u16) {
    bytes.extend_from_slice(&number.to_le_bytes());
}

fn push_u32(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend_from_slice(&number.to_le_bytes());
}

fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Stored;
    use proptest::prelude::*;
    use std::io::{Cursor, Read as _};
    use zip::ZipArchive;

    fn checksum(content: &[u8]) -> u32 {
        // Bit by bit, as the format's own page has it.
        !content.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
            })
        })
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out(
            contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 0..9),
        ) {
            let mut stored = Stored::default();
            for (i, content) in contents.iter().enumerate() {
                stored.add(&format!("xl/表{i}.xml"), checksum(content), content);
            }
            let mut archive = ZipArchive::new(Cursor::new(stored.finish())).unwrap();
            prop_assert_eq!(archive.len(), contents.len());
            for (i, content) in contents.iter().enumerate() {
                let mut read = Vec::new();
                let mut part = archive.by_name(&format!("xl/表{i}.xml")).unwrap();
                part.read_to_end(&mut read).unwrap();
                prop_assert_eq!(&read, content);
            }
            prop_assert!(archive.validate_header_consistency().is_ok());
        }
    }
}

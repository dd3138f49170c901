//! The table of texts that cells point into. It goes on over many records, and so may a single text.

use super::super::little_endian::{u16_at, u32_at};

/// The table, from its record and the records that continue it. It ends at the first fault: what follows cannot be
/// found.
pub(super) fn shared_strings(pieces: &[&[u8]]) -> Vec<Box<str>> {
    let mut table = Table {
        pieces,
        rest: pieces
            .first()
            .and_then(|first| first.get(8..))
            .unwrap_or_default(),
    };
    let mut strings = Vec::new();
    while let Some(text) = table.string() {
        strings.push(text.into_boxed_str());
    }
    strings
}

/// A place in the pieces of the table.
struct Table<'a> {
    /// The current piece and those after it.
    pieces: &'a [&'a [u8]],
    /// What is left of the current piece.
    rest: &'a [u8],
}

impl<'a> Table<'a> {
    /// Goes on to the next piece; false after the last.
    fn turn(&mut self) -> bool {
        self.pieces = self.pieces.get(1..).unwrap_or_default();
        self.rest = self.pieces.first().copied().unwrap_or_default();
        !self.pieces.is_empty()
    }

    /// Bytes within one piece.
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn string(&mut self) -> Option<String> {
        while self.rest.is_empty() {
            if !self.turn() {
                return None;
            }
        }
        let head = self.take(3)?;
        let length = usize::from(u16_at(head, 0)?);
        let flags = head[2];
        let runs = match flags & 8 {
            0 => 0,
            _ => usize::from(u16_at(self.take(2)?, 0)?),
        };
        let phonetic = match flags & 4 {
            0 => 0,
            _ => u32_at(self.take(4)?, 0)? as usize,
        };
        let text = self.characters(length, flags & 1 != 0)?;
        self.skip(runs * 4 + phonetic)?;
        Some(text)
    }

    /// Characters that may go on in the next piece, which says anew how wide they are.
    fn characters(&mut self, mut left: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::with_capacity(left);
        while left > 0 {
            if self.rest.is_empty() {
                if !self.turn() {
                    return None;
                }
                wide = self.take(1)?[0] & 1 != 0;
                continue;
            }
            let width = if wide { 2 } else { 1 };
            let count = left.min(self.rest.len() / width);
            let body = self.take((count * width).max(1).min(self.rest.len()))?;
            if wide {
                let pairs = body.chunks_exact(2);
                units.extend(pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
            } else {
                units.extend(body.iter().map(|byte| u16::from(*byte)));
            }
            left -= count;
        }
        Some(String::from_utf16_lossy(&units))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.rest.len() {
            count -= self.rest.len();
            if !self.turn() {
                return None;
            }
        }
        self.rest = &self.rest[count..];
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::shared_strings;

    #[test]
    fn a_text_goes_on_in_the_next_record_in_another_width() {
        let mut first = vec![0; 8];
        first.extend([4, 0, 1]);
        first.extend("村名".encode_utf16().flat_map(u16::to_le_bytes));
        let second = [&[0][..], b"AB", &[2, 0, 0], b"ok"].concat();
        let strings = shared_strings(&[&first, &second]);
        assert_eq!(strings, ["村名AB".into(), "ok".into()]);
    }

    #[test]
    fn formatting_and_phonetics_after_a_text_are_passed_over() {
        let mut table = vec![0; 8];
        table.extend([1, 0, 0b1100, 1, 0, 3, 0, 0, 0]);
        table.extend(b"a");
        table.extend([9; 4 + 3]);
        table.extend([1, 0, 0]);
        table.extend(b"b");
        assert_eq!(shared_strings(&[&table]), ["a".into(), "b".into()]);
    }

    #[test]
    fn a_table_cut_short_keeps_the_texts_before_the_cut() {
        let mut table = vec![0; 8];
        table.extend([1, 0, 0]);
        table.extend(b"a");
        table.extend([200, 0, 0]);
        table.extend(b"b");
        assert_eq!(shared_strings(&[&table]), ["a".into()]);
    }
}

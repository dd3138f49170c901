//! The two strips that a record is packed into: numbers as bytes, words as one text.
//!
//! Words lie apart so that they are known to be text and need not be proved so again. What is read back was written
//! here; where a strip ends too early, nothing is read instead of something wrong.

/// Writes to the end of both strips.
pub(super) struct Pen<'p> {
    pub bytes: &'p mut Vec<u8>,
    pub text: &'p mut String,
}

impl Pen<'_> {
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// A number, the shorter the smaller it is.
    pub fn number(&mut self, number: u64) {
        let mut rest = number;
        while rest >= 0x80 {
            self.bytes.push(low_bits(rest) | 0x80);
            rest >>= 7;
        }
        self.bytes.push(low_bits(rest));
    }

    /// A count or a place.
    pub fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    /// A count or a place that may be missing.
    pub fn optional(&mut self, count: Option<usize>) {
        self.number(count.map_or(0, |count| count as u64 + 1));
    }

    /// A number with a sign, the shorter the closer it is to zero.
    pub fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    pub fn words(&mut self, words: &str) {
        self.count(words.len());
        self.text.push_str(words);
    }
}

fn low_bits(number: u64) -> u8 {
    (number & 0x7f) as u8
}

/// Reads both strips from a place on.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'p> {
    bytes: &'p [u8],
    text: &'p str,
}

impl<'p> Cursor<'p> {
    pub fn new(bytes: &'p [u8], text: &'p str) -> Self {
        Self { bytes, text }
    }

    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        *first
    }

    pub fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                return number;
            }
        }
    }

    pub fn count(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(0)
    }

    pub fn optional(&mut self) -> Option<usize> {
        self.count().checked_sub(1)
    }

    pub fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    pub fn words(&mut self) -> &'p str {
        let length = self.count();
        let (words, rest) = self.text.split_at_checked(length).unwrap_or_default();
        self.text = rest;
        words
    }

    pub fn take(&mut self, length: usize) -> &'p [u8] {
        let (taken, rest) = self.bytes.split_at_checked(length).unwrap_or_default();
        self.bytes = rest;
        taken
    }

    /// So many things, as far as there can be so many.
    pub fn many<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.count().min(self.bytes.len());
        (0..count).map(|_| read(self)).collect()
    }
}

//! A BIFF stream as records: a number, a length, and that many bytes.

use super::super::little_endian::u16_at;

/// Record numbers that this reader knows, by their names in the format's documentation.
pub(super) mod kind {
    pub const BOF: u16 = 0x0809;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const CONTINUE: u16 = 0x003c;
    pub const DATE_MODE: u16 = 0x0022;
    pub const EOF: u16 = 0x000a;
    pub const FILE_PASS: u16 = 0x002f;
    pub const FORMAT: u16 = 0x041e;
    pub const FORMULA: u16 = 0x0006;
    pub const LABEL: u16 = 0x0204;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const MERGE_CELLS: u16 = 0x00e5;
    pub const MUL_RK: u16 = 0x00bd;
    pub const NUMBER: u16 = 0x0203;
    pub const RK: u16 = 0x027e;
    pub const R_STRING: u16 = 0x00d6;
    pub const SST: u16 = 0x00fc;
    pub const STRING: u16 = 0x0207;
    pub const XF: u16 = 0x00e0;
}

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

/// The records of a stream from some offset on.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    /// The pieces of a record that goes on in the `CONTINUE` records after it.
    pub(super) fn with_continues(&mut self, first: Record<'a>) -> Vec<&'a [u8]> {
        let mut pieces = vec![first.data];
        while u16_at(self.rest, 0) == Some(kind::CONTINUE) {
            match self.next() {
                Some(record) => pieces.push(record.data),
                None => break,
            }
        }
        pieces
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    /// The next record; none where the stream ends or a record reaches past its end.
    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16_at(self.rest, 0)?;
        let length = usize::from(u16_at(self.rest, 2)?);
        let data = self.rest.get(4..4 + length)?;
        self.rest = &self.rest[4 + length..];
        Some(Record { kind, data })
    }
}

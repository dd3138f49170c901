//! The records of a binary workbook, looked over before calamine allocates what they claim and fills the rectangle
//! around their cells.

use super::Limit;
use super::OpenError;
use super::limits::{Limits, within};
use super::little_endian::{u16_at, u32_at};

/// Records that matter here, by their names in the format's documentation.
mod kind {
    pub const BOF: u16 = 0x0809;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const CONTINUE: u16 = 0x003c;
    pub const DIMENSIONS: u16 = 0x0200;
    pub const EOF: u16 = 0x000a;
    pub const FILE_PASS: u16 = 0x002f;
    pub const FORMULA: u16 = 0x0006;
    pub const LABEL: u16 = 0x0204;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const MUL_RK: u16 = 0x00bd;
    pub const NUMBER: u16 = 0x0203;
    pub const RK: u16 = 0x027e;
    pub const R_STRING: u16 = 0x00d6;
}

/// Cells of the largest sheet that the format can hold.
const WHOLE_SHEET: u64 = 65_536 * 256;

/// Who wrote a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// Excel 5 and 95.
    Excel5,
    /// Excel 97 to 2003.
    Excel97,
}

/// Refuses what is encrypted or claims too much, and tells the version.
pub(super) fn look_over(stream: &[u8], limits: &Limits) -> Result<Version, OpenError> {
    let mut version = Version::Excel97;
    let mut sheets = Vec::new();
    for record in Records::new(stream) {
        match record.kind {
            kind::BOF if u16_at(record.data, 0) == Some(0x0500) => version = Version::Excel5,
            // Present for every way of encrypting, the old XOR way included.
            kind::FILE_PASS => return Err(OpenError::Encrypted),
            kind::BOUND_SHEET => sheets.extend(u32_at(record.data, 0)),
            kind::EOF => break,
            _ => {}
        }
    }
    within(Limit::Sheets, sheets.len() as u64, limits.sheets)?;
    continues(stream, limits)?;
    for offset in sheets {
        let Some(sheet) = stream.get(offset as usize..) else {
            return Err(OpenError::damaged("有工作表不在文件里，文件可能没有传完"));
        };
        extent(sheet, limits)?;
    }
    Ok(version)
}

fn continues(stream: &[u8], limits: &Limits) -> Result<(), OpenError> {
    let mut in_a_row = 0;
    for record in Records::new(stream) {
        in_a_row = match record.kind {
            kind::CONTINUE => in_a_row + 1,
            _ => 0,
        };
        within(Limit::Continues, in_a_row, limits.continues)?;
    }
    Ok(())
}

/// Refuses a sheet whose claimed or real rectangle is more than a dense parser should fill.
fn extent(sheet: &[u8], limits: &Limits) -> Result<(), OpenError> {
    let mut real = Rectangle::default();
    let mut depth = 0_u32;
    for record in Records::new(sheet) {
        let data = record.data;
        let word = |at| u16_at(data, at).map(u64::from);
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => break,
            kind::EOF => depth -= 1,
            kind::DIMENSIONS => {
                // Room for a claim is only reserved, and offices that format whole columns claim whole sheets.
                let claimed = claimed_cells(data).unwrap_or(0);
                within(
                    Limit::DenseCells,
                    claimed,
                    limits.dense_cells.max(WHOLE_SHEET),
                )?;
            }
            kind::MUL_RK => {
                let end = data.len().saturating_sub(2);
                real.cover(word(0), word(2));
                real.cover(word(0), word(end));
            }
            kind::BOOL_ERR
            | kind::FORMULA
            | kind::LABEL
            | kind::LABEL_SST
            | kind::NUMBER
            | kind::RK
            | kind::R_STRING => real.cover(word(0), word(2)),
            _ => {}
        }
    }
    within(Limit::DenseCells, real.cells(), limits.dense_cells)
}

/// The cells that a sheet says it has: rows and columns, each as first and one past the last. Where the first comes after
/// the last, calamine reckons as its numbers do: past their end and round again.
fn claimed_cells(data: &[u8]) -> Option<u64> {
    let wide = |at| u16_at(data, at).map(u32::from);
    let [top, bottom, left, right] = if data.len() == 10 {
        [wide(0)?, wide(2)?, wide(4)?, wide(6)?]
    } else {
        [u32_at(data, 0)?, u32_at(data, 4)?, wide(8)?, wide(10)?]
    };
    let left = if left > 0xff || right < left { 0 } else { left };
    let (rows, columns) = (bottom.wrapping_sub(top), right.wrapping_sub(left));
    Some(u64::from(rows) * u64::from(columns))
}

/// The smallest rectangle around the cells seen.
#[derive(Default)]
struct Rectangle(Option<[(u64, u64); 2]>);

impl Rectangle {
    fn cover(&mut self, row: Option<u64>, col: Option<u64>) {
        let (Some(row), Some(col)) = (row, col) else {
            return;
        };
        let [first, last] = self.0.get_or_insert([(row, col); 2]);
        *first = (first.0.min(row), first.1.min(col));
        *last = (last.0.max(row), last.1.max(col));
    }

    fn cells(&self) -> u64 {
        self.0.map_or(0, |[first, last]| {
            (last.0 - first.0 + 1) * (last.1 - first.1 + 1)
        })
    }
}

/// One record: a number, a length, and that many bytes.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// The records of a stream from some offset on.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
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

//! Cell addresses: zero-based in memory, A1 to people.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Rows of the largest sheets.
pub(crate) const ROWS: u32 = 1 << 20;
/// Columns of the largest sheets.
pub(crate) const COLUMNS: u32 = 1 << 14;

/// One cell's place on its sheet, zero-based.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRef {
    /// Zero-based row.
    pub row: u32,
    /// Zero-based column.
    pub col: u32,
}

impl CellRef {
    /// The cell at a zero-based row and column.
    pub const fn new(row: u32, col: u32) -> Self {
        Self { row, col }
    }

    /// The cell that a place such as `B6` names, where it lies on a sheet.
    pub fn from_a1(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let (letters, digits) = text.split_at(letters);
        if letters.is_empty() || letters.len() > 3 || digits.is_empty() || digits.len() > 7 {
            return None;
        }
        let col = letters.iter().fold(0, |sum, letter| {
            sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
        });
        let mut row = 0;
        for digit in digits {
            row = row * 10 + char::from(*digit).to_digit(10)?;
        }
        Some(Self::new(row.checked_sub(1)?, col - 1)).filter(|at| at.is_on_sheet())
    }

    /// True where the largest sheets of Excel and LibreOffice have such a cell.
    pub const fn is_on_sheet(self) -> bool {
        self.row < ROWS && self.col < COLUMNS
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.col), u64::from(self.row) + 1)
    }
}

/// The letters of a zero-based column: 0 → `A`, 26 → `AA`.
pub fn column_letters(col: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(col) + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{CellRef, column_letters};
    use proptest::prelude::*;

    #[test]
    fn letters_follow_excel() {
        assert_eq!(column_letters(0), "A");
        assert_eq!(column_letters(25), "Z");
        assert_eq!(column_letters(26), "AA");
        assert_eq!(column_letters(16_383), "XFD");
        assert_eq!(CellRef::new(5, 1).to_string(), "B6");
    }

    #[test]
    fn places_off_the_sheet_are_none() {
        for text in [
            "", "A", "1", "A0", "XFE1", "A1048577", "$A$1", "A1B", "AAAA1", "甲1",
        ] {
            assert_eq!(CellRef::from_a1(text), None, "{text}");
        }
        let last = CellRef::new(1_048_575, 16_383);
        assert_eq!(CellRef::from_a1("XFD1048576"), Some(last));
    }

    proptest! {
        #[test]
        fn every_place_reads_back(row in 0_u32..1_048_576, col in 0_u32..16_384) {
            let at = CellRef::new(row, col);
            prop_assert_eq!(CellRef::from_a1(&at.to_string()), Some(at));
        }
    }
}

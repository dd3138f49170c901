//! What one cell holds, before anybody has judged it.

use serde::{Deserialize, Serialize};

/// A non-blank cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Text as typed, line breaks kept.
    Text(Box<str>),
    /// A number as stored.
    Number(f64),
    /// A number that the workbook formats as a date or time.
    Date(DateCell),
    /// TRUE or FALSE; Excel's check boxes arrive so.
    Bool(bool),
    /// An error value such as `#REF!`.
    Error(Box<str>),
    /// A formula that was never computed; its text.
    Uncomputed(Box<str>),
}

/// A date cell, in the two ways formats store it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum DateCell {
    /// Days since the workbook's epoch.
    Serial {
        /// The stored number.
        days: f64,
        /// True where the workbook counts from 1904.
        epoch_1904: bool,
        /// True for a length of time, such as `[h]:mm`.
        duration: bool,
    },
    /// ISO 8601 text, as OpenDocument stores it.
    Iso(Box<str>),
}

impl Cell {
    /// A text cell.
    pub fn text(text: impl Into<Box<str>>) -> Self {
        Self::Text(text.into())
    }

    /// True for a text of white space only.
    pub fn is_blank(&self) -> bool {
        self.as_text()
            .is_some_and(|text| text.chars().all(char::is_whitespace))
    }

    /// The text, where the cell is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

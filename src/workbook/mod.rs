//! A spreadsheet file as sparse grids of cells with absolute addresses, whatever format it came in.
//!
//! The only room that knows calamine and csv. It judges nothing about forms: it says what stands in which cell,
//! or why the file cannot be read.

mod biff;
mod builder;
mod cell;
mod claims;
mod convert;
mod damage;
mod delimited;
mod document;
mod error;
mod feed;
mod gathering;
mod grid;
mod isolation;
mod known;
mod limit;
mod limits;
mod little_endian;
mod merges;
mod ods;
mod ole;
mod open;
mod opener;
mod package;
mod shield;
mod sink;
mod sniff;
mod styles;
mod tail;
mod taker;
mod text;
mod weigh;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

pub use crate::diagnostic::{CellRef, column_letters};
pub use cell::{Cell, DateCell};
pub use damage::Damage;
pub use document::Document;
pub use error::OpenError;
pub use grid::{Grid, Row};
pub use isolation::{ReaderCommand, serve};
pub use limit::Limit;
pub use limits::Limits;
pub use merges::Merge;
pub use open::open_bytes;
pub use opener::{Opener, open};
pub use taker::{Begun, Long, Taker};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format that a file's content shows, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Office Open XML (`.xlsx`, `.xlsm`).
    Xlsx,
    /// Excel 97–2003 binary, also WPS `.et`.
    Xls,
    /// Excel binary workbook.
    Xlsb,
    /// OpenDocument spreadsheet.
    Ods,
    /// Delimited text.
    Csv,
}

/// One opened file.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// What the content is.
    pub format: Format,
    /// SHA-256 of the file's bytes, lower-case hex.
    pub sha256: String,
    /// Custom document properties; a kjzd template carries its stamp here.
    pub properties: BTreeMap<String, String>,
    /// The sheets in file order, hidden ones included.
    pub sheets: Vec<Sheet>,
    /// What the reader had to do to read it; each becomes a notice.
    pub remarks: Vec<Remark>,
}

/// One sheet of a workbook.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The tab's name; `None` for a CSV file.
    pub name: Option<String>,
    /// False for hidden and very hidden sheets.
    pub visible: bool,
    /// Its cells.
    pub grid: Grid,
    /// Set where not all of the sheet could be read.
    pub broken_at: Option<BrokenAt>,
}

/// Where and why the reading of a sheet failed. Cells after that place may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrokenAt {
    /// The last cell read well, if any.
    pub after: Option<CellRef>,
    /// What is broken there.
    pub damage: Damage,
}

/// Something that the reader did on the way, worth telling but no fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// The name's extension does not fit the content.
    WrongExtension {
        /// As the file is named, lower case, without the dot.
        extension: String,
        /// As the content shows.
        found: Format,
    },
    /// The text is not UTF-8 and was read as GB18030.
    DecodedGb18030,
    /// Characters that the encoding could not hold came as `?` or U+FFFD.
    LossyText,
}

//! How much one file may ask for. Checked before a parser sees the bytes, so that no file can take the run down.

use super::OpenError;

/// Upper bounds on one file. The defaults are far above any honest return and far below what hurts a clerk's machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Entries in a zip container.
    pub zip_entries: usize,
    /// Bytes that the parts of a zip container may inflate to, together.
    pub inflated_bytes: u64,
    /// Inflated bytes to packed bytes of one part, beyond the first mebibyte. XML seldom passes 100.
    pub inflation_ratio: u64,
    /// Shared strings of a workbook.
    pub shared_strings: u64,
    /// Elements within elements in one XML part.
    pub xml_depth: usize,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Non-blank cells of a workbook, all sheets together.
    pub cells: u64,
    /// Cells in the rectangle around a sheet, for parsers that fill it densely.
    pub dense_cells: u64,
    /// Merged ranges of a sheet; those beyond are dropped with a remark.
    pub merges: usize,
    /// Bytes of text in one cell. Excel itself stops at 32 767 characters.
    pub cell_text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            zip_entries: 10_000,
            inflated_bytes: 1 << 30,
            inflation_ratio: 1_000,
            shared_strings: 10_000_000,
            xml_depth: 256,
            sheets: 2_000,
            cells: 20_000_000,
            dense_cells: 4_000_000,
            merges: 200_000,
            cell_text_bytes: 1 << 20,
        }
    }
}

impl Limits {
    /// The refusal of a workbook with more cells than `cells`.
    pub(super) fn too_many_cells(&self) -> OpenError {
        OpenError::TooLarge {
            what: "单元格个数",
            limit: self.cells,
        }
    }
}

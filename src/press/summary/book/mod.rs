//! A workbook with long lists on it.
//!
//! rust_xlsxwriter writes the *frame*: every sheet, of a long list only its head and one row of each format. The rows of
//! long lists are written here, each list straight into its part of the package, on all cores at once: a format is
//! known by its number and not sought for every cell, and nothing of a row is kept. Texts stand in their cells, not in a table
//! shared by all sheets, so that no list waits for another and the bytes do not depend on who comes first.

mod cut;
mod escape;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::{Cursor, Read as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use rust_xlsxwriter::{Workbook, XlsxError};
use zip::write::{PreparedZipFile, SimpleFileOptions, ZipFileBuilder};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use self::cut::Cut;
pub(super) use self::rows::Rows;
use super::list::List;

/// One below the default, which takes twice the time to save half a percent.
const COMPRESSION: i64 = 5;
/// Rows between two reports.
const REPORT: usize = 1 << 10;

/// Told how many rows stand, and how many will.
pub type Watched<'w> = &'w (dyn Fn(usize, usize) + Sync);

/// A workbook, ready to be saved.
pub struct Book<'s> {
    pub(super) frame: Workbook,
    lists: Vec<Planned<'s>>,
}

struct Planned<'s> {
    /// The sheet's part in the package.
    part: String,
    list: List<'s>,
}

impl<'s> Book<'s> {
    pub(super) fn new() -> Self {
        Self {
            frame: Workbook::new(),
            lists: Vec::new(),
        }
    }

    /// The rows of the sheet that was added last.
    pub(super) fn list(&mut self, list: List<'s>) {
        let part = format!("xl/worksheets/sheet{}.xml", self.frame.worksheets().len());
        self.lists.push(Planned { part, list });
    }

    /// The workbook's bytes.
    pub fn save_to_buffer(&mut self) -> Result<Vec<u8>, XlsxError> {
        self.save_watched(&|_, _| {})
    }

    /// The workbook's bytes; `watched` is told how far they have come.
    pub fn save_watched(&mut self, watched: Watched<'_>) -> Result<Vec<u8>, XlsxError> {
        let frame = self.frame.save_to_buffer()?;
        let mut frame = ZipArchive::new(Cursor::new(frame.as_slice()))?;
        let cuts = self.lists.iter().map(|planned| {
            let mut xml = String::new();
            frame.by_name(&planned.part)?.read_to_string(&mut xml)?;
            Cut::of(&xml, planned.list.widths().count())
        });
        let cuts: Vec<Cut> = cuts.collect::<Result<_, XlsxError>>()?;
        let mut parts = self.parts(&cuts, watched)?;
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..frame.len() {
            let part = frame.by_index_raw(place)?;
            match parts.remove(part.name()?.as_ref()) {
                Some(list) => package.add_prepared_file(list)?,
                None => package.raw_copy_file(part)?,
            }
        }
        Ok(package.finish()?.into_inner())
    }

    /// The lists' parts by name, each compressed on a core of its own.
    fn parts(
        &self,
        cuts: &[Cut],
        watched: Watched<'_>,
    ) -> Result<HashMap<&str, PreparedZipFile>, XlsxError> {
        let of: usize = self.lists.iter().map(|planned| planned.list.len()).sum();
        let written = AtomicUsize::new(0);
        let told = |rows: usize| {
            let before = written.fetch_add(rows, Ordering::Relaxed);
            watched(before + rows, of);
        };
        self.lists
            .par_iter()
            .zip(cuts)
            .map(|(planned, cut)| {
                let part = planned.part.as_str();
                Ok((part, compressed(part, &planned.list, cut, &told)?))
            })
            .collect()
    }
}

fn compressed(
    part: &str,
    list: &List<'_>,
    cut: &Cut,
    told: &dyn Fn(usize),
) -> Result<PreparedZipFile, XlsxError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(COMPRESSION))
        .last_modified_time(DateTime::default());
    let mut out = ZipFileBuilder::new(part, options)?;
    out.write_all(cut.before(list.len()).as_bytes())?;
    let mut rows = Rows::new(&mut out, list, cut, told);
    list.fill(&mut rows)?;
    let written = rows.end()?;
    debug_assert_eq!(
        written,
        list.len(),
        "the rows that the sheet's head speaks of"
    );
    out.write_all(cut.after.as_bytes())?;
    Ok(out.finish()?)
}

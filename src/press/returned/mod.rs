//! The returned copy: a faulty return on our own form, as it was written, with what is wrong marked where it stands.
//!
//! Values are not corrected on the way back. A finding is told three times: as the colour of its cell, as a note on
//! it, and as a line of the list, where the office may explain what is unusual but true.

mod answers;
mod book;
mod by_file;
mod form_sheet;
mod located;
mod review;
mod sheet_name;
mod sheets;
mod strays;
mod target;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Policy, WriteError, check, create_folder, save};
use crate::campaign::Campaign;
use crate::validate::Checked;

use book::copy;
pub use book::workbook;
use by_file::{InFile, by_file};
pub use target::{Target, targets};

/// Writes the copies below a folder, all or, where one may not be written, none; gives their paths.
pub fn write_all(
    campaign: &Campaign,
    checked: &Checked,
    targets: &[Target],
    folder: &Path,
    may: Policy<'_>,
) -> Result<Vec<PathBuf>, WriteError> {
    let paths: Vec<PathBuf> = targets
        .iter()
        .map(|target| folder.join(&target.path))
        .collect();
    for path in &paths {
        create_folder(path.parent().unwrap_or(folder))?;
    }
    for path in &paths {
        check(path, may)?;
    }
    let (files, nothing) = (by_file(checked), InFile::default());
    targets
        .par_iter()
        .zip(&paths)
        .try_for_each(|(target, path)| {
            let report = &checked.files[target.file];
            let found = files.get(report.display.as_str()).unwrap_or(&nothing);
            let book = copy(campaign, checked, report, found);
            let mut book = book.map_err(|source| WriteError::Workbook {
                path: path.clone(),
                source,
            })?;
            save(&mut book, path, may)
        })?;
    Ok(paths)
}

//! Where the records of a form stand: how many on which sheet of which file.

use std::collections::BTreeMap;

use crate::intake::Source;

/// File and sheet.
type Sheet = (String, Option<String>);

/// Records counted by file and sheet as they come.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Neighbours mostly stand on one sheet.
    runs: Vec<(Sheet, u64)>,
}

impl Seen {
    /// One record more.
    pub(super) fn add(&mut self, source: &Source) {
        match self.runs.last_mut() {
            Some(((file, sheet), records)) if *file == source.file && *sheet == source.sheet => {
                *records += 1;
            }
            _ => self
                .runs
                .push(((source.file.clone(), source.sheet.clone()), 1)),
        }
    }

    /// How many records stand on each sheet.
    pub(super) fn by_sheet(self) -> BTreeMap<Sheet, u64> {
        let mut sheets = BTreeMap::new();
        for (sheet, records) in self.runs {
            *sheets.entry(sheet).or_default() += records;
        }
        sheets
    }
}

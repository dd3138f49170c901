//! Where the records of a form stand: how many on which sheet of which file.

use std::collections::BTreeMap;

use crate::intake::SourceRef;

/// File and sheet.
type Sheet = (String, Option<String>);

/// Records counted by file and sheet as they come.
#[derive(Debug, Default)]
pub(super) struct Seen<'a> {
    counted: BTreeMap<(&'a str, Option<&'a str>), u64>,
    /// Neighbours mostly stand on one sheet: what the last ones stand on, and how many they are.
    last: (&'a str, Option<&'a str>),
    run: u64,
}

impl<'a> Seen<'a> {
    /// One record more.
    pub(super) fn add(&mut self, source: SourceRef<'a>) {
        let sheet = (source.file, source.sheet);
        if self.last != sheet {
            self.close();
            self.last = sheet;
        }
        self.run += 1;
    }

    /// How many records stand on each sheet.
    pub(super) fn by_sheet(mut self) -> BTreeMap<Sheet, u64> {
        self.close();
        let counted = self.counted.into_iter();
        counted
            .map(|((file, sheet), records)| ((file.to_owned(), sheet.map(str::to_owned)), records))
            .collect()
    }

    fn close(&mut self) {
        if self.run > 0 {
            *self.counted.entry(self.last).or_default() += self.run;
            self.run = 0;
        }
    }
}

//! Sums that an office printed under its rows: no records, but worth comparing with them.

use std::ops::Range;

use rust_decimal::Decimal;

use super::page::Page;
use super::record::Source;
use super::vocabulary;
use crate::campaign::FormId;
use crate::workbook::{CellRef, Row};

/// A row of which one of the first cells, where the names stand, announces a sum.
pub(super) fn begins_with_total(row: &Row) -> bool {
    let mut first = row.cells.iter().take(3);
    first.any(|(_, cell)| cell.as_text().is_some_and(vocabulary::is_total))
}

/// A printed sum and the records that it may cover.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedTotal {
    /// Which form.
    pub form: FormId,
    /// Where the sum stands.
    pub source: Source,
    /// Field's place, cell and number.
    pub values: Vec<(usize, CellRef, Decimal)>,
    /// Ranges of [`super::Intake::records`] that the sum may cover: since the last sum, or all on the sheet. It is
    /// right where it equals the sum over any of them.
    pub covers: Vec<Range<usize>>,
}

impl PrintedTotal {
    /// A sum without numbers yet.
    pub fn new(form: FormId, source: Source) -> Self {
        Self {
            form,
            source,
            values: Vec::new(),
            covers: Vec::new(),
        }
    }
}

/// Which records the next sum covers.
#[derive(Debug)]
pub(super) struct Totals {
    sheet: usize,
    since_sub: usize,
    since_grand: usize,
    /// Sums that stand above the first record.
    leading: Vec<PrintedTotal>,
}

impl Totals {
    pub(super) fn new(first_record: usize) -> Self {
        Self {
            sheet: first_record,
            since_sub: first_record,
            since_grand: first_record,
            leading: Vec::new(),
        }
    }

    /// Closes a range with a sum.
    pub(super) fn close(
        &mut self,
        mut total: PrintedTotal,
        kind: vocabulary::Total,
        page: &mut Page,
    ) {
        let end = page.count();
        if end == self.sheet {
            // A sum above its rows is closed where they end.
            self.leading.push(total);
            return;
        }
        let starts = match kind {
            vocabulary::Total::Sub => [self.since_sub, self.since_grand],
            vocabulary::Total::Grand => [self.since_grand, self.sheet],
        };
        total.covers = starts.iter().map(|start| *start..end).collect();
        total.covers.dedup();
        self.since_sub = end;
        if kind == vocabulary::Total::Grand {
            self.since_grand = end;
        }
        if !total.values.is_empty() {
            page.totals.push(total);
        }
    }

    /// Gives the sums above the rows their range.
    pub(super) fn finish(&mut self, page: &mut Page) {
        let all = self.sheet..page.count();
        for mut total in self
            .leading
            .drain(..)
            .filter(|total| !total.values.is_empty())
        {
            total.covers = vec![all.clone()];
            page.totals.push(total);
        }
    }
}

//! The columns of numbers of an indicator list: one a unit, named in the head, or the one of each band.

use super::{Column, ColumnUnit, IndicatorList};
use crate::campaign::{Kind, RegionId};
use crate::diagnostic::registry::structure;
use crate::intake::band::Band;
use crate::intake::page::Page;
use crate::intake::slot::Slot;
use crate::intake::vocabulary;
use crate::value::read_region;
use crate::workbook::{CellRef, column_letters};

/// Most rows between the names of units and the first indicator.
const MOST_ABOVE: u32 = 4;
/// The column of a band of which nothing is read.
pub(super) const NOWHERE: u32 = u32::MAX;

impl<'a, 'h> IndicatorList<'a, 'h> {
    /// The columns of numbers: named by unit in the head, or the one of each band.
    pub(super) fn columns(&self, region: Option<&Slot<'a>>) -> Vec<Column> {
        if let [band] = self.bands.as_slice() {
            let named = self.named_columns(band, region);
            let units = named
                .iter()
                .filter(|column| column.unit == ColumnUnit::Named)
                .count();
            if units > 1 || (units == 1 && region.is_none()) {
                return named;
            }
        }
        let spans = self
            .bands
            .iter()
            .map(|band| band.value_columns().unwrap_or((NOWHERE, NOWHERE)))
            .collect();
        vec![Column {
            spans,
            heading: None,
            unit: ColumnUnit::Sheet,
        }]
    }

    /// Several columns of numbers and no heading to tell which is asked: none is read.
    pub(super) fn say_unclear_columns(&self, page: &mut Page) {
        for several in self
            .bands
            .iter()
            .filter_map(|band| band.value_columns().err())
        {
            let letters: Vec<String> = several.iter().map(|col| column_letters(*col)).collect();
            let message = format!(
                "{} 列都有数字，分不清哪一列是要报的数，都没有读取。",
                letters.join("、")
            );
            let at = CellRef::new(0, several[0]);
            page.findings.push(self.context.finding(
                &structure::VALUES_UNSETTLED,
                Some(at),
                message,
            ));
        }
    }

    /// Columns whose heading names a region or a total.
    fn named_columns(&self, band: &Band<'a, 'h>, region: Option<&Slot<'a>>) -> Vec<Column> {
        let rows = band.rows.values();
        let (Some(first), Some(label_col)) = (
            rows.clone().map(|hit| hit.at.row).min(),
            rows.map(|hit| hit.last_col).max(),
        ) else {
            return Vec::new();
        };
        let hint = region
            .and_then(|slot| self.region_of(&slot.text(), self.context.folder))
            .or(self.context.folder);
        // Without a heading of the form's own, the lowest row that names any; groups of indicators may stand between.
        let from = band.heading_row();
        let highest = from.unwrap_or_else(|| first.saturating_sub(MOST_ABOVE));
        let mut columns = Vec::new();
        for row in (highest..first).rev() {
            if from.is_none() && !columns.is_empty() {
                break;
            }
            let cells = self
                .context
                .grid
                .row(row)
                .into_iter()
                .flat_map(|row| row.cells.iter());
            for (col, cell) in
                cells.filter(|(col, _)| *col > label_col && Some(*col) != band.unit_col)
            {
                let Some(text) = cell.as_text() else { continue };
                let unit = if vocabulary::is_total(text) {
                    ColumnUnit::Total
                } else if self.region_of(text, hint).is_some() {
                    ColumnUnit::Named
                } else {
                    continue;
                };
                columns.push(Column {
                    spans: vec![(*col, *col)],
                    heading: Some(CellRef::new(row, *col)),
                    unit,
                });
            }
        }
        columns.sort_by_key(|column| column.spans[0]);
        columns
    }

    fn region_of(&self, text: &str, hint: Option<RegionId>) -> Option<RegionId> {
        let form = self.context.form();
        let Kind::Region(levels) = &form.fields[form.region_field].kind else {
            return None;
        };
        read_region(text, &self.context.campaign.regions, levels, hint)
            .ok()
            .map(|reading| reading.value)
    }
}

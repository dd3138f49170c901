//! Rows inside a ledger that name the region of the rows below: 镇赉县 alone in a row, a title or 填报单位：… over the next
//! county's part. A ledger with a column for the region asks its rows instead.

use super::Ledger;
use crate::intake::lexicon::Target;
use crate::intake::pairs::Spelled;
use crate::intake::scan::labels_in;
use crate::intake::slot::Slot;
use crate::intake::{bind, vocabulary};
use crate::value::normalize_label;
use crate::workbook::{CellRef, Row};

/// Most cells of such a row; a record has more.
const MOST_CELLS: usize = 3;

/// The region that a row names for the rows below it.
#[derive(Debug)]
pub(super) struct Section {
    at: CellRef,
    text: String,
}

impl Section {
    pub(super) fn slot(&self) -> Slot<'static> {
        Slot::inline(self.at, &self.text)
    }
}

impl Ledger<'_, '_> {
    /// The region that a row under the head names for the rows below it.
    pub(super) fn section(&self, row: &Row) -> Option<Section> {
        let region = self.context.form().region_field;
        let asks_rows = self.course.head.column_of(region).is_some();
        if asks_rows || row.cells.len() > MOST_CELLS {
            return None;
        }
        let texts: Option<Vec<(u32, &str)>> = row
            .cells
            .iter()
            .map(|(col, cell)| Some((*col, cell.as_text()?)))
            .collect();
        let texts = texts?;
        let names = |text: &str| bind::region_named(&self.context, text).is_some();
        let alone = texts.len() == 1;
        texts.iter().enumerate().find_map(|(place, (col, text))| {
            let next = texts.get(place + 1).map(|(_, text)| *text);
            let said = self.region_said(text, next).or_else(|| {
                let bare = normalize_label(text).into_owned();
                let below = vocabulary::is_place_heading(&bare) && !bare.ends_with("科协");
                (alone && !below).then_some(bare)
            });
            said.filter(|text| names(text)).map(|text| Section {
                at: CellRef::new(row.index, *col),
                text,
            })
        })
    }

    /// What a title has beside it, or what stands behind the region's label, in its cell or in the next.
    fn region_said(&self, text: &str, next: Option<&str>) -> Option<String> {
        let names = |text: &String| bind::region_named(&self.context, text).is_some();
        let beside = self.lexicon.beside_title(text).into_iter().find(names);
        beside.or_else(|| {
            let region = Target::Field(self.context.form().region_field);
            let labels = labels_in(self.lexicon, &Spelled::new(text));
            let label = labels.into_iter().find(|label| label.means(region))?;
            label.inline.or_else(|| next.map(str::to_owned))
        })
    }

    /// True where the first rows under the head begin with such a row.
    pub(super) fn begins_with_section(&self) -> bool {
        let rows = self.context.grid.rows();
        let first = rows.partition_point(|row| row.index <= self.course.head.last_row);
        let mut rows = rows[first..].iter();
        rows.find(|row| row.cells.len() <= MOST_CELLS || self.may_be_record(row))
            .is_some_and(|row| self.section(row).is_some())
    }
}

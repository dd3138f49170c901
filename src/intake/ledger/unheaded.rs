//! A column of regions under a heading that the form does not know (单位): what stands in it tells what it is.

use super::row_kind::counts_columns;
use crate::campaign::RegionId;
use crate::intake::bind;
use crate::intake::context::Context;
use crate::intake::head::{Column, Head};
use crate::intake::slot::Slot;
use crate::intake::total::begins_with_total;
use crate::workbook::{Cell, CellRef, Row};

/// Rows that are looked at.
const LOOKED_AT: usize = 12;
/// Fewest cells of a row that may be a record.
const FEWEST_CELLS: usize = 4;

/// The head with the region's column, where no heading names it but a column that is no field's holds nothing but regions.
pub(super) fn with_region(context: &Context<'_>, mut head: Head, above: Option<&Slot<'_>>) -> Head {
    let form = context.form();
    if head.column_of(form.region_field).is_some() {
        return head;
    }
    let free = head
        .columns
        .iter()
        .filter_map(|(col, column)| match column {
            Column::Extra(heading) if !heading.is_empty() => Some(*col),
            _ => None,
        });
    let free: Vec<u32> = free.collect();
    let above = above.and_then(|slot| bind::region_named(context, &slot.text()));
    let found = free
        .into_iter()
        .find(|col| holds_regions(context, &head, *col, above));
    if let Some(col) = found {
        let column = Column::Field {
            field: form.region_field,
            unit: None,
        };
        if let Some(Column::Extra(written)) = head.columns.insert(col, column) {
            let meant = form.fields[form.region_field].label.clone();
            let mut rows = (head.first_row..=head.last_row).rev();
            let row = rows.find(|row| context.grid.get(CellRef::new(*row, col)).is_some());
            let at = CellRef::new(row.unwrap_or(head.last_row), col);
            head.near.push((at, written, meant));
        }
    }
    head
}

/// A region in every row, inside the one that stands above the ledger.
fn holds_regions(context: &Context<'_>, head: &Head, col: u32, above: Option<RegionId>) -> bool {
    let regions = &context.campaign.regions;
    let inside = |region| above.is_none_or(|above| regions.contains(above, region));
    let rows = context.grid.rows();
    let first = rows.partition_point(|row| row.index <= head.last_row);
    let records = rows[first..].iter().filter(|row| may_be_record(row));
    let mut records = records.take(LOOKED_AT).peekable();
    records.peek().is_some()
        && records.all(|row| {
            let text = row.get(col).and_then(Cell::as_text);
            text.and_then(|text| bind::region_named(context, text))
                .is_some_and(inside)
        })
}

/// Enough cells, a number among them, and no sum; no row of units or of the columns' numbers.
fn may_be_record(row: &Row) -> bool {
    let number = |(_, cell): &(u32, Cell)| match cell {
        Cell::Text(text) => text.contains(char::is_numeric),
        _ => true,
    };
    row.cells.len() >= FEWEST_CELLS
        && row.cells.iter().any(number)
        && !begins_with_total(row)
        && !counts_columns(row)
}

//! The region that a sheet names outside the form's own field: 填报单位：镇赉县科协, 镇赉县贫困村台账.

use super::Reader;
use super::context::Context;
use super::lexicon::Target;
use super::segment::Segment;
use super::slot::Slot;
use crate::campaign::Kind;
use crate::value::read_region;
use crate::workbook::{Cell, CellRef};

/// The region named above a ledger or in the title: 填报单位：镇赉县科协, 镇赉县贫困村台账.
pub(super) fn region_above<'a>(
    reader: &Reader<'_>,
    context: Context<'a>,
    segment: &Segment,
) -> Option<Slot<'a>> {
    let form = context.form();
    let until = segment
        .head
        .as_ref()
        .map_or(segment.rows.1, |head| head.first_row);
    let labelled = segment
        .hits
        .iter()
        .filter(|hit| hit.at.row < until && hit.means(Target::Field(form.region_field)));
    let lexicon = &reader.lexicons[segment.form.0];
    let is_frame = |cell: &Cell| {
        cell.as_text()
            .is_some_and(|text| lexicon.is_frame_text(text))
    };
    let mut blank = None;
    for hit in labelled {
        if let Some(inline) = &hit.inline {
            return Some(Slot::inline(hit.at, inline));
        }
        let row = context.grid.row(hit.at.row)?;
        let mut beside = row.cells.iter().filter(|(col, _)| *col > hit.last_col);
        if let Some((col, cell)) = beside.find(|(_, cell)| !is_frame(cell)) {
            let at = CellRef::new(hit.at.row, *col);
            return Some(Slot::empty(at).with(Some((at, cell))));
        }
        blank.get_or_insert(Slot::empty(CellRef::new(hit.at.row, hit.last_col + 1)));
    }
    let Kind::Region(levels) = &form.fields[form.region_field].kind else {
        return None;
    };
    let rows = context
        .grid
        .rows()
        .iter()
        .filter(|row| (segment.rows.0..until).contains(&row.index));
    for row in rows {
        for (col, cell) in &row.cells {
            let beside = cell
                .as_text()
                .map(|text| lexicon.beside_title(text))
                .unwrap_or_default();
            let names_region = |part: &&String| {
                read_region(part, &context.campaign.regions, levels, context.folder).is_ok()
            };
            if let Some(part) = beside.iter().find(names_region) {
                return Some(Slot::inline(CellRef::new(row.index, *col), part));
            }
        }
    }
    blank
}

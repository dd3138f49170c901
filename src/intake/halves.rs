//! A ledger printed in halves: the head stands again further right, over the rows that found no room below.

use super::beside::{self, Columns};
use super::head::{self, Head};
use super::lexicon::Lexicon;
use super::scan::Hit;
use super::segment::Segment;
use crate::campaign::Form;
use crate::workbook::Grid;

/// A segment for each half, where the head's labels stand several times in it; else the segment as it is.
pub(super) fn halves(
    form: &Form,
    lexicon: &Lexicon,
    grid: &Grid,
    segment: Segment,
) -> Vec<Segment> {
    let Some(head) = &segment.head else {
        return vec![segment];
    };
    let heading = |hit: &&Hit| (head.first_row..=head.last_row).contains(&hit.at.row);
    let heading: Vec<Hit> = segment.hits.iter().filter(heading).cloned().collect();
    let bands = beside::bands(form, &heading);
    if bands.len() < 2 {
        return vec![segment];
    }
    let halves: Option<Vec<Segment>> = bands
        .into_iter()
        .map(|cols| half(form, lexicon, grid, &segment, head, cols))
        .collect();
    halves.unwrap_or_else(|| vec![segment])
}

fn half(
    form: &Form,
    lexicon: &Lexicon,
    grid: &Grid,
    segment: &Segment,
    whole: &Head,
    cols: Columns,
) -> Option<Segment> {
    let above = |hit: &Hit| hit.at.row < whole.first_row;
    let hits = segment.hits.iter();
    let hits: Vec<Hit> = hits
        .filter(|hit| above(hit) || cols.hold(hit.at.col))
        .cloned()
        .collect();
    let rows = (segment.rows.0, whole.last_row + 1);
    let part = beside::part_of(grid, cols, rows);
    let head = head::find(form, lexicon, &part, &hits)?;
    Some(Segment {
        form: segment.form,
        rows: segment.rows,
        hits,
        head: Some(head),
        cols: Some(cols),
    })
}

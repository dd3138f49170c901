//! Where one form ends on a sheet and the next begins.

use super::Reader;
use super::lexicon::Target;
use super::scan::Hit;
use super::segment::{LOOK, Segment};
use crate::campaign::{FormId, Layout};
use crate::workbook::Grid;

/// First rows of segments: the first row, and each title that follows something else than a title.
pub(super) fn cuts(reader: &Reader<'_>, grid: &Grid, end: u32) -> Vec<u32> {
    let mut cuts = vec![0];
    let mut since_title = 0;
    let mut seen_title = false;
    let limit = if end > LOOK * 20 { LOOK } else { end };
    let mut frame_from = None;
    for row in grid.rows().iter().take_while(|row| row.index < limit) {
        let texts: Vec<&str> = row
            .cells
            .iter()
            .filter_map(|(_, cell)| cell.as_text())
            .collect();
        let titled = texts.len() <= 3
            && texts
                .iter()
                .any(|text| reader.lexicons.iter().any(|l| l.is_title_text(text)));
        let frame = texts.len() == row.cells.len()
            && texts
                .iter()
                .all(|text| reader.lexicons.iter().any(|l| l.is_frame_text(text)));
        if titled {
            if seen_title && since_title >= 2 {
                cuts.push(frame_from.unwrap_or(row.index));
            }
            seen_title = true;
            since_title = 0;
        } else if !frame {
            since_title += 1;
        }
        frame_from = if frame && !titled {
            frame_from.or(Some(row.index))
        } else {
            None
        };
    }
    cuts
}

/// Cards under one another without titles: a new one begins where the first label stands again.
pub(super) fn split(form: FormId, layout: Layout, rows: (u32, u32), hits: &[Hit]) -> Vec<Segment> {
    let first = hits.iter().find(|hit| {
        hit.field().is_some()
            && !hit
                .targets
                .iter()
                .any(|target| matches!(target, Target::Column { .. }))
    });
    let mut starts = vec![rows.0];
    if let Some(first) = first {
        let again = hits.iter().filter(|hit| {
            hit.at.row > first.at.row
                && hit.field() == first.field()
                && hit.inline.is_some() == first.inline.is_some()
        });
        let fewest = if layout == Layout::Sections { 6 } else { 3 };
        for hit in again {
            let last = starts.last().copied().unwrap_or(0);
            if hit.at.row >= last.max(first.at.row) + fewest {
                starts.push(hit.at.row);
            }
        }
    }
    let ends = starts
        .iter()
        .skip(1)
        .copied()
        .chain([rows.1])
        .collect::<Vec<_>>();
    let ranges = starts.into_iter().zip(ends);
    ranges
        .map(|(from, to)| {
            let hits = hits
                .iter()
                .filter(|hit| (from..to).contains(&hit.at.row))
                .cloned()
                .collect();
            Segment {
                form,
                rows: (from, to),
                hits,
                head: None,
            }
        })
        .collect()
}

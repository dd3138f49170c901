//! Where one form ends on a sheet and the next begins.

use std::collections::BTreeMap;

use super::Reader;
use super::gloss::Glosses;
use super::scan::Hit;
use super::segment::Segment;
use crate::campaign::{Form, FormId, Layout};

/// First rows of segments: the first row, and each title that follows something else than a title.
pub(super) fn cuts(reader: &Reader<'_>, glosses: &Glosses<'_>, end: u32) -> Vec<u32> {
    let mut cuts = vec![0];
    let mut since_title = 0;
    let mut seen_title = false;
    let is_long = end > reader.long();
    let limit = if is_long { reader.look } else { end };
    let mut frame_from = None;
    for line in glosses.rows(0..limit) {
        let cells = &line.row().cells;
        let texts = cells.iter().filter(|(_, cell)| cell.as_text().is_some());
        let texts = texts.count();
        let titled = texts <= 3 && line.texts().any(|(_, gloss)| gloss.title);
        let frame = texts == cells.len() && line.texts().all(|(_, gloss)| gloss.frame);
        let row = line.row().index;
        if titled {
            if seen_title && since_title >= 2 {
                cuts.push(frame_from.unwrap_or(row));
            }
            seen_title = true;
            since_title = 0;
        } else if !frame {
            since_title += 1;
        }
        frame_from = if frame && !titled {
            frame_from.or(Some(row))
        } else {
            None
        };
    }
    cuts
}

/// Cards under one another without titles: a new one begins where the labels begin again.
pub(super) fn split(id: FormId, form: &Form, rows: (u32, u32), mut hits: Vec<Hit>) -> Vec<Segment> {
    let segment = |rows: (u32, u32), hits: Vec<Hit>| Segment {
        form: id,
        rows,
        hits,
        head: None,
        cols: None,
    };
    // From below, so that what is left belongs to those above.
    let mut below = Vec::new();
    let mut end = rows.1;
    for start in starts(form, &hits).into_iter().skip(1).rev() {
        let first = hits.partition_point(|hit| hit.at.row < start);
        below.push(segment((start, end), hits.split_off(first)));
        end = start;
    }
    below.push(segment((rows.0, end), hits));
    below.reverse();
    below
}

/// Rows where cards begin: where the label stands that comes first among those that repeat like most do.
///
/// A single label that stands twice is no second card; at least half of the labels must come again.
fn starts(form: &Form, hits: &[Hit]) -> Vec<u32> {
    let mut rows: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for hit in hits.iter().filter(|hit| begins_card(form, hit)) {
        let seen = rows.entry(hit.field().unwrap_or_default()).or_default();
        if seen.last() != Some(&hit.at.row) {
            seen.push(hit.at.row);
        }
    }
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    let repeated: Vec<&Vec<u32>> = rows.values().filter(|rows| rows.len() > 1).collect();
    for rows in &repeated {
        *times.entry(rows.len()).or_default() += 1;
    }
    let usual = times
        .into_iter()
        .max_by_key(|(_, fields)| *fields)
        .map(|(times, _)| times);
    let enough = repeated.len() * 2 >= rows.len();
    let first = repeated
        .iter()
        .filter(|rows| Some(rows.len()) == usual)
        .min_by_key(|rows| rows[0]);
    first
        .filter(|_| enough)
        .map(|rows| (*rows).clone())
        .unwrap_or_default()
}

/// Labels that tell one card from the next: on a sheet of sections only the heading with the region, since its other
/// labels stand over table columns too; on a card all but the region's, which may also stand above the cards.
fn begins_card(form: &Form, hit: &Hit) -> bool {
    let is_region = hit.field() == Some(form.region_field);
    match form.layout {
        Layout::Sections => is_region && hit.heading,
        Layout::Card | Layout::Indicators => hit.field().is_some() && !is_region,
    }
}

//! A sheet is cut into segments at titles and at labels that begin again; each is read in the shape it shows.

use std::collections::BTreeSet;

use super::card::Card;
use super::draft::{Context, Draft};
use super::head::{self, Head};
use super::indicators::IndicatorList;
use super::ledger::Ledger;
use super::lexicon::Target;
use super::page::Page;
use super::recognise::recognise;
use super::scan::{Hit, scan};
use super::slot::Slot;
use super::stamp::Stamped;
use super::{Reader, sections, unplaced};
use crate::campaign::{FormId, Kind, Layout, RegionId};
use crate::value::read_region;
use crate::workbook::{Cell, CellRef, Grid, Sheet};

/// Rows looked through for titles and heads before a sheet is taken to be one long ledger.
const LOOK: u32 = 300;

/// One form in a range of rows.
struct Segment {
    form: FormId,
    rows: (u32, u32),
    hits: Vec<Hit>,
    head: Option<Head>,
}

/// Reads everything on a sheet into the page.
pub(super) fn read_sheet(
    reader: &Reader<'_>,
    file: &str,
    sheet: &Sheet,
    folder: Option<RegionId>,
    stamp: Option<&Stamped>,
    page: &mut Page,
) {
    let name = sheet.name.as_deref();
    let stamped = stamp.and_then(|stamp| stamp.form_of(name));
    let segments = segments(reader, &sheet.grid, stamped);
    page.recognised = !segments.is_empty();
    page.several = segments
        .iter()
        .filter(|segment| segment.head.is_none())
        .count()
        > 1;
    for segment in &segments {
        let context = Context {
            campaign: reader.campaign,
            form: segment.form,
            file,
            sheet: name,
            folder,
            grid: &sheet.grid,
        };
        read_segment(reader, context, segment, page);
    }
    if page.recognised {
        let forms: BTreeSet<FormId> = segments.iter().map(|segment| segment.form).collect();
        let first = segments[0].form;
        let context = Context {
            campaign: reader.campaign,
            form: first,
            file,
            sheet: name,
            folder,
            grid: &sheet.grid,
        };
        let lexicons: Vec<_> = forms.iter().map(|form| &reader.lexicons[form.0]).collect();
        unplaced::say(context, &lexicons, page);
    }
}

fn read_segment(reader: &Reader<'_>, context: Context<'_>, segment: &Segment, page: &mut Page) {
    let region = region_above(reader, context, segment);
    page.used_cells
        .extend(region.as_ref().and_then(|slot| slot.home));
    if let Some(head) = &segment.head {
        let lexicon = &reader.lexicons[segment.form.0];
        let ledger = Ledger::new(context, lexicon, head.clone(), region, page);
        ledger.read(segment.rows.1);
        return;
    }
    match context.form().layout {
        Layout::Card => {
            let card = Card::new(context, &segment.hits, segment.rows);
            let mut draft = Draft::new(
                context,
                context.source(page.record_row(segment.rows.0), None),
            );
            card.read(&mut draft, &mut page.used_cells, region.as_ref());
            page.push(draft);
        }
        Layout::Indicators => {
            IndicatorList::new(context, &segment.hits, segment.rows).read(region.as_ref(), page);
        }
        Layout::Sections => {
            sections::read(context, &segment.hits, segment.rows, region.as_ref(), page)
        }
    }
}

/// All segments of a sheet, top to bottom.
fn segments(reader: &Reader<'_>, grid: &Grid, stamped: Option<&str>) -> Vec<Segment> {
    let end = grid.rows().last().map_or(0, |row| row.index + 1);
    let cuts = cuts(reader, grid, end);
    let mut found: Vec<Segment> = Vec::new();
    for (i, from) in cuts.iter().enumerate() {
        let to = cuts.get(i + 1).copied().unwrap_or(end);
        let looked = recognise(reader, grid, (*from, to.min(from + LOOK)), stamped);
        let Some(recognised) = looked else {
            // Rows without labels belong to the ledger that a page break's title interrupted.
            if let Some(last) = found.last_mut().filter(|last| last.head.is_some()) {
                last.rows.1 = to;
            }
            continue;
        };
        let form = &reader.campaign.forms[recognised.form.0];
        let lexicon = &reader.lexicons[recognised.form.0];
        let head = (form.layout != Layout::Sections)
            .then(|| head::find(form, lexicon, grid, &recognised.hits))
            .flatten();
        if head.is_some()
            && let Some(last) = found.last_mut()
            && last.head.is_some()
            && last.form == recognised.form
        {
            last.rows.1 = to;
            continue;
        }
        if head.is_some() {
            found.push(Segment {
                form: recognised.form,
                rows: (*from, to),
                hits: recognised.hits,
                head,
            });
            continue;
        }
        let hits = if to > from + LOOK {
            scan(grid, lexicon, *from, to)
        } else {
            recognised.hits
        };
        found.extend(split(recognised.form, form.layout, (*from, to), hits));
    }
    found
}

/// First rows of segments: the first row, and each title that follows something else than a title.
fn cuts(reader: &Reader<'_>, grid: &Grid, end: u32) -> Vec<u32> {
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
fn split(form: FormId, layout: Layout, rows: (u32, u32), hits: Vec<Hit>) -> Vec<Segment> {
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

/// The region named above a ledger or in the title: 填报单位：镇赉县科协, 镇赉县贫困村台账.
fn region_above<'a>(
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

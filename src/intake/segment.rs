//! A sheet is cut into segments at titles and at labels that begin again; each is read in the shape it shows.

use std::collections::BTreeSet;

use super::beside::Columns;
use super::card::Card;
use super::context::Context;
use super::cut::{cuts, split};
use super::draft::Draft;
use super::gloss::Glosses;
use super::halves::halves;
use super::head::{self, Head};
use super::indicators::{self, IndicatorList};
use super::ledger::Ledger;
use super::page::Page;
use super::recognise::recognise;
use super::reporting_region::region_above;
use super::scan::Hit;
use super::stamp::Stamped;
use super::unplaced::Unplaced;
use super::{Reader, across, beside, sections, table_heading};
use crate::campaign::stamp::StampKind;
use crate::campaign::{FormId, Layout, RegionId};
use crate::workbook::{Grid, Sheet, column_letters};

/// Rows looked through for titles and heads before a sheet is taken to be one long ledger.
pub(super) const LOOK: u32 = 300;
/// A sheet of so many times as many rows is cut at titles among the first of them only.
pub(super) const LONG: u32 = 20;

/// One form in a range of rows.
pub(super) struct Segment {
    pub form: FormId,
    pub rows: (u32, u32),
    pub hits: Vec<Hit>,
    pub head: Option<Head>,
    /// Its columns, where cards stand side by side.
    pub cols: Option<Columns>,
}

impl Segment {
    /// What stands in its columns, where it has some of its own; all that stands above a ledger is every half's.
    fn part_of(&self, grid: &Grid) -> Option<Grid> {
        let cols = self.cols?;
        let (from, to) = self.rows;
        // A card's heading may stand over its first row.
        let from = from.saturating_sub(table_heading::MOST_ABOVE);
        let Some(head) = &self.head else {
            return Some(beside::part_of(grid, cols, (from, to)));
        };
        let mut part = beside::part_of(grid, cols, (head.first_row, to));
        let above = grid.cells().take_while(|(at, _)| at.row < head.first_row);
        above.for_each(|(at, cell)| part.set(at, cell.clone()));
        Some(part)
    }
}

/// Reads everything on a sheet into the page.
pub(super) fn read_sheet(
    reader: &Reader<'_>,
    file: &str,
    sheet: &Sheet,
    glosses: &Glosses<'_>,
    folder: Option<RegionId>,
    stamp: Option<&Stamped>,
    page: &mut Page,
) {
    let name = sheet.name.as_deref();
    let stamped = stamp.and_then(|stamp| stamp.form_of(name));
    let may_be_blank = may_be_blank(stamp);
    let segments = segments(reader, &sheet.grid, glosses, stamped);
    page.recognised = !segments.is_empty();
    page.several = segments
        .iter()
        .filter(|segment| segment.head.is_none())
        .count()
        > 1;
    for segment in &segments {
        let part = segment.part_of(&sheet.grid);
        let context = Context {
            campaign: reader.campaign,
            form: segment.form,
            file,
            sheet: name,
            folder,
            grid: part.as_ref().unwrap_or(&sheet.grid),
            ticks: &reader.ticks,
        };
        let (records, findings) = (page.records.len(), page.findings.len());
        read_segment(reader, context, segment, may_be_blank, page);
        if let Some(cols) = segment.cols {
            page.stand_in_column(&column_letters(cols.first), records, findings);
        }
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
            ticks: &reader.ticks,
        };
        let mut unplaced = Unplaced::default();
        unplaced.look(context, glosses, &forms, 0..u32::MAX, page);
        unplaced.say(context, page);
    }
}

/// A summary has a sheet for every form, also for those that nobody returned.
pub(super) fn may_be_blank(stamp: Option<&Stamped>) -> bool {
    stamp.is_none_or(|stamped| stamped.stamp.kind == StampKind::Template)
}

fn read_segment(
    reader: &Reader<'_>,
    context: Context<'_>,
    segment: &Segment,
    may_be_blank: bool,
    page: &mut Page,
) {
    let region = region_above(reader, context, segment);
    page.used_cells
        .extend(region.as_ref().and_then(|slot| slot.home));
    if let Some(head) = &segment.head {
        let lexicon = &reader.lexicons[segment.form.0];
        let before = (page.records.len(), page.findings.len());
        let ledger = Ledger::new(context, lexicon, head.clone(), region, page);
        ledger.read(segment.rows.1);
        if may_be_blank && before == (page.records.len(), page.findings.len()) {
            page.push(Draft::new(context, context.source(None, None)));
        }
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
            sections::read(context, &segment.hits, segment.rows, region.as_ref(), page);
        }
    }
}

/// All segments of a sheet, top to bottom.
pub(super) fn segments(
    reader: &Reader<'_>,
    grid: &Grid,
    glosses: &Glosses<'_>,
    stamped: Option<&str>,
) -> Vec<Segment> {
    let end = grid.rows().last().map_or(0, |row| row.index + 1);
    let cuts = cuts(reader, glosses, end);
    let mut found: Vec<Segment> = Vec::new();
    for (i, from) in cuts.iter().enumerate() {
        let to = cuts.get(i + 1).copied().unwrap_or(end);
        let looked = recognise(reader, glosses, *from..to.min(from + reader.look), stamped);
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
            .flatten()
            .filter(|head| head.heads_all(&recognised.hits));
        if head.is_some() {
            let goes_on = |last: &&mut Segment| {
                last.head.is_some() && last.form == recognised.form && last.rows.1 == *from
            };
            let before = found.iter_mut().rev().take_while(goes_on);
            let goes_on = before.map(|last| last.rows.1 = to).count();
            if goes_on == 0 {
                let segment = Segment {
                    form: recognised.form,
                    rows: (*from, to),
                    hits: recognised.hits,
                    head,
                    cols: None,
                };
                found.extend(halves(form, lexicon, grid, segment));
            }
            continue;
        }
        let mut hits = if to > from + reader.look {
            glosses.hits(recognised.form, *from..to)
        } else {
            recognised.hits
        };
        if form.layout == Layout::Indicators {
            let units = &reader.campaign.units;
            let guessed = indicators::by_place(form, units, grid, &hits, (*from, to));
            hits.extend(guessed);
            hits.sort_by_key(|hit| hit.at);
        }
        if form.layout == Layout::Card {
            let headings = table_heading::headings(grid, (*from, to));
            hits.retain(|hit| headings.iter().all(|heading| heading.row != hit.at.row));
            let bands = beside::bands(form, &hits);
            if bands.len() > 1 {
                for band in bands {
                    let inside = |hit: &&Hit| band.hold(hit.at.col);
                    let hits: Vec<Hit> = hits.iter().filter(inside).cloned().collect();
                    let parts = split(recognised.form, form, (*from, to), hits);
                    found.extend(parts.into_iter().map(|part| Segment {
                        cols: Some(band),
                        ..part
                    }));
                }
                continue;
            }
        }
        let parts = split(recognised.form, form, (*from, to), hits);
        if form.layout == Layout::Card {
            let records = |part| across::records(form, grid, part);
            found.extend(parts.into_iter().flat_map(records));
        } else {
            found.extend(parts);
        }
    }
    found
}

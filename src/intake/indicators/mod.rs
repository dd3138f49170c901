//! The indicator list: one indicator a row, its unit beside it, and one column a reporting unit.

mod by_place;
mod columns;
mod nothing;

pub use self::by_place::by_place;
use self::columns::NOWHERE;

use std::collections::BTreeMap;

use crate::diagnostic::registry::structure;
use crate::intake::align;
use crate::intake::band::{self, Band};
use crate::intake::context::Context;
use crate::intake::draft::Draft;
use crate::intake::page::Page;
use crate::intake::scan::Hit;
use crate::intake::slot::Slot;
use crate::intake::total::PrintedTotal;
use crate::workbook::{CellRef, column_letters};

/// An indicator list in the rows of one segment.
pub struct IndicatorList<'a, 'h> {
    context: Context<'a>,
    hits: Vec<&'h Hit>,
    /// Columns of indicators side by side; mostly one.
    bands: Vec<Band<'a, 'h>>,
    open: Vec<&'h Hit>,
}

/// One column of numbers in each band.
struct Column {
    spans: Vec<(u32, u32)>,
    heading: Option<CellRef>,
    unit: ColumnUnit,
}

#[derive(PartialEq)]
enum ColumnUnit {
    /// The unit named in the head of the sheet.
    Sheet,
    Named,
    Total,
}

impl<'a, 'h> IndicatorList<'a, 'h> {
    /// The list whose labels are among `hits`.
    pub fn new(context: Context<'a>, hits: &'h [Hit], rows: (u32, u32)) -> Self {
        let hits: Vec<&Hit> = hits
            .iter()
            .filter(|hit| (rows.0..rows.1).contains(&hit.at.row))
            .collect();
        let region = context.form().region_field;
        let indicators = hits
            .iter()
            .filter(|hit| hit.fields().any(|field| field != region));
        let (with_value, alone): (Vec<&Hit>, Vec<&Hit>) =
            indicators.partition(|hit| hit.inline.is_some());
        // 次数：43次 in a cell each, where most stand so.
        let mut labels = if with_value.len() > alone.len() {
            with_value
        } else {
            alone
        };
        let starts = band::starts(&labels);
        labels.sort_by_key(|hit| (band::of(&starts, hit.at.col), hit.at.row));
        let settled = align::settle(context.form(), &labels);
        let mut candidates: BTreeMap<usize, Vec<&Hit>> = BTreeMap::new();
        let mut open = Vec::new();
        for (hit, field) in labels.iter().zip(settled) {
            match field {
                Some(field) => candidates.entry(field).or_default().push(hit),
                None => open.push(*hit),
            }
        }
        let mut rows: Vec<BTreeMap<usize, &Hit>> = vec![BTreeMap::new(); starts.len()];
        for (field, hits) in candidates {
            if let Some(hit) = best(context, &hits) {
                rows[band::of(&starts, hit.at.col)].insert(field, hit);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
        let spans: Vec<(u32, u32)> = starts.iter().copied().zip(ends).collect();
        let bands = rows
            .into_iter()
            .zip(spans)
            .map(|(rows, cols)| Band::new(context, rows, &hits, cols))
            .collect();
        Self {
            context,
            hits,
            bands,
            open,
        }
    }

    /// Reads one record a column into the page.
    pub fn read(self, region: Option<&Slot<'a>>, page: &mut Page) {
        page.used_cells.extend(self.hits.iter().map(|hit| hit.at));
        for hit in &self.open {
            let message = format!(
                "{} 的“{}”可能是几个栏目之一，分不清是哪一个。",
                hit.at, hit.written
            );
            page.findings.push(self.context.finding(
                &structure::LABEL_UNSETTLED,
                Some(hit.at),
                message,
            ));
        }
        let columns = self.columns(region);
        if columns
            .iter()
            .all(|column| column.unit == ColumnUnit::Sheet)
        {
            self.say_unclear_columns(page);
        }
        let several = columns
            .iter()
            .filter(|column| column.unit != ColumnUnit::Total)
            .count()
            > 1;
        let nothing = self.nothing_to_report(page).filter(|_| !several);
        let first = page.records.len();
        for column in &columns {
            page.used_cells.extend(column.heading);
            if column.unit != ColumnUnit::Total {
                self.record(column, several, region, nothing, page);
            }
        }
        for column in columns
            .iter()
            .filter(|column| column.unit == ColumnUnit::Total)
        {
            self.total(column, first, page);
        }
        for band in &self.bands {
            let units = band
                .rows
                .values()
                .filter_map(|hit| Some(CellRef::new(hit.at.row, band.unit_col?)));
            page.used_cells.extend(units);
        }
    }

    fn record(
        &self,
        column: &Column,
        several: bool,
        region: Option<&Slot<'a>>,
        nothing: Option<CellRef>,
        page: &mut Page,
    ) {
        let letter = several.then(|| column_letters(column.spans[0].0));
        let mut draft = Draft::new(self.context, self.context.source(None, letter));
        let form = self.context.form();
        match (column.heading, region) {
            (Some(heading), _) => {
                let cell = self.context.grid.get(heading);
                let slot = Slot::empty(heading).with(cell.map(|cell| (heading, cell)));
                let hint = region.map(|slot| slot.text().into_owned());
                draft.field(form.region_field, &slot.hinted(hint));
            }
            (None, Some(slot)) => draft.field(form.region_field, slot),
            (None, None) => draft.region_missing(),
        }
        for place in (0..form.fields.len()).filter(|place| *place != form.region_field) {
            let Some((hit, slot)) = self.slot(place, column) else {
                draft.label_missing(place);
                continue;
            };
            if let Some(meant) = &hit.near {
                let rule = if hit.by_place {
                    &structure::LABEL_BY_PLACE
                } else {
                    &structure::LABEL_GUESSED
                };
                let message = format!("{} 的“{}”按“{meant}”读取。", hit.at, hit.written);
                draft.add(self.context.finding(rule, Some(hit.at), message));
            }
            page.used_cells.extend(slot.cells.iter().map(|(at, _)| *at));
            draft.field(place, &slot);
        }
        if let Some(at) = nothing {
            self.declare_nothing(at, &mut draft);
        }
        page.push(draft);
    }

    /// A field's label and what stands for it in a column; `None` where the label is not on the sheet.
    fn slot(&self, place: usize, column: &Column) -> Option<(&'h Hit, Slot<'a>)> {
        let (band, span) = self
            .bands
            .iter()
            .zip(&column.spans)
            .find(|(band, _)| band.rows.contains_key(&place))?;
        let hit = *band.rows.get(&place)?;
        if let Some(inline) = &hit.inline {
            let kind = &self.context.form().fields[place].kind;
            return Some((
                hit,
                Slot::inline(hit.at, inline).of(kind, band.unit_of(hit)),
            ));
        }
        let at = |col| CellRef::new(hit.at.row, col);
        let cell = band
            .right_of(hit)
            .find(|(col, _)| (span.0..=span.1).contains(col));
        let home = if span.0 == NOWHERE {
            hit.last_col + 1
        } else {
            span.0
        };
        let mut slot = Slot::empty(at(home)).with(cell.map(|(col, cell)| (at(col), cell)));
        slot.unit = band.unit_of(hit);
        Some((hit, slot))
    }

    fn total(&self, column: &Column, first: usize, page: &mut Page) {
        let source = self
            .context
            .source(None, Some(column_letters(column.spans[0].0)));
        let mut total = PrintedTotal::new(self.context.form, source);
        for (place, field) in self.context.form().fields.iter().enumerate() {
            let Some((_, slot)) = self.slot(place, column) else {
                continue;
            };
            page.used_cells.extend(slot.cells.iter().map(|(at, _)| *at));
            if let Some((cell, number)) = slot.number(&self.context, field) {
                total.values.push((place, cell, number));
            }
        }
        let covered = first..page.records.len();
        total.covers = vec![covered];
        if !total.values.is_empty() {
            page.totals.push(total);
        }
    }
}

/// A group's heading may repeat an indicator's words: the row with the form's own label, or with a value, counts.
fn best<'h>(context: Context<'_>, hits: &[&'h Hit]) -> Option<&'h Hit> {
    let filled = |hit: &Hit| {
        context
            .grid
            .row(hit.at.row)
            .is_some_and(|row| row.cells.len() > 1)
    };
    let weighed = hits
        .iter()
        .enumerate()
        .max_by_key(|(i, hit)| (hit.own, filled(hit), std::cmp::Reverse(*i)))?;
    Some(weighed.1)
}

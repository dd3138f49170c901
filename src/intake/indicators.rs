//! The indicator list: one indicator a row, its unit beside it, and one column a reporting unit.

use std::collections::BTreeMap;

use super::align;
use super::draft::{Context, Draft};
use super::lexicon::Target;
use super::page::Page;
use super::scan::Hit;
use super::slot::Slot;
use super::total::PrintedTotal;
use super::vocabulary;
use crate::campaign::{Kind, RegionId};
use crate::diagnostic::registry::structure;
use crate::value::read_region;
use crate::value::{bracket_hint, normalize_label};
use crate::workbook::{Cell, CellRef, column_letters};

/// Places of an indicator list's columns in the campaign's `column_headings`.
const UNIT_HEADING: usize = 1;
const VALUE_HEADING: usize = 2;

/// An indicator list in the rows of one segment.
pub struct IndicatorList<'a> {
    context: Context<'a>,
    hits: Vec<&'a Hit>,
    /// Field's place → its label.
    rows: BTreeMap<usize, &'a Hit>,
    open: Vec<&'a Hit>,
    unit_col: Option<u32>,
}

/// One column of numbers.
struct Column {
    col: u32,
    last_col: u32,
    heading: Option<CellRef>,
    unit: ColumnUnit,
}

enum ColumnUnit {
    /// The unit named in the head of the sheet.
    Sheet,
    Named,
    Total,
}

impl<'a> IndicatorList<'a> {
    /// The list whose labels are among `hits`.
    pub fn new(context: Context<'a>, hits: &'a [Hit], rows: (u32, u32)) -> Self {
        let hits: Vec<&Hit> = hits
            .iter()
            .filter(|hit| (rows.0..rows.1).contains(&hit.at.row))
            .collect();
        let region = context.form().region_field;
        let labels: Vec<&Hit> = hits
            .iter()
            .copied()
            .filter(|hit| hit.inline.is_none() && hit.fields().any(|field| field != region))
            .collect();
        let settled = align::settle(context.form(), &labels);
        let mut candidates: BTreeMap<usize, Vec<&Hit>> = BTreeMap::new();
        let mut open = Vec::new();
        for (hit, field) in labels.iter().zip(settled) {
            match field {
                Some(field) => candidates.entry(field).or_default().push(hit),
                None => open.push(*hit),
            }
        }
        // A group's heading may repeat an indicator's words: the row with the form's own label, or with a value, counts.
        let filled = |hit: &Hit| {
            context
                .grid
                .row(hit.at.row)
                .is_some_and(|row| row.cells.len() > 1)
        };
        let rows = candidates
            .into_iter()
            .filter_map(|(field, hits)| {
                let best = hits
                    .iter()
                    .enumerate()
                    .max_by_key(|(i, hit)| (hit.own, filled(hit), std::cmp::Reverse(*i)))?;
                Some((field, *best.1))
            })
            .collect();
        let unit_col = hits
            .iter()
            .find(|hit| hit.means(Target::Heading(UNIT_HEADING)))
            .map(|hit| hit.at.col);
        let mut list = Self {
            context,
            hits,
            rows,
            open,
            unit_col,
        };
        list.unit_col = list.unit_col.or_else(|| list.guess_unit_col());
        list
    }

    /// The column right of the labels where most cells are units of the campaign.
    fn guess_unit_col(&self) -> Option<u32> {
        let units = &self.context.campaign.units;
        let mut votes: BTreeMap<u32, usize> = BTreeMap::new();
        for (field, hit) in &self.rows {
            let Some(unit) = self.context.form().fields[*field].unit else {
                continue;
            };
            for (col, cell) in self.right_of(hit) {
                if cell
                    .as_text()
                    .is_some_and(|text| units.spelled(&normalize_label(text), unit).is_some())
                {
                    *votes.entry(col).or_default() += 1;
                }
            }
        }
        votes
            .into_iter()
            .max_by_key(|(_, n)| *n)
            .filter(|(_, n)| n * 2 >= self.rows.len())
            .map(|(col, _)| col)
    }

    fn right_of(&self, hit: &Hit) -> impl Iterator<Item = (u32, &'a Cell)> {
        let after = hit.last_col;
        let row = self.context.grid.row(hit.at.row);
        row.into_iter()
            .flat_map(|row| row.cells.iter())
            .filter(move |(col, _)| *col > after)
            .map(|(c, cell)| (*c, cell))
    }

    /// Reads one record a column into the page.
    pub fn read(self, region: Option<&Slot<'a>>, page: &mut Page) {
        page.used_cells.extend(self.hits.iter().map(|hit| hit.at));
        self.say_open(page);
        let columns = self.columns(region);
        let several = columns
            .iter()
            .filter(|column| !matches!(column.unit, ColumnUnit::Total))
            .count()
            > 1;
        let first = page.records.len();
        for column in &columns {
            page.used_cells.extend(column.heading);
            match column.unit {
                ColumnUnit::Total => {}
                _ => self.record(column, several, region, page),
            }
        }
        for column in columns
            .iter()
            .filter(|column| matches!(column.unit, ColumnUnit::Total))
        {
            self.total(column, first, page);
        }
        let units = self
            .rows
            .values()
            .filter_map(|hit| Some(CellRef::new(hit.at.row, self.unit_col?)));
        page.used_cells.extend(units);
    }

    fn say_open(&self, page: &mut Page) {
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
    }

    /// The columns of numbers: named by unit in the head, or the one under 数量, or the fullest one.
    fn columns(&self, region: Option<&Slot<'a>>) -> Vec<Column> {
        let named = self.named_columns(region);
        let units = named
            .iter()
            .filter(|column| matches!(column.unit, ColumnUnit::Named))
            .count();
        if units > 1 || (units == 1 && region.is_none()) {
            return named;
        }
        let heading = self
            .hits
            .iter()
            .find(|hit| hit.means(Target::Heading(VALUE_HEADING)));
        let col = match heading {
            Some(hit) if self.filled(hit.at.col, hit.last_col) > 0 => {
                Some((hit.at.col, hit.last_col))
            }
            _ => self
                .fullest()
                .or(heading.map(|hit| (hit.at.col, hit.last_col))),
        };
        let (col, last_col) = col.unwrap_or_else(|| {
            let after = self
                .rows
                .values()
                .map(|hit| hit.last_col)
                .max()
                .unwrap_or(0);
            let col = self.unit_col.unwrap_or(after).max(after) + 1;
            (col, col)
        });
        vec![Column {
            col,
            last_col,
            heading: None,
            unit: ColumnUnit::Sheet,
        }]
    }

    fn filled(&self, first: u32, last: u32) -> usize {
        let holds = |hit: &&&Hit| {
            self.right_of(hit)
                .any(|(col, _)| (first..=last).contains(&col))
        };
        self.rows.values().filter(holds).count()
    }

    /// The column with the most numbers; the first of several.
    fn fullest(&self) -> Option<(u32, u32)> {
        let mut votes: BTreeMap<u32, usize> = BTreeMap::new();
        for hit in self.rows.values() {
            for (col, cell) in self
                .right_of(hit)
                .filter(|(col, _)| Some(*col) != self.unit_col)
            {
                let number = match cell {
                    Cell::Number(_) => true,
                    Cell::Text(text) => text.chars().any(|c| c.is_numeric()),
                    _ => false,
                };
                *votes.entry(col).or_default() += usize::from(number);
            }
        }
        let most = votes.values().copied().max().filter(|most| *most > 0)?;
        votes
            .into_iter()
            .find(|(_, n)| *n == most)
            .map(|(col, _)| (col, col))
    }

    /// Columns whose heading names a region or a total.
    fn named_columns(&self, region: Option<&Slot<'a>>) -> Vec<Column> {
        let (Some(first), Some(label_col)) = (
            self.rows.values().map(|hit| hit.at.row).min(),
            self.rows.values().map(|hit| hit.last_col).max(),
        ) else {
            return Vec::new();
        };
        let hint = region
            .and_then(|slot| self.region_of(&slot.text(), self.context.folder))
            .or(self.context.folder);
        let from = self
            .heading_row()
            .unwrap_or_else(|| first.saturating_sub(1));
        let mut columns = Vec::new();
        for row in from..first {
            let cells = self
                .context
                .grid
                .row(row)
                .into_iter()
                .flat_map(|row| row.cells.iter());
            for (col, cell) in
                cells.filter(|(col, _)| *col > label_col && Some(*col) != self.unit_col)
            {
                let Some(text) = cell.as_text() else { continue };
                let unit = if vocabulary::total(&normalize_label(text)).is_some() {
                    ColumnUnit::Total
                } else if self.region_of(text, hint).is_some() {
                    ColumnUnit::Named
                } else {
                    continue;
                };
                columns.push(Column {
                    col: *col,
                    last_col: *col,
                    heading: Some(CellRef::new(row, *col)),
                    unit,
                });
            }
        }
        columns.sort_by_key(|column| column.col);
        columns
    }

    fn heading_row(&self) -> Option<u32> {
        self.hits
            .iter()
            .filter(|hit| hit.targets.iter().any(|t| matches!(t, Target::Heading(_))))
            .map(|h| h.at.row)
            .min()
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

    fn record(&self, column: &Column, several: bool, region: Option<&Slot<'a>>, page: &mut Page) {
        let letter = several.then(|| column_letters(column.col));
        let mut draft = Draft::new(self.context, self.context.source(None, letter));
        let form = self.context.form();
        match (column.heading, region) {
            (Some(heading), _) if matches!(column.unit, ColumnUnit::Named) => {
                let cell = self.context.grid.get(heading);
                let slot = Slot::empty(heading).with(cell.map(|cell| (heading, cell)));
                draft.field(form.region_field, &slot.hinted(region.map(Slot::text)));
            }
            (_, Some(slot)) => draft.field(form.region_field, slot),
            _ => draft.label_missing(form.region_field),
        }
        for (place, field) in form
            .fields
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != form.region_field)
        {
            let Some(hit) = self.rows.get(&place) else {
                if field.required {
                    draft.label_missing(place);
                }
                continue;
            };
            if let Some(meant) = &hit.near {
                let message = format!("{} 的“{}”按“{meant}”读取。", hit.at, hit.written);
                draft.add(
                    self.context
                        .finding(&structure::LABEL_GUESSED, Some(hit.at), message),
                );
            }
            let slot = self.slot(hit, column);
            page.used_cells.extend(slot.cells.iter().map(|(at, _)| *at));
            draft.field(place, &slot);
        }
        page.push(draft);
    }

    fn slot(&self, hit: &Hit, column: &Column) -> Slot<'a> {
        let home = CellRef::new(hit.at.row, column.col);
        let cell = self
            .right_of(hit)
            .find(|(col, _)| (column.col..=column.last_col).contains(col))
            .map(|(col, cell)| (CellRef::new(hit.at.row, col), cell));
        let mut slot = Slot::empty(home).with(cell);
        let printed = self
            .unit_col
            .and_then(|col| self.context.grid.get(CellRef::new(hit.at.row, col)));
        slot.unit = printed
            .and_then(Cell::as_text)
            .map(str::to_owned)
            .or_else(|| bracket_hint(&hit.written));
        slot
    }

    fn total(&self, column: &Column, first: usize, page: &mut Page) {
        let source = self.context.source(None, Some(column_letters(column.col)));
        let mut total = PrintedTotal::new(self.context.form, source);
        for (place, hit) in &self.rows {
            let slot = self.slot(hit, column);
            page.used_cells.extend(slot.cells.iter().map(|(at, _)| *at));
            if let Some((cell, number)) =
                slot.number(&self.context, &self.context.form().fields[*place])
            {
                total.values.push((*place, cell, number));
            }
        }
        let covered = first..page.records.len();
        total.covers = vec![covered];
        if !total.values.is_empty() {
            page.totals.push(total);
        }
    }
}

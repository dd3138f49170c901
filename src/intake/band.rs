//! A column of indicators with what stands beside them, up to the next column of indicators.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::lexicon::Target;
use super::scan::Hit;
use super::vocabulary;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef};

/// Places of an indicator list's columns in the campaign's `column_headings`.
const UNIT_HEADING: usize = 1;
const VALUE_HEADING: usize = 2;
/// Fewest indicators under one another that make a column of them.
const FEWEST: usize = 3;

/// Indicators under one another.
#[derive(Debug)]
pub(super) struct Band<'a, 'h> {
    context: Context<'a>,
    /// Field's place → its label.
    pub rows: BTreeMap<usize, &'h Hit>,
    /// First column that is not this band's.
    until: u32,
    /// Column of the printed units.
    pub unit_col: Option<u32>,
    /// Headings over the band.
    headings: Vec<&'h Hit>,
}

/// First columns of the bands in which the labels stand, left to right: where several stand under one another, or one
/// behind another label and its value (开展次数 | 43 | 到村个数 | 20).
pub(super) fn starts(labels: &[&Hit]) -> Vec<u32> {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    let mut first: BTreeMap<u32, u32> = BTreeMap::new();
    for hit in labels {
        *count.entry(hit.at.col).or_default() += 1;
        let end = first.entry(hit.at.row).or_insert(hit.last_col);
        *end = hit.last_col.min(*end);
    }
    let behind = |hit: &&&Hit| {
        first
            .get(&hit.at.row)
            .is_some_and(|end| hit.at.col > end + 1)
    };
    let behind: BTreeSet<u32> = labels.iter().filter(behind).map(|hit| hit.at.col).collect();
    let mut starts: Vec<u32> = count
        .iter()
        .filter(|(col, n)| **n >= FEWEST || behind.contains(col))
        .map(|(col, _)| *col)
        .collect();
    if starts.is_empty() {
        starts.extend(count.keys().next());
    }
    starts
}

/// The band that a column belongs to.
pub(super) fn of(starts: &[u32], col: u32) -> usize {
    starts.iter().rposition(|start| *start <= col).unwrap_or(0)
}

impl<'a, 'h> Band<'a, 'h> {
    /// The band with these labels; `hits` are all labels of the list.
    pub fn new(
        context: Context<'a>,
        rows: BTreeMap<usize, &'h Hit>,
        hits: &[&'h Hit],
        cols: (u32, u32),
    ) -> Self {
        let headings = hits
            .iter()
            .copied()
            .filter(|hit| (cols.0..cols.1).contains(&hit.at.col))
            .filter(|hit| {
                hit.targets
                    .iter()
                    .any(|target| matches!(target, Target::Heading(_)))
            })
            .collect();
        let mut band = Self {
            context,
            rows,
            until: cols.1,
            unit_col: None,
            headings,
        };
        let printed = band.heading(UNIT_HEADING).map(|hit| hit.at.col);
        band.unit_col = printed.or_else(|| band.guess_unit_col());
        band
    }

    fn heading(&self, place: usize) -> Option<&'h Hit> {
        self.headings
            .iter()
            .copied()
            .find(|hit| hit.means(Target::Heading(place)))
    }

    /// First row of the headings over the band.
    pub fn heading_row(&self) -> Option<u32> {
        self.headings.iter().map(|hit| hit.at.row).min()
    }

    /// The filled cells right of a label, inside the band.
    pub fn right_of(&self, hit: &Hit) -> impl Iterator<Item = (u32, &'a Cell)> {
        let (after, until) = (hit.last_col, self.until);
        let row = self.context.grid.row(hit.at.row);
        row.into_iter()
            .flat_map(|row| row.cells.iter())
            .filter(move |(col, _)| *col > after && *col < until)
            .map(|(col, cell)| (*col, cell))
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
                let is_unit = cell
                    .as_text()
                    .is_some_and(|text| units.spelled(&normalize_label(text), unit).is_some());
                *votes.entry(col).or_default() += usize::from(is_unit);
            }
        }
        let best = votes.into_iter().max_by_key(|(_, n)| *n);
        best.filter(|(_, n)| n * 2 >= self.rows.len())
            .map(|(col, _)| col)
    }

    /// First and last column of the numbers: under 数量, else the one column of numbers that is not last year's or a plan's.
    /// `Err` with the columns where several would do.
    pub fn value_columns(&self) -> Result<(u32, u32), Vec<u32>> {
        let heading = self
            .heading(VALUE_HEADING)
            .map(|hit| (hit.at.col, hit.last_col));
        if let Some(named) = heading.filter(|(first, last)| self.filled(*first, *last) > 0) {
            return Ok(named);
        }
        let current: Vec<u32> = self
            .full_columns()
            .into_iter()
            .filter(|col| !self.is_of_another_time(*col))
            .collect();
        let named: Vec<u32> = current
            .iter()
            .copied()
            .filter(|col| self.is_named_value(*col))
            .collect();
        match (named.as_slice(), current.as_slice()) {
            ([col], _) | ([], [col]) => Ok((*col, *col)),
            ([], []) => Ok(heading.unwrap_or_else(|| self.expected_column())),
            ([], several) | (several, _) => Err(several.to_vec()),
        }
    }

    fn expected_column(&self) -> (u32, u32) {
        let after = self
            .rows
            .values()
            .map(|hit| hit.last_col)
            .max()
            .unwrap_or(0);
        let col = self.unit_col.unwrap_or(after).max(after) + 1;
        (col, col)
    }

    /// What stands over a column between the list's head and its first indicator.
    fn heading_over(&self, col: u32) -> String {
        let first = self.rows.values().map(|hit| hit.at.row).min().unwrap_or(0);
        let from = self
            .heading_row()
            .unwrap_or_else(|| first.saturating_sub(1));
        let over = (from..first).filter_map(|row| self.context.grid.get(CellRef::new(row, col)));
        over.filter_map(Cell::as_text)
            .map(normalize_label)
            .collect()
    }

    fn is_named_value(&self, col: u32) -> bool {
        vocabulary::names_value(&self.heading_over(col))
    }

    /// 上年, 计划, 同比, or a year before the campaign's.
    fn is_of_another_time(&self, col: u32) -> bool {
        let heading = self.heading_over(col);
        let first_year = i32::from(self.context.campaign.period.0.year());
        vocabulary::names_another_time(&heading) || years(&heading).any(|year| year < first_year)
    }

    fn filled(&self, first: u32, last: u32) -> usize {
        let holds = |hit: &&&Hit| {
            self.right_of(hit)
                .any(|(col, _)| (first..=last).contains(&col))
        };
        self.rows.values().filter(holds).count()
    }

    /// The columns that hold a number for at least half as many indicators as the fullest one does.
    fn full_columns(&self) -> Vec<u32> {
        let mut votes: BTreeMap<u32, usize> = BTreeMap::new();
        for hit in self.rows.values() {
            for (col, cell) in self
                .right_of(hit)
                .filter(|(col, _)| Some(*col) != self.unit_col)
            {
                let number = match cell {
                    Cell::Number(_) => true,
                    Cell::Text(text) => text.chars().any(char::is_numeric),
                    _ => false,
                };
                *votes.entry(col).or_default() += usize::from(number);
            }
        }
        let most = votes.values().copied().max().unwrap_or(0);
        votes
            .into_iter()
            .filter(|(_, n)| *n > 0 && n * 2 >= most)
            .map(|(col, _)| col)
            .collect()
    }

    /// The unit printed beside a label or in its bracket.
    pub fn unit_of(&self, hit: &Hit) -> Option<String> {
        let printed = self
            .unit_col
            .and_then(|col| self.context.grid.get(CellRef::new(hit.at.row, col)));
        printed
            .and_then(Cell::as_text)
            .map(str::to_owned)
            .or_else(|| self.context.unit_in(&hit.written))
    }
}

/// The years that a heading names, such as 2016 and 2017 of 2016-2017年度.
fn years(heading: &str) -> impl Iterator<Item = i32> {
    let numbers = heading
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok())
}

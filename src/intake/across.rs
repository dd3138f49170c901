//! Cards that share one column of labels: 项目 | 第一户 | 第二户, each record a column.

use std::collections::{BTreeMap, BTreeSet};

use super::beside::Columns;
use super::scan::Hit;
use super::segment::Segment;
use super::vocabulary;
use crate::campaign::{Form, Kind};
use crate::workbook::{Cell, CellRef, Grid};

/// Fewest different labels under one another.
const FEWEST: usize = 5;
/// Fewest numbers in a column that holds a record.
const FEWEST_NUMBERS: usize = 2;
/// Most records side by side, and most rows of one. Beyond that no office has written the sheet.
const MOST: usize = 1000;
/// Rows above the labels in which a column's own heading stands.
const MOST_ABOVE: u32 = 2;

/// One segment a record, where the columns right of the labels hold one each; else the segment as it is.
pub(super) fn records(form: &Form, grid: &Grid, segment: Segment) -> Vec<Segment> {
    let high = (segment.rows.1 - segment.rows.0) as usize > MOST;
    let Some(labels) = Labels::of(form, &segment.hits).filter(|_| !high) else {
        return vec![segment];
    };
    let columns = labels.records(form, grid);
    let Some(first) = columns.first().copied() else {
        return vec![segment];
    };
    if !(2..=MOST).contains(&columns.len()) {
        return vec![segment];
    }
    let shared = segment.hits.iter().filter(|hit| hit.at.col < first);
    let shared: Vec<Hit> = shared.cloned().collect();
    let one = |col: u32| Segment {
        form: segment.form,
        rows: segment.rows,
        hits: shared.clone(),
        head: None,
        cols: Some(Columns {
            shared: Some(first - 1),
            first: col,
            last: col,
        }),
    };
    columns.into_iter().map(one).collect()
}

/// The labels of a card that stand under one another, by field.
struct Labels<'h> {
    rows: BTreeMap<usize, &'h Hit>,
    last_col: u32,
}

impl<'h> Labels<'h> {
    /// `None` where labels stand in several columns, as they mostly do.
    fn of(form: &Form, hits: &'h [Hit]) -> Option<Self> {
        let mut by_col: BTreeMap<u32, BTreeMap<usize, &Hit>> = BTreeMap::new();
        for hit in hits.iter().filter(|hit| hit.inline.is_none()) {
            if let Some(field) = hit.field() {
                by_col.entry(hit.at.col).or_default().insert(field, hit);
            }
        }
        let (_, rows) = by_col.into_iter().max_by_key(|(_, rows)| rows.len())?;
        let first = rows.values().map(|hit| hit.at.row).min()?;
        let last_col = rows.values().map(|hit| hit.last_col).max()?;
        let beyond = |hit: &&Hit| hit.at.col > last_col && hit.at.row >= first;
        let further = hits.iter().filter(beyond).filter_map(|hit| hit.field());
        let further: BTreeSet<usize> = further
            .filter(|field| *field != form.region_field)
            .collect();
        (rows.len() >= FEWEST && further.len() < 2).then_some(Self { rows, last_col })
    }

    /// The columns that hold a record each: a name of its own, and numbers.
    fn records(&self, form: &Form, grid: &Grid) -> Vec<u32> {
        let mut columns: BTreeMap<u32, Found> = BTreeMap::new();
        for (field, hit) in &self.rows {
            let kind = &form.fields[*field].kind;
            let is_name = matches!(kind, Kind::Text | Kind::Person) && is_key(form, *field);
            let cells = grid.row(hit.at.row).into_iter().flat_map(|row| &row.cells);
            for (col, cell) in cells.filter(|(col, _)| *col > self.last_col) {
                let found = columns.entry(*col).or_default();
                found.names += usize::from(is_name && cell.as_text().is_some_and(is_word));
                found.numbers += usize::from(kind.is_number() && holds_number(cell));
            }
        }
        columns.retain(|col, found| {
            found.names > 0 && found.numbers >= FEWEST_NUMBERS && !self.is_sum(grid, *col)
        });
        columns.into_keys().collect()
    }

    /// 合计 over a column, or where the names stand.
    fn is_sum(&self, grid: &Grid, col: u32) -> bool {
        let rows = self.rows.values().map(|hit| hit.at.row);
        let first = rows.clone().min().unwrap_or_default();
        let above = first.saturating_sub(MOST_ABOVE)..first;
        above.chain(rows).any(|row| {
            let text = grid.get(CellRef::new(row, col)).and_then(Cell::as_text);
            text.is_some_and(vocabulary::is_total)
        })
    }
}

/// What a column holds beside the labels.
#[derive(Default)]
struct Found {
    names: usize,
    numbers: usize,
}

fn is_key(form: &Form, field: usize) -> bool {
    form.key_fields().any(|(place, _)| place == field)
}

fn is_word(text: &str) -> bool {
    !vocabulary::is_filler(text)
}

fn holds_number(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => text.chars().any(char::is_numeric),
        _ => false,
    }
}

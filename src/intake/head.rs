//! The head of a ledger: which column holds which field, option or nothing of ours.

use std::collections::BTreeMap;

use super::align;
use super::lexicon::{Lexicon, Target};
use super::scan::Hit;
use super::vocabulary;
use crate::campaign::{Form, Kind};
use crate::value::{bracket_hint, normalize_label};
use crate::workbook::{Cell, CellRef, Grid, Row};

/// Fewest different fields side by side that make a row a head.
const FEWEST_FIELDS: usize = 4;
/// Fewest pairs of labels that touch; on a card a value stands between two labels.
const FEWEST_PAIRS: usize = 2;

/// What one column of a ledger holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// A field's value; what a bracket in the head says, mostly its unit.
    Field {
        /// Place of the field.
        field: usize,
        /// Unit as written in the head.
        unit: Option<String>,
    },
    /// One option of a tick field.
    Choice {
        /// Place of the field.
        field: usize,
        /// Place of the option.
        option: usize,
    },
    /// The free text option of a tick field.
    Other(usize),
    /// A row counter.
    Counter,
    /// Something that the form does not ask; its heading.
    Extra(String),
}

/// A ledger's head.
#[derive(Debug, Clone)]
pub struct Head {
    /// First row of the head, zero-based.
    pub first_row: u32,
    /// Last row of the head.
    pub last_row: u32,
    /// Columns by place on the sheet.
    pub columns: BTreeMap<u32, Column>,
    /// Labels that were one letter off: cell, as written, as meant.
    pub near: Vec<(CellRef, String, String)>,
    /// Labels that may mean several fields and could not be settled.
    pub open: Vec<(CellRef, String)>,
}

impl Head {
    /// Where each field's first column is.
    pub fn column_of(&self, field: usize) -> Option<u32> {
        self.columns.iter().find_map(|(col, column)| {
            let holds = match column {
                Column::Field { field: f, .. }
                | Column::Choice { field: f, .. }
                | Column::Other(f) => *f == field,
                Column::Counter | Column::Extra(_) => false,
            };
            holds.then_some(*col)
        })
    }
}

/// The first row among `hits` that is a ledger's head.
pub fn find(form: &Form, lexicon: &Lexicon, grid: &Grid, hits: &[Hit]) -> Option<Head> {
    let mut rows: Vec<u32> = hits.iter().map(|hit| hit.at.row).collect();
    rows.dedup();
    rows.into_iter()
        .find_map(|row| at(form, lexicon, grid, hits, row))
}

/// The head that begins in this row, if one does.
pub fn at(form: &Form, lexicon: &Lexicon, grid: &Grid, hits: &[Hit], row: u32) -> Option<Head> {
    let top = labels(hits, row);
    let below = second_row(lexicon, grid, hits, row, !is_head(&top));
    if top.is_empty() {
        return None;
    }
    let bottom = below
        .as_ref()
        .map_or_else(Vec::new, |row| labels(hits, row.index));
    let both: Vec<&Hit> = top.iter().chain(&bottom).copied().collect();
    if !is_head(&top) && !(is_head(&both) && top.len() + 1 >= bottom.len().min(3)) {
        return None;
    }
    Some(build(form, lexicon, grid, row, below, &top, &bottom))
}

fn labels(hits: &[Hit], row: u32) -> Vec<&Hit> {
    hits.iter()
        .filter(|hit| hit.at.row == row && hit.inline.is_none())
        .collect()
}

/// Enough different fields, and labels that touch one another.
fn is_head(hits: &[&Hit]) -> bool {
    let mut spans: Vec<(u32, u32)> = hits
        .iter()
        .filter(|hit| hit.fields().next().is_some())
        .map(|hit| (hit.at.col, hit.last_col))
        .collect();
    spans.sort_unstable();
    spans.dedup_by_key(|span| span.0);
    let pairs = spans
        .windows(2)
        .filter(|pair| pair[1].0 <= pair[0].1 + 1)
        .count();
    spans.len() >= FEWEST_FIELDS && pairs >= FEWEST_PAIRS
}

/// The row below, where it holds nothing but labels, options and units.
fn second_row<'g>(
    lexicon: &Lexicon,
    grid: &'g Grid,
    hits: &[Hit],
    row: u32,
    needed: bool,
) -> Option<&'g Row> {
    let below = grid.row(row + 1)?;
    let mut labels = 0;
    for (col, cell) in &below.cells {
        let text = cell.as_text()?;
        let at = CellRef::new(below.index, *col);
        let hit = hits.iter().find(|hit| hit.at == at && hit.inline.is_none());
        let is_label = hit.is_some_and(|hit| {
            hit.targets.iter().any(|t| {
                matches!(
                    t,
                    Target::Choice { .. } | Target::Other(_) | Target::Field(_)
                )
            })
        });
        let is_other = lexicon.exact(&normalize_label(text)).is_some();
        if is_label {
            labels += 1;
        } else if !is_other && !(needed && normalize_label(text).chars().count() <= 8) {
            return None;
        }
    }
    (labels > 0).then_some(below)
}

struct Builder<'a> {
    form: &'a Form,
    lexicon: &'a Lexicon,
    head: Head,
}

fn build(
    form: &Form,
    lexicon: &Lexicon,
    grid: &Grid,
    row: u32,
    below: Option<&Row>,
    top: &[&Hit],
    bottom: &[&Hit],
) -> Head {
    let last_row = below.map_or(row, |below| below.index);
    let head = Head {
        first_row: row,
        last_row,
        columns: BTreeMap::new(),
        near: Vec::new(),
        open: Vec::new(),
    };
    let mut builder = Builder {
        form,
        lexicon,
        head,
    };
    let mut ordered: Vec<&Hit> = top
        .iter()
        .chain(bottom)
        .copied()
        .filter(|h| h.fields().next().is_some())
        .collect();
    ordered.sort_by_key(|hit| (hit.at.col, hit.at.row));
    let settled = align::settle(form, &ordered);
    let field_at = |at: CellRef| {
        ordered
            .iter()
            .position(|hit| hit.at == at)
            .and_then(|i| settled[i])
    };
    for (hit, field) in ordered.iter().zip(&settled) {
        match field {
            None => builder.head.open.push((hit.at, hit.written.clone())),
            Some(_) => builder.head.near.extend(
                hit.near
                    .iter()
                    .map(|meant| (hit.at, hit.written.clone(), meant.clone())),
            ),
        }
    }
    builder.columns(grid, row, below, &field_at);
    let own = |col: u32| {
        ordered
            .iter()
            .any(|hit| hit.own && (hit.at.col..=hit.last_col).contains(&col))
    };
    builder.one_column_a_field(grid, &own);
    builder.head
}

impl Builder<'_> {
    fn columns(
        &mut self,
        grid: &Grid,
        row: u32,
        below: Option<&Row>,
        field_at: &dyn Fn(CellRef) -> Option<usize>,
    ) {
        let mut cols: Vec<u32> = grid
            .row(row)
            .into_iter()
            .chain(below)
            .flat_map(|r| &r.cells)
            .map(|c| c.0)
            .collect();
        cols.sort_unstable();
        cols.dedup();
        let mut group: Option<usize> = None;
        for col in cols {
            let (top_at, below_at) = (
                CellRef::new(row, col),
                below.map(|b| CellRef::new(b.index, col)),
            );
            let top = grid.get(top_at).and_then(Cell::as_text);
            let bottom = below_at.and_then(|at| grid.get(at)).and_then(Cell::as_text);
            if top.is_some() {
                group = field_at(top_at)
                    .filter(|f| matches!(self.form.fields[*f].kind, Kind::Choices(_)));
            }
            let own = below_at.and_then(field_at).or_else(|| field_at(top_at));
            let column = self.column(col, top, bottom, group, own);
            self.head.columns.insert(col, column);
        }
    }

    /// Where two columns claim a field, the one under the form's own label has it; free text may stand in several.
    fn one_column_a_field(&mut self, grid: &Grid, own: &dyn Fn(u32) -> bool) {
        for place in 0..self.form.fields.len() {
            let claims =
                |column: &Column| matches!(column, Column::Field { field, .. } if *field == place);
            let cols: Vec<u32> = self
                .head
                .columns
                .iter()
                .filter(|(_, c)| claims(c))
                .map(|(col, _)| *col)
                .collect();
            let labelled = cols.iter().copied().find(|col| own(*col));
            let several = labelled.is_none()
                && matches!(self.form.fields[place].kind, Kind::Text | Kind::Region(_));
            let Some(kept) = labelled
                .or(cols.first().copied())
                .filter(|_| cols.len() > 1 && !several)
            else {
                continue;
            };
            for col in cols.into_iter().filter(|col| *col != kept) {
                let heading = [self.head.last_row, self.head.first_row]
                    .iter()
                    .find_map(|row| grid.get(CellRef::new(*row, col)).and_then(Cell::as_text))
                    .unwrap_or_default();
                self.head
                    .columns
                    .insert(col, Column::Extra(heading.trim().to_owned()));
            }
        }
    }

    fn column(
        &self,
        col: u32,
        top: Option<&str>,
        bottom: Option<&str>,
        group: Option<usize>,
        own: Option<usize>,
    ) -> Column {
        if let Some(column) = bottom
            .or(top)
            .and_then(|text| self.option(col, text, group))
        {
            return column;
        }
        if let Some(field) = own {
            let unit = bottom
                .and_then(bracket_hint)
                .or_else(|| top.and_then(bracket_hint));
            return Column::Field { field, unit };
        }
        let text = bottom.or(top).unwrap_or_default();
        if vocabulary::is_counter(normalize_label(text).as_str())
            || normalize_label(text).is_empty()
        {
            return Column::Counter;
        }
        Column::Extra(text.trim().to_owned())
    }

    /// 其它需求, 其它原因 behind a field's options.
    fn names_other(&self, field: usize, word: &str) -> bool {
        let Kind::Choices(choices) = &self.form.fields[field].kind else {
            return false;
        };
        let other = choices.other.as_deref().map(normalize_label);
        other.is_some_and(|other| {
            word.starts_with(&other) && word.chars().count() <= other.chars().count() + 4
        })
    }

    /// A column of one option: by the option's word under its group, alone, or joined with the field's label.
    fn option(&self, col: u32, text: &str, group: Option<usize>) -> Option<Column> {
        let word = normalize_label(text);
        let before =
            self.head
                .columns
                .range(..col)
                .next_back()
                .and_then(|(_, column)| match column {
                    Column::Choice { field, .. } | Column::Other(field) => Some(*field),
                    _ => None,
                });
        if let Some(targets) = self.lexicon.exact(&word) {
            return pick(&targets, group, before);
        }
        if let Some(field) = group
            .or(before)
            .filter(|field| self.names_other(*field, &word))
        {
            return Some(Column::Other(field));
        }
        text.char_indices()
            .filter(|(_, c)| "-—_/（(：:".contains(*c))
            .find_map(|(i, c)| {
                let field = self
                    .lexicon
                    .exact(&normalize_label(&text[..i]))?
                    .iter()
                    .find_map(|t| match t {
                        Target::Field(f) => Some(*f),
                        _ => None,
                    })?;
                let rest = text[i + c.len_utf8()..].trim_end_matches(['）', ')']);
                pick(
                    &self.lexicon.exact(&normalize_label(rest))?,
                    Some(field),
                    None,
                )
            })
    }
}

fn pick(targets: &[Target], group: Option<usize>, before: Option<usize>) -> Option<Column> {
    let columns = || {
        targets.iter().filter_map(|target| match target {
            Target::Choice { field, option } => Some((
                *field,
                Column::Choice {
                    field: *field,
                    option: *option,
                },
            )),
            Target::Other(field) => Some((*field, Column::Other(*field))),
            _ => None,
        })
    };
    if targets
        .iter()
        .any(|target| matches!(target, Target::Field(_)))
    {
        return None;
    }
    let of = |wanted: Option<usize>| {
        columns()
            .find(|(field, _)| Some(*field) == wanted)
            .map(|(_, column)| column)
    };
    match group {
        Some(_) => of(group),
        None => of(before).or_else(|| {
            let mut all = columns();
            match (all.next(), all.next()) {
                (Some((_, column)), None) => Some(column),
                _ => None,
            }
        }),
    }
}

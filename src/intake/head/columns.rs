//! From a head's labels to its columns: each label settled, options under their group, one column a field.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::Parts;
use super::{Column, Head};
use crate::campaign::{Form, Kind};
use crate::intake::lexicon::{Lexicon, Target};
use crate::intake::scan::Hit;
use crate::intake::{align, vocabulary};
use crate::value::{bracket_hint, normalize_label};
use crate::workbook::{Cell, CellRef, Grid};

/// A head in the making.
pub(super) struct Builder<'a> {
    pub form: &'a Form,
    pub lexicon: &'a Lexicon,
    pub head: Head,
    /// Columns under the label of a text that is written in parts: 详细地址 over 乡镇, 村, 组.
    pub parts: BTreeMap<u32, usize>,
}

/// The head in these rows, with the labels that stand there.
pub(super) fn build(
    form: &Form,
    lexicon: &Lexicon,
    grid: &Grid,
    rows: &[u32],
    labels: &[&Hit],
) -> Head {
    let head = Head {
        first_row: rows.first().copied().unwrap_or_default(),
        last_row: rows.last().copied().unwrap_or_default(),
        columns: BTreeMap::new(),
        also: Vec::new(),
        near: Vec::new(),
        open: Vec::new(),
    };
    let mut builder = Builder {
        form,
        lexicon,
        head,
        parts: BTreeMap::new(),
    };
    let mut ordered: Vec<&Hit> = labels
        .iter()
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
    builder.columns(grid, rows, &field_at);
    let twins = ordered.windows(2).zip(settled.iter().skip(1));
    let twins = twins.filter(|(pair, _)| pair[0].at == pair[1].at);
    builder
        .head
        .also
        .extend(twins.filter_map(|(pair, field)| Some((pair[1].at.col, (*field)?))));
    let own = |col: u32, place: usize| {
        ordered.iter().zip(&settled).any(|(hit, field)| {
            hit.own && *field == Some(place) && (hit.at.col..=hit.last_col).contains(&col)
        })
    };
    builder.one_column_a_field(grid, &own);
    builder.fields_in_parts();
    builder.head
}

impl Builder<'_> {
    fn columns(&mut self, grid: &Grid, rows: &[u32], field_at: &dyn Fn(CellRef) -> Option<usize>) {
        let mut cols: Vec<u32> = rows
            .iter()
            .filter_map(|row| grid.row(*row))
            .flat_map(|row| row.cells.iter().map(|cell| cell.0))
            .collect();
        cols.sort_unstable();
        cols.dedup();
        let mut group: Option<usize> = None;
        let mut parts = Parts::default();
        for col in cols {
            let cells = || rows.iter().map(|row| CellRef::new(*row, col));
            let texts: Vec<&str> = cells()
                .filter_map(|at| grid.get(at).and_then(Cell::as_text))
                .collect();
            let upper = &rows[..rows.len().saturating_sub(1).max(1)];
            let heads = |row: &u32| grid.get(CellRef::new(*row, col)).is_some();
            if upper.iter().any(heads) {
                group = cells()
                    .filter_map(field_at)
                    .find(|f| matches!(self.form.fields[*f].kind, Kind::Choices(_)));
            }
            let own = self.meant(&texts, cells().filter_map(field_at));
            let part = parts.of(self, grid, rows, col, field_at);
            let column = self.column(col, &texts, group, own.or(part));
            self.parts.extend(part.map(|field| (col, field)));
            self.head.columns.insert(col, column);
        }
    }

    /// The field of a column by the labels over it, from top to bottom: the lowest, where it is the field's own label;
    /// both as one label (贫困户 over 户数); the upper, where both ask a name (联系人 over 姓名).
    fn meant(&self, texts: &[&str], fields: impl Iterator<Item = usize>) -> Option<usize> {
        let fields: Vec<usize> = fields.collect();
        let (lowest, upper) = fields.split_last()?;
        let upper = upper.last().copied().filter(|upper| upper != lowest);
        let Some(upper) = upper else {
            return Some(*lowest);
        };
        let is_own = texts
            .last()
            .is_some_and(|text| self.lexicon.is_own(&normalize_label(text)));
        if is_own {
            return Some(*lowest);
        }
        let joined: String = texts.iter().map(|text| normalize_label(text)).collect();
        let as_one = self.lexicon.exact(&joined).unwrap_or_default();
        if let [Target::Field(field)] = as_one[..] {
            return Some(field);
        }
        let kind = |field: usize| &self.form.fields[field].kind;
        let names = matches!((kind(upper), kind(*lowest)), (Kind::Person, Kind::Person));
        names.then_some(upper)
    }

    /// Where two columns claim a field, the one under the form's own label has it; free text may stand in several.
    fn one_column_a_field(&mut self, grid: &Grid, own: &dyn Fn(u32, usize) -> bool) {
        for place in 0..self.form.fields.len() {
            let claims =
                |column: &Column| matches!(column, Column::Field { field, .. } if *field == place);
            let cols: Vec<u32> = self
                .head
                .columns
                .iter()
                .filter(|(_, c)| claims(c))
                .map(|(col, _)| *col)
                .filter(|col| self.parts.get(col) != Some(&place) || own(*col, place))
                .collect();
            let labelled = cols.iter().copied().find(|col| own(*col, place));
            // 详细地址（乡镇）, 详细地址（村）.
            let headings = || {
                let labelled = cols.iter().filter(|col| own(**col, place));
                labelled.map(|col| self.heading(grid, *col))
            };
            let apart = headings().count() > 1
                && headings().collect::<BTreeSet<_>>().len() == headings().count();
            let several = (labelled.is_none() || apart)
                && matches!(self.form.fields[place].kind, Kind::Text | Kind::Region(_));
            let Some(kept) = labelled
                .or(cols.first().copied())
                .filter(|_| cols.len() > 1 && !several)
            else {
                continue;
            };
            for col in cols.into_iter().filter(|col| *col != kept) {
                let column = match self.parts.get(&col) {
                    Some(field) if *field != place => Column::Field {
                        field: *field,
                        unit: None,
                    },
                    _ => Column::Extra(self.heading(grid, col)),
                };
                self.head.columns.insert(col, column);
            }
        }
    }

    /// 乡镇, 村, 组 where no column asks the whole address.
    fn fields_in_parts(&mut self) {
        for (place, field) in self.form.fields.iter().enumerate() {
            if field.parts.is_empty() || self.head.column_of(place).is_some() {
                continue;
            }
            let is_part = |heading: &str| {
                let word = normalize_label(heading);
                let mut parts = field.parts.iter();
                parts.any(|part| normalize_label(part) == word)
            };
            for column in self.head.columns.values_mut() {
                if matches!(column, Column::Extra(heading) if is_part(heading)) {
                    *column = Column::Field {
                        field: place,
                        unit: None,
                    };
                }
            }
        }
    }

    /// The lowest words over a column.
    fn heading(&self, grid: &Grid, col: u32) -> String {
        let lowest = (self.head.first_row..=self.head.last_row)
            .rev()
            .find_map(|row| grid.get(CellRef::new(row, col)).and_then(Cell::as_text));
        lowest.unwrap_or_default().trim().to_owned()
    }

    /// What a column holds, by what stands over it from top to bottom.
    fn column(&self, col: u32, texts: &[&str], group: Option<usize>, own: Option<usize>) -> Column {
        let lowest = texts.last().copied();
        if let Some(column) = lowest.and_then(|text| self.option(col, text, group)) {
            return column;
        }
        // 序号 under a group that is named like a field.
        let counts = |text: &&str| vocabulary::is_counter(&normalize_label(text));
        if lowest.as_ref().is_some_and(counts) {
            return Column::Counter;
        }
        if let Some(field) = own {
            let unit = texts.iter().rev().find_map(|text| bracket_hint(text));
            return Column::Field { field, unit };
        }
        let text = lowest.unwrap_or_default();
        if texts.iter().any(counts) || normalize_label(text).is_empty() {
            return Column::Counter;
        }
        Column::Extra(text.trim().to_owned())
    }
}

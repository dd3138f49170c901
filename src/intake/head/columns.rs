//! From a head's labels to its columns: each label settled, options under their group, one column a field.

use std::collections::BTreeMap;

use super::{Column, Head};
use crate::campaign::{Form, Kind};
use crate::intake::lexicon::Lexicon;
use crate::intake::scan::Hit;
use crate::intake::{align, vocabulary};
use crate::value::{bracket_hint, normalize_label};
use crate::workbook::{Cell, CellRef, Grid, Row};

/// A head in the making.
pub(super) struct Builder<'a> {
    pub form: &'a Form,
    pub lexicon: &'a Lexicon,
    pub head: Head,
}

/// The head in this row and, where there is one, the row below.
pub(super) fn build(
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
}

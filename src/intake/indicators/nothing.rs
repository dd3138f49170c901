//! 零报送: the box by which a unit says that nothing took place. Only then is a blank number zero.

use rust_decimal::Decimal;

use super::IndicatorList;
use crate::campaign::Choice;
use crate::diagnostic::registry::structure;
use crate::intake::draft::Draft;
use crate::intake::lexicon::Target;
use crate::intake::page::Page;
use crate::intake::scan::Hit;
use crate::intake::slot::written;
use crate::value::{normalize_label, read_flag};
use crate::workbook::{Cell, CellRef};

impl<'a> IndicatorList<'a, '_> {
    /// The ticked box beside 零报送, or with it in one cell, if it is ticked; the box counts as read either way.
    pub(super) fn nothing_to_report(&self, page: &mut Page) -> Option<CellRef> {
        let label = self.context.form().nothing_to_report.as_deref()?;
        let (at, cell) = self.box_beside().or_else(|| self.box_within(label))?;
        page.used_cells.insert(at);
        let option = Choice {
            key: String::new(),
            label: label.to_owned(),
            aliases: Vec::new(),
        };
        read_flag(&written(cell), &option)
            .is_ok_and(|reading| reading.value)
            .then_some(at)
    }

    /// Right of the label; left of it where nothing stands to the right.
    fn box_beside(&self) -> Option<(CellRef, &'a Cell)> {
        let is_label = |hit: &&&Hit| hit.means(Target::NothingToReport);
        let hit = self.hits.iter().find(is_label)?;
        if hit.inline.is_some() {
            return Some((hit.at, self.context.grid.get(hit.at)?));
        }
        let row = self.context.grid.row(hit.at.row)?;
        let right = row.cells.iter().find(|(col, _)| *col > hit.last_col);
        let left = || row.cells.iter().rfind(|(col, _)| *col < hit.at.col);
        let (col, cell) = right.or_else(left)?;
        Some((CellRef::new(hit.at.row, *col), cell))
    }

    /// `零报送☑`: the label with a mark before or after it.
    fn box_within(&self, label: &str) -> Option<(CellRef, &'a Cell)> {
        let label = normalize_label(label);
        let has_mark = |text: &str| {
            let text = normalize_label(text);
            let rest = text
                .strip_prefix(label.as_ref())
                .or_else(|| text.strip_suffix(label.as_ref()));
            rest.is_some_and(|rest| normalize_label(rest).chars().count() == 1)
        };
        let rows = self.context.grid.rows().iter();
        let mut cells =
            rows.flat_map(|row| row.cells.iter().map(|(col, cell)| (row.index, *col, cell)));
        let (row, col, cell) = cells.find(|(_, _, cell)| cell.as_text().is_some_and(has_mark))?;
        Some((CellRef::new(row, col), cell))
    }

    /// Writes the declared zeros where nothing is filled in; a number other than zero contradicts the box.
    pub(super) fn declare_nothing(&self, at: CellRef, draft: &mut Draft<'a>) {
        let form = self.context.form();
        let label = form.nothing_to_report.as_deref().unwrap_or_default();
        let numbers =
            || (0..form.fields.len()).filter(|place| form.fields[*place].kind.is_number());
        if let Some(place) =
            numbers().find(|place| draft.is_filled(*place) && !draft.is_zero(*place))
        {
            let field = &form.fields[place];
            let message = format!("{at} 勾选了“{label}”，但“{}”等栏填有数字。", field.label);
            let mut finding =
                self.context
                    .finding(&structure::NOTHING_CONTRADICTED, Some(at), message);
            finding.field = Some(field.key.clone());
            finding.fields = vec![field.key.clone()];
            draft.add(finding);
            return;
        }
        for place in numbers()
            .filter(|place| !draft.is_filled(*place))
            .collect::<Vec<_>>()
        {
            draft.declare(place, at, label, Decimal::ZERO);
        }
        let message = format!("{at} 勾选了“{label}”，各项数字按 0 计。");
        draft.add(
            self.context
                .finding(&structure::NOTHING_REPORTED, Some(at), message),
        );
    }
}

//! 零报送: the box by which a unit says that nothing took place. Only then is a blank number zero.

use rust_decimal::Decimal;

use super::IndicatorList;
use crate::campaign::Choice;
use crate::diagnostic::registry::structure;
use crate::intake::draft::Draft;
use crate::intake::lexicon::Target;
use crate::intake::page::Page;
use crate::intake::slot::written;
use crate::value::read_flag;
use crate::workbook::CellRef;

impl<'a> IndicatorList<'a, '_> {
    /// The ticked box beside 零报送, if it is ticked; the box counts as read either way.
    pub(super) fn nothing_to_report(&self, page: &mut Page) -> Option<CellRef> {
        let hit = self
            .hits
            .iter()
            .find(|hit| hit.means(Target::NothingToReport))?;
        let row = self.context.grid.row(hit.at.row)?;
        let (col, cell) = row.cells.iter().find(|(col, _)| *col > hit.last_col)?;
        let at = CellRef::new(hit.at.row, *col);
        page.used_cells.insert(at);
        let label = self
            .context
            .form()
            .nothing_to_report
            .clone()
            .unwrap_or_default();
        let option = Choice {
            key: String::new(),
            label,
            aliases: Vec::new(),
        };
        read_flag(&written(cell), &option)
            .is_ok_and(|reading| reading.value)
            .then_some(at)
    }

    /// Writes the declared zeros into a record; numbers that are filled in beside them contradict the box.
    pub(super) fn declare_nothing(&self, at: CellRef, draft: &mut Draft<'a>) {
        let form = self.context.form();
        let label = form.nothing_to_report.as_deref().unwrap_or_default();
        let numbers =
            || (0..form.fields.len()).filter(|place| form.fields[*place].kind.is_number());
        if let Some(place) = numbers().find(|place| draft.is_filled(*place)) {
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
        for place in numbers() {
            draft.declare(place, at, label, Decimal::ZERO);
        }
        let message = format!("{at} 勾选了“{label}”，各项数字按 0 计。");
        draft.add(
            self.context
                .finding(&structure::NOTHING_REPORTED, Some(at), message),
        );
    }
}

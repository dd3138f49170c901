//! A text that a card asks piece by piece: 乡镇 | 镇赉镇 | 村 | 永兴村 | 组 | 2组, where no label asks the whole address.

use super::Card;
use crate::campaign::Field;
use crate::intake::slot::Slot;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef};

impl<'a> Card<'a, '_> {
    /// The labels of a field's parts, and what stands right of each; `None` where the card has none of them.
    pub(super) fn in_parts(&self, field: &Field) -> Option<(Vec<CellRef>, Slot<'a>)> {
        if field.parts.is_empty() {
            return None;
        }
        let parts: Vec<_> = field
            .parts
            .iter()
            .map(|part| normalize_label(part))
            .collect();
        let is_part = |cell: &Cell| {
            let word = cell.as_text().map(normalize_label);
            word.is_some_and(|word| parts.contains(&word))
        };
        let mut labels = Vec::new();
        let mut slot = Slot::default();
        let rows = self.context.grid.rows().iter();
        for row in rows.filter(|row| self.holds(row.index)) {
            for pair in row.cells.windows(2) {
                let at = |col: u32| CellRef::new(row.index, col);
                let is_label = |col: u32| self.labels.iter().any(|hit| hit.at == at(col));
                let ((label, word), (col, value)) = (&pair[0], &pair[1]);
                if is_part(word) && !is_part(value) && !is_label(*col) {
                    labels.push(at(*label));
                    slot = slot.with(Some((at(*col), value)));
                }
            }
        }
        (!labels.is_empty()).then_some((labels, slot))
    }
}

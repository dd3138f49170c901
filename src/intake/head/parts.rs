//! A text that a head asks in parts: 详细地址 over 乡镇, 村, 组. The columns under it are all its own.

use super::columns::Builder;
use crate::campaign::Kind;
use crate::workbook::{CellRef, Grid};

/// The label whose parts stand under it, column by column from the left.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The field and the last column that its label covers, where it is merged.
    open: Option<(usize, Option<u32>)>,
}

impl Parts {
    /// The field that this column is a part of.
    pub fn of(
        &mut self,
        builder: &Builder<'_>,
        grid: &Grid,
        rows: &[u32],
        col: u32,
        field_at: &dyn Fn(CellRef) -> Option<usize>,
    ) -> Option<usize> {
        let (lowest, upper) = rows.split_last()?;
        let below = grid.get(CellRef::new(*lowest, col));
        let above = upper
            .iter()
            .map(|row| CellRef::new(*row, col))
            .filter(|at| grid.get(*at).is_some())
            .last();
        if let Some(above) = above {
            let is_text = |field: &usize| {
                matches!(
                    builder.form.fields[*field].kind,
                    Kind::Text | Kind::Region(_)
                )
            };
            let field = field_at(above).filter(is_text).filter(|_| below.is_some());
            let last = grid.merge_at(above).map(|merge| merge.last.col);
            self.open = field.map(|field| (field, last));
        }
        let (field, last) = self.open?;
        let inside = last.is_none_or(|last| col <= last);
        (inside && below.is_some()).then_some(field)
    }
}

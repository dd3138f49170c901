//! Which sheets of a workbook that kjzd wrote itself may hold returns.

use crate::campaign::stamp::{
    GUIDE_SHEET, LIST_SHEET, SAMPLE_SHEET, STAMP_SHEET, Stamp, StampKind,
};
use crate::workbook::{Begun, Cell, CellRef, Workbook};

/// A workbook's stamp and what it says of its sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// The stamp.
    pub stamp: Stamp,
}

impl Stamped {
    /// The stamp of a workbook, from its properties or its hidden sheet.
    pub fn of(workbook: &Workbook) -> Option<Self> {
        Self::so_far(&Begun {
            properties: &workbook.properties,
            sheets: &workbook.sheets,
            end: None,
        })
    }

    /// The stamp of a workbook that is being read, as far as it is known.
    pub fn so_far(begun: &Begun<'_>) -> Option<Self> {
        let hidden = begun
            .sheets
            .iter()
            .find(|sheet| sheet.name.as_deref() == Some(STAMP_SHEET));
        let value = |key: &str| {
            let property = begun.properties.get(key).map(String::as_str);
            property.or_else(|| {
                let grid = &hidden?.grid;
                let is_key =
                    |row: u32| grid.get(CellRef::new(row, 0)).and_then(Cell::as_text) == Some(key);
                let row = grid
                    .rows()
                    .iter()
                    .map(|row| row.index)
                    .find(|row| is_key(*row))?;
                grid.get(CellRef::new(row, 1)).and_then(Cell::as_text)
            })
        };
        let stamp = Stamp::read(value)?;
        Some(Self { stamp })
    }

    /// Whether words of ours stand beside the form. A returned copy has none: what begins like them is the office's.
    pub(super) fn has_aides(&self) -> bool {
        self.stamp.kind != StampKind::Returned
    }

    /// Whether a sheet may hold returns: of a summary only its detail sheets, of a form or a returned copy, whose
    /// sheets may have been renamed, all but what we added.
    pub(super) fn holds_returns(&self, sheet: Option<&str>) -> bool {
        let name = sheet.unwrap_or_default();
        match self.stamp.kind {
            StampKind::Summary => self.stamp.detail.iter().any(|(_, detail)| detail == name),
            StampKind::Sample | StampKind::Findings => false,
            StampKind::Template | StampKind::Returned => !is_ours(name),
        }
    }

    /// The form that a sheet holds.
    pub(super) fn form_of(&self, sheet: Option<&str>) -> Option<&str> {
        let name = sheet.unwrap_or_default();
        let detail = self
            .stamp
            .detail
            .iter()
            .find(|(_, detail)| detail == name)
            .map(|(form, _)| form.as_str());
        detail.or_else(|| (!self.stamp.form.contains(',')).then_some(self.stamp.form.as_str()))
    }
}

/// A sheet that kjzd adds to a workbook and that never holds a return.
pub(super) fn is_ours(name: &str) -> bool {
    [STAMP_SHEET, LIST_SHEET, GUIDE_SHEET, SAMPLE_SHEET].contains(&name)
}

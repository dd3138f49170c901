//! The stamp that kjzd puts on the workbooks it writes: custom document properties, with a hidden sheet as fallback.

use std::collections::BTreeMap;

use crate::workbook::{Cell, CellRef, Workbook};

/// Name of the hidden sheet that repeats the stamp (column A key, column B value).
pub(super) const HIDDEN_SHEET: &str = "_kjzd";
const PREFIX: &str = "kjzd.";

/// What a stamped workbook was written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A blank form to fill.
    Template,
    /// A filled sample that is no return.
    Sample,
    /// A summary that carries its leaf facts.
    Summary,
    /// A copy sent back with findings.
    Returned,
}

/// The stamp of a kjzd workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Id of the campaign.
    pub campaign: String,
    /// Id of the form, where the workbook holds one.
    pub form: Option<String>,
    /// Version of the form.
    pub version: Option<u32>,
    /// Code of the region that the workbook was made for.
    pub unit: Option<String>,
    /// What it was written for.
    pub purpose: Purpose,
    /// Of a summary or a returned copy: sheets with records, each with its form's id.
    pub detail: Vec<(String, String)>,
}

impl Stamp {
    /// The stamp, if the workbook has one.
    pub fn of(workbook: &Workbook) -> Option<Self> {
        let mut marks: BTreeMap<String, String> = BTreeMap::new();
        for sheet in workbook.sheets.iter().filter(|sheet| sheet.name.as_deref() == Some(HIDDEN_SHEET)) {
            for row in sheet.grid.rows() {
                let text = |col| sheet.grid.get(CellRef::new(row.index, col)).map(plain);
                if let (Some(key), Some(value)) = (text(0), text(1)) {
                    marks.insert(key, value);
                }
            }
        }
        marks.extend(workbook.properties.iter().map(|(key, value)| (key.clone(), value.clone())));
        let mark = |name: &str| marks.get(&format!("{PREFIX}{name}")).cloned().filter(|value| !value.is_empty());
        Some(Self {
            campaign: mark("campaign")?,
            form: mark("form"),
            version: mark("version").and_then(|version| version.parse().ok()),
            unit: mark("unit"),
            purpose: match mark("kind").as_deref() {
                Some("sample") => Purpose::Sample,
                Some("summary") => Purpose::Summary,
                Some("returned") => Purpose::Returned,
                _ => Purpose::Template,
            },
            detail: mark("detail").map(|list| details(&list)).unwrap_or_default(),
        })
    }

    /// Whether a sheet of this workbook may hold returns. Of a summary only its detail sheets do; a template's guide and
    /// sample never do.
    pub(super) fn holds_returns(&self, sheet: Option<&str>) -> bool {
        let name = sheet.unwrap_or_default();
        match self.purpose {
            Purpose::Summary | Purpose::Returned => self.detail.iter().any(|(_, detail)| detail == name),
            Purpose::Template | Purpose::Sample => !super::vocabulary::names_instructions(name),
        }
    }

    /// The form that a detail sheet holds.
    pub(super) fn form_of(&self, sheet: Option<&str>) -> Option<&str> {
        let name = sheet.unwrap_or_default();
        let detail = self.detail.iter().find(|(_, detail)| detail == name).map(|(form, _)| form.as_str());
        detail.or(self.form.as_deref())
    }
}

fn details(list: &str) -> Vec<(String, String)> {
    list.split(';').filter_map(|pair| pair.split_once('=')).map(|(form, sheet)| (form.into(), sheet.into())).collect()
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.trim().to_owned(),
        Cell::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

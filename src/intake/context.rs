//! What every reader of one sheet needs to know.

use super::record::Source;
use crate::campaign::{Campaign, Choices, Form, FormId, Kind, RegionId};
use crate::diagnostic::registry::{Rule, structure};
use crate::diagnostic::{Diagnostic, Place, fingerprint};
use crate::value::{TickWords, bracket_hint, normalize};
use crate::workbook::{CellRef, Grid};

/// What every reader of one sheet needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The form that stands on the sheet.
    pub form: FormId,
    /// The file as given on the command line.
    pub file: &'a str,
    /// The tab's name.
    pub sheet: Option<&'a str>,
    /// The region that the folders name.
    pub folder: Option<RegionId>,
    /// The cells.
    pub grid: &'a Grid,
    /// The words of every choice field.
    pub ticks: &'a [TickWords<'a>],
}

impl<'a> Context<'a> {
    /// The form.
    pub fn form(&self) -> &'a Form {
        self.campaign.form(self.form)
    }

    /// The words of a choice field.
    pub fn tick_words(&self, choices: &Choices) -> Option<&'a TickWords<'a>> {
        self.ticks
            .iter()
            .find(|words| std::ptr::eq(words.choices(), choices))
    }

    /// A unit of the campaign in these words (亩, （亩）, 单位：亩), if they are nothing else.
    pub fn unit_word(&self, text: &str) -> Option<String> {
        let text = normalize(text);
        let bare = text.trim_matches(['(', ')', '[', ']', ':']).trim();
        let bare = bare.strip_prefix("单位:").unwrap_or(bare).trim();
        self.campaign.units.knows(bare).then(|| bare.to_owned())
    }

    /// The unit in a label's bracket: 公顷 of 人均耕地面积（公顷）.
    pub fn unit_in(&self, label: &str) -> Option<String> {
        self.unit_word(&bracket_hint(label)?)
    }

    /// Where a record of this sheet stands.
    pub fn source(&self, row: Option<u32>, column: Option<String>) -> Source {
        Source {
            file: self.file.to_owned(),
            sheet: self.sheet.map(str::to_owned),
            row,
            column,
        }
    }

    /// The folders' region, where it is of a level that the form asks.
    pub fn folder_region(&self) -> Option<RegionId> {
        let form = self.form();
        let Kind::Region(levels) = &form.fields[form.region_field].kind else {
            return None;
        };
        self.folder
            .filter(|folder| levels.contains(&self.campaign.regions.get(*folder).level))
    }

    /// That the region is the folders', where it is.
    pub fn say_folder_region(&self) -> Option<Diagnostic> {
        let form = self.form();
        let region = self.campaign.regions.get(self.folder_region()?);
        let label = &form.fields[form.region_field].label;
        let message = format!("表上没有“{label}”，按文件夹名称读作{}。", region.name);
        let mut finding = self.finding(&structure::REGION_OF_FOLDER, None, message);
        finding.field = Some(form.fields[form.region_field].key.clone());
        finding.fields = finding.field.clone().into_iter().collect();
        Some(finding)
    }

    /// A finding about the sheet, not about a record.
    pub fn finding(&self, rule: &Rule, cell: Option<CellRef>, message: String) -> Diagnostic {
        let place = Place {
            file: self.file.to_owned(),
            sheet: self.sheet.map(str::to_owned),
            cell,
            ..Place::default()
        };
        Diagnostic {
            form: Some(self.form().id.clone()),
            fingerprint: fingerprint(rule.code, &place.file, &[&message]),
            ..Diagnostic::new(rule, place, message)
        }
    }
}

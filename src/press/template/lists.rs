//! The regions that a drop-down offers, on a hidden sheet: lists over 255 characters cannot stand in a rule itself.
//!
//! Column A holds all names; each column after it holds one city's, under the city's name, so that a clerk who has
//! chosen the city sees only its counties.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::put::column;
use crate::campaign::stamp::LIST_SHEET;
use crate::campaign::{Campaign, Field, Form, Kind, RegionId, RegionLevel, Regions};
use crate::workbook::column_letters;

/// Lists no longer than this are offered whole.
const SHORT: usize = 16;

/// Names on offer.
#[derive(Debug)]
pub(in crate::press) struct RegionList {
    all: Vec<String>,
    by_city: Vec<(String, Vec<String>)>,
}

impl RegionList {
    /// The regions that a form's region field may name inside a scope, as the cell is to hold them.
    pub(in crate::press) fn new(campaign: &Campaign, form: &Form, scope: Option<RegionId>) -> Self {
        let field = &form.fields[form.region_field];
        let levels: &[RegionLevel] = match &field.kind {
            Kind::Region(levels) => levels,
            _ => &[],
        };
        let in_its_heading = |name: String| match &field.heading {
            Some(heading) => heading.replace("{}", &name),
            None => name,
        };
        let written = |id| in_its_heading(name_for(&campaign.regions, field, id));
        let regions = &campaign.regions;
        let offered: Vec<RegionId> = regions
            .iter()
            .filter(|(id, region)| {
                levels.contains(&region.level)
                    && scope.is_none_or(|scope| regions.contains(scope, *id))
            })
            .map(|(id, _)| id)
            .collect();
        let mut by_city: Vec<(String, Vec<String>)> = Vec::new();
        for id in &offered {
            let head = regions.city_of(*id).unwrap_or(*id);
            let head = regions.unambiguous_name(head);
            let name = written(*id);
            match by_city.iter_mut().find(|(city, _)| *city == head) {
                Some((_, names)) => names.push(name),
                None => by_city.push((head, vec![name])),
            }
        }
        Self {
            all: offered.iter().map(|id| written(*id)).collect(),
            by_city,
        }
    }

    /// True where choosing the city first is a help.
    pub(in crate::press) fn is_long(&self) -> bool {
        self.all.len() > SHORT && self.by_city.len() > 1
    }

    /// The formula of the cities on offer.
    pub(in crate::press) fn cities(&self) -> String {
        format!("={LIST_SHEET}!{}", self.head_range())
    }

    /// The formula of the names on offer; with a cell that holds a city, only that city's.
    pub(in crate::press) fn source(&self, city: Option<&str>) -> String {
        let all = format!("{LIST_SHEET}!$A$2:$A${}", self.all.len() + 1);
        let Some(city) = city else {
            return format!("={all}");
        };
        let place = format!("MATCH({city},{LIST_SHEET}!{},0)", self.head_range());
        let top = format!("{LIST_SHEET}!$A$2");
        let longest = self.by_city.iter().map(|(_, names)| names.len()).max();
        let longest = longest.unwrap_or(1);
        format!(
            "=IF({city}=\"\",{all},OFFSET({top},0,{place},COUNTA(OFFSET({top},0,{place},{longest},1)),1))"
        )
    }

    fn head_range(&self) -> String {
        let last = u32::try_from(self.by_city.len()).unwrap_or(1);
        format!("$B$1:${}$1", column_letters(last))
    }

    /// Fills the hidden sheet.
    pub(in crate::press) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LIST_SHEET)?.set_hidden(true);
        write_column(sheet, 0, "全部", &self.all)?;
        for ((city, names), col) in self.by_city.iter().zip(1..) {
            write_column(sheet, column(col), city, names)?;
        }
        Ok(())
    }
}

fn write_column(
    sheet: &mut Worksheet,
    col: u16,
    head: &str,
    names: &[String],
) -> Result<(), XlsxError> {
    sheet.write_string(0, col, head)?;
    for (name, row) in names.iter().zip(1..) {
        sheet.write_string(row, col, name)?;
    }
    Ok(())
}

/// A region as a field of a form writes it: an office, where the campaign says so.
pub(in crate::press) fn name_for(regions: &Regions, field: &Field, id: RegionId) -> String {
    let name = regions.unambiguous_name(id);
    match &field.written {
        Some(pattern) => pattern.replace("{}", &name),
        None => name,
    }
}

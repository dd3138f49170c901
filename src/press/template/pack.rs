//! Packs: which workbooks to make for whom, where each goes, and making them all.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Blank, Shape};
use crate::campaign::{Campaign, FormId, Layout, RegionId, RegionLevel};
use crate::press::{Policy, WriteError, check, create_folder, path_part, save};

/// Folder of a city's own returns, beside its counties'.
const OWN: &str = "市本级";

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Order<'c> {
    /// The campaign.
    pub campaign: &'c Campaign,
    /// Which forms, in the notice's order.
    pub forms: Vec<FormId>,
    /// Cards or ledgers.
    pub shape: Shape,
    /// Sheets of the form in each workbook.
    pub copies: u32,
    /// The workbooks' date.
    pub created: Date,
}

/// One workbook and where it goes, below the folder that is asked for.
#[derive(Debug, Clone)]
pub struct Item<'c> {
    /// Folders and name.
    pub path: PathBuf,
    /// The workbook.
    pub blank: Blank<'c>,
}

impl<'c> Order<'c> {
    /// One workbook a form, for anybody or for one region.
    pub fn one_each(&self, unit: Option<RegionId>) -> Vec<Item<'c>> {
        let item = |form: &FormId| self.item(*form, unit, Path::new(""));
        self.forms.iter().map(item).collect()
    }

    /// A folder for every unit that reports, within a region: `白城市/镇赉县/`, and `白城市/市本级/` for the city's own.
    pub fn for_each_unit(&self, within: Option<RegionId>) -> Vec<Item<'c>> {
        let regions = &self.campaign.regions;
        regions
            .iter()
            .filter(|(id, region)| {
                region.level != RegionLevel::Province
                    && within.is_none_or(|within| regions.contains(within, *id))
            })
            .flat_map(|(id, region)| {
                let folder = self.folder(id);
                let reports =
                    |form: &&FormId| self.campaign.form(**form).reporters.contains(&region.level);
                let forms: Vec<_> = self.forms.iter().filter(reports).collect();
                forms
                    .into_iter()
                    .map(move |form| self.item(*form, Some(id), &folder))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    fn folder(&self, unit: RegionId) -> PathBuf {
        let regions = &self.campaign.regions;
        let region = regions.get(unit);
        let own = path_part(&region.name);
        match (region.level, regions.city_of(unit)) {
            (RegionLevel::County, Some(city)) => {
                Path::new(&path_part(&regions.get(city).name)).join(own)
            }
            (RegionLevel::City, _) => Path::new(&own).join(OWN),
            _ => PathBuf::from(own),
        }
    }

    fn item(&self, id: FormId, unit: Option<RegionId>, folder: &Path) -> Item<'c> {
        let form = self.campaign.form(id);
        let mut name = format!("{} {}", form.number, form.title);
        if form.layout == Layout::Card && self.shape == Shape::Ledger {
            name.push_str("（台账）");
        }
        if let Some(region) = unit.map(|unit| self.campaign.regions.get(unit)) {
            let own = if region.level == RegionLevel::County {
                ""
            } else {
                "本级"
            };
            let own = if form.reporters.contains(&region.level) {
                own
            } else {
                ""
            };
            name = format!("{name}（{}{own}）", region.name);
        }
        Item {
            path: folder.join(format!("{}.xlsx", path_part(&name))),
            blank: Blank {
                campaign: self.campaign,
                form: id,
                shape: self.shape,
                copies: self.copies,
                unit,
                created: self.created,
            },
        }
    }
}

/// Makes and saves all workbooks below a folder; `done` is called after each. Where one target may not be written,
/// none is.
pub fn write_all(
    items: &[Item<'_>],
    folder: &Path,
    policy: Policy<'_>,
    done: &(dyn Fn() + Sync),
) -> Result<(), WriteError> {
    for item in items {
        let target = folder.join(&item.path);
        if target.exists() {
            check(&target, policy)?;
        }
    }
    for item in items {
        if let Some(parent) = folder.join(&item.path).parent() {
            create_folder(parent)?;
        }
    }
    items.par_iter().try_for_each(|item| {
        let path = folder.join(&item.path);
        match item.blank.workbook() {
            Ok(mut book) => save(&mut book, &path, policy)?,
            Err(source) => return Err(WriteError::Workbook { path, source }),
        }
        done();
        Ok(())
    })
}

//! Records of regions that are not asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use super::finding::finding;
use crate::campaign::{Campaign, RegionId};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place};

/// Records that speak of regions outside the target: one notice a sheet, for pointing at a whole folder is no fault.
pub fn outside(facts: &Facts, target: RegionId, campaign: &Campaign) -> Vec<Diagnostic> {
    let mut sheets: BTreeMap<Place, (usize, BTreeSet<RegionId>)> = BTreeMap::new();
    for (_, record) in facts.records() {
        let Some(region) = record.region else {
            continue;
        };
        if campaign.regions.contains(target, region) {
            continue;
        }
        let place = Place {
            file: record.source.file.clone(),
            sheet: record.source.sheet.clone(),
            ..Place::default()
        };
        let (count, regions) = sheets.entry(place).or_default();
        *count += 1;
        regions.insert(region);
    }
    let name = &campaign.regions.get(target).name;
    sheets
        .into_iter()
        .map(|(place, (count, regions))| {
            let regions: Vec<&str> = regions
                .iter()
                .map(|id| campaign.regions.get(*id).name.as_str())
                .collect();
            let message = format!(
                "此表有 {count} 条记录不属于{name}（{}），未计入本次汇总。",
                regions.join("、")
            );
            finding(&across::OUTSIDE_TARGET, place, message)
        })
        .collect()
}

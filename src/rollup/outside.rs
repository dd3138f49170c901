//! Records of regions that are not asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use crate::campaign::{Campaign, RegionId};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place};

/// Records that speak of regions outside the target: one notice a region, for pointing at a whole folder is no fault.
pub fn outside(facts: &Facts, target: RegionId, campaign: &Campaign) -> Vec<Diagnostic> {
    let mut strangers: BTreeMap<RegionId, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for record in facts.kept().map(|kept| kept.glance()) {
        let Some(region) = record.region else {
            continue;
        };
        if !campaign.regions.contains(target, region) {
            let (count, files) = strangers.entry(region).or_default();
            *count += 1;
            files.insert(record.source.file);
        }
    }
    let target = &campaign.regions.get(target).name;
    strangers
        .into_iter()
        .map(|(region, (count, files))| {
            let name = &campaign.regions.get(region).name;
            let message = format!(
                "{name}的 {count} 条记录（{} 个文件）不属于{target}，未计入本次汇总。",
                files.len()
            );
            let place = Place {
                file: files.first().map(ToString::to_string).unwrap_or_default(),
                ..Place::default()
            };
            Diagnostic::new(&across::OUTSIDE_TARGET, place, message)
        })
        .collect()
}

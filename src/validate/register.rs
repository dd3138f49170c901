//! Returns against the register: villages that it does not know, counts above what it has.

use super::returns::Returns;
use super::subject::Subject;
use crate::campaign::cross::{Cross, Registered, Village};
use crate::campaign::{RegionId, RegionLevel};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::across;
use crate::intake::FieldPath;

/// Villages that do not stand in the register of their county.
pub(super) fn unknown_villages(returns: &Returns<'_>) -> Vec<Diagnostic> {
    let villages = returns
        .campaign
        .cross
        .iter()
        .filter_map(|cross| match cross {
            Cross::RegisteredVillage(village) => Some(*village),
            _ => None,
        });
    villages
        .flat_map(|village| {
            let name = FieldPath::Field(village.name);
            returns.each(village.form, |subject| {
                unknown_village(subject, village).filter(|_| !returns.is_at_fault(subject, name))
            })
        })
        .collect()
}

/// Silent where the county is unknown, where the register has nothing for it, and where the village stands under
/// another township: an address says too little to tell a wrong township from a loose one.
fn unknown_village(subject: &Subject<'_>, village: Village) -> Option<Diagnostic> {
    let register = subject.campaign.register();
    let county = county(subject)?;
    let path = FieldPath::Field(village.name);
    let name = subject.text(path)?;
    if register.villages(county).next().is_none() || register.has_village(county, None, name) {
        return None;
    }
    let township = subject
        .text(FieldPath::Field(village.address))
        .and_then(|address| register.township_in(county, address));
    let nearest = register.nearest_village(county, township, name);
    let hint = nearest.map_or(String::new(), |nearest| {
        let township = &register.township(nearest.township).name;
        format!("，最接近的是{township}的“{}”", nearest.name)
    });
    let message = format!(
        "{} “{name}”不在{}的村名录里{hint}。",
        subject.at(path),
        subject.campaign.regions.get(county).name
    );
    Some(Diagnostic {
        expected: nearest.map(|nearest| nearest.name.clone()),
        ..subject.finding(&across::NOT_IN_REGISTER, &[path], message)
    })
}

fn county(subject: &Subject<'_>) -> Option<RegionId> {
    let region = subject.record.region?;
    let level = subject.campaign.regions.get(region).level;
    (level == RegionLevel::County).then_some(region)
}

/// Counts that pass what the register has in the unit's region.
pub(super) fn too_many(returns: &Returns<'_>) -> Vec<Diagnostic> {
    let counts = returns
        .campaign
        .cross
        .iter()
        .filter_map(|cross| match cross {
            Cross::RegisteredCount { form, field, of } => {
                Some((*form, FieldPath::Field(*field), *of))
            }
            _ => None,
        });
    counts
        .flat_map(|(form, path, of)| {
            returns.each(form, |subject| {
                above_register(subject, path, of).filter(|_| !returns.is_at_fault(subject, path))
            })
        })
        .collect()
}

fn above_register(subject: &Subject<'_>, path: FieldPath, of: Registered) -> Option<Diagnostic> {
    let regions = &subject.campaign.regions;
    let region = subject.record.region?;
    let number = subject.number(path)?;
    let counts = subject.campaign.register().counts(regions, region);
    let (has, what) = match of {
        Registered::Townships => (counts.townships, "乡镇（街道）"),
        Registered::Villages => (counts.villages, "村"),
    };
    if has == 0 || number <= has.into() {
        return None;
    }
    let message = format!(
        "{} {}，多于{}名录里的{what}数 {has}。",
        subject.at(path),
        number.normalize(),
        regions.get(region).name
    );
    Some(Diagnostic {
        expected: Some(format!("≤ {has}")),
        ..subject.finding(&across::OVER_REGISTER, &[path], message)
    })
}

//! `units.toml` → units and their families.

use rust_decimal::Decimal;
use std::collections::HashSet;

use super::document::{Document, Faults};
use super::raw::{RawFamily, RawUnits};
use crate::campaign::{Unit, UnitFamily, Units};

/// Reads the units; those at fault are reported.
pub(super) fn units(document: Document<'_>, faults: &mut Faults) -> Option<Units> {
    let raw: RawUnits = faults.parse(document)?;
    let mut units = Units::default();
    for family in raw.families {
        if units
            .families
            .iter()
            .any(|known| known.id == *family.id.get_ref())
        {
            let reason = format!("单位族“{}”出现两次。", family.id.get_ref());
            faults.at(document, family.id.span(), reason);
        }
        read_family(family, document, &mut units, faults);
    }
    Some(units)
}

fn read_family(raw: RawFamily, document: Document<'_>, units: &mut Units, faults: &mut Faults) {
    let family = units.families.len();
    units.families.push(UnitFamily {
        id: raw.id.into_inner(),
        dimension: raw.dimension.map(toml::Spanned::into_inner),
    });
    let mut spellings: HashSet<String> = HashSet::new();
    for unit in raw.units {
        let name = unit.name.get_ref();
        if units.by_name(name).is_some() {
            let reason = format!("单位“{name}”出现两次；同名的单位请并作一个。");
            faults.at(document, unit.name.span(), reason);
        }
        let factor = unit.factor.get_ref().0;
        if factor <= Decimal::ZERO {
            faults.at(document, unit.factor.span(), "factor 应大于 0。");
        }
        for spelling in std::iter::once(&unit.name).chain(&unit.aliases) {
            if !spellings.insert(spelling.get_ref().clone()) {
                let reason = format!("“{}”在这一族里指了两个单位。", spelling.get_ref());
                faults.at(document, spelling.span(), reason);
            }
        }
        units.units.push(Unit {
            name: unit.name.into_inner(),
            aliases: unit
                .aliases
                .into_iter()
                .map(toml::Spanned::into_inner)
                .collect(),
            family,
            factor,
        });
    }
}

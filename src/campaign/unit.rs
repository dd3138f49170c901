//! Units of measure and exact conversion inside a family: 1 万人次 = 10 000 人次.

use rust_decimal::Decimal;

use super::exact::{product, quotient};

/// A unit's place in [`Units`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnitId(pub usize);

/// Units that convert into each other.
#[derive(Debug, Clone)]
pub struct UnitFamily {
    /// Stable id.
    pub id: String,
    /// What it measures (面积, 金额); none for things counted. Different dimensions are never compared or added.
    pub dimension: Option<String>,
}

/// One unit.
#[derive(Debug, Clone)]
pub struct Unit {
    /// As the forms print it.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Place of its family in [`Units::families`].
    pub family: usize,
    /// Base units in one of it: 10 000 for 万人次.
    pub factor: Decimal,
}

/// All units of a campaign.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// The families.
    pub families: Vec<UnitFamily>,
    /// The units.
    pub units: Vec<Unit>,
}

impl Units {
    /// The unit with this place.
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.units[id.0]
    }

    /// A unit by its printed name.
    pub fn by_name(&self, name: &str) -> Option<UnitId> {
        self.units
            .iter()
            .position(|unit| unit.name == name)
            .map(UnitId)
    }

    /// What a unit measures; none for things counted.
    pub fn dimension(&self, id: UnitId) -> Option<&str> {
        self.families[self.get(id).family].dimension.as_deref()
    }

    /// The unit of the same family whose factor is 1, if it has one.
    pub fn base_of(&self, id: UnitId) -> Option<UnitId> {
        let family = self.get(id).family;
        self.units
            .iter()
            .position(|unit| unit.family == family && unit.factor == Decimal::ONE)
            .map(UnitId)
    }

    /// True where the word is a unit or another spelling of one, in whatever family.
    pub fn knows(&self, word: &str) -> bool {
        self.units
            .iter()
            .any(|unit| unit.name == word || unit.aliases.iter().any(|alias| alias == word))
    }

    /// A spelling (name or alias) read as a unit of the same family as `context`; a unit of another family is `None`.
    pub fn spelled(&self, written: &str, context: UnitId) -> Option<UnitId> {
        let family = self.get(context).family;
        self.units
            .iter()
            .position(|unit| {
                unit.family == family
                    && (unit.name == written || unit.aliases.iter().any(|alias| alias == written))
            })
            .map(UnitId)
    }

    /// A quantity in `from` expressed in `to`, exactly; `None` where the families differ or the result would have
    /// to be rounded.
    pub fn convert(&self, quantity: Decimal, from: UnitId, to: UnitId) -> Option<Decimal> {
        let (from, to) = (self.get(from), self.get(to));
        if from.family != to.family {
            return None;
        }
        quotient(product(quantity, from.factor)?, to.factor)
    }
}

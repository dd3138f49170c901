//! How a clerk writes an answer down: as the notice asks, or as offices really do. Nothing here changes what is meant.

use kjzd::campaign::{Campaign, Field, RegionId, Unit, UnitId};
use rust_decimal::Decimal;

use crate::rng::Rng;
use crate::ticking::Ticking;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
}

/// Whose hand it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Style {
    /// As the notice asks.
    Clean,
    /// Units in cells, odd widths and spaces, ticks in several ways.
    Mixed,
}

/// The habits of whoever wrote one file.
#[derive(Debug)]
pub struct Habits<'c> {
    campaign: &'c Campaign,
    style: Style,
    rng: Rng,
    /// How ticks are written in one cell.
    pub ticking: Ticking,
    /// Words ticks in ledgers as well, in place of one column an option.
    pub words_in_ledgers: bool,
    /// Labels end in a colon.
    colons: bool,
    /// Rows and columns left empty above and beside the form.
    pub margin: (u32, u16),
}

impl<'c> Habits<'c> {
    /// The habits of one file.
    pub fn new(campaign: &'c Campaign, style: Style, mut rng: Rng) -> Self {
        let mixed = style == Style::Mixed;
        let ticking = match rng.between(1, 3) {
            1 if mixed => Ticking::BoxBefore,
            2 if mixed => Ticking::Words,
            _ => Ticking::BoxAfter,
        };
        let margin = if mixed && rng.once_in(4) {
            (2, 1)
        } else {
            (0, 0)
        };
        Self {
            campaign,
            style,
            ticking,
            words_in_ledgers: mixed && rng.once_in(2),
            colons: mixed && rng.once_in(4),
            margin,
            rng,
        }
    }

    /// True now and then in a mixed hand, never in a clean one.
    fn slips(&mut self, once_in: u32) -> bool {
        self.style == Style::Mixed && self.rng.once_in(once_in)
    }

    /// A card's label.
    pub fn label(&self, label: &str) -> String {
        format!("{label}{}", if self.colons { "：" } else { "" })
    }

    /// A ledger's column head: the label, in a mixed hand with its unit.
    pub fn head(&mut self, field: &Field) -> String {
        match field.unit {
            Some(unit) if self.slips(2) => format!("{}（{}）", field.label, self.unit(unit)),
            _ => field.label.clone(),
        }
    }

    /// The name of a unit.
    pub fn unit(&self, unit: UnitId) -> &'c str {
        &self.campaign.units.get(unit).name
    }

    /// A quantity.
    pub fn number(&mut self, quantity: Decimal, unit: Option<UnitId>) -> Written {
        if !self.slips(4) {
            return plain(quantity);
        }
        match (self.rng.between(1, 5), unit) {
            (1, Some(unit)) => Written::Text(format!("{quantity}{}", self.unit(unit))),
            (2, _) => Written::Text(full_width(&quantity.to_string())),
            (3, _) => Written::Text(format!(" {quantity}\u{3000}")),
            (4, _) => Written::Text(thousands(quantity)),
            (5, Some(unit)) => Written::Text(self.in_base_units(quantity, unit)),
            _ => Written::Text(quantity.to_string()),
        }
    }

    /// `70900人次` for 7.09 万人次; as it is where the unit is a base unit.
    fn in_base_units(&self, quantity: Decimal, unit: UnitId) -> String {
        let units = &self.campaign.units;
        let family = units.get(unit).family;
        let is_base = |base: &&Unit| base.family == family && base.factor == Decimal::ONE;
        match units.units.iter().find(is_base) {
            Some(base) => {
                let count = (quantity * units.get(unit).factor).normalize();
                format!("{count}{}", base.name)
            }
            None => quantity.to_string(),
        }
    }

    /// A person's name.
    pub fn person(&mut self, name: &str) -> Written {
        let mut letters = name.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(first), Some(second), None) if self.slips(3) => {
                Written::Text(format!("{first}\u{3000}{second}"))
            }
            _ => Written::Text(name.to_owned()),
        }
    }

    /// A telephone number.
    pub fn phone(&mut self, number: &str) -> Written {
        if !self.slips(3) || number.len() != 11 {
            return Written::Text(number.to_owned());
        }
        let (head, middle, tail) = (&number[..3], &number[3..7], &number[7..]);
        match self.rng.between(1, 4) {
            1 => Written::Text(format!("{head} {middle} {tail}")),
            2 => Written::Text(format!("{head}-{middle}-{tail}")),
            3 => Written::Text(full_width(number)),
            _ => number.parse().map_or(Written::Blank, Written::Number),
        }
    }

    /// A region's name, in a mixed hand now and then after its city's.
    pub fn region(&mut self, region: RegionId) -> String {
        let regions = &self.campaign.regions;
        let name = &regions.get(region).name;
        match regions.city_of(region).filter(|city| *city != region) {
            Some(city) if self.slips(4) => format!("{}{name}", regions.get(city).name),
            _ => name.clone(),
        }
    }
}

/// A number as a spreadsheet keeps it: the nearest that it has.
fn plain(quantity: Decimal) -> Written {
    let nearest = quantity.to_string().parse();
    nearest.map_or(Written::Blank, Written::Number)
}

fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(wide).collect()
}

fn thousands(quantity: Decimal) -> String {
    let text = quantity.to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && c.is_ascii_digit() && grouped != "-" {
            grouped.push(',');
        }
        grouped.push(c);
    }
    grouped + rest
}

//! How a field is mentioned: its name, what stands there, and the cell.

use rust_decimal::Decimal;

use super::expression::Term;
use super::message::Teller;
use crate::campaign::UnitId;

impl Teller<'_> {
    /// A field or table with what stands there and where.
    pub fn term(&mut self, term: Term, units: bool) -> String {
        let place = match term {
            Term::Field(place) => place,
            Term::Table(table) => {
                let heading = &self.speaker.form.tables[table].heading;
                let rows = self.record.rows(table).unwrap_or(0);
                return format!("“{heading}”{rows} 行");
            }
        };
        let (value, aside) = self.value(place, units);
        let name = self.speaker.name(place);
        let cell = self.record.cell(place);
        let lead = std::mem::replace(&mut self.led, true);
        let (before, inside) = match cell {
            Some(cell) if !lead => (format!("{cell} "), None),
            cell => (String::new(), cell),
        };
        let bracket: Vec<String> = aside.into_iter().chain(inside).collect();
        if bracket.is_empty() {
            format!("{before}{name} {value}")
        } else {
            format!("{before}{name} {value}（{}）", bracket.join("，"))
        }
    }

    /// A field's cell and name, without its value.
    pub fn named(&mut self, place: usize) -> String {
        self.led = true;
        match self.record.cell(place) {
            Some(cell) => format!("{cell} {}", self.speaker.name(place)),
            None => self.speaker.name(place),
        }
    }

    /// What stands in a field, and the same in the base unit where units must be said.
    pub fn value(&self, place: usize, units: bool) -> (String, Option<String>) {
        let unit = self.speaker.form.fields[place].unit;
        let Some(number) = self.record.number(place) else {
            let ticks = self.record.ticks(place);
            return (
                ticks.map_or_else(|| "未填".to_owned(), |ticks| format!("选了 {ticks} 项")),
                None,
            );
        };
        if !units {
            return (number.normalize().to_string(), None);
        }
        let aside = unit.and_then(|unit| self.in_base_unit(number, unit));
        (self.speaker.amount(number, unit), aside)
    }

    fn in_base_unit(&self, number: Decimal, unit: UnitId) -> Option<String> {
        let units = self.speaker.units;
        if units.get(unit).factor == Decimal::ONE {
            return None;
        }
        let base = units.base_of(unit)?;
        let number = units.convert(number, unit, base)?;
        Some(format!("即 {}", self.speaker.amount(number, Some(base))))
    }
}

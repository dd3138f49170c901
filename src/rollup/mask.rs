//! Facts for a copy that leaves the office: telephone numbers lose their middle, private persons all but the family name.

use super::Facts;
use crate::campaign::{Campaign, Field, Kind};
use crate::intake::Entry;
use crate::value::Value;

/// Digits of a telephone number that are hidden, and what stays after them.
const HIDDEN: usize = 4;
/// Digits that stay at the end.
const KEPT: usize = 4;

impl Facts {
    /// The same facts without what tells who a private person is. Totals stay what they are.
    #[must_use]
    pub fn masked(mut self, campaign: &Campaign) -> Self {
        self.rewrite(|record| {
            let form = campaign.form(record.form);
            for (entry, field) in record.fields.iter_mut().zip(&form.fields) {
                mask(entry, field);
            }
            for (rows, table) in record.tables.iter_mut().zip(&form.tables) {
                for (entry, field) in rows
                    .iter_mut()
                    .flat_map(|row| row.iter_mut().zip(&table.fields))
                {
                    mask(entry, field);
                }
            }
        });
        self
    }
}

fn mask(entry: &mut Entry, field: &Field) {
    let telephone = matches!(field.kind, Kind::Phone);
    if !telephone && !field.private {
        return;
    }
    match &mut entry.value {
        Some(Value::Phone(numbers)) => {
            for number in numbers.iter_mut() {
                *number = phone(number);
            }
        }
        Some(Value::Person(name) | Value::Text(name)) => *name = person(name),
        Some(_) => {}
        // What could not be read may tell as much as what could.
        None => entry.raw = entry.raw.as_ref().map(|_| "＊".into()),
    }
}

/// `13804360003` → `138****0003`.
fn phone(number: &str) -> String {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let hidden = digits.saturating_sub(KEPT + HIDDEN)..digits.saturating_sub(KEPT);
    let mut place = 0;
    let masked = number.chars().map(|c| {
        if !c.is_ascii_digit() {
            return c;
        }
        place += 1;
        if hidden.contains(&(place - 1)) {
            '*'
        } else {
            c
        }
    });
    masked.collect()
}

/// `张国庆` → `张＊＊`.
fn person(name: &str) -> String {
    let mut letters = name.chars();
    let family: String = letters.by_ref().take(1).collect();
    family + &letters.map(|_| '＊').collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::{person, phone};

    #[test]
    fn the_middle_is_hidden() {
        assert_eq!(phone("13804360003"), "138****0003");
        assert_eq!(phone("0436-5551234"), "043*-***1234");
        assert_eq!(phone("12345"), "*2345");
        assert_eq!(person("张国庆"), "张＊＊");
    }
}

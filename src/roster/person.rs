//! Every row of a table that names persons, with the record it stands in.

use std::sync::Arc;

use crate::campaign::{Campaign, FormId, Kind, RegionId, Table};
use crate::intake::{Entry, Record, fold};
use crate::rollup::Summary;
use crate::value::Value;

/// A person as one record names him.
#[derive(Debug, Clone)]
pub struct Person {
    /// The record.
    pub record: Arc<Record>,
    /// The unit that reports.
    pub region: RegionId,
    /// Places of the table and of the row that names him.
    at: (usize, usize),
}

/// The place of the column that names a person, in a table of persons.
pub fn person_field(table: &Table) -> Option<usize> {
    let is_person = |kind: &Kind| matches!(kind, Kind::Person);
    table.fields.iter().position(|field| is_person(&field.kind))
}

/// The rows of a table that name somebody, in the order of region, record and sheet.
pub fn persons(summary: &Summary<'_>, form: FormId, table: usize) -> Vec<Person> {
    let Some(name) = person_field(&summary.campaign.form(form).tables[table]) else {
        return Vec::new();
    };
    let mut found: Vec<Person> = Vec::new();
    for (_, record) in summary.records(form) {
        let record = Arc::new(record);
        let (Some(region), Some(rows)) = (record.region, record.tables.get(table)) else {
            continue;
        };
        let rows = rows.iter().enumerate();
        let named = rows.filter(|(_, row)| said(row.get(name)).is_some());
        found.extend(named.map(|(row, _)| Person {
            record: Arc::clone(&record),
            region,
            at: (table, row),
        }));
    }
    let city = |region| summary.campaign.regions.city_of(region);
    found.sort_by_key(|person| (city(person.region), person.region));
    found
}

impl Person {
    /// The row of the table.
    pub fn row(&self) -> &[Entry] {
        let (table, row) = self.at;
        let rows = self.record.tables.get(table);
        rows.and_then(|rows| rows.get(row))
            .map_or(&[], Vec::as_slice)
    }

    /// By what the person is known wherever he is named: his name and, where there is one, his telephone; else all that
    /// the row says.
    pub fn identity(&self, table: &Table) -> String {
        let cells = || table.fields.iter().zip(self.row());
        let of = |wanted: fn(&Kind) -> bool| {
            cells().find_map(|(field, entry)| wanted(&field.kind).then(|| said(Some(entry)))?)
        };
        let name = of(|kind| matches!(kind, Kind::Person)).unwrap_or_default();
        if let Some(phone) = of(|kind| matches!(kind, Kind::Phone)) {
            return format!("{name}\n{phone}");
        }
        let all: Vec<String> = cells()
            .map(|(_, entry)| said(Some(entry)).unwrap_or_default())
            .collect();
        all.join("\n")
    }

    /// The stratum that the person belongs to: his city, or the region itself where it lies below none.
    pub fn city(&self, campaign: &Campaign) -> RegionId {
        campaign.regions.city_of(self.region).unwrap_or(self.region)
    }
}

/// What an entry says, in one spelling.
fn said(entry: Option<&Entry>) -> Option<String> {
    let entry = entry?;
    match &entry.value {
        Some(Value::Phone(numbers)) => Some(numbers.join("、")),
        Some(Value::Person(text) | Value::Text(text)) => Some(fold(text)),
        Some(Value::Number(number)) => Some(number.normalize().to_string()),
        _ => entry.raw.as_deref().map(fold),
    }
}

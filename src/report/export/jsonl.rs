//! One record a line of JSON, every field of its form present, numbers exact.

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Map, Number, Value as Json, json};

use super::super::plain_json::json_line;
use super::sorted;
use crate::campaign::{Campaign, Field, Kind, RegionId, Table};
use crate::intake::{Entry, Record, Records};
use crate::value::{Ticks, Value};

#[derive(Serialize)]
struct Line<'r> {
    form: &'r str,
    region: Option<Region<'r>>,
    source: Source<'r>,
    fields: Map<String, Json>,
}

/// `city` is the name of the city that the region is or lies in; null for the province.
#[derive(Serialize)]
struct Region<'r> {
    code: &'r str,
    name: &'r str,
    city: Option<&'r str>,
}

#[derive(Serialize)]
struct Source<'r> {
    file: &'r str,
    sheet: Option<&'r str>,
    row: Option<u32>,
    column: Option<&'r str>,
}

/// Writes every record, faulty ones too: what could not be read is null.
pub fn records_jsonl(
    mut out: impl Write,
    campaign: &Campaign,
    records: &Records,
) -> io::Result<()> {
    let places = sorted(records).into_iter();
    for record in places.filter_map(|place| records.get(place)) {
        json_line(&mut out, &line(campaign, &record))?;
    }
    out.flush()
}

fn line<'r>(campaign: &'r Campaign, record: &'r Record) -> Line<'r> {
    let form = record.form(campaign);
    let source = &record.source;
    let mut fields = object(campaign, &form.fields, &record.fields);
    for (table, rows) in form.tables.iter().zip(&record.tables) {
        fields.insert(table.key.clone(), items(campaign, table, rows));
    }
    Line {
        form: &form.id,
        region: record.region.map(|region| named(campaign, region)),
        source: Source {
            file: &source.file,
            sheet: source.sheet.as_deref(),
            row: source.row,
            column: source.column.as_deref(),
        },
        fields,
    }
}

fn named(campaign: &Campaign, id: RegionId) -> Region<'_> {
    let regions = &campaign.regions;
    let region = regions.get(id);
    Region {
        code: &region.code,
        name: &region.name,
        city: regions
            .city_of(id)
            .map(|city| regions.get(city).name.as_str()),
    }
}

fn items(campaign: &Campaign, table: &Table, rows: &[Vec<Entry>]) -> Json {
    rows.iter()
        .map(|row| Json::Object(object(campaign, &table.fields, row)))
        .collect()
}

fn object(campaign: &Campaign, fields: &[Field], entries: &[Entry]) -> Map<String, Json> {
    fields
        .iter()
        .zip(entries)
        .map(|(field, entry)| {
            let value = entry.value.as_ref();
            let value = value.map_or(Json::Null, |value| json_value(campaign, field, value));
            (field.key.clone(), value)
        })
        .collect()
}

fn json_value(campaign: &Campaign, field: &Field, value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Person(text) => json!(text),
        Value::Phone(numbers) => json!(numbers.join("、")),
        Value::Region(region) => json!(campaign.regions.get(*region).name),
        Value::Number(number) => exact(*number),
        Value::Date(span) => json!(span.written),
        Value::Ticks(ticks) => json!({
            "ticked": ticked(field, ticks),
            "other": ticks.other,
        }),
    }
}

fn ticked<'f>(field: &'f Field, ticks: &Ticks) -> Vec<&'f str> {
    let Kind::Choices(choices) = &field.kind else {
        return Vec::new();
    };
    ticks
        .ticked
        .iter()
        .filter_map(|place| choices.options.get(*place))
        .map(|option| option.key.as_str())
        .collect()
}

/// A JSON number with the decimal's own digits.
fn exact(number: Decimal) -> Json {
    let digits = number.normalize().to_string();
    digits
        .parse::<Number>()
        .map_or(Json::String(digits), Json::Number)
}

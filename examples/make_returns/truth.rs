//! What was meant: one JSON line a record, as `kjzd export --format jsonl` should give it back.

use kjzd::campaign::{Campaign, Field, Kind};
use serde_json::{Map, Number, Value, json};

use crate::faults::Fault;
use crate::filled::{Answer, Filled};

/// Where a record was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Path below the set's folder, `/` between the parts.
    pub file: String,
    /// Tab.
    pub sheet: String,
    /// 1-based row, in a ledger.
    pub row: Option<u32>,
}

/// A record's line.
pub fn line(campaign: &Campaign, spot: &Spot, filled: &Filled) -> String {
    let form = campaign.form(filled.form);
    let regions = &campaign.regions;
    let region = regions.get(filled.region);
    let city = regions
        .city_of(filled.region)
        .map(|city| regions.get(city).name.as_str());
    let mut fields = object(campaign, &form.fields, &filled.fields);
    for (table, rows) in form.tables.iter().zip(&filled.tables) {
        let rows = rows
            .iter()
            .map(|row| object(campaign, &table.fields, row).into());
        fields.insert(table.key.clone(), Value::Array(rows.collect()));
    }
    let line = json!({
        "form": form.id,
        "region": {"code": region.code, "name": region.name, "city": city},
        "source": {"file": spot.file, "sheet": spot.sheet, "row": spot.row, "column": null},
        "fields": fields,
    });
    line.to_string()
}

/// The line of a planted fault.
pub fn planted(campaign: &Campaign, spot: &Spot, filled: &Filled, fault: Fault) -> String {
    let line = json!({
        "form": campaign.form(filled.form).id,
        "file": spot.file,
        "sheet": spot.sheet,
        "row": spot.row,
        "field": fault.field,
        "kind": fault.kind,
    });
    line.to_string()
}

fn object(campaign: &Campaign, fields: &[Field], answers: &[Answer]) -> Map<String, Value> {
    let pairs = fields.iter().zip(answers);
    pairs
        .map(|(field, answer)| (field.key.clone(), value(campaign, field, answer)))
        .collect()
}

fn value(campaign: &Campaign, field: &Field, answer: &Answer) -> Value {
    match answer {
        Answer::Missing | Answer::Nonsense(_) => Value::Null,
        Answer::Text(text) => text.as_str().into(),
        Answer::Number(quantity) => {
            let number: Result<Number, _> = quantity.normalize().to_string().parse();
            number.map_or(Value::Null, Value::Number)
        }
        Answer::Region(region) => campaign.regions.get(*region).name.as_str().into(),
        Answer::Ticks(ticked, other) => {
            let keys = ticked.iter().filter_map(|i| match &field.kind {
                Kind::Choices(choices) => Some(choices.options[*i].key.as_str()),
                _ => None,
            });
            json!({"ticked": keys.collect::<Vec<_>>(), "other": other})
        }
    }
}

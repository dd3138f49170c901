//! The summary as data for scripts: exact numbers, means to four decimals, missing as null.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::{Count, FieldTotal, FormSummary, LeftOut, Summary, Totals};
use crate::campaign::{Choices, Form, Kind, RegionId, RegionLevel};

impl Summary<'_> {
    /// The whole summary; regions from which nothing has come are not listed.
    pub fn to_json(&self) -> Value {
        let region = self.campaign.regions.get(self.region);
        let forms: Map<String, Value> = self
            .forms
            .iter()
            .map(|form| (self.campaign.form(form.form).id.clone(), self.form(form)))
            .collect();
        json!({
            "region": {"code": region.code, "name": region.name},
            "as_of": self.as_of.to_string(),
            "provisional": self.provisional,
            "forms": forms,
            "left_out": self.left_out.iter().map(left_out).collect::<Vec<_>>(),
        })
    }

    fn form(&self, summary: &FormSummary) -> Value {
        let form = self.campaign.form(summary.form);
        let mut entry = counted(&summary.total, form);
        if let Some(own) = self.own(summary, self.region) {
            entry.insert("own".into(), own);
        }
        let regions = self.campaign.regions.iter();
        let below = regions
            .filter(|(id, _)| *id != self.region)
            .filter_map(|(id, _)| self.region_row(summary, id))
            .collect();
        entry.insert("regions".into(), Value::Array(below));
        entry.insert("coverage".into(), self.coverage(summary));
        Value::Object(entry)
    }

    fn region_row(&self, summary: &FormSummary, id: RegionId) -> Option<Value> {
        let totals = summary.whole(id)?;
        let region = self.campaign.regions.get(id);
        let mut row = Map::new();
        row.insert("code".into(), region.code.clone().into());
        row.insert("name".into(), region.name.clone().into());
        row.insert("level".into(), level(region.level).into());
        row.append(&mut counted(totals, self.campaign.form(summary.form)));
        if let Some(own) = self.own(summary, id) {
            row.insert("own".into(), own);
        }
        Some(Value::Object(row))
    }

    /// What a city or the province reports for itself (本级), beside what lies below it.
    fn own(&self, summary: &FormSummary, id: RegionId) -> Option<Value> {
        if self.campaign.regions.get(id).level == RegionLevel::County {
            return None;
        }
        let totals = summary.own(id)?;
        let form = self.campaign.form(summary.form);
        Some(Value::Object(counted(totals, form)))
    }

    fn coverage(&self, summary: &FormSummary) -> Value {
        let missing: Vec<Value> = summary
            .coverage
            .missing
            .iter()
            .map(|id| {
                let region = self.campaign.regions.get(*id);
                json!({"code": region.code, "name": region.name})
            })
            .collect();
        json!({
            "expected": summary.coverage.expected,
            "reported": summary.coverage.reported(),
            "missing": missing,
        })
    }
}

fn left_out(entry: &LeftOut) -> Value {
    json!({"file": entry.file, "sheet": entry.sheet, "row": entry.row, "reason": entry.reason})
}

fn counted(totals: &Totals, form: &Form) -> Map<String, Value> {
    let mut entry = Map::new();
    entry.insert("records".into(), totals.records.into());
    entry.insert("totals".into(), Value::Object(values(totals, form)));
    entry
}

/// Every field that the form adds up, under its key.
fn values(totals: &Totals, form: &Form) -> Map<String, Value> {
    let mut entry = Map::new();
    if let Some(key) = &form.count_key {
        entry.insert(key.clone(), totals.records.into());
    }
    for (field, total) in form.fields.iter().zip(&totals.fields) {
        let value = match total {
            FieldTotal::None => continue,
            FieldTotal::Sum(sum) => number(sum.value()),
            FieldTotal::Mean(mean) => {
                json!({"mean": number(mean.value()), "records": mean.present})
            }
            FieldTotal::Count(count) => match &field.kind {
                Kind::Choices(choices) => ticks(count, choices),
                _ => continue,
            },
        };
        entry.insert(field.key.clone(), value);
    }
    for (table, rows) in form.tables.iter().zip(&totals.tables) {
        entry.insert(table.key.clone(), (*rows).into());
    }
    entry
}

fn ticks(count: &Count, choices: &Choices) -> Value {
    let mut entry = Map::new();
    for (option, ticked) in choices.options.iter().zip(&count.options) {
        entry.insert(option.key.clone(), (*ticked).into());
    }
    if let Some(other) = count.other {
        entry.insert("other".into(), other.into());
    }
    Value::Object(entry)
}

/// An exact JSON number; null where nothing is known.
fn number(value: Option<Decimal>) -> Value {
    value
        .and_then(|value| value.normalize().to_string().parse().ok())
        .map_or(Value::Null, Value::Number)
}

/// The script's word for a level.
fn level(level: RegionLevel) -> &'static str {
    match level {
        RegionLevel::Province => "province",
        RegionLevel::City => "city",
        RegionLevel::County => "county",
    }
}

//! Where the returns stand, as data for scripts.

use serde_json::{Map, Value, json};

use super::{Cell, Rate, Returns, StageStatus, State, Status, VillageReturns};
use crate::campaign::{FormId, RegionId};

impl Status<'_> {
    /// All stages; what is missing is listed unit by unit, with the forms that are missing.
    pub fn to_json(&self) -> Value {
        let region = self.campaign.regions.get(self.region);
        let stages: Vec<Value> = self.stages.iter().map(|stage| self.stage(stage)).collect();
        json!({
            "stages": stages,
            "region": {"code": region.code, "name": region.name},
            "as_of": self.as_of.to_string(),
            "complete": self.is_complete(),
            "unplaced": self.unplaced,
        })
    }

    fn stage(&self, stage: &StageStatus) -> Value {
        let reported = stage.reported();
        let missing = stage.missing();
        let missing = missing.iter().map(|(unit, forms)| self.owing(*unit, forms));
        let returns: Map<String, Value> = stage
            .forms
            .iter()
            .map(|returns| (self.form_id(returns.form), self.returns(returns)))
            .collect();
        json!({
            "id": stage.id,
            "due": stage.due.to_string(),
            "days_left": stage.days_left,
            "forms": stage.forms.iter().map(|one| self.form_id(one.form)).collect::<Vec<_>>(),
            "expected": reported.whole(),
            "reported": reported.part(),
            "missing": missing.collect::<Vec<_>>(),
            "title": stage.title,
            "report_to": stage.report_to,
            "rate": rate(reported),
            "returns": returns,
        })
    }

    fn owing(&self, unit: RegionId, forms: &[FormId]) -> Value {
        let mut entry = self.unit(unit);
        let ids = forms.iter().map(|form| Value::from(self.form_id(*form)));
        entry.insert("forms".into(), ids.collect());
        Value::Object(entry)
    }

    fn returns(&self, returns: &Returns) -> Value {
        let counts: Map<String, Value> = State::ALL
            .into_iter()
            .map(|state| (state.key().to_owned(), returns.count(state).into()))
            .collect();
        let units = returns.cells.iter().map(|(unit, cell)| {
            let mut entry = self.unit(*unit);
            entry.append(&mut of_cell(cell));
            Value::Object(entry)
        });
        let mut data = json!({
            "states": counts,
            "reported": rate(returns.reported()),
            "on_time": self.registered.then(|| rate(returns.on_time())),
            "sound": rate(returns.sound()),
            "unregistered": self.registered.then(|| returns.unregistered()),
            "units": units.collect::<Vec<_>>(),
        });
        if let (Some(list), Some(entries)) = (&returns.villages, data.as_object_mut()) {
            entries.insert("villages".into(), self.villages(list));
        }
        data
    }

    fn villages(&self, list: &VillageReturns) -> Value {
        let missing = list.missing.iter().map(|village| {
            let county = self.campaign.regions.get(village.county);
            json!({
                "code": village.code,
                "name": village.name,
                "township": village.township,
                "county": county.name,
            })
        });
        json!({"reported": rate(list.reported), "missing": missing.collect::<Vec<_>>()})
    }

    fn unit(&self, unit: RegionId) -> Map<String, Value> {
        let regions = &self.campaign.regions;
        let region = regions.get(unit);
        let city = regions.city_of(unit).map(|city| regions.get(city));
        let mut entry = Map::new();
        entry.insert("code".into(), region.code.clone().into());
        entry.insert("name".into(), region.name.clone().into());
        entry.insert("city".into(), city.map(|city| city.name.clone()).into());
        entry
    }

    fn form_id(&self, form: FormId) -> String {
        self.campaign.form(form).id.clone()
    }
}

fn of_cell(cell: &Cell) -> Map<String, Value> {
    let mut entry = Map::new();
    entry.insert("expected".into(), cell.expected.into());
    entry.insert("state".into(), cell.state.key().into());
    entry.insert("label".into(), cell.state.label().into());
    entry.insert("records".into(), cell.records.into());
    let received = cell.received.map(|at| at.to_string());
    entry.insert("received".into(), received.into());
    entry.insert("on_time".into(), cell.on_time.into());
    entry
}

fn rate(rate: Rate) -> Value {
    let percent = rate
        .percent()
        .map(|percent| percent.normalize().to_string());
    let percent: Option<Value> = percent.and_then(|text| serde_json::from_str(&text).ok());
    json!({"numerator": rate.part(), "denominator": rate.whole(), "percent": percent})
}

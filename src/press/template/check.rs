//! Checks while typing: one rule a cell, with a prompt that says what belongs there.

use rust_xlsxwriter::{DataValidation, Formula, Worksheet, XlsxError};

use super::lists::RegionList;
use super::look::field;
use super::plan::{Area, Ask, Plan, Slot};
use super::put::column;
use super::typed::{self, clipped};
use crate::campaign::{Campaign, Field, Form, Kind};

/// Puts a rule on every cell to fill.
pub(in crate::press) fn add(
    sheet: &mut Worksheet,
    plan: &Plan,
    campaign: &Campaign,
    form: &Form,
    regions: Option<&RegionList>,
) -> Result<(), XlsxError> {
    let city = plan.city.map(Area::fixed);
    let checks = Checks {
        campaign,
        form,
        regions: regions.map(|regions| regions.source(city.as_deref())),
    };
    for slot in &plan.slots {
        if let Some(rule) = checks.rule(slot)? {
            put(sheet, slot.area, &rule)?;
        }
    }
    if let (Some(city), Some(regions)) = (plan.city, regions) {
        let words = "先选市（州），地区的下拉名单就只列该市（州）的。可以不选。";
        let rule = DataValidation::new()
            .allow_list_formula(Formula::new(regions.cities()))
            .set_input_message(words)?;
        put(sheet, city, &rule)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, area: Area, rule: &DataValidation) -> Result<(), XlsxError> {
    let (first, last) = (area.first, area.last);
    sheet.add_data_validation(
        first.row,
        column(first.col),
        last.row,
        column(last.col),
        rule,
    )?;
    Ok(())
}

struct Checks<'c> {
    campaign: &'c Campaign,
    form: &'c Form,
    /// Formula of the regions on offer.
    regions: Option<String>,
}

impl Checks<'_> {
    fn rule(&self, slot: &Slot) -> Result<Option<DataValidation>, XlsxError> {
        match slot.ask {
            Ask::Tick(..) => typed::tick(slot.is_column()).map(Some),
            Ask::NothingToReport => typed::tick(false).map(Some),
            Ask::Other(path) => {
                let words = "没有列出的，用文字写在这里；没有不填。";
                let rule = |field: &Field| prompt(anything(), &field.label, words);
                field(self.form, path).map(rule).transpose()
            }
            Ask::Value(path) => {
                let rule = |field| self.value(field, slot);
                field(self.form, path).map(rule).transpose()
            }
        }
    }

    fn value(&self, field: &Field, slot: &Slot) -> Result<DataValidation, XlsxError> {
        let cell = if slot.is_column() {
            slot.area.running()
        } else {
            slot.area.fixed()
        };
        let rule = match &field.kind {
            Kind::Integer => typed::whole_number(field)?,
            Kind::Decimal(places) => typed::decimal_number(field, *places, &cell)?,
            Kind::Phone => typed::phone(&cell)?,
            Kind::Date => typed::day(self.campaign.period, &cell)?,
            Kind::Region(_) => match &self.regions {
                Some(regions) => typed::region(regions, field.heading.is_some())?,
                None => anything(),
            },
            Kind::Text | Kind::Person | Kind::Choices(_) => anything(),
        };
        prompt(rule, &field.label, &self.what_belongs(field))
    }

    /// The guide, the unit and an example, as the prompt shows them.
    fn what_belongs(&self, field: &Field) -> String {
        let mut lines = Vec::new();
        if !field.guide.is_empty() {
            lines.push(field.guide.clone());
        }
        if let Some(unit) = field.unit {
            let unit = &self.campaign.units.get(unit).name;
            lines.push(format!("单位：{unit}（只填数）"));
        }
        if !field.example.is_empty() {
            lines.push(format!("例：{}", field.example));
        }
        lines.join("\n")
    }
}

fn anything() -> DataValidation {
    DataValidation::new().allow_any_value()
}

fn prompt(rule: DataValidation, title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    rule.set_input_title(clipped(title, typed::LONGEST_TITLE))?
        .set_input_message(clipped(message, typed::LONGEST_MESSAGE))
}

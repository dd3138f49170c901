//! Indicators down, units across: one column a record with the total beside the labels, and the same by city.
//!
//! The sheet by record holds the leaf facts of its form: a province reads it back column by column.

mod frame;

pub(super) use frame::numbered;

use std::collections::BTreeMap;

use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};

use super::figure::{elsewhere, range, sum_formula, write_formula, write_number};
use super::plan::{Content, Planned};
use super::style::{self, Figure, Weight};
use super::words::{Words, of_entry, unit_name};
use crate::campaign::{Field, Form, RegionId};
use crate::intake::Record;
use crate::rollup::{FieldTotal, FormSummary, Summary, Totals};

/// Row of the headings.
const HEADINGS: RowNum = 2;
/// Row of the first indicator.
const FIRST: RowNum = HEADINGS + 1;
/// Column of the total; labels and units stand before it.
const TOTAL: ColNum = 2;
/// Column of the first unit.
const UNITS: ColNum = TOTAL + 1;
/// Returns have come, and none has this number.
const NOT_FILLED: &str = "未填";

/// The records of an indicator form in the order of their columns: a city, its counties, the next city.
pub(super) struct Matrix<'a> {
    summary: &'a Summary<'a>,
    of_form: &'a FormSummary,
    form: &'a Form,
    records: Vec<Record>,
}

impl<'a> Matrix<'a> {
    /// The matrix of a form.
    pub(super) fn new(summary: &'a Summary<'a>, of_form: &'a FormSummary) -> Self {
        let mut records: Vec<Record> = summary
            .records(of_form.form)
            .map(|(_, record)| record)
            .collect();
        let city = |region| summary.campaign.regions.city_of(region);
        records.sort_by_key(|record| (record.region.and_then(city), record.region));
        Self {
            summary,
            of_form,
            form: summary.campaign.form(of_form.form),
            records,
        }
    }

    /// Every field but the region, with the row that it stands in on all sheets of the form.
    pub(super) fn rows(&self) -> impl Iterator<Item = (RowNum, usize, &'a Field)> {
        let (form, region) = (self.form, self.form.region_field);
        let fields = form.fields.iter().enumerate();
        (FIRST..)
            .zip(fields.filter(move |(place, _)| *place != region))
            .map(|(row, (place, field))| (row, place, field))
    }

    /// One column a record.
    pub(super) fn write_units(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.frame(sheet, "分单位", &self.unit_names())?;
        for (row, place, field) in self.rows() {
            for (col, record) in (UNITS..).zip(&self.records) {
                let figure = Figure::of(&field.kind);
                match of_entry(&record.fields[place], field, self.summary.campaign) {
                    Some(Words::Number(number)) => {
                        let format = style::number(figure, Weight::Plain);
                        write_number(sheet, (row, col), number, &format)?;
                    }
                    Some(Words::Text(text)) => {
                        sheet.write_string_with_format(row, col, text, &style::prose())?;
                    }
                    None => {
                        sheet.write_blank(row, col, &style::wanting(Weight::Plain))?;
                    }
                }
            }
            let units = range((row, UNITS), (row, self.last_unit()));
            let total = &self.of_form.total;
            self.total(sheet, (row, TOTAL), place, total, &units, Weight::Total)?;
        }
        Ok(())
    }

    /// One column a city, each the sum of its columns on the sheet by record.
    pub(super) fn write_cities(
        &self,
        sheet: &mut Worksheet,
        sheets: &[Planned<'_>],
    ) -> Result<(), XlsxError> {
        let cities = self.cities();
        let units_sheet = self.units_sheet(sheets);
        self.frame(sheet, "分市", &self.city_names())?;
        let nothing = Totals::nothing(self.form);
        let last = UNITS + columns(cities.len().saturating_sub(1));
        for (row, place, _) in self.rows() {
            for (col, (id, (from, to))) in (UNITS..).zip(&cities) {
                let units = elsewhere(units_sheet, &range((row, *from), (row, *to)));
                let totals = self.city_totals(*id).unwrap_or(&nothing);
                self.total(sheet, (row, col), place, totals, &units, Weight::Plain)?;
            }
            let all = range((row, UNITS), (row, last));
            let total = &self.of_form.total;
            self.total(sheet, (row, TOTAL), place, total, &all, Weight::Total)?;
        }
        Ok(())
    }

    /// Cities below the target with the columns of their records; the target's own record stands under its own id.
    pub(super) fn cities(&self) -> BTreeMap<RegionId, (ColNum, ColNum)> {
        let regions = &self.summary.campaign.regions;
        let mut found: BTreeMap<RegionId, (ColNum, ColNum)> = BTreeMap::new();
        for (col, record) in (UNITS..).zip(&self.records) {
            let Some(region) = record.region else {
                continue;
            };
            let under = regions.city_of(region).unwrap_or(region);
            found
                .entry(under)
                .and_modify(|(_, last)| *last = col)
                .or_insert((col, col));
        }
        found
    }

    /// What stands over the columns of the sheet by city.
    pub(super) fn city_names(&self) -> Vec<String> {
        let campaign = self.summary.campaign;
        let name = |id: &RegionId| match *id {
            id if id == self.summary.region => unit_name(id, campaign),
            id => campaign.regions.get(id).name.clone(),
        };
        self.cities().keys().map(name).collect()
    }

    /// What a column of the sheet by city adds up to.
    pub(super) fn city_totals(&self, city: RegionId) -> Option<&'a Totals> {
        if city == self.summary.region {
            self.of_form.own(city)
        } else {
            self.of_form.whole(city)
        }
    }

    fn unit_names(&self) -> Vec<String> {
        let regions = self.records.iter().filter_map(|record| record.region);
        regions
            .map(|region| unit_name(region, self.summary.campaign))
            .collect()
    }

    /// Last column of the sheet by record.
    fn last_unit(&self) -> ColNum {
        UNITS + columns(self.records.len().saturating_sub(1))
    }

    fn units_sheet<'p>(&self, sheets: &'p [Planned<'_>]) -> &'p str {
        let found = sheets.iter().find(
            |sheet| matches!(sheet.content, Content::Units(form) if form.form == self.of_form.form),
        );
        found.map_or("", |sheet| &sheet.name)
    }

    /// The cells in a row whose sum is the total: by city where there are cities, else by record.
    pub(super) fn parts(&self, row: RowNum, sheets: &[Planned<'_>]) -> String {
        let by_city = sheets.iter().find(
            |sheet| matches!(sheet.content, Content::Cities(form) if form.form == self.of_form.form),
        );
        match by_city {
            Some(sheet) => {
                let last = UNITS + columns(self.cities().len().saturating_sub(1));
                elsewhere(&sheet.name, &range((row, UNITS), (row, last)))
            }
            None => elsewhere(
                self.units_sheet(sheets),
                &range((row, UNITS), (row, self.last_unit())),
            ),
        }
    }

    /// A total over cells; only sums are live, for what else an indicator list may hold is no sum of cells.
    pub(super) fn total(
        &self,
        sheet: &mut Worksheet,
        at: (RowNum, ColNum),
        place: usize,
        totals: &Totals,
        cells: &str,
        weight: Weight,
    ) -> Result<(), XlsxError> {
        let figure = Figure::of(&self.form.fields[place].kind);
        match &totals.fields[place] {
            FieldTotal::Sum(sum) => {
                let value = sum.value();
                let empty = value.is_none().then_some(NOT_FILLED);
                let formula = sum_formula(&[cells.to_owned()], figure.decimals(), empty);
                let result = value.map_or(NOT_FILLED.to_owned(), |value| value.to_string());
                let format = match value {
                    Some(_) => style::number(figure, weight),
                    None => style::wanting(weight),
                };
                write_formula(sheet, at, &formula, &result, &format)
            }
            FieldTotal::Mean(mean) => match mean.value() {
                Some(mean) => write_number(sheet, at, mean, &style::number(figure, weight)),
                None => self.blank(sheet, at, weight),
            },
            FieldTotal::Count(_) | FieldTotal::None => self.blank(sheet, at, weight),
        }
    }

    #[expect(clippy::unused_self, reason = "reads as the other cell writers do")]
    fn blank(
        &self,
        sheet: &mut Worksheet,
        at: (RowNum, ColNum),
        weight: Weight,
    ) -> Result<(), XlsxError> {
        sheet.write_blank(at.0, at.1, &style::text(weight))?;
        Ok(())
    }
}

fn columns(n: usize) -> ColNum {
    ColNum::try_from(n).unwrap_or(ColNum::MAX / 2)
}

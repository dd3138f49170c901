//! One CSV file a form, and one a table of repeated rows, with Chinese headings and a byte order mark for Excel.

use std::io;

use super::sorted;
use crate::campaign::{Campaign, Field, Form, FormId, RegionId};
use crate::intake::{Entry, Record, Records, shown};
use crate::report::escape::csv_cell;
use crate::value::Value;

/// One file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvFile {
    /// Name without a folder: `village.csv`, `team.experts.csv`.
    pub name: String,
    /// Its content, UTF-8 with a byte order mark.
    pub bytes: Vec<u8>,
}

/// The files for all records; a form without records has none. Every cell is text as understood; a number stands in its
/// field's unit, which the heading names.
pub fn records_csv(campaign: &Campaign, records: &Records) -> io::Result<Vec<CsvFile>> {
    let mut files = Vec::new();
    let sorted = sorted(records);
    for (id, form) in campaign.forms.iter().enumerate() {
        let is_own = |place: &&usize| {
            let glance = records.glance(**place);
            glance.is_some_and(|record| record.form == FormId(id))
        };
        let places: Vec<usize> = sorted.iter().filter(is_own).copied().collect();
        if places.is_empty() {
            continue;
        }
        let own = Own { records, places };
        files.push(single_fields(campaign, form, &own)?);
        for table in 0..form.tables.len() {
            files.push(table_rows(campaign, form, table, &own)?);
        }
    }
    Ok(files)
}

const SOURCE: [&str; 7] = ["文件", "工作表", "行", "列", "地区代码", "地区", "市（州）"];

/// The records of one form.
struct Own<'r> {
    records: &'r Records,
    places: Vec<usize>,
}

impl Own<'_> {
    fn iter(&self) -> impl Iterator<Item = Record> {
        let places = self.places.iter();
        places.filter_map(|place| self.records.get(*place))
    }
}

fn single_fields(campaign: &Campaign, form: &Form, own: &Own<'_>) -> io::Result<CsvFile> {
    let mut csv = Lines::new(campaign, &SOURCE, &form.fields)?;
    for record in own.iter() {
        csv.line(source(campaign, &record), &form.fields, &record.fields)?;
    }
    csv.into_file(format!("{}.csv", form.id))
}

fn table_rows(
    campaign: &Campaign,
    form: &Form,
    table: usize,
    own: &Own<'_>,
) -> io::Result<CsvFile> {
    let definition = &form.tables[table];
    let lead: Vec<&str> = SOURCE.into_iter().chain(["序号"]).collect();
    let mut csv = Lines::new(campaign, &lead, &definition.fields)?;
    for record in own.iter() {
        let rows = record.tables.get(table).into_iter().flatten();
        for (row, number) in rows.zip(1..) {
            let mut lead = source(campaign, &record);
            lead.push(format!("{}{number}", definition.item_label));
            csv.line(lead, &definition.fields, row)?;
        }
    }
    csv.into_file(format!("{}.{}.csv", form.id, definition.key))
}

fn source(campaign: &Campaign, record: &Record) -> Vec<String> {
    let at = &record.source;
    let region = |id: RegionId| campaign.regions.get(id);
    let name = |id: Option<RegionId>| id.map_or(String::new(), |id| region(id).name.clone());
    let city = record.region.and_then(|id| campaign.regions.city_of(id));
    vec![
        at.file.clone(),
        at.sheet.clone().unwrap_or_default(),
        at.row.map_or(String::new(), |row| row.to_string()),
        at.column.clone().unwrap_or_default(),
        record
            .region
            .map_or(String::new(), |id| region(id).code.clone()),
        name(record.region),
        name(city),
    ]
}

struct Lines<'c> {
    campaign: &'c Campaign,
    csv: csv::Writer<Vec<u8>>,
}

impl<'c> Lines<'c> {
    fn new(campaign: &'c Campaign, lead: &[&str], fields: &[Field]) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        let headings = fields.iter().map(|field| match field.unit {
            Some(unit) => format!("{}（{}）", field.label, campaign.units.get(unit).name),
            None => field.label.clone(),
        });
        let lead = lead.iter().map(|text| (*text).to_owned());
        csv.write_record(lead.chain(headings))?;
        Ok(Self { campaign, csv })
    }

    fn line(&mut self, lead: Vec<String>, fields: &[Field], entries: &[Entry]) -> io::Result<()> {
        let cells = fields.iter().zip(entries);
        let cells = cells.map(|(field, entry)| match &entry.value {
            Some(Value::Number(number)) => number.normalize().to_string(),
            Some(Value::Text(text)) => csv_cell(text).into_owned(),
            Some(Value::Date(span)) => csv_cell(&span.written).into_owned(),
            Some(value) => csv_cell(&shown(self.campaign, field, value)).into_owned(),
            None => String::new(),
        });
        let lead = lead.into_iter().map(|text| csv_cell(&text).into_owned());
        self.csv.write_record(lead.chain(cells))?;
        Ok(())
    }

    fn into_file(self, name: String) -> io::Result<CsvFile> {
        let bytes = self
            .csv
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)?;
        Ok(CsvFile { name, bytes })
    }
}

//! A record in the making: entries as they are read, with the findings that reading them gave.

use rust_decimal::Decimal;

use super::Fact;
use super::bind;
use super::context::Context;
use super::key::record_key;
use super::record::{Entry, FieldPath, Record, Source};
use super::slot::Slot;
use super::unreadable;
use crate::campaign::{Field, Kind};
use crate::diagnostic::registry::structure;
use crate::diagnostic::{Diagnostic, fingerprint};
use crate::value::Value;
use crate::workbook::CellRef;

/// A record in the making.
#[derive(Debug)]
pub struct Draft<'a> {
    context: Context<'a>,
    record: Record,
    findings: Vec<Diagnostic>,
}

/// What a draft becomes.
#[derive(Debug)]
pub enum Finished {
    /// Nothing is filled in: no record, and said.
    Blank(Box<Diagnostic>),
    /// A record with its findings.
    Filled(Record, Vec<Diagnostic>),
}

impl<'a> Draft<'a> {
    /// An empty record.
    pub fn new(context: Context<'a>, source: Source) -> Self {
        let form = context.form();
        let record = Record {
            form: context.form,
            source,
            region: None,
            fields: form.fields.iter().map(|_| Entry::default()).collect(),
            tables: vec![Vec::new(); form.tables.len()],
        };
        Self {
            context,
            record,
            findings: Vec::new(),
        }
    }

    /// Reads what is written for a single field.
    pub fn field(&mut self, place: usize, slot: &Slot<'_>) {
        let entry = self.read(
            FieldPath::Field(place),
            &self.context.form().fields[place],
            slot,
        );
        if let Some(Value::Region(region)) = &entry.value
            && place == self.context.form().region_field
        {
            self.record.region = Some(*region);
        }
        self.record.fields[place] = entry;
    }

    /// True where a field's value was read or something unreadable stands there.
    pub fn is_filled(&self, place: usize) -> bool {
        !self.record.fields[place].is_missing()
    }

    /// True where a field's value is the number zero.
    pub fn is_zero(&self, place: usize) -> bool {
        let value = &self.record.fields[place].value;
        matches!(value, Some(Value::Number(number)) if number.is_zero())
    }

    /// Sets a number that the unit declared elsewhere on the sheet, in its own words.
    pub fn declare(&mut self, place: usize, cell: CellRef, words: &str, number: Decimal) {
        self.record.fields[place] = Entry {
            cell: Some(cell),
            raw: Some(words.into()),
            value: Some(Value::Number(number)),
            dress: None,
        };
    }

    /// Reads one row of a table; a row with nothing in it is not kept.
    pub fn item(&mut self, table: usize, slots: &[Slot<'_>]) {
        let row = self.record.tables[table].len();
        let fields = &self.context.form().tables[table].fields;
        let entries: Vec<Entry> = slots
            .iter()
            .zip(fields)
            .enumerate()
            .map(|(field, (slot, definition))| {
                self.read(FieldPath::Item { table, row, field }, definition, slot)
            })
            .collect();
        if entries.iter().any(|entry| !entry.is_missing()) {
            self.record.tables[table].push(entries);
        }
    }

    fn read(&mut self, path: FieldPath, field: &Field, slot: &Slot<'_>) -> Entry {
        let outcome = bind::read(&self.context, field, slot);
        for said in &outcome.said {
            let source = &self.record.source;
            self.findings.push(unreadable::finding(
                &self.context,
                path,
                field,
                slot,
                &outcome.entry,
                said,
                source,
            ));
        }
        outcome.entry
    }

    /// Takes the region that the folders name, if they name one that the form asks.
    pub fn region_of_folder(&mut self) {
        let Some(region) = self.context.folder_region() else {
            return;
        };
        let name = &self.context.campaign.regions.get(region).name;
        self.record.region = Some(region);
        self.record.fields[self.context.form().region_field] = Entry {
            cell: None,
            raw: Some(name.as_str().into()),
            value: Some(Value::Region(region)),
            dress: None,
        };
    }

    /// Says that the region's label is nowhere on the sheet; the folders may name the region.
    pub fn region_missing(&mut self) {
        match self.context.say_folder_region() {
            Some(told) => {
                self.add(told);
                self.region_of_folder();
            }
            None => self.label_missing(self.context.form().region_field),
        }
    }

    /// Says that the label of a field that must be answered is nowhere on the sheet.
    pub fn label_missing(&mut self, place: usize) {
        let form = self.context.form();
        let Some(level) = form.asks(place) else {
            return;
        };
        let field = &form.fields[place];
        let message = format!("没有找到“{}”这一栏。", field.label);
        let mut finding = self
            .context
            .finding(&structure::LABEL_MISSING, None, message);
        finding.field = Some(field.key.clone());
        finding.fields = vec![field.key.clone()];
        finding.advice = format!(
            "请按原表补上“{}”一栏并填写，不要删改栏目名称。",
            field.label
        );
        finding.level = level;
        self.add(finding);
    }

    /// Adds a finding about this record.
    pub fn add(&mut self, mut finding: Diagnostic) {
        finding.place.row = self.record.source.row;
        finding.place.column.clone_from(&self.record.source.column);
        self.findings.push(finding);
    }

    /// True where nothing at all is filled in, the region aside.
    fn is_blank(&self) -> bool {
        let form = self.context.form();
        let fields = self
            .record
            .fields
            .iter()
            .zip(&form.fields)
            .filter(|(_, field)| !matches!(field.kind, Kind::Region(_)));
        fields.into_iter().all(|(entry, _)| is_unfilled(entry))
            && self.record.tables.iter().all(Vec::is_empty)
    }

    /// Says that the form is blank.
    fn blank_form(&self) -> Diagnostic {
        let form = self.context.form();
        let source = &self.record.source;
        let place = match (source.row, &source.column) {
            (Some(row), _) => format!("从第 {row} 行起的"),
            (None, Some(column)) => format!("{column} 列的"),
            (None, None) => String::new(),
        };
        let message = format!(
            "{place}{}《{}》没有填写内容，是空表。",
            form.number, form.title
        );
        let mut finding = self.context.finding(&structure::BLANK_FORM, None, message);
        finding.place.row = source.row;
        finding.place.column.clone_from(&source.column);
        finding
    }

    /// The record, and its findings with the record's key and their fingerprints.
    pub fn finish(mut self) -> Finished {
        if self.is_blank() {
            return Finished::Blank(Box::new(self.blank_form()));
        }
        if self.findings.is_empty() {
            return Finished::Filled(self.record, self.findings);
        }
        let key = record_key(&self.record, self.context.campaign);
        let (readable, stable) = (
            key.readable(self.context.campaign),
            key.stable(self.context.campaign),
        );
        for finding in &mut self.findings {
            finding.record = Some(readable.clone());
            let field = finding.field.as_deref().unwrap_or_default();
            let path = FieldPath::parse(self.context.form(), field);
            let fact = path
                .and_then(|path| self.record.entry(path))
                .map(|entry| Fact::of(entry).spelled(self.context.campaign));
            let rests_on = fact
                .as_deref()
                .or(finding.raw.as_deref())
                .unwrap_or_default();
            finding.fingerprint = fingerprint(&finding.code, &stable, &[field, rests_on]);
        }
        Finished::Filled(self.record, self.findings)
    }
}

/// Nothing written, or only open boxes.
fn is_unfilled(entry: &Entry) -> bool {
    match &entry.value {
        Some(Value::Ticks(ticks)) => ticks.is_empty(),
        Some(_) => false,
        None => entry.raw.is_none(),
    }
}

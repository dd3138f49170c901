//! One record under examination: it words where a value stands and makes findings that carry place, key and fingerprint.

use std::sync::OnceLock;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::wording;
use crate::campaign::{Campaign, Field, Form, KeyPart, Level};
use crate::diagnostic::{Diagnostic, Place, Rule, fingerprint};
use crate::intake::{Entry, Fact, FieldPath, Record, RecordKey, record_key, shown};
use crate::value::Value;
use crate::workbook::CellRef;

/// A record with its form and key.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub campaign: &'a Campaign,
    pub form: &'a Form,
    pub record: &'a Record,
    /// Worked out when first asked for: a record without a finding is often not asked.
    key: OnceLock<RecordKey>,
}

impl<'a> Subject<'a> {
    pub fn new(campaign: &'a Campaign, record: &'a Record) -> Self {
        Self {
            campaign,
            form: record.form(campaign),
            record,
            key: OnceLock::new(),
        }
    }

    /// What the record is about.
    pub fn key(&self) -> &RecordKey {
        self.key
            .get_or_init(|| record_key(self.record, self.campaign))
    }

    /// Every place of the record that its form defines, single fields first, then the tables row by row.
    pub fn paths(&self) -> impl Iterator<Item = (FieldPath, &'a Field)> + use<'a> {
        let (form, record) = (self.form, self.record);
        record
            .paths()
            .filter_map(|path| Some((path, path.field(form)?)))
    }

    /// The entry at a path.
    pub fn entry(&self, path: FieldPath) -> Option<&'a Entry> {
        self.record.entry(path)
    }

    /// `B6 贫困户数`, or the label alone where the value has no cell.
    pub fn at(&self, path: FieldPath) -> String {
        let label = path.label(self.form);
        match self.cell(path) {
            Some(cell) => format!("{cell} {label}"),
            None => label,
        }
    }

    /// What stands at a path, for a message.
    pub fn shown(&self, path: FieldPath) -> String {
        match (path.field(self.form), self.entry(path)) {
            (Some(field), Some(entry)) => wording::written(self.campaign, field, entry),
            _ => "空".to_owned(),
        }
    }

    /// Where this record stands, seen from another one.
    pub fn whereabouts(&self, from: &Self) -> String {
        wording::whereabouts(&self.record.source, &from.record.source)
    }

    /// The fields that make up the record's key.
    pub fn key_paths(&self) -> Vec<FieldPath> {
        let place = |part: &KeyPart| match *part {
            KeyPart::Region => self.form.region_field,
            KeyPart::Field(i) | KeyPart::Township(i) => i,
        };
        self.form
            .key
            .iter()
            .map(|part| FieldPath::Field(place(part)))
            .collect()
    }

    /// What stands at a path, in a spelling that two records can be compared by.
    pub fn content(&self, path: FieldPath) -> Option<Fact> {
        self.entry(path).map(Fact::of)
    }

    /// The number at a path, if one was read there.
    pub fn number(&self, path: FieldPath) -> Option<Decimal> {
        match self.entry(path)?.value {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The text at a path, if one was read there.
    pub fn text(&self, path: FieldPath) -> Option<&'a str> {
        self.entry(path)?.text()
    }

    /// A finding of a built-in rule about some fields, the one at fault first.
    pub fn finding(&self, rule: &Rule, at: &[FieldPath], message: impl Into<String>) -> Diagnostic {
        self.coded(rule.code, rule.level, at, message, rule.remedy)
    }

    /// A finding of a rule that stands in the campaign's files.
    pub fn coded(
        &self,
        code: &str,
        level: Level,
        at: &[FieldPath],
        message: impl Into<String>,
        advice: &str,
    ) -> Diagnostic {
        let fields: Vec<String> = at.iter().map(|path| path.key(self.form)).collect();
        let places: Vec<Place> = at.iter().map(|path| self.place(*path)).collect();
        let entry = at.first().and_then(|path| self.entry(*path));
        let value = at.first().and_then(|path| {
            let value = self.entry(*path)?.value.as_ref()?;
            Some(shown(self.campaign, path.field(self.form)?, value))
        });
        let facts = at.iter().map(|path| self.content(*path));
        let facts: Vec<String> = facts
            .map(|fact| fact.map_or_else(String::new, |fact| fact.spelled(self.campaign)))
            .collect();
        let pairs = fields.iter().zip(&facts);
        let rests_on: Vec<&str> = pairs
            .flat_map(|(key, fact)| [key.as_str(), fact.as_str()])
            .collect();
        let mut places = places.into_iter();
        let place = places.next().unwrap_or_else(|| self.whole());
        Diagnostic {
            form: Some(self.form.id.clone()),
            field: fields.first().cloned(),
            related: places.collect(),
            record: Some(self.name()),
            raw: entry
                .and_then(|entry| entry.raw.as_deref())
                .map(str::to_owned),
            value,
            fingerprint: fingerprint(code, &self.key().stable(self.campaign), &rests_on),
            fields,
            ..Diagnostic::coded(code, level, place, message, advice)
        }
    }

    /// True where the number is written as it was understood: bare, without a unit that was converted.
    pub fn is_bare(&self, path: FieldPath) -> bool {
        let digits: String = self
            .raw(path)
            .unwrap_or_default()
            .nfkc()
            .filter(|c| !c.is_whitespace() && *c != ',')
            .collect();
        let written = Decimal::from_str_exact(&digits).ok();
        written.is_some() && written == self.number(path)
    }

    /// True where the number's own digits are on the sheet, whatever stands around them: `4.333亩`, but not `0.3公顷`.
    pub fn is_as_written(&self, path: FieldPath) -> bool {
        let folded: String = self
            .raw(path)
            .unwrap_or_default()
            .nfkc()
            .filter(|c| !c.is_whitespace() && *c != ',')
            .collect();
        let digits = folded.trim_matches(|c: char| !c.is_ascii_digit());
        let written = Decimal::from_str_exact(digits).ok();
        written.is_some() && written == self.number(path).map(|number| number.abs())
    }

    fn raw(&self, path: FieldPath) -> Option<&'a str> {
        self.entry(path)?.raw.as_deref()
    }

    /// The cell at a path, or where its value should stand.
    pub fn cell(&self, path: FieldPath) -> Option<CellRef> {
        self.entry(path)?.cell
    }

    /// The place of a path.
    pub fn place(&self, path: FieldPath) -> Place {
        Place {
            cell: self.cell(path),
            ..self.whole()
        }
    }

    /// The record's own place, without a cell.
    pub fn whole(&self) -> Place {
        self.record.source.as_ref().place(None)
    }

    /// The key that people read.
    pub fn name(&self) -> String {
        self.key().readable(self.campaign)
    }
}

//! What a summary's leaf facts come to in a few characters, so that the level above sees where somebody changed them.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::campaign::{Campaign, Form, RollUp};
use crate::intake::{Fact, Record, RecordKey};

/// Hex digits kept: enough against accident, and short enough for a property of a workbook.
const DIGITS: usize = 16;

/// Leaf facts of a form, taken in one by one.
pub(super) struct Digest<'c> {
    campaign: &'c Campaign,
    form: &'c Form,
    hash: Sha256,
    records: usize,
    /// What is said of one record.
    text: String,
}

impl<'c> Digest<'c> {
    /// Of no records yet.
    pub(super) fn new(form: &'c Form, campaign: &'c Campaign) -> Self {
        Self {
            campaign,
            form,
            hash: Sha256::new(),
            records: 0,
            text: String::new(),
        }
    }

    /// Takes a record in; they come in the order of their keys.
    pub(super) fn add(&mut self, key: &RecordKey, record: &Record) {
        self.text.clear();
        self.text.push_str(&key.stable(self.campaign));
        counted(&mut self.text, record, self.form);
        self.hash.update(&self.text);
        self.records += 1;
    }

    /// `25-8f0a…`: how many records there are, and a digest of their keys and of all that is added up.
    pub(super) fn finish(self) -> String {
        let mut hex = String::new();
        for byte in self.hash.finalize() {
            // Writing into a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        format!("{}-{}", self.records, &hex[..DIGITS])
    }
}

/// Everything of a record that goes into a total, in one spelling.
fn counted(text: &mut String, record: &Record, form: &Form) {
    for (entry, field) in record.fields.iter().zip(&form.fields) {
        if matches!(field.roll_up, RollUp::List | RollUp::Group) {
            continue;
        }
        // Writing into a string cannot fail.
        let _ = match Fact::of(entry) {
            Fact::Missing => writeln!(text),
            Fact::Number(number) => write!(text, "\n{number}"),
            Fact::Ticks(ticked, other) => {
                write!(text, "\n{ticked:?}{}", other.unwrap_or_default())
            }
            Fact::Region(_) => Ok(()),
            Fact::Text(said) => write!(text, "\n{said}"),
        };
    }
    for rows in &record.tables {
        let _ = write!(text, "\n{}", rows.len());
    }
    text.push('\0');
}

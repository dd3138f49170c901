//! What a summary's leaf facts come to in a few characters, so that the level above sees where somebody changed them.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::{Summary, Totals};
use crate::campaign::{Form, FormId, RollUp};
use crate::intake::{Fact, Record};

/// Hex digits kept: enough against accident, and short enough for a property of a workbook.
const DIGITS: usize = 16;

impl Summary<'_> {
    /// `25-8f0a…`: how many records of a form there are, and a digest of their keys and of all that is added up.
    pub fn digest(&self, form: FormId) -> String {
        let definition = self.campaign.form(form);
        let (mut hash, mut records) = (Sha256::new(), 0_usize);
        let wanted = Totals::wanted(definition);
        for kept in self.kept(form) {
            hash.update(kept.key().stable(self.campaign));
            hash.update(counted(&kept.part(&wanted), definition));
            records += 1;
        }
        let hex = hash.finalize().iter().fold(String::new(), |mut hex, byte| {
            // Writing into a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        format!("{records}-{}", &hex[..DIGITS])
    }
}

/// Everything of a record that goes into a total, in one spelling.
fn counted(record: &Record, form: &Form) -> String {
    let mut text = String::new();
    for (entry, field) in record.fields.iter().zip(&form.fields) {
        if matches!(field.roll_up, RollUp::List | RollUp::Group) {
            continue;
        }
        let said = match Fact::of(entry) {
            Fact::Missing => String::new(),
            Fact::Number(number) => number.to_string(),
            Fact::Ticks(ticked, other) => format!("{ticked:?}{}", other.unwrap_or_default()),
            Fact::Region(_) => continue,
            Fact::Text(text) => text,
        };
        text.push('\n');
        text.push_str(&said);
    }
    for rows in &record.tables {
        // Writing into a string cannot fail.
        let _ = write!(text, "\n{}", rows.len());
    }
    text.push('\0');
    text
}

//! One finding and its fingerprint.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::{CellRef, Level, Rule};

/// Where a finding points.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// File as given on the command line, `/` as separator.
    pub file: String,
    /// Tab name; none for CSV and for findings about the whole file.
    pub sheet: Option<String>,
    /// 1-based row of the record, where a sheet holds several.
    pub row: Option<u32>,
    /// Letter of the record's column, where each record is a column.
    pub column: Option<String>,
    /// The cell at fault.
    pub cell: Option<CellRef>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Stable code, `R301`.
    pub code: String,
    /// Level after the sink's overrides.
    pub level: Level,
    /// Form id, once the form is known.
    pub form: Option<String>,
    /// Where.
    pub place: Place,
    /// Path of the field at fault, `experts[1].age`.
    pub field: Option<String>,
    /// Paths of all fields that the finding rests on, the one at fault first.
    pub fields: Vec<String>,
    /// Other cells that it rests on.
    pub related: Vec<Place>,
    /// Key of the record, readable.
    pub record: Option<String>,
    /// What stands in the cell.
    pub raw: Option<String>,
    /// What was understood, where something was.
    pub value: Option<String>,
    /// What should stand there.
    pub expected: Option<String>,
    /// What is wrong, in the clerk's language, with cell and numbers.
    pub message: String,
    /// The way out.
    pub advice: String,
    /// Code, record key and the values it rests on, hashed.
    pub fingerprint: String,
    /// An accepted explanation from a returned copy.
    pub explanation: Option<String>,
}

impl Diagnostic {
    /// A finding of a built-in rule, with the rule's level and remedy; the rest is for the caller to fill in.
    pub fn new(rule: &Rule, place: Place, message: impl Into<String>) -> Self {
        Self::coded(rule.code, rule.level, place, message, rule.remedy)
    }

    /// A finding of a rule that stands in the campaign's files.
    pub fn coded(
        code: &str,
        level: Level,
        place: Place,
        message: impl Into<String>,
        advice: &str,
    ) -> Self {
        let message = message.into();
        Self {
            code: code.to_owned(),
            level,
            form: None,
            fingerprint: fingerprint(code, &place.file, &[&message]),
            place,
            field: None,
            fields: Vec::new(),
            related: Vec::new(),
            record: None,
            raw: None,
            value: None,
            expected: None,
            message,
            advice: advice.to_owned(),
            explanation: None,
        }
    }

    /// The same finding, which rests on these values of other records too.
    #[must_use]
    pub fn resting_on(mut self, values: &[&str]) -> Self {
        self.fingerprint = fingerprint(&self.code, &self.fingerprint, values);
        self
    }

    /// What ties a line of a list to this finding: its code, what it is about, and its fingerprint.
    pub fn ticket(&self) -> Ticket {
        let whom = self.record.as_deref().unwrap_or(&self.place.file);
        let fields: Vec<&str> = self.fields.iter().map(String::as_str).collect();
        Ticket {
            about: fingerprint(&self.code, whom, &fields),
            fingerprint: self.fingerprint.clone(),
        }
    }

    /// What is wrong and the way out, as one text; of what is explained, the explanation.
    pub fn text(&self) -> String {
        let closed = self.message.ends_with(['。', '！', '？']);
        let stop = if closed || self.message.is_empty() {
            ""
        } else {
            "。"
        };
        match &self.explanation {
            Some(text) => format!("{}{stop}已说明：{text}", self.message),
            None => format!("{}{stop}{}", self.message, self.advice),
        }
    }
}

/// What ties a line of a list to a finding, wherever the line is moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Code, record and fields, hashed: the same when a value has changed.
    pub about: String,
    /// The finding's fingerprint.
    pub fingerprint: String,
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "k{}-{}", self.about, self.fingerprint)
    }
}

impl FromStr for Ticket {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let is_hash = |text: &str| text.len() == 16 && text.chars().all(|c| c.is_ascii_hexdigit());
        let parts = text
            .trim()
            .strip_prefix('k')
            .and_then(|rest| rest.split_once('-'));
        match parts {
            Some((about, print)) if is_hash(about) && is_hash(print) => Ok(Self {
                about: about.to_owned(),
                fingerprint: print.to_owned(),
            }),
            _ => Err(()),
        }
    }
}

/// Hash of a finding's code, record key and the values that it rests on; the same finding on the same values keeps it.
pub fn fingerprint(code: &str, record: &str, values: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in [code, record].iter().chain(values) {
        hash.update(part.as_bytes());
        hash.update([0x1f]);
    }
    hash.finalize()
        .iter()
        .take(8)
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

//! The roll-up's own findings, put together in one way.

use crate::diagnostic::{Diagnostic, Place, Rule, fingerprint};
use crate::intake::{Entry, Record, Source};

/// A finding about no field in particular.
pub(super) fn finding(rule: &'static Rule, place: Place, message: String) -> Diagnostic {
    let fingerprint = fingerprint(rule.code, &place.file, &[&message]);
    Diagnostic {
        code: rule.code.to_owned(),
        level: rule.level,
        form: None,
        place,
        field: None,
        fields: Vec::new(),
        related: Vec::new(),
        record: None,
        raw: None,
        value: None,
        expected: None,
        message,
        advice: rule.remedy.to_owned(),
        fingerprint,
        explanation: None,
    }
}

/// Where a record stands, and the cell of one of its entries.
pub(super) fn place(record: &Record, entry: Option<&Entry>) -> Place {
    let Source {
        file,
        sheet,
        row,
        column,
    } = record.source.clone();
    Place {
        file,
        sheet,
        row,
        column,
        cell: entry.and_then(|entry| entry.cell),
    }
}

//! The campaign's relations over a record.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::subject::Subject;
use crate::campaign::Level;
use crate::campaign::relation::{Breach, Lookup, Relation, Term, Verdict};
use crate::diagnostic::Diagnostic;
use crate::intake::FieldPath;
use crate::value::Value;

/// Broken relations, but for those that rest on a field at fault already, as gravely at least: they are its
/// consequences. So is a doubt about a field that a hard relation finds wrong.
pub(super) fn broken(subject: &Subject<'_>, at_fault: &BTreeMap<String, Level>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = subject
        .form
        .relations
        .iter()
        .filter_map(|relation| match relation.check(subject) {
            Verdict::Broken(breach) => Some(finding(subject, relation, &breach)),
            Verdict::Holds | Verdict::Undecided => None,
        })
        .filter(|finding| {
            let known = finding
                .fields
                .iter()
                .filter_map(|field| at_fault.get(field));
            known.max() < Some(&finding.level)
        })
        .collect();
    let wrong: BTreeSet<Option<String>> = found
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .map(|finding| finding.field.clone())
        .collect();
    found.retain(|finding| finding.level == Level::Error || !wrong.contains(&finding.field));
    found
}

fn finding(subject: &Subject<'_>, relation: &Relation, breach: &Breach<'_>) -> Diagnostic {
    let (form, units) = (subject.form, &subject.campaign.units);
    let terms = breach.terms();
    let paths: Vec<FieldPath> = terms
        .iter()
        .filter_map(|term| match term {
            Term::Field(place) => Some(FieldPath::Field(*place)),
            Term::Table(_) => None,
        })
        .collect();
    let message = breach.message(form, units, subject);
    let mut finding = subject.coded(
        &relation.code,
        relation.level,
        &paths,
        message,
        &relation.remedy,
    );
    finding.expected = breach.expected(form, units, subject);
    for term in &terms {
        if let Term::Table(table) = term {
            let key = form.tables[*table].key.clone();
            finding.field.get_or_insert_with(|| key.clone());
            finding.fields.push(key);
        }
    }
    finding
}

impl Lookup for Subject<'_> {
    fn number(&self, field: usize) -> Option<Decimal> {
        Subject::number(self, FieldPath::Field(field))
    }

    fn ticks(&self, field: usize) -> Option<usize> {
        let entry = self.entry(FieldPath::Field(field))?;
        match &entry.value {
            Some(Value::Ticks(ticks)) => {
                Some(ticks.ticked.len() + usize::from(ticks.other.is_some()))
            }
            _ if entry.is_missing() && entry.cell.is_some() => Some(0),
            _ => None,
        }
    }

    fn rows(&self, table: usize) -> Option<usize> {
        self.record.tables.get(table).map(Vec::len)
    }

    fn cell(&self, field: usize) -> Option<String> {
        Subject::cell(self, FieldPath::Field(field)).map(|cell| cell.to_string())
    }
}

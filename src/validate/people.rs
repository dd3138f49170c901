//! People across teams: one telephone with two names, one expert in two teams.
//!
//! Of each person two hashes are kept, and only the records on which one of them comes back are unpacked.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::returns::{Returns, hash_of};
use super::subject::Subject;
use crate::campaign::cross::{Cross, Person};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::across;
use crate::intake::{FieldPath, Record, Wanted, fold};
use crate::value::Value;

/// A person with a telephone, as one place of one record says.
#[derive(Debug, Clone, Copy)]
struct Entry<'r, 'a> {
    subject: &'r Subject<'a>,
    name: &'a str,
    phone: &'a str,
    at: (FieldPath, FieldPath),
    exclusive: bool,
}

/// Telephones that stand beside two different names, at each place where they do.
pub(super) fn shared_phones(returns: &Returns<'_>) -> Vec<Diagnostic> {
    let mut marks = marks(returns, |_| true);
    marks.sort_by_key(|mark| mark.phone);
    let phones = marks.chunk_by(|one, next| one.phone == next.phone);
    let several = phones.filter(|of| of.iter().any(|mark| mark.name != of[0].name));
    let records = unpacked(returns, several);
    let subjects = subjects(returns, &records);
    let mut by_phone: BTreeMap<&str, Vec<Entry<'_, '_>>> = BTreeMap::new();
    for entry in entries(returns, &subjects) {
        by_phone.entry(entry.phone).or_default().push(entry);
    }
    by_phone
        .values()
        .flat_map(|entries| {
            entries
                .iter()
                .filter_map(|entry| Some(shared_phone(entry, another_name(entries, entry)?)))
        })
        .collect()
}

/// Somebody with another name at the same telephone: on another record, else further up on this one, so that two places
/// of one record are told once.
fn another_name<'e, 'r, 'a>(
    entries: &'e [Entry<'r, 'a>],
    entry: &Entry<'r, 'a>,
) -> Option<&'e Entry<'r, 'a>> {
    let differs = |other: &&Entry<'_, '_>| fold(other.name) != fold(entry.name);
    let here = |other: &Entry<'_, '_>| std::ptr::eq(other.subject, entry.subject);
    let elsewhere = entries.iter().filter(differs).find(|other| !here(other));
    let above = |other: &&Entry<'_, '_>| here(other) && other.at.1 < entry.at.1;
    elsewhere.or_else(|| entries.iter().filter(differs).find(above))
}

fn shared_phone(entry: &Entry<'_, '_>, other: &Entry<'_, '_>) -> Diagnostic {
    let message = format!(
        "{} {} 是{}的电话，又是{}的电话（{}）。",
        entry.subject.at(entry.at.1),
        entry.phone,
        entry.name,
        other.name,
        other.whereabouts(entry)
    );
    let mut finding = entry
        .subject
        .finding(&across::PHONE_SHARED, &[entry.at.1, entry.at.0], message)
        .resting_on(&[&fold(other.name)]);
    other.beside(entry, other.at.1, &mut finding);
    finding
}

/// Persons that may stand on one record only and stand on two, at each place where they do.
pub(super) fn in_two_records(returns: &Returns<'_>) -> Vec<Diagnostic> {
    let mut marks = marks(returns, |person| person.exclusive);
    marks.sort_by_key(|mark| (mark.phone, mark.name));
    let persons = marks.chunk_by(|one, next| (one.phone, one.name) == (next.phone, next.name));
    let several = persons.filter(|of| of.iter().any(|mark| mark.place != of[0].place));
    let records = unpacked(returns, several);
    let subjects = subjects(returns, &records);
    let mut by_person: BTreeMap<(String, &str), Vec<Entry<'_, '_>>> = BTreeMap::new();
    for entry in entries(returns, &subjects).filter(|entry| entry.exclusive) {
        let person = (fold(entry.name), entry.phone);
        by_person.entry(person).or_default().push(entry);
    }
    by_person
        .values()
        .flat_map(|entries| {
            entries.iter().filter_map(|entry| {
                let other = entries
                    .iter()
                    .find(|other| other.subject.key() != entry.subject.key())?;
                Some(in_two(entry, other))
            })
        })
        .collect()
}

fn in_two(entry: &Entry<'_, '_>, other: &Entry<'_, '_>) -> Diagnostic {
    let message = format!(
        "{} {}（{}）同时列在另一{}“{}”里（{}）。",
        entry.subject.at(entry.at.0),
        entry.name,
        entry.phone,
        other.subject.form.record_noun,
        other.subject.name(),
        other.whereabouts(entry)
    );
    let mut finding = entry
        .subject
        .finding(&across::EXPERT_SHARED, &[entry.at.0, entry.at.1], message)
        .resting_on(&[&other.subject.name()]);
    other.beside(entry, other.at.0, &mut finding);
    finding
}

impl Entry<'_, '_> {
    fn whereabouts(&self, from: &Self) -> String {
        let cell = self
            .subject
            .cell(self.at.0)
            .map_or(String::new(), |cell| format!(" {cell}"));
        format!("{}{cell}", self.subject.whereabouts(from.subject))
    }

    /// Adds this place to a finding about another; within one record also its field.
    fn beside(&self, from: &Self, path: FieldPath, finding: &mut Diagnostic) {
        finding.related.push(self.subject.place(path));
        if std::ptr::eq(self.subject, from.subject) {
            finding.fields.push(path.key(self.subject.form));
        }
    }
}

/// What is kept at hand of a person with a telephone: enough to see who may stand there twice.
#[derive(Debug, Clone, Copy)]
struct Mark {
    phone: u64,
    name: u64,
    /// Place of the record.
    place: usize,
}

/// Everybody whom the campaign names a telephone for.
fn marks(returns: &Returns<'_>, of: impl Fn(Person) -> bool) -> Vec<Mark> {
    let wanted = persons(returns).filter(|person| of(*person));
    let marked = wanted.flat_map(|person| {
        let parts = match person.table {
            Some(table) => Wanted::default().and_table(table),
            None => Wanted::fields([person.name, person.phone]),
        };
        let ranges = returns.records.ranges().into_par_iter();
        let marks = ranges.flat_map_iter(|range| {
            let places = returns.distinct_in(person.form, range);
            places.flat_map(|place| {
                let record = returns.records.part(place, &parts);
                let marks = record.map(|record| marks_of(&returns.subject(&record), person, place));
                marks.unwrap_or_default()
            })
        });
        marks.collect::<Vec<Mark>>()
    });
    marked.collect()
}

fn marks_of(subject: &Subject<'_>, person: Person, place: usize) -> Vec<Mark> {
    let entries = of_record(subject, person).into_iter();
    let marks = entries.map(|entry| Mark {
        phone: hash_of(entry.phone),
        name: hash_of(&fold(entry.name)),
        place,
    });
    marks.collect()
}

/// The records that some marks stand for, by place.
fn unpacked<'m>(
    returns: &Returns<'_>,
    marks: impl Iterator<Item = &'m [Mark]>,
) -> BTreeMap<usize, Record> {
    let places: BTreeSet<usize> = marks.flatten().map(|mark| mark.place).collect();
    let records = places.into_iter();
    records
        .filter_map(|place| Some((place, returns.records.get(place)?)))
        .collect()
}

fn subjects<'r>(
    returns: &'r Returns<'_>,
    records: &'r BTreeMap<usize, Record>,
) -> Vec<Subject<'r>> {
    let records = records.values();
    records.map(|record| returns.subject(record)).collect()
}

fn persons<'a>(returns: &Returns<'a>) -> impl Iterator<Item = Person> + use<'a> {
    let campaign = returns.campaign;
    campaign.cross.iter().filter_map(|cross| match cross {
        Cross::Person(person) => Some(*person),
        _ => None,
    })
}

/// Everybody on some records whom the campaign names a telephone for; a telephone and name given twice on one record
/// count once.
fn entries<'r, 'a>(
    returns: &Returns<'a>,
    subjects: &'r [Subject<'a>],
) -> impl Iterator<Item = Entry<'r, 'a>> {
    persons(returns).flat_map(move |person| {
        let of_form = move |subject: &&Subject<'_>| subject.record.form == person.form;
        let subjects = subjects.iter().filter(of_form);
        subjects.flat_map(move |subject| of_record(subject, person))
    })
}

fn of_record<'r, 'a>(subject: &'r Subject<'a>, person: Person) -> Vec<Entry<'r, 'a>> {
    let mut seen = BTreeSet::new();
    places(subject, person)
        .into_iter()
        .filter_map(|at| {
            let name = subject.text(at.0)?;
            let Some(Value::Phone(numbers)) = &subject.entry(at.1)?.value else {
                return None;
            };
            Some((name, numbers, at))
        })
        .flat_map(|(name, numbers, at)| numbers.iter().map(move |phone| (name, phone.as_str(), at)))
        .filter(|(name, phone, _)| seen.insert((fold(name), phone.to_string())))
        .map(|(name, phone, at)| Entry {
            subject,
            name,
            phone,
            at,
            exclusive: person.exclusive,
        })
        .collect()
}

/// Where a record says the person's name and telephone.
fn places(subject: &Subject<'_>, person: Person) -> Vec<(FieldPath, FieldPath)> {
    let Some(table) = person.table else {
        return vec![(
            FieldPath::Field(person.name),
            FieldPath::Field(person.phone),
        )];
    };
    let rows = subject.record.tables.get(table).map_or(0, Vec::len);
    let item = |row, field| FieldPath::Item { table, row, field };
    (0..rows)
        .map(|row| (item(row, person.name), item(row, person.phone)))
        .collect()
}

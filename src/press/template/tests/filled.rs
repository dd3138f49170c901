//! A form that we print with answers in it reads back as those answers.

use std::str::FromStr as _;

use rust_decimal::Decimal;

use super::super::lists::name_for;
use super::super::plan::Ask;
use super::super::put::Answer;
use super::super::{Blank, sample};
use super::{blanks, campaigns};
use crate::campaign::{Campaign, Choices, Field, Form, Kind, RegionId};
use crate::diagnostic::Level;
use crate::intake::{Entry, FieldPath, Reader, Record};
use crate::value::{Ticks, Value};
use crate::workbook::{Limits, open_bytes};

#[test]
fn every_form_filled_with_its_examples_reads_back() {
    for campaign in campaigns() {
        for blank in blanks(&campaign) {
            let record = read_back(&campaign, &blank);
            let form = campaign.form(blank.form);
            for (field, entry) in form.fields.iter().zip(&record.fields) {
                assert_reads_as_example(&campaign, form, field, entry);
            }
            for (table, rows) in form.tables.iter().zip(&record.tables) {
                assert_eq!(rows.len(), 1, "{} {}", form.id, table.key);
                for (field, entry) in table.fields.iter().zip(&rows[0]) {
                    assert_reads_as_example(&campaign, form, field, entry);
                }
            }
        }
    }
}

fn read_back(campaign: &Campaign, blank: &Blank<'_>) -> Record {
    let form = campaign.form(blank.form);
    let region = Ask::Value(FieldPath::Field(form.region_field));
    let name = reporter(campaign, form).1;
    let answers = |ask: &Ask| match sample::answer(form, ask) {
        Some(_) if *ask == region => Some(Answer::Text(name.clone())),
        answer => answer,
    };
    let mut book = blank.book(&answers).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let workbook = open_bytes(&bytes, Some("xlsx"), &Limits::default()).unwrap();
    let mut intake = Reader::new(campaign).read("a.xlsx", &workbook, None);
    // What we print beside the form may be mentioned, never objected to.
    let mut graver = intake
        .findings
        .iter()
        .filter(|finding| finding.level > Level::Notice);
    assert_eq!(graver.next(), None, "{}", form.id);
    assert_eq!(intake.records.len(), 1, "{}", form.id);
    intake.records.remove(0)
}

/// The first region that fills the form.
fn reporter(campaign: &Campaign, form: &Form) -> (RegionId, String) {
    let mut regions = campaign.regions.iter();
    let first = regions.find(|(_, region)| form.reporters.contains(&region.level));
    first
        .map(|(id, _)| {
            (
                id,
                name_for(&campaign.regions, &form.fields[form.region_field], id),
            )
        })
        .unwrap()
}

fn assert_reads_as_example(campaign: &Campaign, form: &Form, field: &Field, entry: &Entry) {
    let expected = match &field.kind {
        Kind::Region(_) => Some(Value::Region(reporter(campaign, form).0)),
        _ => expected(field),
    };
    let place = format!("{}.{}", form.id, field.key);
    match (&expected, &entry.value) {
        (Some(Value::Text(written)), Some(Value::Date(span))) => {
            assert_eq!(&span.written, written, "{place}");
        }
        (Some(Value::Text(written)), Some(Value::Phone(numbers))) => {
            assert_eq!(&[written.replace('-', "")], numbers.as_slice(), "{place}");
        }
        (Some(Value::Region(id)), read) => {
            assert_eq!(read, &Some(Value::Region(*id)), "{place}");
        }
        (expected, read) => assert_eq!(read, expected, "{place}"),
    }
}

fn expected(field: &Field) -> Option<Value> {
    let example = field.example.clone();
    if example.is_empty() {
        return None;
    }
    Some(match &field.kind {
        Kind::Region(_) => return None,
        Kind::Text | Kind::Phone | Kind::Date => Value::Text(example),
        Kind::Person => Value::Person(example),
        Kind::Integer | Kind::Decimal(_) => Value::Number(Decimal::from_str(&example).unwrap()),
        Kind::Choices(choices) => Value::Ticks(Box::new(ticks(choices, &example))),
    })
}

fn ticks(choices: &Choices, example: &str) -> Ticks {
    let place = |word: &str| {
        choices
            .options
            .iter()
            .position(|option| option.label == word)
    };
    Ticks {
        ticked: example
            .split('、')
            .map(|word| place(word).unwrap())
            .collect(),
        other: None,
    }
}

//! What is written for a field, read as the field's kind asks.

mod choice;
mod region;

pub(super) use region::region_named;

use std::borrow::Cow;

use super::context::Context;
use super::record::{Dress, Entry};
use super::slot::{Slot, bare, written};
use crate::campaign::{Field, Kind};
use crate::value::text::{is_blank_word, keep};
use crate::value::{Fault, Note, Read, Reading, TickWords, Value, Written};
use crate::value::{read_date, read_number, read_person, read_phone};
use crate::workbook::{Cell, CellRef};
use choice::choice;
use region::region;

/// Something to tell about a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// It was converted; the weightiest first.
    Notes(Vec<Note>),
    /// It could not be read.
    Fault(Fault),
}

/// An entry and what is to be told about it.
#[derive(Debug)]
pub(super) struct Outcome {
    pub entry: Entry,
    pub said: Vec<(Option<CellRef>, Said)>,
}

/// Reads one field.
pub(super) fn read(context: &Context<'_>, field: &Field, slot: &Slot<'_>) -> Outcome {
    let (value, said) = settled(context, field, slot);
    let raw = slot.text();
    let missing = value.is_none() && !said.iter().any(|(_, said)| matches!(said, Said::Fault(_)));
    let written = !missing && !raw.is_empty();
    Outcome {
        entry: Entry {
            cell: slot.home,
            raw: written.then(|| raw.into()),
            value,
            dress: written.then(|| dress(slot, !said.is_empty())).flatten(),
        },
        said,
    }
}

fn settled(context: &Context<'_>, field: &Field, slot: &Slot<'_>) -> Settled {
    match &field.kind {
        Kind::Choices(choices) => match context.tick_words(choices) {
            Some(words) => choice(slot, words),
            None => choice(slot, &TickWords::of(choices)),
        },
        Kind::Text => settle(slot, text(slot)),
        Kind::Person => settle(slot, person(slot)),
        Kind::Phone => settle(slot, phone(context, slot)),
        Kind::Region(levels) => settle(slot, region(context, slot, levels)),
        Kind::Integer | Kind::Decimal(_) => settle(slot, number(context, field, slot)),
        Kind::Date => settle(slot, date(context, slot)),
    }
}

/// What the text of a slot does not say; of option columns only where they gave reason to speak.
fn dress(slot: &Slot<'_>, spoken: bool) -> Option<Box<Dress>> {
    if is_plain(slot) {
        return None;
    }
    let text = |cell: &Cell| Box::from(written(cell).shown());
    let mut dress = Dress {
        unit: slot.unit.as_deref().map(Box::from),
        ..Dress::default()
    };
    if let (None, [(_, cell)]) = (&slot.inline, slot.cells.as_slice()) {
        let plain = matches!(cell, Cell::Text(_) | Cell::Number(_));
        dress.cell = (!plain).then(|| (*cell).clone());
    }
    if spoken && (!slot.flags.is_empty() || slot.other.is_some()) {
        let flags = slot.flags.iter();
        dress.flags = flags
            .map(|(option, _, cell)| (*option, text(cell)))
            .collect();
        dress.other = slot.other.map(|(_, cell)| text(cell));
        let words = Slot {
            inline: slot.inline.clone(),
            cells: slot.cells.clone(),
            ..Slot::default()
        };
        dress.words = Some(words.text())
            .filter(|text| !text.is_empty())
            .map(Box::from);
    }
    (dress != Dress::default()).then(|| Box::new(dress))
}

/// One cell of text or a number and nothing beside it, as nearly all are: its text says everything.
fn is_plain(slot: &Slot<'_>) -> bool {
    matches!(*slot.cells, [(_, Cell::Text(_) | Cell::Number(_))])
        && slot.unit.is_none()
        && slot.flags.is_empty()
        && slot.other.is_none()
}

/// What a slot would be read as, without a word about it.
pub(super) fn value(context: &Context<'_>, field: &Field, slot: &Slot<'_>) -> Option<Value> {
    settled(context, field, slot).0
}

type Settled = (Option<Value>, Vec<(Option<CellRef>, Said)>);

fn settle(slot: &Slot<'_>, read: Read<Option<Value>>) -> Settled {
    match read {
        Ok(reading) => (
            reading.value,
            notes(slot.home, reading.notes).into_iter().collect(),
        ),
        Err(fault) => (None, vec![(slot.home, Said::Fault(fault))]),
    }
}

/// The conversions of one value as one thing to say, by weight: what changed the value before what tidied its dress.
fn notes(cell: Option<CellRef>, mut notes: Vec<Note>) -> Option<(Option<CellRef>, Said)> {
    notes.sort_by_key(|note| matches!(note, Note::Cleaned));
    (!notes.is_empty()).then_some((cell, Said::Notes(notes)))
}

/// All cells as one text; error values and formulas without a result are faults in any kind of field.
fn joined<'s>(slot: &'s Slot<'_>) -> Result<Option<Cow<'s, str>>, Fault> {
    let mut text: Option<Cow<'s, str>> = None;
    let inline = slot.inline.as_deref().map(bare).map(Written::Text);
    for value in inline
        .into_iter()
        .chain(slot.cells.iter().map(|(_, cell)| written(cell)))
    {
        value.check_usable()?;
        let shown = match value.shown() {
            Cow::Borrowed(shown) => keep(shown),
            Cow::Owned(shown) => keep(&shown).into_owned().into(),
        };
        if is_blank_word(&shown) {
            continue;
        }
        text = Some(match text {
            None => shown,
            Some(before) => before + " " + shown,
        });
    }
    Ok(text)
}

fn text(slot: &Slot<'_>) -> Read<Option<Value>> {
    let text = joined(slot)?.map(Cow::into_owned);
    Ok(Reading::plain(text.map(Value::Text)))
}

fn person(slot: &Slot<'_>) -> Read<Option<Value>> {
    let Some(text) = joined(slot)? else {
        return Ok(Reading::plain(None));
    };
    read_person(&text).map(|reading| reading.map(|name| Some(Value::Person(name))))
}

fn phone(context: &Context<'_>, slot: &Slot<'_>) -> Read<Option<Value>> {
    let plan = &context.campaign.phones;
    if slot.cells.len() > 1 {
        let Some(text) = joined(slot)? else {
            return Ok(Reading::plain(None));
        };
        return read_phone(&Written::Text(&text), plan).map(|reading| reading.map(numbers));
    }
    match slot.written() {
        Some(value) if !value.is_blank() => {
            read_phone(&value, plan).map(|reading| reading.map(numbers))
        }
        _ => Ok(Reading::plain(None)),
    }
}

fn numbers(numbers: Vec<String>) -> Option<Value> {
    (!numbers.is_empty()).then_some(Value::Phone(numbers))
}

fn number(context: &Context<'_>, field: &Field, slot: &Slot<'_>) -> Read<Option<Value>> {
    let Some(value) = slot.written() else {
        return Ok(Reading::plain(None));
    };
    read_number(
        &value,
        field.unit,
        slot.unit.as_deref(),
        &context.campaign.units,
    )
    .map(|reading| reading.map(|number| number.map(Value::Number)))
}

fn date(context: &Context<'_>, slot: &Slot<'_>) -> Read<Option<Value>> {
    match slot.written() {
        Some(value) if !value.is_blank() => read_date(&value, context.campaign.period)
            .map(|reading| reading.map(|date| Some(Value::Date(Box::new(date))))),
        _ => Ok(Reading::plain(None)),
    }
}

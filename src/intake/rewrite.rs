//! Writing a value again where its own form asks for it, so that it is read again as what it was.
//!
//! A value may owe its meaning to what stood around it: a unit in the label, a folder that settled a region, a cell
//! that is a date. Each way of writing it is tried on the reader itself; the first that says the same is taken.

use std::str::FromStr as _;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::bind::{self, Outcome, Said};
use super::context::Context;
use super::slot::Slot;
use super::{Entry, Fact, shown};
use crate::campaign::{Campaign, Field, FormId, Kind};
use crate::value::{Note, Ticks, Value};
use crate::workbook::{Cell, CellRef, DateCell, Grid};

/// Days between the two epochs of workbooks.
const EPOCHS: f64 = 1_462.0;

/// How an entry is written again.
#[derive(Debug, Clone, PartialEq)]
pub enum Again {
    /// Nothing is written.
    Blank,
    /// One cell.
    Cell(Cell),
    /// Boxes to tick.
    Boxes(Ticks),
    /// Ticks as the text that they were, for it tells what boxes cannot.
    Words(String),
    /// Ticks by option as they were written, and the free text.
    Marks(Vec<(usize, String)>, Option<String>),
}

/// An entry of a form's field as it should be written on the form itself.
pub fn rewrite(campaign: &Campaign, form: FormId, field: &Field, entry: &Entry) -> Again {
    let grid = Grid::default();
    let context = Context {
        campaign,
        form,
        file: "",
        sheet: None,
        folder: None,
        grid: &grid,
        ticks: &[],
    };
    if let Kind::Choices(_) = field.kind {
        return ticks(&context, field, entry);
    }
    let Some(raw) = entry.raw.as_deref() else {
        return Again::Blank;
    };
    let mut ways = ways(&context, field, entry, raw);
    let refused =
        |way: &Cell| entry.is_unreadable() && read(&context, field, way).entry.is_unreadable();
    let best = ways
        .iter()
        .position(|way| says_same(&context, field, entry, way))
        .or_else(|| ways.iter().position(refused));
    Again::Cell(best.map_or_else(|| Cell::text(raw), |best| ways.swap_remove(best)))
}

/// Every way of writing an entry, the most faithful first.
fn ways(context: &Context<'_>, field: &Field, entry: &Entry, raw: &str) -> Vec<Cell> {
    let number = plain_number(raw);
    let mut ways: Vec<Cell> = Vec::new();
    let dress = entry.dress.as_deref();
    match dress.and_then(|dress| dress.cell.clone()) {
        Some(Cell::Date(DateCell::Serial {
            days, epoch_1904, ..
        })) => {
            let shift = if epoch_1904 { EPOCHS } else { 0.0 };
            ways.extend([serial(days + shift), serial(days)]);
        }
        // A date as text says no less than the text.
        Some(Cell::Date(DateCell::Iso(_))) | None => {}
        Some(cell) => ways.push(cell),
    }
    if let (true, Some(number)) = (field.kind.is_number(), number) {
        ways.push(Cell::Number(number));
    }
    ways.push(Cell::text(raw));
    if let Some(unit) = dress.and_then(|dress| dress.unit.as_deref()) {
        ways.push(Cell::text(format!("{raw}{unit}")));
    }
    if let (Kind::Date, Some(days)) = (&field.kind, number) {
        ways.push(serial(days));
    }
    match &entry.value {
        Some(Value::Number(number)) => ways.push(Cell::text(number.normalize().to_string())),
        Some(Value::Region(region)) => {
            let name = context.campaign.regions.unambiguous_name(*region);
            ways.push(Cell::text(name));
        }
        Some(value) => ways.push(Cell::text(shown(context.campaign, field, value))),
        None => {
            // Of several cells the one that holds no answer.
            let mut words = raw.split_whitespace();
            ways.extend(
                words
                    .find(|word| word.starts_with(['#', '=']))
                    .map(Cell::text),
            );
        }
    }
    ways
}

fn serial(days: f64) -> Cell {
    Cell::Date(DateCell::Serial {
        days,
        epoch_1904: false,
        duration: false,
    })
}

/// A number that a cell can hold and show again as it is written.
fn plain_number(raw: &str) -> Option<f64> {
    let decimal = Decimal::from_str(raw).ok()?;
    let number = decimal.to_f64()?;
    (crate::value::Written::Number(number).shown() == raw).then_some(number)
}

/// True where a cell is read as the entry was: to the same value, or refused again.
fn says_same(context: &Context<'_>, field: &Field, entry: &Entry, cell: &Cell) -> bool {
    let read = read(context, field, cell).entry;
    read.is_unreadable() == entry.is_unreadable() && Fact::of(&read) == Fact::of(entry)
}

fn read(context: &Context<'_>, field: &Field, cell: &Cell) -> Outcome {
    let at = CellRef::new(0, 0);
    bind::read(context, field, &Slot::empty(at).with(Some((at, cell))))
}

/// Boxes say what was ticked; what could not be read, or leaves a doubt, keeps its own words.
fn ticks(context: &Context<'_>, field: &Field, entry: &Entry) -> Again {
    let Some(raw) = entry.raw.as_deref() else {
        return Again::Blank;
    };
    let dress = entry.dress.as_deref();
    let marks = dress.filter(|dress| dress.words.is_none() && !dress.flags.is_empty());
    match (&entry.value, marks) {
        (Some(Value::Ticks(ticks)), _) if !is_doubtful(context, field, raw) => {
            Again::Boxes(Ticks::clone(ticks))
        }
        (_, Some(dress)) => {
            let flags = dress.flags.iter();
            let flags = flags.map(|(option, text)| (*option, text.to_string()));
            Again::Marks(flags.collect(), dress.other.as_deref().map(str::to_owned))
        }
        _ => Again::Words(raw.to_owned()),
    }
}

/// 其它 is ticked without a word.
fn is_doubtful(context: &Context<'_>, field: &Field, raw: &str) -> bool {
    let said = read(context, field, &Cell::text(raw)).said;
    said.iter().any(
        |(_, said)| matches!(said, Said::Notes(notes) if notes.contains(&Note::OtherUnexplained)),
    )
}

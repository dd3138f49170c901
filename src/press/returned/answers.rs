//! What one record writes into the cells of its form.

use rust_decimal::Decimal;

use crate::campaign::{Campaign, Choices, Form, FormId, Kind};
use crate::intake::{Again, Entry, FieldPath, Record, rewrite};
use crate::press::template::paint::OPEN;
use crate::press::template::plan::Ask;
use crate::press::template::put::{Answer, TICKED};
use crate::value::{Ticks, Value};
use crate::workbook::{Cell, DateCell};

/// Excel holds no longer text in a cell.
const LONGEST: usize = 32_000;

/// A record's answers.
#[derive(Debug)]
pub(super) struct Answers<'a> {
    campaign: &'a Campaign,
    id: FormId,
    form: &'a Form,
    record: &'a Record,
    fields: Vec<Again>,
    /// The unit reported that nothing took place.
    nothing: bool,
}

impl<'a> Answers<'a> {
    /// The answers of a record.
    pub fn of(campaign: &'a Campaign, record: &'a Record) -> Self {
        let form = record.form(campaign);
        let again = |(field, entry)| rewrite(campaign, record.form, field, entry);
        Self {
            campaign,
            id: record.form,
            form,
            record,
            fields: form.fields.iter().zip(&record.fields).map(again).collect(),
            nothing: is_declared(form, record),
        }
    }

    /// The same with the box for nothing to report ticked, as it was beside numbers that contradict it.
    pub fn ticked_nothing(mut self) -> Self {
        self.nothing = true;
        self
    }

    /// True where a choice must keep its own words; marks a column each only where columns are.
    pub fn is_worded(&self, field: usize, columns: bool) -> bool {
        match &self.fields[field] {
            Again::Words(_) => true,
            Again::Marks(..) => !columns,
            _ => false,
        }
    }

    /// What stands in a cell.
    pub fn answer(&self, ask: &Ask) -> Option<Answer> {
        match *ask {
            Ask::Value(path) => self.value(path),
            Ask::Tick(path, option) => self.tick(path, option),
            Ask::Other(path) => self.other(path),
            Ask::NothingToReport => self.nothing.then_some(Answer::Ticked),
        }
    }

    fn value(&self, path: FieldPath) -> Option<Answer> {
        let item;
        let again = match path {
            FieldPath::Field(i) => {
                let entry = self.record.fields.get(i)?;
                if self.nothing && is_declaration(self.form, entry) {
                    return None;
                }
                self.fields.get(i)?
            }
            FieldPath::Item { .. } => {
                let (field, entry) = (path.field(self.form)?, self.record.entry(path)?);
                item = rewrite(self.campaign, self.id, field, entry);
                &item
            }
        };
        match again {
            Again::Blank => None,
            Again::Cell(cell) => Some(of_cell(cell)),
            Again::Words(text) => Some(Answer::Text(clipped(text))),
            Again::Boxes(ticks) => match &path.field(self.form)?.kind {
                Kind::Choices(choices) => Some(Answer::Text(in_words(choices, ticks))),
                _ => None,
            },
            Again::Marks(..) => {
                let raw = self.record.entry(path)?.raw.as_deref()?;
                Some(Answer::Text(clipped(raw)))
            }
        }
    }

    fn tick(&self, path: FieldPath, option: usize) -> Option<Answer> {
        let FieldPath::Field(field) = path else {
            return None;
        };
        match self.fields.get(field)? {
            Again::Boxes(ticks) => ticks.ticked.contains(&option).then_some(Answer::Ticked),
            Again::Marks(marks, _) => {
                let mark = marks.iter().find(|(of, _)| *of == option)?;
                Some(Answer::Text(clipped(&mark.1)))
            }
            _ => None,
        }
    }

    fn other(&self, path: FieldPath) -> Option<Answer> {
        let FieldPath::Field(field) = path else {
            return None;
        };
        match self.fields.get(field)? {
            Again::Boxes(ticks) => ticks.other.as_deref().map(clipped).map(Answer::Text),
            Again::Marks(_, other) => other.as_deref().map(clipped).map(Answer::Text),
            _ => None,
        }
    }
}

/// All numbers are zero for one tick in the box that says so.
fn is_declared(form: &Form, record: &Record) -> bool {
    let mut numbers = form
        .fields
        .iter()
        .zip(&record.fields)
        .filter(|(field, _)| field.kind.is_number())
        .peekable();
    numbers.peek().is_some() && numbers.all(|(_, entry)| is_declaration(form, entry))
}

fn is_declaration(form: &Form, entry: &Entry) -> bool {
    form.nothing_to_report.is_some()
        && entry.raw.as_deref() == form.nothing_to_report.as_deref()
        && entry.value == Some(Value::Number(Decimal::ZERO))
}

fn of_cell(cell: &Cell) -> Answer {
    match cell {
        Cell::Text(text) | Cell::Error(text) | Cell::Date(DateCell::Iso(text)) => {
            Answer::Text(clipped(text))
        }
        Cell::Number(number) => Answer::Stored(*number),
        Cell::Date(DateCell::Serial { days, .. }) => Answer::Day(*days),
        Cell::Bool(flag) => Answer::Flag(*flag),
        Cell::Uncomputed(formula) => {
            Answer::Text(clipped(&format!("={}", formula.trim_start_matches('='))))
        }
    }
}

/// Ticks in the notice's way, a box after each option.
fn in_words(choices: &Choices, ticks: &Ticks) -> String {
    let options = choices.options.iter().enumerate();
    let mut words: Vec<String> = options
        .map(|(i, option)| {
            let mark = if ticks.ticked.contains(&i) {
                TICKED
            } else {
                OPEN
            };
            format!("{}{mark}", option.label)
        })
        .collect();
    if let Some(other) = &choices.other {
        let text = ticks.other.as_deref().unwrap_or_default();
        words.push(format!("{other}：{text}"));
    }
    clipped(&words.join("  "))
}

fn clipped(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST / 4).collect();
    kept + "…"
}

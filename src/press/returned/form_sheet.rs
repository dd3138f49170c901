//! One sheet of a copy: the form, its answers, and on each cell at fault a colour and a note.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Note, Worksheet, XlsxError};

use super::answers::Answers;
use super::located::Located;
use super::sheets::{FormSheet, Shape};
use crate::campaign::{Campaign, Level};
use crate::intake::{FieldPath, PrintedTotal};
use crate::press::style::{ERROR_FILL, EXPLAINED_FILL, WARNING_FILL};
use crate::press::template::lists::RegionList;
use crate::press::template::paint::{Ink, cell_to_fill, frame, ledger_cell, ledger_column};
use crate::press::template::plan::{Ask, Plan};
use crate::press::template::put::{Answer, column};
use crate::press::template::{check, rules};
use crate::workbook::CellRef;

/// Longest note that every program shows.
const LONGEST_NOTE: usize = 2_000;
const NOTE_WIDTH: u32 = 260;
const LEAST_ROW: f64 = 24.0;
/// Notes on a sheet; beyond that the colours and the list must do.
const MOST_NOTES: usize = 5_000;
/// Heads the sum of all records.
const TOTAL: &str = "合计";

/// What is said on one cell.
#[derive(Debug, Default)]
pub(super) struct Mark {
    level: Option<Level>,
    told: Vec<String>,
}

/// Marks by record and what its form asks.
pub(super) type Marks = HashMap<(usize, Ask), Mark>;

/// The marks that findings leave; conversions leave none, nothing is to be done about them.
pub(super) fn marks(found: &[Located<'_>]) -> Marks {
    let mut marks = Marks::new();
    for one in found {
        let explained = one.finding.explanation.as_deref();
        let Some((record, asks)) = &one.marks else {
            continue;
        };
        if one.finding.level == Level::Notice && explained.is_none() {
            continue;
        }
        for (i, ask) in asks.iter().enumerate() {
            let mark = marks.entry((*record, *ask)).or_default();
            mark.level = mark.level.max(Some(one.finding.level));
            if i == 0 {
                mark.told.push(told(one, explained));
            }
        }
    }
    marks
}

fn told(one: &Located<'_>, explained: Option<&str>) -> String {
    match explained {
        Some(text) => format!("【已说明】{}说明：{text}", one.message),
        None => format!(
            "【{}】{}\n改法：{}",
            one.finding.level.label(),
            one.message,
            one.finding.advice
        ),
    }
}

impl Mark {
    fn ground(&self) -> Option<Color> {
        self.level.map(|level| match level {
            Level::Error => ERROR_FILL,
            Level::Warning => WARNING_FILL,
            Level::Notice => EXPLAINED_FILL,
        })
    }
}

/// What a copy's sheets are printed from.
pub(super) struct Press<'a> {
    pub campaign: &'a Campaign,
    pub answers: &'a [Answers<'a>],
    pub marks: &'a Marks,
    /// The regions that the drop-down offers; none where several forms share a workbook.
    pub regions: Option<&'a RegionList>,
}

impl Press<'_> {
    /// Prints one sheet.
    pub fn print(&self, sheet: &mut Worksheet, of: &FormSheet) -> Result<(), XlsxError> {
        sheet.set_name(&of.name)?;
        let form = self.campaign.form(of.form);
        let plain = Ink {
            form,
            answers: &|_| None,
            to_fill: true,
            tint: &|_| None,
        };
        frame(sheet, &of.plan, &plain)?;
        if of.shape == Shape::Ledger {
            for slot in &of.plan.slots {
                ledger_column(sheet, slot, &plain)?;
            }
        }
        for (nth, record) in of.records.iter().enumerate() {
            self.record(sheet, of, nth, *record)?;
        }
        if let Some(total) = &of.total {
            self.total(sheet, of, total)?;
        }
        for nth in checked(of) {
            let rules_for = shifted(of, nth);
            check::add(sheet, &rules_for, self.campaign, form, self.regions)?;
            rules::add(sheet, &rules_for, form)?;
        }
        Ok(())
    }

    /// The office's own sum behind the records, so that it is compared with them again.
    fn total(
        &self,
        sheet: &mut Worksheet,
        of: &FormSheet,
        total: &PrintedTotal,
    ) -> Result<(), XlsxError> {
        let form = self.campaign.form(of.form);
        let label = match of.shape {
            Shape::Ledger => of.plan.slots.first().map(|slot| slot.ask),
            _ => Some(Ask::Value(FieldPath::Field(form.region_field))),
        };
        let answer = |ask: &Ask| {
            if Some(*ask) == label {
                return Some(Answer::Text(TOTAL.to_owned()));
            }
            let Ask::Value(FieldPath::Field(field)) = ask else {
                return None;
            };
            let mut values = total.values.iter();
            let (_, _, value) = values.find(|(place, _, _)| place == field)?;
            Some(Answer::Number(*value))
        };
        let ink = Ink {
            form,
            answers: &answer,
            to_fill: true,
            tint: &|_| None,
        };
        let nth = of.records.len();
        for slot in &of.plan.slots {
            let here = of.slot(nth, slot);
            if of.shape == Shape::Ledger {
                ledger_cell(sheet, slot, here.area.first.row, &ink)?;
            } else {
                cell_to_fill(sheet, &here, &ink)?;
            }
        }
        Ok(())
    }

    fn record(
        &self,
        sheet: &mut Worksheet,
        of: &FormSheet,
        nth: usize,
        record: usize,
    ) -> Result<(), XlsxError> {
        let answers = &self.answers[record];
        let mark = |ask: &Ask| self.marks.get(&(record, *ask));
        let ink = Ink {
            form: self.campaign.form(of.form),
            answers: &|ask| answers.answer(ask),
            to_fill: true,
            tint: &|ask| mark(ask).and_then(Mark::ground),
        };
        let mut height = LEAST_ROW;
        for slot in &of.plan.slots {
            let here = of.slot(nth, slot);
            let at = here.area.first;
            if of.shape == Shape::Ledger {
                ledger_cell(sheet, slot, at.row, &ink)?;
                let width = of.plan.widths.get(at.col as usize).copied();
                height = height.max(needed(answers.answer(&slot.ask), width.unwrap_or(8.0)));
            } else {
                cell_to_fill(sheet, &here, &ink)?;
            }
            let told = mark(&slot.ask).filter(|mark| !mark.told.is_empty());
            if let Some(mark) = told.filter(|_| nth < MOST_NOTES) {
                note(sheet, at, mark)?;
            }
        }
        if of.shape == Shape::Ledger
            && let Some((first, _)) = of.plan.records
        {
            let row = first + u32::try_from(nth).unwrap_or(0);
            sheet.set_row_height(row, height)?;
        }
        Ok(())
    }
}

/// A ledger's rules run down its columns; side by side each unit has its own.
fn checked(of: &FormSheet) -> std::ops::Range<usize> {
    match of.shape {
        Shape::Card | Shape::Ledger => 0..1,
        Shape::Columns => 0..of.records.len(),
    }
}

fn shifted(of: &FormSheet, nth: usize) -> Plan {
    let mut plan = of.plan.clone();
    if of.shape == Shape::Columns {
        let slots = of.plan.slots.iter();
        plan.slots = slots.map(|slot| of.slot(nth, slot)).collect();
    }
    plan
}

/// Points that a text needs in a column of this width.
fn needed(answer: Option<Answer>, width: f64) -> f64 {
    let Some(Answer::Text(text)) = answer else {
        return 0.0;
    };
    let wide = |line: &str| crate::press::template::label::text_width(line).max(1.0);
    let lines: f64 = text.lines().map(|line| (wide(line) / width).ceil()).sum();
    (lines * 15.5 + 6.0).min(200.0)
}

fn note(sheet: &mut Worksheet, at: CellRef, mark: &Mark) -> Result<(), XlsxError> {
    let text: String = mark.told.join("\n").chars().take(LONGEST_NOTE).collect();
    let lines = u32::try_from(text.chars().count() / 18 + mark.told.len() * 2).unwrap_or(8);
    let note = Note::new(text)
        .set_author("kjzd")
        .add_author_prefix(false)
        .set_width(NOTE_WIDTH)
        .set_height((lines * 18 + 12).clamp(60, 400));
    sheet.insert_note(at.row, column(at.col), &note)?;
    Ok(())
}

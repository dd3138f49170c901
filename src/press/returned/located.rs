//! Findings as seen from the copy: where their cells stand there, and their words with the copy's addresses.

use std::collections::HashMap;

use super::sheets::{FormSheet, Shape};
use crate::campaign::{Campaign, Kind};
use crate::diagnostic::{Diagnostic, Place};
use crate::intake::{FieldPath, Record, Source};
use crate::press::template::plan::{Area, Ask};
use crate::workbook::{CellRef, column_letters};

/// A finding and its place on the copy.
#[derive(Debug)]
pub(super) struct Located<'f> {
    /// The finding.
    pub finding: &'f Diagnostic,
    /// Sheet of the copy, by place, and cells; none where the copy has no such place.
    pub spot: Option<(usize, Area)>,
    /// What is wrong, with the copy's addresses.
    pub message: String,
    /// Words that the office gave for it and that were not accepted.
    pub refused: Option<String>,
    /// The cells to mark: the record, by its place among the file's, and what its form asks there.
    pub marks: Option<(usize, Vec<Ask>)>,
}

/// Finds places of one file's records on its copy.
#[derive(Debug)]
pub(super) struct Locator<'a> {
    campaign: &'a Campaign,
    records: &'a [Record],
    sheets: &'a [FormSheet],
    /// Sheet, and place on it, of each record.
    seats: Vec<(usize, usize)>,
    by_source: HashMap<&'a Source, usize>,
}

impl<'a> Locator<'a> {
    /// A locator for a file's records on these sheets.
    pub fn new(campaign: &'a Campaign, records: &'a [Record], sheets: &'a [FormSheet]) -> Self {
        let mut seats = vec![(0, 0); records.len()];
        for (sheet, of) in sheets.iter().enumerate() {
            for (nth, record) in of.records.iter().enumerate() {
                seats[*record] = (sheet, nth);
            }
        }
        let sources = records.iter().enumerate();
        Self {
            campaign,
            records,
            sheets,
            seats,
            by_source: sources.map(|(i, record)| (&record.source, i)).collect(),
        }
    }

    /// A finding as seen from the copy.
    pub fn locate<'f>(&self, finding: &'f Diagnostic) -> Located<'f> {
        let Some(record) = self.record(&finding.place) else {
            return self.beside_records(finding);
        };
        let asks = finding
            .field
            .as_deref()
            .map_or_else(Vec::new, |field| self.asks(record, field));
        let area = asks.iter().find_map(|ask| self.area(record, *ask));
        Located {
            finding,
            spot: Some((self.seats[record].0, area.unwrap_or(self.start(record)))),
            message: self.reworded(finding, record),
            refused: None,
            marks: (!asks.is_empty()).then_some((record, asks)),
        }
    }

    /// A finding about a printed sum, where the copy has it; else about what stays behind.
    fn beside_records<'f>(&self, finding: &'f Diagnostic) -> Located<'f> {
        let source = source_of(&finding.place);
        let sum = self.sheets.iter().enumerate().find_map(|(i, sheet)| {
            sheet
                .total
                .as_ref()
                .filter(|total| total.source == source)?;
            let form = self.campaign.form(sheet.form);
            let path = FieldPath::parse(form, finding.field.as_deref()?)?;
            let slot = sheet.plan.value_slot(path)?;
            Some((i, sheet.slot(sheet.records.len(), slot).area))
        });
        let mut cells = HashMap::new();
        if let (Some(old), Some((_, area))) = (finding.place.cell, sum) {
            cells.insert(old.to_string(), name(area));
        }
        Located {
            finding,
            spot: sum,
            message: with_cells(&finding.message, &cells),
            refused: None,
            marks: None,
        }
    }

    fn record(&self, place: &Place) -> Option<usize> {
        self.by_source.get(&source_of(place)).copied()
    }

    /// What a form asks in the cells of a field; of a table with too few rows, in its first free one.
    fn asks(&self, record: usize, field: &str) -> Vec<Ask> {
        let read = &self.records[record];
        let form = read.form(self.campaign);
        let plan = &self.sheets[self.seats[record].0].plan;
        if let Some(table) = form.tables.iter().position(|table| table.key == field) {
            let row = read.tables.get(table).map_or(0, Vec::len);
            return (0..form.tables[table].fields.len())
                .map(|field| Ask::Value(FieldPath::Item { table, row, field }))
                .collect();
        }
        let Some(path) = FieldPath::parse(form, field) else {
            return Vec::new();
        };
        let is_choice = path
            .field(form)
            .is_some_and(|field| matches!(field.kind, Kind::Choices(_)));
        let asks = plan.slots.iter().map(|slot| slot.ask);
        let of_path: Vec<Ask> = asks
            .filter(|ask| match ask {
                Ask::Tick(of, _) | Ask::Other(of) => is_choice && *of == path,
                Ask::Value(of) => *of == path,
                Ask::NothingToReport => false,
            })
            .collect();
        of_path
    }

    /// The cells of a record in which its form asks this.
    pub fn area(&self, record: usize, ask: Ask) -> Option<Area> {
        let (sheet, nth) = self.seats[record];
        let sheet = &self.sheets[sheet];
        let slot = sheet.plan.slots.iter().find(|slot| slot.ask == ask)?;
        Some(sheet.slot(nth, slot).area)
    }

    /// Where a record begins.
    fn start(&self, record: usize) -> Area {
        let (sheet, nth) = self.seats[record];
        let sheet = &self.sheets[sheet];
        let shift = u32::try_from(nth).unwrap_or(0);
        match (sheet.shape, sheet.plan.records, sheet.plan.slots.first()) {
            (Shape::Ledger, Some((first, _)), _) => Area::cell(first + shift, 0),
            (Shape::Columns, _, Some(slot)) => sheet.slot(nth, slot).area,
            _ => Area::cell(0, 0),
        }
    }

    /// The message with every address that the finding itself names changed to the copy's.
    fn reworded(&self, finding: &Diagnostic, record: usize) -> String {
        let mut cells: HashMap<String, String> = HashMap::new();
        let mut message = finding.message.clone();
        self.move_cells(record, &mut cells);
        if let (Some(old), Some(field)) = (finding.place.cell, &finding.field) {
            let mut new = self.asks(record, field).into_iter();
            if let Some(area) = new.find_map(|ask| self.area(record, ask)) {
                cells.entry(old.to_string()).or_insert_with(|| name(area));
            }
        }
        let here = &self.records[record].source;
        for place in &finding.related {
            let Some(other) = self.record(place).filter(|other| *other != record) else {
                continue;
            };
            let there = &self.records[other].source;
            let whole = whereabouts(there, there.row, there.column.as_deref());
            if there.file == here.file && message.contains(&whole) {
                message = message.replace(&whole, &self.whereabouts(other));
                self.move_cells(other, &mut cells);
            }
        }
        with_cells(&message, &cells)
    }

    /// Where a record's cells have moved; what is known already stays.
    fn move_cells(&self, record: usize, cells: &mut HashMap<String, String>) {
        let read = &self.records[record];
        let (sheet, nth) = self.seats[record];
        let sheet = &self.sheets[sheet];
        for slot in &sheet.plan.slots {
            let (Ask::Value(path) | Ask::Tick(path, _) | Ask::Other(path)) = slot.ask else {
                continue;
            };
            if let Some(old) = read.entry(path).and_then(|entry| entry.cell) {
                let new = || name(sheet.slot(nth, slot).area);
                cells.entry(old.to_string()).or_insert_with(new);
            }
        }
    }

    /// Where another record stands on the copy, in the words of messages.
    fn whereabouts(&self, record: usize) -> String {
        let sheet = &self.sheets[self.seats[record].0];
        let start = self.start(record).first;
        let row = (sheet.shape == Shape::Ledger).then_some(start.row + 1);
        let column = (sheet.shape == Shape::Columns).then(|| column_letters(start.col));
        let source = Source {
            sheet: Some(sheet.name.clone()),
            ..self.records[record].source.clone()
        };
        whereabouts(&source, row, column.as_deref())
    }
}

fn source_of(place: &Place) -> Source {
    Source {
        file: place.file.clone(),
        sheet: place.sheet.clone(),
        row: place.row,
        column: place.column.clone(),
    }
}

fn whereabouts(source: &Source, row: Option<u32>, column: Option<&str>) -> String {
    let sheet = source.sheet.as_ref();
    let sheet = sheet.map_or_else(String::new, |sheet| format!("工作表“{sheet}”"));
    let row = row.map_or_else(String::new, |row| format!("第 {row} 行"));
    let column = column.map_or_else(String::new, |column| format!("{column} 列"));
    format!("本文件{sheet}{row}{column}")
}

fn name(area: Area) -> String {
    area.first.to_string()
}

/// A text with these cells in place of those, each word by itself and once.
fn with_cells(text: &str, cells: &HashMap<String, String>) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_word = |c: char| c.is_ascii_alphanumeric();
        let begins = rest.starts_with(is_word);
        let end = rest
            .find(|c: char| is_word(c) != begins)
            .unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let moved = cells
            .get(part)
            .filter(|_| begins && CellRef::from_a1(part).is_some());
        told.push_str(moved.map_or(part, String::as_str));
        rest = after;
    }
    told
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::with_cells;

    #[test]
    fn addresses_move_each_by_itself() {
        let moves = [("B6", "D8"), ("D8", "B6")];
        let moves: HashMap<String, String> = moves
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect();
        assert_eq!(
            with_cells("B6 贫困户数 412 大于 D8，BB6、B66 不动", &moves),
            "D8 贫困户数 412 大于 B6，BB6、B66 不动"
        );
    }
}

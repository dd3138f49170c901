//! A ledger: one row a record under a head of one or two rows.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Context, Draft};
use super::head::{self, Column, Head};
use super::lexicon::{Lexicon, Target};
use super::page::Page;
use super::scan::{Hit, scan};
use super::slot::{self, Slot};
use super::total::{PrintedTotal, Totals};
use super::vocabulary;
use crate::diagnostic::registry::{structure, value};
use crate::value::{normalize, normalize_label};
use crate::workbook::{Cell, CellRef, Grid, Row, column_letters};

/// What a row under the head is.
enum RowKind {
    Record,
    Total(vocabulary::Total),
    Head,
    Furniture,
    /// Cells that are no record: a section heading, a stray remark.
    Stray,
}

/// Reads the rows from a ledger's head down to row `to` (half open) into the page.
pub struct Ledger<'a, 'p> {
    context: Context<'a>,
    lexicon: &'a Lexicon,
    head: Head,
    /// Last row of the ledger's first head.
    first_head: u32,
    page: &'p mut Page,
    totals: Totals,
    /// Extra columns that hold something: rows seen.
    extras: BTreeMap<u32, BTreeSet<u32>>,
    /// Columns where 同上 stands: rows seen.
    dittos: BTreeMap<u32, BTreeSet<u32>>,
    /// Region from the head of the sheet, where the ledger has no region column.
    region: Option<Slot<'a>>,
}

impl<'a, 'p> Ledger<'a, 'p> {
    /// A ledger with this head; `region` stands above it.
    pub fn new(
        context: Context<'a>,
        lexicon: &'a Lexicon,
        head: Head,
        region: Option<Slot<'a>>,
        page: &'p mut Page,
    ) -> Self {
        let totals = Totals::new(page.records.len());
        Self {
            context,
            lexicon,
            first_head: head.last_row,
            head,
            page,
            totals,
            extras: BTreeMap::new(),
            dittos: BTreeMap::new(),
            region,
        }
    }

    /// Reads all rows up to `to`.
    pub fn read(mut self, to: u32) {
        self.say_head();
        let grid = self.context.grid;
        let first = grid
            .rows()
            .partition_point(|row| row.index < self.head.first_row);
        for row in grid.rows()[first..].iter().take_while(|row| row.index < to) {
            if row.index <= self.head.last_row {
                self.page.used_rows.insert(row.index);
                continue;
            }
            self.row(row);
        }
        self.totals.finish(self.page);
        self.say_dittos();
        self.say_extras();
    }

    fn row(&mut self, row: &'a Row) {
        if let Some(units) = self.units(row) {
            for (col, written) in units {
                if let Some(Column::Field { unit, .. }) = self.head.columns.get_mut(&col) {
                    *unit = Some(written);
                }
            }
            self.page.used_rows.insert(row.index);
            return;
        }
        match self.kind(row) {
            RowKind::Record => self.record(row),
            RowKind::Total(total) => self.total(row, total),
            RowKind::Head => self.new_head(row.index),
            RowKind::Furniture => {
                self.page.used_rows.insert(row.index);
            }
            RowKind::Stray => {}
        }
    }

    fn kind(&self, row: &Row) -> RowKind {
        let texts: Vec<(u32, &str)> = row
            .cells
            .iter()
            .filter_map(|(col, cell)| Some((*col, cell.as_text()?)))
            .collect();
        if let Some((_, first)) = texts.first()
            && row.cells.first().map(|cell| cell.0) == texts.first().map(|text| text.0)
            && vocabulary::begins_footer(first)
        {
            return RowKind::Stray;
        }
        if let Some(total) = texts
            .iter()
            .take(3)
            .find_map(|(_, text)| self.announces(text))
        {
            return RowKind::Total(total);
        }
        if counts_columns(row) {
            return RowKind::Furniture;
        }
        if self.repeats_head(&texts) {
            return RowKind::Head;
        }
        let filled = row
            .cells
            .iter()
            .filter(|(col, cell)| self.is_answer(*col, cell))
            .count();
        let only = row.cells.len() == 1;
        if texts.len() == row.cells.len() && texts.iter().all(|(_, text)| self.is_furniture(text)) {
            return RowKind::Furniture;
        }
        match filled {
            0 if row
                .cells
                .iter()
                .all(|(col, cell)| self.is_counter(*col, cell)) =>
            {
                RowKind::Furniture
            }
            0 => RowKind::Stray,
            1 if only
                && (!self.stands_in_key(row.cells[0].0)
                    || texts
                        .iter()
                        .any(|(_, text)| vocabulary::is_place_heading(text))) =>
            {
                RowKind::Stray
            }
            _ => RowKind::Record,
        }
    }

    /// A cell that says 合计, where a record's name could not stand.
    fn announces(&self, text: &str) -> Option<vocabulary::Total> {
        vocabulary::total(&normalize_label(text))
    }

    /// Most of the cells say what the head says above them, or are labels of the form.
    fn repeats_head(&self, texts: &[(u32, &str)]) -> bool {
        let above = |col: u32, row: u32| {
            self.context
                .grid
                .get(CellRef::new(row, col))
                .and_then(Cell::as_text)
        };
        let same = texts.iter().filter(|(col, text)| {
            above(*col, self.head.first_row).is_some_and(|head| head == *text)
        });
        let labels = texts.iter().filter(|(_, text)| {
            let word = normalize_label(text);
            let targets = self.lexicon.exact(&word).unwrap_or_default();
            vocabulary::is_counter(&word)
                || targets
                    .iter()
                    .any(|target| matches!(target, Target::Field(_)))
        });
        let (same, labels) = (same.count(), labels.count());
        (same >= 3 && same * 2 > texts.len()) || (labels >= 4 && labels * 2 > texts.len())
    }

    /// A row under the head that holds nothing but units; each is its column's unit.
    fn units(&self, row: &Row) -> Option<Vec<(u32, String)>> {
        let cells: Option<Vec<(u32, String)>> = row
            .cells
            .iter()
            .filter(|(_, cell)| !cell.as_text().is_some_and(is_unit_heading))
            .map(|(col, cell)| Some((*col, self.context.unit_word(cell.as_text()?)?)))
            .collect();
        cells.filter(|cells| !cells.is_empty())
    }

    fn is_furniture(&self, text: &str) -> bool {
        let word = normalize_label(text);
        vocabulary::is_filler(text)
            || self.lexicon.is_frame_text(text)
            || self.lexicon.is_furniture(&word)
    }

    fn is_answer(&self, col: u32, cell: &Cell) -> bool {
        let ours = !matches!(
            self.head.columns.get(&col),
            None | Some(Column::Counter | Column::Extra(_))
        );
        ours && !cell.as_text().is_some_and(vocabulary::is_filler)
    }

    fn is_counter(&self, col: u32, cell: &Cell) -> bool {
        matches!(self.head.columns.get(&col), Some(Column::Counter))
            || cell.as_text().is_some_and(vocabulary::is_filler)
    }

    fn stands_in_key(&self, col: u32) -> bool {
        let region = self.context.form().region_field;
        matches!(self.head.columns.get(&col), Some(Column::Field { field, .. })
            if *field != region && self.context.form().fields[*field].required)
    }

    fn record(&mut self, row: &'a Row) {
        let source = self.context.source(Some(row.index + 1), None);
        let mut draft = Draft::new(self.context, source);
        for place in 0..self.context.form().fields.len() {
            match self.slot(place, row) {
                Some(slot) => draft.field(place, &slot),
                None => self.absent(place, &mut draft),
            }
        }
        for (col, cell) in &row.cells {
            if cell.as_text().is_some_and(vocabulary::is_ditto) {
                self.dittos.entry(*col).or_default().insert(row.index);
            }
            if !self.head.columns.contains_key(col)
                || matches!(self.head.columns.get(col), Some(Column::Extra(_)))
            {
                self.extras.entry(*col).or_default().insert(row.index);
            }
        }
        self.page.used_rows.insert(row.index);
        self.page.push(draft);
    }

    fn absent(&self, place: usize, draft: &mut Draft<'a>) {
        if place == self.context.form().region_field
            && let Some(region) = &self.region
        {
            draft.field(place, region);
        }
    }

    /// Everything that a row holds for a field; `None` where the ledger has no column for it.
    fn slot(&self, place: usize, row: &'a Row) -> Option<Slot<'a>> {
        let home = CellRef::new(row.index, self.head.column_of(place)?);
        let mut slot = Slot::empty(home);
        for (col, column) in &self.head.columns {
            let at = CellRef::new(row.index, *col);
            let cell = self.cell(at);
            match (column, cell) {
                (Column::Field { field, unit }, cell) if *field == place => {
                    slot.unit = unit
                        .as_deref()
                        .and_then(|unit| self.context.unit_word(unit));
                    slot.cells.extend(cell);
                }
                (Column::Choice { field, option }, Some(cell)) if *field == place => {
                    slot.flags.push((*option, cell.0, cell.1));
                }
                (Column::Other(field), Some(cell)) if *field == place => slot.other = Some(cell),
                _ => {}
            }
        }
        Some(slot)
    }

    /// The cell, or the one above that a merged range or a 同上 stretches down over it.
    fn cell(&self, at: CellRef) -> Option<(CellRef, &'a Cell)> {
        let grid: &'a Grid = self.context.grid;
        if let Some(cell) = grid.get(at) {
            let ditto = cell.as_text().is_some_and(vocabulary::is_ditto);
            return Some((
                at,
                if ditto {
                    self.above(at).unwrap_or(cell)
                } else {
                    cell
                },
            ));
        }
        let merge = grid.merge_at(at)?;
        let inside = merge.first.row > self.head.last_row && merge.first.col == merge.last.col;
        inside
            .then(|| grid.get(merge.first).map(|cell| (merge.first, cell)))
            .flatten()
    }

    /// The nearest cell above under the head that says something of its own.
    fn above(&self, at: CellRef) -> Option<&'a Cell> {
        let grid: &'a Grid = self.context.grid;
        let rows = grid.rows();
        let end = rows.partition_point(|row| row.index < at.row);
        rows[..end]
            .iter()
            .rev()
            .take_while(|row| row.index > self.first_head)
            .filter_map(|row| grid.get(CellRef::new(row.index, at.col)))
            .find(|cell| {
                let text = cell.as_text().unwrap_or_default();
                !vocabulary::is_ditto(text) && self.lexicon.exact(&normalize_label(text)).is_none()
            })
    }

    fn total(&mut self, row: &'a Row, kind: vocabulary::Total) {
        let mut total = PrintedTotal::new(
            self.context.form,
            self.context.source(Some(row.index + 1), None),
        );
        for (place, field) in self.context.form().fields.iter().enumerate() {
            if field.kind.is_number()
                && let Some(slot) = self.slot(place, row)
                && let Some((cell, value)) = slot.number(&self.context, field)
            {
                total.values.push((place, cell, value));
            }
        }
        self.page.used_rows.insert(row.index);
        let message = format!("第 {} 行是合计行，不作为记录。", row.index + 1);
        let first = CellRef::new(row.index, row.cells.first().map_or(0, |cell| cell.0));
        self.page.findings.push(self.context.finding(
            &structure::TOTAL_SKIPPED,
            Some(first),
            message,
        ));
        self.totals.close(total, kind, self.page);
    }

    fn new_head(&mut self, row: u32) {
        let hits: Vec<Hit> = scan(self.context.grid, self.lexicon, row, row + 2);
        if let Some(head) = head::at(
            self.context.form(),
            self.lexicon,
            self.context.grid,
            &hits,
            row,
        ) {
            for used in head.first_row..=head.last_row {
                self.page.used_rows.insert(used);
            }
            self.head = head;
        } else {
            self.page.used_rows.insert(row);
        }
    }

    fn say_head(&mut self) {
        let form = self.context.form();
        for (at, written, meant) in &self.head.near {
            let message = format!("{at} 的“{written}”按“{meant}”读取。");
            self.page.findings.push(self.context.finding(
                &structure::LABEL_GUESSED,
                Some(*at),
                message,
            ));
        }
        for (at, written) in &self.head.open {
            let message = format!("{at} 的“{written}”可能是几个栏目之一，分不清是哪一个。");
            self.page.findings.push(self.context.finding(
                &structure::LABEL_UNSETTLED,
                Some(*at),
                message,
            ));
        }
        for (place, field) in form.fields.iter().enumerate() {
            let elsewhere = place == form.region_field && self.region.is_some();
            if field.required && !elsewhere && self.head.column_of(place).is_none() {
                let mut finding = self.context.finding(
                    &structure::LABEL_MISSING,
                    Some(CellRef::new(self.head.last_row, 0)),
                    format!("表头中没有找到“{}”这一栏，各行都缺这一项。", field.label),
                );
                finding.field = Some(field.key.clone());
                finding.fields = vec![field.key.clone()];
                finding.advice = format!("请在表头补上“{}”一栏并逐行填写。", field.label);
                self.page.findings.push(finding);
            }
        }
    }

    fn say_dittos(&mut self) {
        for (col, rows) in std::mem::take(&mut self.dittos) {
            let letters = column_letters(col);
            let first = rows.first().copied().unwrap_or_default();
            let last = rows.last().map_or(0, |row| row + 1);
            let message = format!(
                "{letters}{} 至 {letters}{last} 共 {} 格写“同上”，按上一行的内容读取。",
                first + 1,
                rows.len()
            );
            self.page.findings.push(self.context.finding(
                &value::DITTO,
                Some(CellRef::new(first, col)),
                message,
            ));
        }
    }

    fn say_extras(&mut self) {
        for (col, rows) in std::mem::take(&mut self.extras) {
            let heading = match self.head.columns.get(&col) {
                Some(Column::Extra(heading)) => format!("“{heading}”"),
                _ => "没有栏目名称".to_owned(),
            };
            let (first, last) = (
                rows.first().map_or(0, |r| r + 1),
                rows.last().map_or(0, |r| r + 1),
            );
            let letters = column_letters(col);
            let message = format!(
                "{letters} 列（{heading}）不属于本表，{letters}{first} 至 {letters}{last} 共 {} 格内容未读入。",
                rows.len()
            );
            let at = CellRef::new(first.saturating_sub(1), col);
            self.page.findings.push(
                self.context
                    .finding(&structure::UNPLACED, Some(at), message),
            );
        }
    }
}

/// The heading of a row of units.
fn is_unit_heading(text: &str) -> bool {
    matches!(normalize_label(text).as_str(), "计量单位" | "单位")
}

/// Fewest cells of a row that numbers the columns.
const FEWEST_NUMBERED: usize = 4;

/// A row under the head that numbers the columns: 1, 2, 3 … or 甲, 乙, 1, 2 ….
fn counts_columns(row: &Row) -> bool {
    let stems = ["甲", "乙", "丙", "丁"];
    let numbers: Vec<String> = row
        .cells
        .iter()
        .map(|(_, cell)| {
            normalize(&slot::display(cell))
                .trim_matches(['(', ')'])
                .to_owned()
        })
        .skip_while(|text| stems.contains(&text.as_str()))
        .collect();
    numbers.len() >= FEWEST_NUMBERED
        && numbers
            .iter()
            .zip(1..)
            .all(|(text, n)| *text == n.to_string())
}

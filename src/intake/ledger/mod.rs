//! A ledger: one row a record under a head of one or two rows.
//!
//! It is read from a grid that holds all of it, or part by part while its file is being read ([`parts`]); what one part
//! must know of those before is its [`Course`].

mod cells;
mod course;
mod notices;
mod parts;
mod row_kind;
mod section;
mod span;
mod spoken;
mod survey;
mod unheaded;

use rayon::prelude::*;

pub use self::parts::{Parts, Setting};

use self::cells::Places;
use self::course::Course;
use self::row_kind::RowKind;
use self::span::Span;
use self::spoken::{Above, Spoken};
use self::survey::Survey;
use super::context::Context;
use super::draft::{Draft, Finished};
use super::head::{self, Column, Head};
use super::lexicon::Lexicon;
use super::page::Page;
use super::scan::{Hit, scan};
use super::slot::Slot;
use super::total::PrintedTotal;
use super::vocabulary;
use crate::diagnostic::registry::structure;
use crate::workbook::{CellRef, Row};

/// Reads the rows under a ledger's head into the page, all at once or part by part.
pub struct Ledger<'a, 'p> {
    context: Context<'a>,
    lexicon: &'a Lexicon,
    course: Course,
    page: &'p mut Page,
    /// Region from the head of the sheet, where the ledger has no region column.
    region: Option<Slot<'a>>,
    /// What a repeated cell repeats.
    spoken: Spoken,
    /// Records under the same head, not yet read.
    waiting: Vec<&'a Row>,
}

/// Records that are read side by side.
pub const TOGETHER: usize = 2048;

impl<'a, 'p> Ledger<'a, 'p> {
    /// A ledger with this head; `region` stands above it.
    pub fn new(
        context: Context<'a>,
        lexicon: &'a Lexicon,
        head: Head,
        region: Option<Slot<'a>>,
        page: &'p mut Page,
    ) -> Self {
        let head = unheaded::with_region(&context, head, region.as_ref());
        let course = Course::under(head, &context, page.count());
        Self::on(course, context, lexicon, region, page)
    }

    /// A ledger that goes on, in a grid that holds its next rows.
    fn on(
        course: Course,
        context: Context<'a>,
        lexicon: &'a Lexicon,
        region: Option<Slot<'a>>,
        page: &'p mut Page,
    ) -> Self {
        Self {
            context,
            lexicon,
            course,
            page,
            region,
            spoken: Spoken::default(),
            waiting: Vec::new(),
        }
    }

    /// Reads all rows up to `to` (half open).
    pub fn read(mut self, to: u32) {
        self.spoken = Spoken::of(&self, (0, to), &Above::new());
        self.course.survey = Survey::of(&self, to);
        self.say_head();
        self.rows((0, to));
        self.end();
    }

    /// Reads the rows from a first one on, up to another (half open).
    fn rows(&mut self, (from, to): (u32, u32)) {
        let rows = self.context.grid.rows();
        let from = from.max(self.course.head.first_row.min(self.course.first_head));
        let first = rows.partition_point(|row| row.index < from);
        for row in rows[first..].iter().take_while(|row| row.index < to) {
            if row.index <= self.course.head.last_row {
                self.page.used_rows.insert(row.index);
                continue;
            }
            self.row(row);
        }
        self.read_waiting();
    }

    /// Says what only all rows show.
    fn end(&mut self) {
        self.page.ledger = Some((self.context.form, self.course.head.clone()));
        self.course.totals.finish(self.page);
        self.say_dittos();
        self.say_stretches();
        self.say_extras();
    }

    fn row(&mut self, row: &'a Row) {
        if let Some(units) = self.units(row) {
            self.read_waiting();
            for (col, written) in units {
                if let Some(Column::Field { unit, .. }) = self.course.head.columns.get_mut(&col) {
                    *unit = Some(written);
                }
            }
            self.course.places = Places::new(&self.course.head, self.context.form(), &self.context);
            self.page.used_rows.insert(row.index);
            return;
        }
        if let Some(section) = self.section(row) {
            self.read_waiting();
            self.course.section = Some(section);
            self.page.used_rows.insert(row.index);
            return;
        }
        match self.kind(row) {
            RowKind::Record => self.record(row),
            RowKind::Total(total) => {
                self.read_waiting();
                self.total(row, total);
            }
            RowKind::Head => {
                self.read_waiting();
                self.new_head(row.index);
            }
            RowKind::Furniture => {
                self.page.used_rows.insert(row.index);
            }
            RowKind::Example => self.say_example(row),
            RowKind::Stray => {}
        }
    }

    fn record(&mut self, row: &'a Row) {
        for col in &self.course.survey.stretched {
            if self.cell(row, *col).is_none() && self.stretched(row, *col).is_some() {
                Span::add(&mut self.course.stretches, *col, row.index);
            }
        }
        for (col, cell) in &row.cells {
            if cell.as_text().is_some_and(vocabulary::is_ditto) {
                Span::add(&mut self.course.dittos, *col, row.index);
            }
            if !self.course.head.columns.contains_key(col)
                || matches!(self.course.head.columns.get(col), Some(Column::Extra(_)))
            {
                Span::add(&mut self.course.extras, *col, row.index);
            }
        }
        self.page.used_rows.insert(row.index);
        self.waiting.push(row);
        if self.waiting.len() == TOGETHER {
            self.read_waiting();
        }
    }

    /// Reads the waiting records, on all cores, and keeps them in order.
    fn read_waiting(&mut self) {
        let rows = std::mem::take(&mut self.waiting);
        let read: Vec<Finished> = if rows.len() < TOGETHER / 16 {
            rows.iter().map(|row| self.draft(row).finish()).collect()
        } else {
            rows.par_iter()
                .map(|row| self.draft(row).finish())
                .collect()
        };
        for finished in read {
            self.page.keep(finished);
        }
    }

    fn draft(&self, row: &'a Row) -> Draft<'a> {
        let source = self.context.source(Some(row.index + 1), None);
        let mut draft = Draft::new(self.context, source);
        for place in 0..self.context.form().fields.len() {
            match self.slot(place, row) {
                Some(slot) => draft.field(place, &slot),
                None => self.absent(place, &mut draft),
            }
        }
        draft
    }

    fn absent(&self, place: usize, draft: &mut Draft<'a>) {
        if place == self.context.form().region_field {
            match (&self.course.section, &self.region) {
                (Some(section), _) => draft.field(place, &section.slot()),
                (None, Some(region)) => draft.field(place, region),
                (None, None) => draft.region_of_folder(),
            }
        }
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
        self.course.totals.close(total, kind, self.page);
    }

    fn new_head(&mut self, row: u32) {
        let height = self.course.head.last_row - self.course.head.first_row;
        let hits: Vec<Hit> = scan(self.context.grid, self.lexicon, row, row + height + 2);
        let found = (row..=row + height).find_map(|row| {
            head::at(
                self.context.form(),
                self.lexicon,
                self.context.grid,
                &hits,
                row,
            )
        });
        if let Some(mut head) = found {
            // A column whose words a merged range covers is still what it was.
            for (col, column) in &self.course.head.columns {
                if let Column::Field { field, .. } = column
                    && head.column_of(*field).is_none()
                {
                    head.columns.entry(*col).or_insert_with(|| column.clone());
                }
            }
            for used in row..=head.last_row {
                self.page.used_rows.insert(used);
            }
            self.course.places = Places::new(&head, self.context.form(), &self.context);
            self.course.head = head;
        } else {
            self.page.used_rows.insert(row);
        }
    }
}

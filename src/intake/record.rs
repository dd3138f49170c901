//! A record: one form filled once, with the cell that every value came from.

use serde::{Deserialize, Serialize};

use crate::campaign::{Campaign, Field, Form, FormId, RegionId};
use crate::diagnostic::Place;
use crate::value::Value;
use crate::workbook::{Cell, CellRef};

/// One filled form.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Which form.
    pub form: FormId,
    /// Where it stands.
    pub source: Source,
    /// The reporting region, once it is settled.
    pub region: Option<RegionId>,
    /// One entry a field, in the form's order.
    pub fields: Vec<Entry>,
    /// For each table of the form, its rows, each with one entry a column.
    pub tables: Vec<Vec<Vec<Entry>>>,
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// File as given on the command line, `/` as separator.
    pub file: String,
    /// Tab name; none for CSV.
    pub sheet: Option<String>,
    /// 1-based row, where a sheet holds several records.
    pub row: Option<u32>,
    /// Column letter, where each record is a column.
    pub column: Option<String>,
}

/// Where a record stands, borrowed. Orders as [`Source`] does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceRef<'a> {
    /// File as given on the command line, `/` as separator.
    pub file: &'a str,
    /// Tab name; none for CSV.
    pub sheet: Option<&'a str>,
    /// 1-based row, where a sheet holds several records.
    pub row: Option<u32>,
    /// Column letter, where each record is a column.
    pub column: Option<&'a str>,
}

impl Source {
    /// The same, borrowed.
    pub fn as_ref(&self) -> SourceRef<'_> {
        SourceRef {
            file: &self.file,
            sheet: self.sheet.as_deref(),
            row: self.row,
            column: self.column.as_deref(),
        }
    }
}

impl SourceRef<'_> {
    /// The same as findings say it, with a cell.
    pub fn place(self, cell: Option<CellRef>) -> Place {
        Place {
            file: self.file.to_owned(),
            sheet: self.sheet.map(str::to_owned),
            row: self.row,
            column: self.column.map(str::to_owned),
            cell,
        }
    }

    /// The same, owned.
    pub fn to_source(self) -> Source {
        Source {
            file: self.file.to_owned(),
            sheet: self.sheet.map(str::to_owned),
            row: self.row,
            column: self.column.map(str::to_owned),
        }
    }
}

/// What stands for one field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// The value's cell, or where it should stand; none where the label is not on the sheet.
    pub cell: Option<CellRef>,
    /// As written; none where the cell is blank or says 无.
    pub raw: Option<Box<str>>,
    /// As understood; none where blank or unreadable.
    pub value: Option<Value>,
    /// How it was written, where the text alone does not say it.
    pub dress: Option<Box<Dress>>,
}

/// What a value's text does not say of how it was written, and what writing it again must not lose.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Dress {
    /// The unit in the label or beside the value.
    pub unit: Option<Box<str>>,
    /// The cell itself, where it is neither text nor a number.
    pub cell: Option<Cell>,
    /// Of ticks that gave reason to speak: what stands in the columns of single options.
    pub flags: Vec<(usize, Box<str>)>,
    /// What stands in the column of the free text.
    pub other: Option<Box<str>>,
    /// What stands outside those columns.
    pub words: Option<Box<str>>,
}

impl Entry {
    /// True where something is written but could not be read.
    pub fn is_unreadable(&self) -> bool {
        self.raw.is_some() && self.value.is_none()
    }

    /// The words that were read, where it is words that are asked for.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Some(Value::Text(text) | Value::Person(text)) => Some(text),
            _ => None,
        }
    }

    /// True where nothing is written.
    pub fn is_missing(&self) -> bool {
        self.raw.is_none() && self.value.is_none()
    }
}

/// The place of an entry in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldPath {
    /// A single field, by place.
    Field(usize),
    /// A column of a table's row.
    Item {
        /// Place of the table.
        table: usize,
        /// Row, from 0.
        row: usize,
        /// Column, by place.
        field: usize,
    },
}

impl FieldPath {
    /// The path as scripts see it: `households`, `experts[1].age`.
    pub fn key(self, form: &Form) -> String {
        match self {
            Self::Field(i) => form.fields[i].key.clone(),
            Self::Item { table, row, field } => {
                let table = &form.tables[table];
                format!("{}[{row}].{}", table.key, table.fields[field].key)
            }
        }
    }

    /// The definition of the field at this path.
    pub fn field(self, form: &Form) -> Option<&Field> {
        match self {
            Self::Field(i) => form.fields.get(i),
            Self::Item { table, field, .. } => form.tables.get(table)?.fields.get(field),
        }
    }

    /// The path as a clerk sees it: `总户数`, `专家2 年龄`.
    pub fn label(self, form: &Form) -> String {
        match self {
            Self::Field(i) => form.fields[i].label.clone(),
            Self::Item { table, row, field } => {
                let table = &form.tables[table];
                format!(
                    "{}{} {}",
                    table.item_label,
                    row + 1,
                    table.fields[field].label
                )
            }
        }
    }
}

impl FieldPath {
    /// The label that a clerk knows for a path as scripts see it; nothing where the form has no such field.
    pub fn label_of(form: &Form, key: &str) -> String {
        if let Some(table) = form.tables.iter().find(|table| table.key == key) {
            return table.heading.clone();
        }
        Self::parse(form, key).map_or_else(String::new, |path| path.label(form))
    }

    /// A path as scripts see it: `households`, `experts[1].age`.
    pub fn parse(form: &Form, key: &str) -> Option<Self> {
        if let Some(field) = form.field_index(key) {
            return Some(Self::Field(field));
        }
        let (table_key, rest) = key.split_once('[')?;
        let (row, field_key) = rest.split_once("].")?;
        let table = form
            .tables
            .iter()
            .position(|table| table.key == table_key)?;
        let field = form.tables[table]
            .fields
            .iter()
            .position(|field| field.key == field_key)?;
        Some(Self::Item {
            table,
            row: row.parse().ok()?,
            field,
        })
    }
}

impl Record {
    /// The entry at a path, if the record has it.
    pub fn entry(&self, path: FieldPath) -> Option<&Entry> {
        match path {
            FieldPath::Field(i) => self.fields.get(i),
            FieldPath::Item { table, row, field } => self.tables.get(table)?.get(row)?.get(field),
        }
    }

    /// Every place of the record, single fields first, then the tables row by row.
    pub fn paths(&self) -> impl Iterator<Item = FieldPath> + use<'_> {
        let single = (0..self.fields.len()).map(FieldPath::Field);
        let items = self.tables.iter().enumerate().flat_map(|(table, rows)| {
            rows.iter().enumerate().flat_map(move |(row, entries)| {
                (0..entries.len()).map(move |field| FieldPath::Item { table, row, field })
            })
        });
        single.chain(items)
    }

    /// The record's form.
    pub fn form<'c>(&self, campaign: &'c Campaign) -> &'c Form {
        campaign.form(self.form)
    }
}

//! A record: one form filled once, with the cell that every value came from.

use crate::campaign::{Campaign, Field, Form, FormId, RegionId};
use crate::value::Value;
use crate::workbook::CellRef;

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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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

/// What stands for one field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// The value's cell, or where it should stand; none where the label is not on the sheet.
    pub cell: Option<CellRef>,
    /// As written; none where the cell is blank or says 无.
    pub raw: Option<Box<str>>,
    /// As understood; none where blank or unreadable.
    pub value: Option<Value>,
}

impl Entry {
    /// True where something is written but could not be read.
    pub fn is_unreadable(&self) -> bool {
        self.raw.is_some() && self.value.is_none()
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

impl Record {
    /// The entry at a path, if the record has it.
    pub fn entry(&self, path: FieldPath) -> Option<&Entry> {
        match path {
            FieldPath::Field(i) => self.fields.get(i),
            FieldPath::Item { table, row, field } => self.tables.get(table)?.get(row)?.get(field),
        }
    }

    /// The record's form.
    pub fn form<'c>(&self, campaign: &'c Campaign) -> &'c Form {
        campaign.form(self.form)
    }
}

//! A total traced to the cells that it is made of.

use rust_decimal::Decimal;

use super::{Summary, number};
use crate::campaign::label::normalize_label;
use crate::campaign::{Campaign, Field, FormId, RegionId};
use crate::intake::Source;
use crate::workbook::CellRef;

/// One record's part in a total.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The unit that reports.
    pub region: RegionId,
    /// What the record speaks of.
    pub record: String,
    /// The number; none where the record has none.
    pub value: Option<Decimal>,
    /// As written.
    pub raw: Option<String>,
    /// Where the record stands.
    pub source: Source,
    /// The cell, where it is known.
    pub cell: Option<CellRef>,
}

/// A field that can be traced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traced {
    /// Its form.
    pub form: FormId,
    /// Its place in the form.
    pub field: usize,
}

/// The number fields with a key or a label: `households`, or `village.households`, `附件1.总户数` where several forms have it.
pub fn traceable(campaign: &Campaign, key: &str) -> Vec<Traced> {
    let (wanted, key) = match key.split_once('.') {
        Some((form, key)) => (Some(campaign.forms_named(form)), key),
        None => (None, key),
    };
    let forms = campaign.forms.iter().enumerate();
    forms
        .filter(|(i, _)| wanted.as_ref().is_none_or(|forms| *forms == [FormId(*i)]))
        .filter_map(|(i, form)| {
            let is_label = |field: &Field| normalize_label(&field.label) == normalize_label(key);
            let by_label = || form.fields.iter().position(is_label);
            let field = form.field_index(key).or_else(by_label)?;
            let is_number = form.fields[field].kind.is_number();
            is_number.then_some(Traced {
                form: FormId(i),
                field,
            })
        })
        .collect()
}

/// Every record's part in the total of a field, in the order of the region file.
pub fn trace(summary: &Summary<'_>, what: Traced) -> Vec<Part> {
    summary
        .records(what.form)
        .filter_map(|(key, record)| {
            let entry = record.fields.get(what.field)?;
            Some(Part {
                region: record.region?,
                record: key.readable(summary.campaign),
                value: number(&record, what.field),
                raw: entry.raw.as_deref().map(str::to_owned),
                cell: entry.cell,
                source: record.source,
            })
        })
        .collect()
}

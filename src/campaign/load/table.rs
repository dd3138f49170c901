//! A table of repeated rows on a form.

use toml::Spanned;

use super::context::{Context, check_key};
use super::field::field;
use super::labels::{check_labels, check_unique};
use super::raw::RawTable;
use crate::campaign::{Field, RollUp, Table};

/// Reads a table; `singles` are the keys of the form's single fields.
pub(super) fn table(
    raw: RawTable,
    singles: &[Spanned<String>],
    context: &mut Context<'_>,
) -> Table {
    check_key(&raw.key, context);
    if singles.iter().any(|key| key.get_ref() == raw.key.get_ref()) {
        context.fault(
            &raw.key,
            format!("键“{}”已经是一个栏目。", raw.key.get_ref()),
        );
    }
    if *raw.blank_rows.get_ref() == 0 || *raw.blank_rows.get_ref() < raw.min_rows {
        context.fault(&raw.blank_rows, "blank_rows 至少为 1，且不少于 min_rows。");
    }
    check_labels(&raw.fields, context);
    let keys: Vec<_> = raw.fields.iter().map(|field| field.key.clone()).collect();
    check_unique(&keys, context);
    let roll_ups: Vec<_> = raw
        .fields
        .iter()
        .map(|field| field.roll_up.clone())
        .collect();
    let fields: Vec<Field> = raw
        .fields
        .into_iter()
        .map(|raw| field(raw, context))
        .collect();
    for (field, written) in fields.iter().zip(&roll_ups) {
        if field.roll_up != RollUp::List {
            context.fault(
                written,
                "表格里的栏目只列出，不汇总：请写 roll_up = \"list\"。",
            );
        }
    }
    Table {
        key: raw.key.into_inner(),
        heading: raw.heading.into_inner(),
        aliases: raw.aliases,
        item_label: raw.item_label,
        min_rows: raw.min_rows,
        blank_rows: raw.blank_rows.into_inner(),
        fields,
    }
}

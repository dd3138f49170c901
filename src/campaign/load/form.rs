//! `forms/<id>.toml` → a valid [`Form`]: references resolved to places, labels told apart.

use std::collections::HashMap;

use toml::Spanned;

use super::document::{Document, Faults};
use super::field::{Context, check_key, field};
use super::raw::{RawField, RawForm, RawTable};
use super::relation::relations;
use crate::campaign::{Field, Form, KeyPart, Kind, Layout, RollUp, Table, Units, plain_label};

/// Reads a form; none where its file cannot be read or its region cannot be told.
pub(super) fn form(document: Document<'_>, units: &Units, faults: &mut Faults) -> Option<Form> {
    let raw: RawForm = faults.parse(document)?;
    let mut context = Context {
        document,
        units,
        faults,
    };
    let context = &mut context;
    if document.name != format!("forms/{}.toml", raw.id.get_ref()) {
        context.fault(&raw.id, "id 应与文件名相同。");
    }
    check_key(&raw.id, context);
    if let Some(key) = &raw.count_key {
        check_key(key, context);
    }
    check_layout(&raw, context);
    check_labels(&raw.fields, context);
    let weights: Vec<_> = raw
        .fields
        .iter()
        .map(|field| field.weight.clone())
        .collect();
    let spans: Vec<_> = raw.fields.iter().map(|field| field.key.clone()).collect();
    let mut fields: Vec<Field> = raw
        .fields
        .into_iter()
        .map(|raw| field(raw, context))
        .collect();
    check_unique(&spans, context);
    settle_weights(&mut fields, &weights, context);
    let region_field = region_field(&raw.region_field, &fields, context);
    let key = raw
        .key
        .iter()
        .filter_map(|part| key_part(part, &fields, region_field, context))
        .collect();
    let tables: Vec<Table> = raw
        .tables
        .into_iter()
        .map(|raw| table(raw, &spans, context))
        .collect();
    let mut form = Form {
        id: raw.id.into_inner(),
        number: raw.number.into_inner(),
        title: raw.title.into_inner(),
        title_aliases: raw.title_aliases,
        version: raw.version,
        layout: raw.layout.into_inner(),
        record_noun: raw.record_noun,
        count_key: raw.count_key.map(Spanned::into_inner),
        fields,
        tables,
        key,
        region_field: region_field?,
        reporters: raw.reporters,
        required_of_poverty_counties: raw.required_of_poverty_counties,
        relations: Vec::new(),
        fields_heading: raw.fields_heading,
        column_headings: raw.column_headings,
        caption: raw.caption,
        furniture: raw.furniture,
        footnote: raw.footnote,
        nothing_to_report: raw.nothing_to_report,
    };
    form.relations = relations(raw.relations, &form, context);
    Some(form)
}

fn check_layout(raw: &RawForm, context: &mut Context<'_>) {
    match raw.layout.get_ref() {
        Layout::Sections => {}
        Layout::Card | Layout::Indicators if raw.tables.is_empty() => {}
        _ => context.fault(
            &raw.layout,
            "只有 layout = \"sections\" 的表可以有 tables。",
        ),
    }
    if *raw.layout.get_ref() == Layout::Indicators && raw.column_headings.len() != 3 {
        context.fault(
            &raw.layout,
            "指标表要写 column_headings：内容、计量单位、数量三个表头。",
        );
    }
}

/// Within one scope a written label must lead to one field. Groups of an indicator list are scopes of their own.
fn check_labels(fields: &[RawField], context: &mut Context<'_>) {
    let mut seen: HashMap<(Option<u32>, String), &str> = HashMap::new();
    for field in fields {
        for label in std::iter::once(&field.label).chain(&field.aliases) {
            let scope = (field.group, plain_label(label.get_ref()));
            let owner = seen.entry(scope).or_insert(field.key.get_ref());
            if *owner != field.key.get_ref() {
                let reason = format!(
                    "“{}”已经是栏目 {owner} 的名称，一个名称不能指两栏。",
                    label.get_ref()
                );
                context.fault(label, reason);
            }
        }
    }
}

fn check_unique(keys: &[Spanned<String>], context: &mut Context<'_>) {
    for (i, key) in keys.iter().enumerate() {
        if keys[..i]
            .iter()
            .any(|other| other.get_ref() == key.get_ref())
        {
            context.fault(key, format!("键“{}”出现两次。", key.get_ref()));
        }
    }
}

fn place(fields: &[Field], key: &str) -> Option<usize> {
    fields.iter().position(|field| field.key == key)
}

fn settle_weights(
    fields: &mut [Field],
    weights: &[Option<Spanned<String>>],
    context: &mut Context<'_>,
) {
    for (i, written) in weights.iter().enumerate() {
        let (RollUp::Mean { .. }, Some(written)) = (fields[i].roll_up, written) else {
            continue;
        };
        let weight = place(fields, written.get_ref()).filter(|at| fields[*at].kind.is_number());
        if let Some(weight) = weight {
            fields[i].roll_up = RollUp::Mean { weight };
        } else {
            let reason = format!(
                "weight 应是本表的一个数字栏目；没有“{}”。",
                written.get_ref()
            );
            context.fault(written, reason);
        }
    }
}

fn region_field(
    written: &Spanned<String>,
    fields: &[Field],
    context: &mut Context<'_>,
) -> Option<usize> {
    let found =
        place(fields, written.get_ref()).filter(|at| matches!(fields[*at].kind, Kind::Region(_)));
    if found.is_none() {
        let reason = format!(
            "region_field 应是本表的一个地区栏目；没有“{}”。",
            written.get_ref()
        );
        context.fault(written, reason);
    }
    found
}

/// `region`, `village_name`, or `address.township`: the township named in an address.
fn key_part(
    written: &Spanned<String>,
    fields: &[Field],
    region_field: Option<usize>,
    context: &mut Context<'_>,
) -> Option<KeyPart> {
    let (key, township) = match written.get_ref().strip_suffix(".township") {
        Some(key) => (key, true),
        None => (written.get_ref().as_str(), false),
    };
    let Some(at) = place(fields, key) else {
        context.fault(written, format!("key 里的“{key}”不是本表的栏目。"));
        return None;
    };
    if township && !matches!(fields[at].kind, Kind::Text) {
        context.fault(written, format!("“{key}”不是文字栏目，取不出乡镇。"));
    }
    Some(match (township, Some(at) == region_field) {
        (true, _) => KeyPart::Township(at),
        (false, true) => KeyPart::Region,
        (false, false) => KeyPart::Field(at),
    })
}

fn table(raw: RawTable, singles: &[Spanned<String>], context: &mut Context<'_>) -> Table {
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

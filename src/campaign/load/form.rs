//! `forms/<id>.toml` → a valid [`Form`]: references resolved to places, labels told apart.

use toml::Spanned;

use super::context::{Context, check_key};
use super::field::field;
use super::labels::{check_labels, check_unique};
use super::raw::RawForm;
use super::relation::relations;
use super::table::table;
use crate::campaign::{Field, Form, KeyPart, Kind, Layout, RollUp, Table};

/// Reads a form; none where its file cannot be read or its region cannot be told.
pub(super) fn form(context: &mut Context<'_>) -> Option<Form> {
    let document = context.document;
    let raw: RawForm = context.faults.parse(document)?;
    if document.name != format!("forms/{}.toml", raw.id.get_ref()) {
        context.fault(&raw.id, "id 应与文件名相同。");
    }
    check_key(&raw.id, context);
    check_count_key(&raw, context);
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
    for (i, key) in spans.iter().enumerate() {
        if fields[i].roll_up == RollUp::Group && Some(i) != region_field {
            context.fault(key, "roll_up = \"group\" 只用于 region_field 那一栏。");
        }
    }
    let key = raw
        .key
        .iter()
        .filter_map(|part| key_part(part, &fields, region_field, context))
        .collect();
    let table_keys: Vec<_> = raw.tables.iter().map(|table| table.key.clone()).collect();
    check_unique(&table_keys, context);
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

/// Totals of a form stand side by side under their keys.
fn check_count_key(raw: &RawForm, context: &mut Context<'_>) {
    let Some(key) = &raw.count_key else {
        return;
    };
    check_key(key, context);
    let fields = raw.fields.iter().map(|field| &field.key);
    let mut taken = fields.chain(raw.tables.iter().map(|table| &table.key));
    if taken.any(|taken| taken.get_ref() == key.get_ref()) {
        context.fault(key, format!("键“{}”已经用作栏目或表格。", key.get_ref()));
    }
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

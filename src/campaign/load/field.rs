//! A field of a form's file → a valid [`Field`]: every key that its type needs, and none that it does not.

use rust_decimal::Decimal;
use toml::Spanned;

use super::choices::choices;
use super::context::{Context, check_key};
use super::foreign_keys::{is_number, refuse_foreign_keys};
use super::raw::{RawField, RawKind, RawRollUp};
use crate::campaign::label::normalize_label;
use crate::campaign::{Bounds, Field, Kind, RollUp, UnitId};

/// Reads a field. The weight of a mean is settled once all fields are known: see [`super::form`].
pub(super) fn field(raw: RawField, context: &mut Context<'_>) -> Field {
    check_key(&raw.key, context);
    if normalize_label(raw.label.get_ref()).is_empty() {
        context.fault(&raw.label, "label 不能为空。");
    }
    refuse_foreign_keys(&raw, context);
    let roll_up = roll_up(&raw, context);
    let unit = unit(&raw, context);
    let bounds = bounds(&raw, context);
    let headings = raw.heading.iter().chain(&raw.heading_aliases);
    let headings = headings.map(|pattern| ("heading", pattern));
    for (name, pattern) in headings.chain(raw.written.iter().map(|pattern| ("written", pattern))) {
        if pattern.get_ref().matches("{}").count() != 1 {
            context.fault(pattern, format!("{name} 里要有一处 {{}}，表示填写的地方。"));
        }
    }
    let kind = kind(&raw, context);
    Field {
        key: raw.key.into_inner(),
        label: raw.label.into_inner(),
        aliases: inner(raw.aliases),
        parts: inner(raw.parts),
        kind,
        required: raw.required,
        unit,
        bounds,
        roll_up,
        group: raw.group,
        heading: raw.heading.map(Spanned::into_inner),
        heading_aliases: inner(raw.heading_aliases),
        written: raw.written.map(Spanned::into_inner),
        wide: raw.wide,
        private: raw.private,
        listing: raw.listing.map(Spanned::into_inner),
        guide: raw.guide,
        example: raw.example,
    }
}

fn inner(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(Spanned::into_inner).collect()
}

fn kind(raw: &RawField, context: &mut Context<'_>) -> Kind {
    match raw.kind.get_ref() {
        RawKind::Text => Kind::Text,
        RawKind::Person => Kind::Person,
        RawKind::Phone => Kind::Phone,
        RawKind::Integer => Kind::Integer,
        RawKind::Date => Kind::Date,
        RawKind::Decimal => {
            let decimals = raw
                .decimals
                .as_ref()
                .map_or(0, |decimals| *decimals.get_ref());
            if !(1..=8).contains(&decimals) {
                context.fault(&raw.kind, "小数要写 decimals（1 到 8 位）。");
            }
            Kind::Decimal(decimals)
        }
        RawKind::Region => {
            let levels = raw
                .levels
                .as_ref()
                .map_or_else(Vec::new, |levels| levels.get_ref().clone());
            if levels.is_empty() {
                context.fault(&raw.kind, "地区要写 levels，如 [\"county\"]。");
            }
            Kind::Region(levels)
        }
        RawKind::Choices => Kind::Choices(choices(raw, context)),
    }
}

fn unit(raw: &RawField, context: &mut Context<'_>) -> Option<UnitId> {
    let name = raw.unit.as_ref()?;
    let found = context.units.by_name(name.get_ref());
    if found.is_none() {
        let reason = format!("units.toml 里没有单位“{}”。", name.get_ref());
        context.fault(name, reason);
    }
    found
}

fn bounds(raw: &RawField, context: &mut Context<'_>) -> Bounds {
    let value = |bound: &Option<Spanned<super::exact_number::Exact>>| -> Option<Decimal> {
        bound.as_ref().map(|bound| bound.get_ref().0)
    };
    let bounds = Bounds {
        min: value(&raw.min),
        max: value(&raw.max),
    };
    if let (Some(min), Some(max), Some(at)) = (bounds.min, bounds.max, &raw.max)
        && max < min
    {
        context.fault(at, "max 小于 min。");
    }
    bounds
}

fn roll_up(raw: &RawField, context: &mut Context<'_>) -> RollUp {
    let kind = *raw.kind.get_ref();
    let (result, fits, wants) = match raw.roll_up.get_ref() {
        RawRollUp::List => (RollUp::List, true, ""),
        RawRollUp::Group => (RollUp::Group, kind == RawKind::Region, "\"region\""),
        RawRollUp::Sum => (RollUp::Sum, is_number(kind), "\"integer\"、\"decimal\""),
        RawRollUp::Count => (RollUp::Count, kind == RawKind::Choices, "\"choices\""),
        RawRollUp::Mean => {
            if raw.weight.is_none() {
                context.fault(&raw.roll_up, "平均数要写 weight：按哪一栏加权。");
            }
            // The place of the weight is filled in by the form, which knows all fields.
            (
                RollUp::Mean { weight: 0 },
                is_number(kind),
                "\"integer\"、\"decimal\"",
            )
        }
    };
    if !fits {
        context.fault(
            &raw.roll_up,
            format!("这种汇总只用于 type = {wants} 的栏目。"),
        );
    }
    result
}

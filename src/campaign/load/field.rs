//! A field of a form's file → a valid [`Field`]: every key that its type needs, and none that it does not.

use rust_decimal::Decimal;
use toml::Spanned;

use super::document::{Document, Faults};
use super::raw::{RawField, RawKind, RawOption, RawRollUp};
use crate::campaign::{Bounds, Choice, Choices, Field, Kind, RollUp, UnitId, Units, plain_label};

/// What a field is read with.
pub(super) struct Context<'a> {
    pub document: Document<'a>,
    pub units: &'a Units,
    pub faults: &'a mut Faults,
}

impl Context<'_> {
    /// Reports a fault at a value of the file.
    pub fn fault<T>(&mut self, at: &Spanned<T>, reason: impl Into<String>) {
        self.faults.at(self.document, at.span(), reason);
    }

    /// Where a text's own first character stands in the file, behind its quotation mark.
    pub fn start_of(&self, text: &Spanned<String>) -> usize {
        let span = text.span();
        let quoted = self.document.text.get(span.clone()).unwrap_or_default();
        span.start + quoted.find(text.get_ref()).unwrap_or(0)
    }
}

/// Reads a field. The weight of a mean is settled once all fields are known: see [`super::form`].
pub(super) fn field(raw: RawField, context: &mut Context<'_>) -> Field {
    check_key(&raw.key, context);
    if plain_label(raw.label.get_ref()).is_empty() {
        context.fault(&raw.label, "label 不能为空。");
    }
    refuse_foreign_keys(&raw, context);
    let roll_up = roll_up(&raw, context);
    let unit = unit(&raw, context);
    let bounds = bounds(&raw, context);
    for heading in raw.heading.iter().chain(&raw.heading_aliases) {
        if heading.get_ref().matches("{}").count() != 1 {
            context.fault(heading, "heading 里要有一处 {}，表示填写的地方。");
        }
    }
    let kind = kind(&raw, context);
    Field {
        key: raw.key.into_inner(),
        label: raw.label.into_inner(),
        aliases: inner(raw.aliases),
        kind,
        required: raw.required,
        unit,
        bounds,
        roll_up,
        group: raw.group,
        heading: raw.heading.map(Spanned::into_inner),
        heading_aliases: inner(raw.heading_aliases),
        wide: raw.wide,
        guide: raw.guide,
        example: raw.example,
    }
}

/// Keys are what programs see: lower-case letters, digits and `_`.
pub(super) fn check_key(key: &Spanned<String>, context: &mut Context<'_>) {
    let text = key.get_ref();
    let fits = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !fits {
        context.fault(
            key,
            format!("“{text}”不能作键：请用小写字母开头，只用小写字母、数字和 _。"),
        );
    }
}

fn inner(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(Spanned::into_inner).collect()
}

fn is_number(kind: RawKind) -> bool {
    matches!(kind, RawKind::Integer | RawKind::Decimal)
}

/// A key that means nothing for the field's type is a mistake, not decoration.
fn refuse_foreign_keys(raw: &RawField, context: &mut Context<'_>) {
    let kind = *raw.kind.get_ref();
    let mut refuse = |span: Option<std::ops::Range<usize>>, name: &str, wants: &str| {
        if let Some(span) = span {
            let reason = format!("{name} 只用于 type = {wants} 的栏目。");
            context.faults.at(context.document, span, reason);
        }
    };
    if !is_number(kind) {
        refuse(
            raw.unit.as_ref().map(Spanned::span),
            "unit",
            "\"integer\"、\"decimal\"",
        );
        refuse(
            raw.min.as_ref().map(Spanned::span),
            "min",
            "\"integer\"、\"decimal\"",
        );
        refuse(
            raw.max.as_ref().map(Spanned::span),
            "max",
            "\"integer\"、\"decimal\"",
        );
    }
    if kind != RawKind::Decimal {
        refuse(
            raw.decimals.as_ref().map(Spanned::span),
            "decimals",
            "\"decimal\"",
        );
    }
    if kind != RawKind::Region {
        refuse(
            raw.levels.as_ref().map(Spanned::span),
            "levels",
            "\"region\"",
        );
    }
    if kind != RawKind::Choices {
        refuse(
            raw.options.as_ref().map(Spanned::span),
            "options",
            "\"choices\"",
        );
        refuse(
            raw.other.as_ref().map(Spanned::span),
            "other",
            "\"choices\"",
        );
        refuse(
            raw.other_aliases.first().map(Spanned::span),
            "other_aliases",
            "\"choices\"",
        );
        refuse(
            raw.choices_hint.as_ref().map(Spanned::span),
            "choices_hint",
            "\"choices\"",
        );
    }
    if *raw.roll_up.get_ref() != RawRollUp::Mean {
        let span = raw.weight.as_ref().map(Spanned::span);
        if let Some(span) = span {
            context.faults.at(
                context.document,
                span,
                "weight 只用于 roll_up = \"mean\" 的栏目。",
            );
        }
    }
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

fn choices(raw: &RawField, context: &mut Context<'_>) -> Choices {
    let options: &[RawOption] = raw
        .options
        .as_ref()
        .map_or(&[], |options| options.get_ref());
    if options.is_empty() {
        context.fault(&raw.kind, "选项栏目要写 options。");
    }
    let mut keys = Vec::new();
    let mut words = Vec::new();
    for option in options {
        check_key(&option.key, context);
        unique(
            &option.key,
            option.key.get_ref().clone(),
            &mut keys,
            context,
        );
        for word in std::iter::once(&option.label).chain(&option.aliases) {
            unique(word, plain_label(word.get_ref()), &mut words, context);
        }
    }
    for word in raw.other.iter().chain(&raw.other_aliases) {
        unique(word, plain_label(word.get_ref()), &mut words, context);
    }
    Choices {
        options: options
            .iter()
            .map(|option| Choice {
                key: option.key.get_ref().clone(),
                label: option.label.get_ref().clone(),
                aliases: option
                    .aliases
                    .iter()
                    .map(|alias| alias.get_ref().clone())
                    .collect(),
            })
            .collect(),
        other: raw.other.as_ref().map(|other| other.get_ref().clone()),
        other_aliases: raw
            .other_aliases
            .iter()
            .map(|alias| alias.get_ref().clone())
            .collect(),
        hint: raw.choices_hint.as_ref().map(|hint| hint.get_ref().clone()),
    }
}

fn unique(at: &Spanned<String>, word: String, seen: &mut Vec<String>, context: &mut Context<'_>) {
    if seen.contains(&word) {
        context.fault(at, format!("选项里“{}”出现两次。", at.get_ref()));
    }
    seen.push(word);
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
    let value = |bound: &Option<Spanned<super::raw::Exact>>| -> Option<Decimal> {
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

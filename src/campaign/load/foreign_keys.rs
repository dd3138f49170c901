//! Keys that mean nothing for a field's type: `decimals` on a text, `unit` on a telephone number.

use toml::Spanned;

use super::context::Context;
use super::raw::{RawField, RawKind, RawRollUp};

/// True for the types that have units and bounds.
pub(super) fn is_number(kind: RawKind) -> bool {
    matches!(kind, RawKind::Integer | RawKind::Decimal)
}

/// A key that means nothing for the field's type is a mistake, not decoration.
pub(super) fn refuse_foreign_keys(raw: &RawField, context: &mut Context<'_>) {
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
    if kind != RawKind::Text {
        refuse(raw.parts.first().map(Spanned::span), "parts", "\"text\"");
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
        refuse(
            raw.written.as_ref().map(Spanned::span),
            "written",
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
        refuse(
            raw.listing.as_ref().map(Spanned::span),
            "listing",
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

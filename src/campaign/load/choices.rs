//! The options of a tick field, told apart by key and by every word that stands for them.

use toml::Spanned;

use super::context::{Context, check_key};
use super::raw::{RawField, RawOption};
use crate::campaign::{Choice, Choices, plain_label};

/// Reads the options of a field.
pub(super) fn choices(raw: &RawField, context: &mut Context<'_>) -> Choices {
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

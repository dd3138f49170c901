//! The options of a tick field, told apart by key and by every word that stands for them.

use std::collections::HashMap;

use toml::Spanned;

use super::context::{Context, check_key};
use super::labels::check_unique;
use super::raw::{RawField, RawOption};
use crate::campaign::label::normalize_label;
use crate::campaign::{Choice, Choices};

/// Reads the options of a field.
pub(super) fn choices(raw: &RawField, context: &mut Context<'_>) -> Choices {
    let options: &[RawOption] = raw
        .options
        .as_ref()
        .map_or(&[], |options| options.get_ref());
    if options.is_empty() {
        context.fault(&raw.kind, "选项栏目要写 options。");
    }
    let keys: Vec<Spanned<String>> = options.iter().map(|option| option.key.clone()).collect();
    check_unique(&keys, context);
    for key in &keys {
        check_key(key, context);
    }
    tell_apart(options, raw, context);
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

/// A word stands for one option; the free option counts as one more.
fn tell_apart(options: &[RawOption], raw: &RawField, context: &mut Context<'_>) {
    let mut owners: HashMap<String, usize> = HashMap::new();
    let listed = options.iter().enumerate().flat_map(|(owner, option)| {
        let words = std::iter::once(&option.label).chain(&option.aliases);
        words.map(move |word| (owner, word))
    });
    let free = raw.other.iter().chain(&raw.other_aliases);
    for (owner, word) in listed.chain(free.map(|word| (options.len(), word))) {
        let spelling = normalize_label(word.get_ref()).into_owned();
        if *owners.entry(spelling).or_insert(owner) != owner {
            context.fault(
                word,
                format!("“{}”在这一栏里指了两个选项。", word.get_ref()),
            );
        }
    }
}

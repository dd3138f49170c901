//! A choice field's words, brought into their spellings once for all the cells that are read against them.

use std::borrow::Cow;
use std::collections::HashSet;

use super::lexicon::Lexicon;
use crate::campaign::Choices;
use crate::campaign::label::normalize_label;

/// The words of one choice field.
#[derive(Debug)]
pub struct TickWords<'c> {
    pub(super) choices: &'c Choices,
    pub(super) lexicon: Lexicon,
    options: HashSet<String>,
    other: Option<String>,
}

impl<'c> TickWords<'c> {
    /// Gathers the words of a field.
    pub fn of(choices: &'c Choices) -> Self {
        let labels =
            |option: &'c crate::campaign::Choice| option.aliases.iter().chain([&option.label]);
        Self {
            choices,
            lexicon: Lexicon::new(choices),
            options: choices
                .options
                .iter()
                .flat_map(labels)
                .map(|label| normalize_label(label).into_owned())
                .collect(),
            other: choices
                .other
                .as_deref()
                .map(normalize_label)
                .map(Cow::into_owned),
        }
    }

    /// The field that the words belong to.
    pub fn choices(&self) -> &'c Choices {
        self.choices
    }

    /// True for an option's label or alias, as labels are compared.
    pub fn is_option(&self, word: &str) -> bool {
        self.options.contains(word)
    }

    /// True where a word, as labels are compared, begins with the free option's.
    pub fn begins_with_other(&self, word: &str) -> bool {
        self.other
            .as_deref()
            .is_some_and(|other| word.starts_with(other))
    }
}

//! What the parts of a form are read with: the file, the units, the faults found so far.

use std::collections::BTreeMap;

use toml::Spanned;

use super::document::{Document, Faults};
use crate::campaign::Units;

/// What a form and its parts are read with.
pub(super) struct Context<'a> {
    pub document: Document<'a>,
    pub units: &'a Units,
    pub faults: &'a mut Faults,
    /// Codes of the relations read so far, with their files.
    pub codes: &'a mut BTreeMap<String, String>,
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

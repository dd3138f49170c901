//! Labels and keys that must be told apart.

use std::collections::HashMap;

use toml::Spanned;

use super::context::Context;
use super::raw::RawField;
use crate::campaign::label::normalize_label;

/// Within one scope a written label must lead to one field. Groups of an indicator list are scopes of their own.
pub(super) fn check_labels(fields: &[RawField], context: &mut Context<'_>) {
    let mut seen: HashMap<(Option<u32>, String), &str> = HashMap::new();
    for field in fields {
        for label in std::iter::once(&field.label).chain(&field.aliases) {
            let scope = (field.group, normalize_label(label.get_ref()).into_owned());
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

/// Keys stand once in their scope.
pub(super) fn check_unique(keys: &[Spanned<String>], context: &mut Context<'_>) {
    for (i, key) in keys.iter().enumerate() {
        if keys[..i]
            .iter()
            .any(|other| other.get_ref() == key.get_ref())
        {
            context.fault(key, format!("键“{}”出现两次。", key.get_ref()));
        }
    }
}

//! One static record a rule: the checks, `explain`, the rule page and the tests all read from here.

pub mod across;
mod content;
mod conversion;
pub mod explanation;
pub mod file;
mod number;
pub mod structure;
pub mod value;

use super::Level;

/// A built-in edit rule. A campaign's relations carry their own texts in its files.
#[derive(Debug)]
pub struct Rule {
    /// Stable code: family letter and three digits.
    pub code: &'static str,
    /// Level unless overridden.
    pub level: Level,
    /// A few words.
    pub title: &'static str,
    /// What it checks.
    pub checks: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// A case that fires it.
    pub example: &'static str,
    /// A near case that does not.
    pub passes: &'static str,
    /// The way out.
    pub remedy: &'static str,
}

/// Every built-in rule, family by family.
pub static RULES: &[&[&Rule]] = &[
    file::ALL,
    structure::ALL,
    explanation::ALL,
    number::ALL,
    content::ALL,
    conversion::ALL,
    across::ALL,
];

/// The built-in rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .flat_map(|family| family.iter())
        .find(|rule| rule.code == code)
        .copied()
}

//! Edit rules within one record, as a campaign writes them.

use super::Level;

/// One edit rule, parsed.
#[derive(Debug)]
pub struct Relation {
    /// Stable code, `R301`.
    pub code: String,
    /// How grave a breach is.
    pub level: Level,
}

//! How grave a finding is.

/// Level of a finding, as in official statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 提示: what kjzd converted or skipped.
    Notice,
    /// 核实: may be true, wants an explanation.
    Warning,
    /// 强制: the return cannot be merged.
    Error,
}

impl Level {
    /// The clerk's word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Notice => "提示",
            Self::Warning => "核实",
            Self::Error => "强制",
        }
    }

    /// The script's word.
    pub const fn severity(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

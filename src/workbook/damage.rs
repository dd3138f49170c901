//! What is broken in a file: in a clerk's words, and in the parser's own for an analyst.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A torn or wrongly put together part of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// What is wrong, for a clerk.
    what: Cow<'static, str>,
    /// What the parser said, in whatever language.
    said: Option<String>,
}

impl Damage {
    /// What is wrong, with what a parser said.
    pub(super) fn told(what: impl Into<Cow<'static, str>>, said: impl fmt::Display) -> Self {
        Self {
            what: what.into(),
            said: Some(said.to_string()),
        }
    }

    /// A way out, and behind it what may help an analyst.
    pub fn with_advice(&self, advice: &'static str) -> Cow<'static, str> {
        match &self.said {
            Some(said) => Cow::Owned(format!("{advice}（技术信息：{said}）")),
            None => Cow::Borrowed(advice),
        }
    }
}

impl From<&'static str> for Damage {
    fn from(what: &'static str) -> Self {
        Self {
            what: Cow::Borrowed(what),
            said: None,
        }
    }
}

impl From<String> for Damage {
    fn from(what: String) -> Self {
        Self {
            what: Cow::Owned(what),
            said: None,
        }
    }
}

/// For a clerk.
impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

//! What a run wants to hear: which rules, from which level on, and whether a warning counts as an error.

use std::fmt;
use std::str::FromStr;

use super::{Diagnostic, Level, Refusal};

/// The wishes of one run. By default everything is told at its own level.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// 核实 becomes 强制.
    pub strict: bool,
    /// Only these rules; all where empty.
    pub select: Vec<Selector>,
    /// Not these rules, even where selected.
    pub ignore: Vec<Selector>,
    /// Nothing below this level, after `strict`; everything where none.
    pub level: Option<Level>,
}

/// A code, or the beginning of one: `R301`, `R3`, `R`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector(String);

impl Selector {
    /// True for this code and those that begin with it.
    pub fn covers(&self, code: &str) -> bool {
        code.starts_with(&self.0)
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Selector {
    type Err = Refusal;

    fn from_str(written: &str) -> Result<Self, Refusal> {
        let code = written.trim().to_ascii_uppercase();
        let mut letters = code.chars();
        let is_family = letters.next().is_some_and(|c| "FSVRXC".contains(c));
        let digits = letters.as_str();
        if is_family && digits.len() <= 3 && digits.chars().all(|c| c.is_ascii_digit()) {
            return Ok(Self(code));
        }
        Err(Refusal::new(
            format!("“{written}”不是规则代码"),
            "代码是一个字母加三位数字，如 R301；只写字母（F、S、V、R、X、C）就是整个一类。用 kjzd explain 查看全部规则。",
        ))
    }
}

impl Policy {
    /// True where some findings would not be told.
    pub fn is_partial(&self) -> bool {
        let everything = self.select.is_empty() && self.ignore.is_empty();
        !everything || self.level.is_some_and(|least| least > Level::Notice)
    }

    /// The finding at its level under this policy; none where it is not wanted.
    pub(super) fn apply(&self, mut finding: Diagnostic) -> Option<Diagnostic> {
        let selected = self.select.is_empty() || covers(&self.select, &finding.code);
        if !selected || covers(&self.ignore, &finding.code) {
            return None;
        }
        if self.strict && finding.level == Level::Warning {
            finding.level = Level::Error;
        }
        (self.level.is_none_or(|least| finding.level >= least)).then_some(finding)
    }
}

fn covers(selectors: &[Selector], code: &str) -> bool {
    selectors.iter().any(|selector| selector.covers(code))
}

#[cfg(test)]
mod tests {
    use super::{Policy, Selector};
    use crate::diagnostic::registry::{across, value};
    use crate::diagnostic::{Diagnostic, Level, Place};

    fn selectors(codes: &[&str]) -> Vec<Selector> {
        codes.iter().map(|code| code.parse().unwrap()).collect()
    }

    fn level_under(policy: &Policy) -> Option<Level> {
        let finding = Diagnostic::new(&across::PHONE_SHARED, Place::default(), "一");
        policy.apply(finding).map(|finding| finding.level)
    }

    #[test]
    fn a_selector_is_a_code_or_its_beginning() {
        for good in ["R301", "r3", "X", " v "] {
            assert!(good.parse::<Selector>().is_ok(), "{good}");
        }
        for bad in ["", "Q101", "R3011", "强制", "3R"] {
            assert!(bad.parse::<Selector>().is_err(), "{bad}");
        }
    }

    #[test]
    fn strict_raises_warnings_before_the_level_cuts() {
        let strict = Policy {
            strict: true,
            level: Some(Level::Error),
            ..Policy::default()
        };
        assert_eq!(level_under(&strict), Some(Level::Error));
        let errors_only = Policy {
            level: Some(Level::Error),
            ..Policy::default()
        };
        assert_eq!(level_under(&errors_only), None);
        assert_eq!(
            level_under(&Policy::default()),
            Some(value::OUTSIDE_CAMPAIGN.level)
        );
    }

    #[test]
    fn ignore_goes_before_select() {
        let policy = Policy {
            select: selectors(&["X"]),
            ignore: selectors(&["X202"]),
            ..Policy::default()
        };
        assert_eq!(level_under(&policy), None);
        let others = Policy {
            select: selectors(&["V"]),
            ..Policy::default()
        };
        assert_eq!(level_under(&others), None);
    }
}

//! The numbering plan: area codes and how many digits follow them. A campaign's data brings its own.

use std::collections::BTreeMap;

/// Area codes with the lengths of the numbers behind them. Without any code, every code of the right shape is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhonePlan {
    area_codes: BTreeMap<String, Vec<u8>>,
}

/// Why a table of area codes is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhonePlanError {
    /// An area code is a 0 and two or three more digits.
    #[error("区号“{0}”应为 0 开头的 3 或 4 位数字")]
    BadCode(String),
    /// Numbers have 5 to 9 digits.
    #[error("区号“{0}”后面的号码位数应在 5 到 9 之间")]
    BadLength(String),
    /// A code stands twice.
    #[error("区号“{0}”重复")]
    Twice(String),
}

impl PhonePlan {
    /// A plan from `(area code, lengths of the numbers)`, such as `("0435", [7, 8])`.
    pub fn new(
        area_codes: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Result<Self, PhonePlanError> {
        let mut plan = Self::default();
        for (code, lengths) in area_codes {
            let shape = (3..=4).contains(&code.len()) && code.starts_with('0');
            if !shape || !code.bytes().all(|b| b.is_ascii_digit()) {
                return Err(PhonePlanError::BadCode(code));
            }
            if lengths.is_empty() || lengths.iter().any(|length| !(5..=9).contains(length)) {
                return Err(PhonePlanError::BadLength(code));
            }
            if plan.area_codes.insert(code.clone(), lengths).is_some() {
                return Err(PhonePlanError::Twice(code));
            }
        }
        Ok(plan)
    }

    /// The area code that a number begins with, and the lengths that may follow it.
    pub(crate) fn area_of<'n>(&self, number: &'n str) -> Option<(&'n str, Vec<u8>)> {
        if self.area_codes.is_empty() {
            return any_area(number);
        }
        let known = self
            .area_codes
            .iter()
            .find(|(code, _)| number.starts_with(code.as_str()));
        known.map(|(code, lengths)| (&number[..code.len()], lengths.clone()))
    }

    /// True where a number without area code may have this length.
    pub(crate) fn is_local_length(&self, length: usize) -> bool {
        if self.area_codes.is_empty() {
            return (7..=8).contains(&length);
        }
        let mut lengths = self.area_codes.values().flatten();
        lengths.any(|known| usize::from(*known) == length)
    }
}

/// 010 and 02x have three digits and eight behind them; all others four, and seven or eight.
fn any_area(number: &str) -> Option<(&str, Vec<u8>)> {
    let short = number.starts_with("010") || number.starts_with("02");
    let code = number.get(..if short { 3 } else { 4 })?;
    let shape = code.starts_with('0') && !code.starts_with("00");
    shape.then(|| (code, if short { vec![8] } else { vec![7, 8] }))
}

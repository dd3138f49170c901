//! Ticks counted option by option.

use crate::campaign::Kind;
use crate::value::Ticks;

/// Ticks counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// Records that tick each option, in the form's order.
    pub options: Vec<u64>,
    /// Records with words after the free option; none where the form has no such option.
    pub other: Option<u64>,
    /// Records with any tick or words: what shares are shares of.
    pub answered: u64,
}

impl Count {
    /// No ticks of a field's options.
    pub(super) fn nothing(kind: &Kind) -> Self {
        let Kind::Choices(choices) = kind else {
            return Self::default();
        };
        Self {
            options: vec![0; choices.options.len()],
            other: choices.other.as_ref().map(|_| 0),
            answered: 0,
        }
    }

    /// Counts one record's ticks in.
    pub(super) fn mark(&mut self, ticks: &Ticks) {
        if ticks.is_empty() {
            return;
        }
        for option in &ticks.ticked {
            if let Some(count) = self.options.get_mut(*option) {
                *count += 1;
            }
        }
        if let Some(other) = &mut self.other {
            *other += u64::from(ticks.other.is_some());
        }
        self.answered += 1;
    }

    /// Counts another set of records in.
    pub(super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.options.iter_mut().zip(&other.options) {
            *mine += theirs;
        }
        self.other = self.other.zip(other.other).map(|(a, b)| a + b);
        self.answered += other.answered;
    }
}

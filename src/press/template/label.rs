//! Labels as a blank form prints them: the notice's words, the unit below, the hint for ticks.

use unicode_width::UnicodeWidthStr;

use crate::campaign::{Campaign, Field, Kind};

/// The size of type for which [`text_width`] measures.
pub(super) const MEASURE: f64 = 12.0;
/// Width of one half-width character at the size forms are printed in, in a column's own measure.
const CHARACTER: f64 = 1.15;

/// A field's label with its unit, or with the hint how to tick.
pub(in crate::press) fn printed_label(campaign: &Campaign, field: &Field) -> String {
    match (&field.kind, field.unit) {
        (_, Some(unit)) => format!("{}\n（{}）", field.label, campaign.units.get(unit).name),
        (Kind::Choices(choices), None) => match &choices.hint {
            Some(hint) => format!("{}\n（{hint}）", field.label),
            None => field.label.clone(),
        },
        _ => field.label.clone(),
    }
}

/// How wide a column must be for these words on one line.
pub(in crate::press) fn text_width(text: &str) -> f64 {
    let longest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
    u32::try_from(longest).map_or(f64::MAX, f64::from) * CHARACTER
}

/// The same with the margin that an option needs before its box.
pub(in crate::press) fn choice_width(word: &str) -> f64 {
    text_width(word) + 1.0
}

//! What stands on the sheet for one field, before it is read.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::context::Context;
use crate::campaign::{Field, Kind};
use crate::value::Written;
use crate::value::normalize_label;
use crate::value::read_number;
use crate::value::text::{begins_plainly, is_character};
use crate::workbook::{Cell, CellRef, DateCell};

/// The cells of one field.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot<'g> {
    /// The value's cells, in reading order.
    pub cells: Vec<(CellRef, &'g Cell)>,
    /// Where the value stands or should stand.
    pub home: Option<CellRef>,
    /// First cell of the place where the value belongs, where the cells around show it.
    pub area: Option<CellRef>,
    /// A value in the label's own cell.
    pub inline: Option<String>,
    /// A unit printed beside the value.
    pub unit: Option<String>,
    /// Cells of single options: place of the option, cell.
    pub flags: Vec<(usize, CellRef, &'g Cell)>,
    /// ○ in a cell of a single option is a tick.
    pub circles: bool,
    /// The cell of the free text option.
    pub other: Option<(CellRef, &'g Cell)>,
    /// Words elsewhere on the sheet that settle an ambiguous region.
    pub hint: Option<String>,
}

impl<'g> Slot<'g> {
    /// A place with nothing in it.
    pub fn empty(home: CellRef) -> Self {
        Self {
            home: Some(home),
            ..Self::default()
        }
    }

    /// A field that has no place on the sheet.
    pub fn absent() -> Self {
        Self::default()
    }

    /// A value in its label's cell.
    pub fn inline(at: CellRef, text: &str) -> Self {
        Self {
            home: Some(at),
            inline: Some(text.to_owned()),
            ..Self::default()
        }
    }

    /// With the unit that the label prints, where the field is a number.
    pub fn of(mut self, kind: &Kind, unit: Option<String>) -> Self {
        self.unit = unit.filter(|_| kind.is_number());
        self
    }

    /// The cells right of a label. Of a single value only the first is its own, with a unit that stands in the next.
    pub fn new(
        kind: &Kind,
        mut cells: Vec<(CellRef, &'g Cell)>,
        home: CellRef,
        unit: Option<String>,
    ) -> Self {
        let mut unit = unit;
        if kind.is_number() && cells.len() > 1 {
            let next = cells[1]
                .1
                .as_text()
                .map(normalize_label)
                .filter(|word| is_unit_like(word));
            let taken = if next.is_some() { 2 } else { 1 };
            unit = next.map(Cow::into_owned).or(unit);
            cells.truncate(taken);
        } else if !matches!(
            kind,
            Kind::Text | Kind::Choices(_) | Kind::Phone | Kind::Region(_)
        ) {
            cells.truncate(1);
        }
        let home = cells.first().map_or(home, |(at, _)| *at);
        Self {
            cells,
            home: Some(home),
            unit,
            ..Self::default()
        }
    }

    /// With one more cell, if there is one; the first becomes the home.
    pub fn with(mut self, cell: Option<(CellRef, &'g Cell)>) -> Self {
        if let Some((at, cell)) = cell {
            if self.cells.is_empty() {
                self.home = Some(at);
            }
            self.cells.push((at, cell));
        }
        self
    }

    /// With words that settle an ambiguous region.
    pub fn hinted(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// True where nothing is written.
    pub fn is_blank(&self) -> bool {
        self.inline.is_none()
            && self.cells.is_empty()
            && self.flags.is_empty()
            && self.other.is_none()
    }

    /// Everything that is written, as one text.
    pub fn text(&self) -> Cow<'_, str> {
        match (&*self.cells, &*self.flags, &self.other, &self.inline) {
            ([], [], None, None) => return Cow::Borrowed(""),
            ([(_, Cell::Text(text))], [], None, None) => return Cow::Borrowed(bare(text).trim()),
            ([(_, cell)], [], None, None) => return display(cell),
            _ => {}
        }
        let cells = self.cells.iter().map(|(_, cell)| display(cell));
        let flags = self.flags.iter().map(|(_, _, cell)| display(cell));
        let other = self.other.iter().map(|(_, cell)| display(cell));
        let inline = self.inline.as_deref().map(Cow::Borrowed);
        let parts: Vec<Cow<'_, str>> = inline
            .into_iter()
            .chain(cells)
            .chain(flags)
            .chain(other)
            .collect();
        parts.join(" ").trim().to_owned().into()
    }

    /// The single written value, if there is one.
    pub fn written(&self) -> Option<Written<'_>> {
        match (&self.inline, self.cells.first()) {
            (Some(text), _) => Some(Written::Text(bare(text))),
            (None, Some((_, cell))) => Some(written(cell)),
            (None, None) => None,
        }
    }

    /// The number, where the slot holds a readable one.
    pub fn number(&self, context: &Context<'_>, field: &Field) -> Option<(CellRef, Decimal)> {
        let reading = read_number(
            &self.written()?,
            field.unit,
            self.unit.as_deref(),
            &context.campaign.units,
        )
        .ok()?;
        Some((self.home?, reading.value?))
    }
}

/// Words short enough to be a unit and without a digit.
fn is_unit_like(word: &str) -> bool {
    !word.is_empty() && word.chars().count() <= 3 && !word.chars().any(char::is_numeric)
}

/// A cell as the value readers see it.
pub(super) fn written(cell: &Cell) -> Written<'_> {
    match cell {
        Cell::Text(text) => Written::Text(bare(text)),
        Cell::Number(number) => Written::Number(*number),
        Cell::Date(DateCell::Serial {
            days,
            epoch_1904,
            duration,
        }) => Written::Serial {
            days: *days,
            epoch_1904: *epoch_1904,
            duration: *duration,
        },
        Cell::Date(DateCell::Iso(text)) => Written::Iso(text),
        Cell::Bool(flag) => Written::Bool(*flag),
        Cell::Error(text) => Written::Error(text),
        Cell::Uncomputed(text) => Written::Uncomputed(text),
    }
}

/// Text without what is no part of it: the apostrophe that makes a number text, the line that a value was written on.
pub(super) fn bare(text: &str) -> &str {
    let ends_plainly = |text: &str| text.ends_with(|c| is_character(c) || c.is_ascii_digit());
    if begins_plainly(text) && ends_plainly(text) {
        return text;
    }
    undressed(text)
}

fn undressed(text: &str) -> &str {
    let text = match text.trim_start().strip_prefix(['\'', '’', '‘']) {
        Some(rest) if rest.starts_with(|c: char| c.is_numeric()) => rest,
        _ => text,
    };
    let inner = text.trim().trim_matches('_');
    if inner.is_empty() { text } else { inner }
}

/// A cell as people see it.
pub(super) fn display(cell: &Cell) -> Cow<'_, str> {
    written(cell).shown()
}

#[cfg(test)]
mod tests {
    use super::{bare, undressed};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_text_is_bare(text in "['’_ 0-9张a]{0,6}") {
            prop_assert_eq!(bare(&text), undressed(&text));
        }
    }
}

//! One `<table:table-cell>` → one cell.

use super::super::limits::Limits;
use super::super::xml::{Element, Xml, resolved};
use super::super::{Cell, DateCell, OpenError};
use super::paragraphs;
use crate::diagnostic::address::{COLUMNS, ROWS};
use std::io::Read;

/// What the element's attributes say.
pub(super) struct Head {
    /// How many columns the cell stands for.
    pub times: u32,
    /// How many columns and rows it spans.
    pub span: (u32, u32),
    kind: Option<String>,
    is_error: bool,
    /// The value attribute that goes with the kind.
    value: Option<String>,
    formula: Option<String>,
}

impl Head {
    pub(super) fn of(element: &Element<'_>) -> Self {
        let mut head = Self {
            times: 1,
            span: (1, 1),
            kind: None,
            is_error: false,
            value: None,
            formula: None,
        };
        for (key, value) in element.attributes() {
            match key {
                "table:number-columns-repeated" => head.times = count(&value, COLUMNS),
                "table:number-columns-spanned" => head.span.0 = count(&value, COLUMNS),
                "table:number-rows-spanned" => head.span.1 = count(&value, ROWS),
                "table:formula" => head.formula = Some(resolved(&value)),
                "office:value-type" => head.kind = Some(value.into_owned()),
                "calcext:value-type" => head.is_error = value == "error",
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => {
                    head.value = Some(resolved(&value));
                }
                _ => {}
            }
        }
        head
    }
}

/// A count that an attribute gives: 1 where it is no number, at most `most`.
pub(super) fn count(text: &str, most: u32) -> u32 {
    match text.parse::<u64>() {
        Ok(count) => u32::try_from(count).unwrap_or(most).clamp(1, most),
        Err(_) => 1,
    }
}

/// Reads the body of a cell whose start has just been read; `None` for a blank.
pub(super) fn read_body<R: Read>(
    xml: &mut Xml<R>,
    head: Head,
    limits: &Limits,
) -> Result<Option<Cell>, OpenError> {
    let shown = paragraphs::read(xml, limits)?;
    Ok(Some(typed(head, shown)).filter(|cell| !cell.is_blank()))
}

fn typed(head: Head, shown: String) -> Cell {
    if head.is_error || (head.formula.is_some() && shows_error(&shown)) {
        return Cell::Error(shown.into());
    }
    match (head.kind.as_deref(), head.value) {
        (Some("float" | "percentage" | "currency"), Some(value)) => number(value),
        (Some("date" | "time"), Some(value)) => Cell::Date(DateCell::Iso(value.into())),
        (Some("boolean"), Some(value)) => Cell::Bool(value.eq_ignore_ascii_case("true")),
        // What the sheet shows keeps its line breaks; the attribute does not.
        (Some("string"), Some(value)) if shown.is_empty() => Cell::text(value),
        (Some(_), _) => Cell::text(shown),
        (None, _) => match head.formula {
            Some(formula) if shown.is_empty() => Cell::Uncomputed(plain(&formula).into()),
            _ => Cell::text(shown),
        },
    }
}

fn number(value: String) -> Cell {
    match value.parse::<f64>() {
        Ok(number) if number.is_finite() => Cell::Number(number),
        _ => Cell::text(value),
    }
}

/// Older writers mark an error only in the text that the cell shows.
fn shows_error(shown: &str) -> bool {
    shown.starts_with("Err:")
        || (shown.starts_with('#') && shown.ends_with(['!', '?']))
        || shown == "#N/A"
}

/// A formula without the mark of its language, such as `of:=`.
fn plain(formula: &str) -> &str {
    formula
        .split_once('=')
        .filter(|(language, _)| language.len() <= 6 && !language.contains('['))
        .map_or(formula, |(_, formula)| formula)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_formula_loses_the_mark_of_its_language_only() {
        assert_eq!(plain("of:=SUM([.A1:.A2])"), "SUM([.A1:.A2])");
        assert_eq!(plain("=[.A1]=[.B1]"), "[.A1]=[.B1]");
        assert_eq!(plain("SUM(A1)"), "SUM(A1)");
    }
}

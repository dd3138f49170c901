//! One `<c>` element → one cell.

use super::super::number_format::Shows;
use super::super::xml::{Element, Token, Xml};
use super::super::{Cell, CellRef, DateCell, OpenError};
use super::Shared;
use super::strings::{rich_text, unescaped};
use std::collections::HashMap;
use std::io::Read;

/// What the element's attributes say.
pub(super) struct Head {
    pub at: At,
    kind: Kind,
    shows: Shows,
}

/// The `r` attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Left out: right of the cell before.
    Next,
    Place(CellRef),
    /// Written, but no place on a sheet.
    Nowhere,
}

/// The `t` attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Inline,
    Formula,
    Bool,
    Error,
    Date,
}

impl Head {
    pub(super) fn of(element: &Element<'_>, shared: &Shared) -> Self {
        let mut head = Self {
            at: At::Next,
            kind: Kind::Number,
            shows: shared.styles.first().copied().unwrap_or(Shows::Number),
        };
        for (key, value) in element.attributes() {
            match key {
                "r" => head.at = CellRef::from_a1(&value).map_or(At::Nowhere, At::Place),
                "t" => head.kind = Kind::of(&value),
                "s" => {
                    let style = value.parse().ok();
                    head.shows = style
                        .and_then(|style: usize| shared.styles.get(style).copied())
                        .unwrap_or(Shows::Number);
                }
                _ => {}
            }
        }
        head
    }
}

impl Kind {
    fn of(keyword: &str) -> Self {
        match keyword {
            "s" => Self::Shared,
            "inlineStr" | "is" => Self::Inline,
            "str" => Self::Formula,
            "b" => Self::Bool,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Number,
        }
    }
}

/// The texts of shared formulas, kept for the cells that only point at them.
#[derive(Default)]
pub(super) struct SharedFormulas(HashMap<u32, Box<str>>);

/// Reads the body of a cell whose start has just been read. `Err` in the inner result is a fault of this cell alone.
pub(super) fn read_body<R: Read>(
    xml: &mut Xml<R>,
    head: &Head,
    shared: &Shared,
    formulas: &mut SharedFormulas,
) -> Result<Result<Option<Cell>, String>, OpenError> {
    let mut value = None;
    let mut inline = None;
    let mut formula = None;
    loop {
        match xml.next()? {
            Token::Open(element) => match element.name() {
                "v" => value = Some(xml.text()?),
                "is" => inline = Some(rich_text(xml)?),
                "f" => {
                    let index = shared_index(&element);
                    formula = Some(formulas.text(index, xml.text()?));
                }
                _ => xml.skip()?,
            },
            Token::Close(_) => break,
            Token::Text(_) => {}
            Token::End => return Err(OpenError::damaged("XML 在单元格中间断了")),
        }
    }
    if let Some(text) = inline {
        return Ok(Ok(Some(Cell::text(text))));
    }
    let computed = value
        .as_deref()
        .is_some_and(|value| !value.is_empty() || head.kind == Kind::Formula);
    Ok(match (formula, value) {
        (Some(formula), _) if !computed && !formula.is_empty() => {
            Ok(Some(Cell::Uncomputed(formula)))
        }
        (_, Some(value)) => typed(&value, head, shared),
        (_, None) => Ok(None),
    })
}

impl SharedFormulas {
    /// A formula's text: its own, or that of the cell which it shares.
    fn text(&mut self, index: Option<u32>, own: String) -> Box<str> {
        let own = own.into_boxed_str();
        match index {
            Some(index) if own.is_empty() => self.0.get(&index).cloned().unwrap_or(own),
            Some(index) => {
                self.0.insert(index, own.clone());
                own
            }
            None => own,
        }
    }
}

fn shared_index(formula: &Element<'_>) -> Option<u32> {
    if formula.raw("t")? != "shared" {
        return None;
    }
    formula.raw("si")?.parse().ok()
}

/// A written value in the type that the cell gives it.
fn typed(value: &str, head: &Head, shared: &Shared) -> Result<Option<Cell>, String> {
    let trimmed = value.trim();
    if trimmed.is_empty() {
        return Ok(None);
    }
    Ok(Some(match head.kind {
        Kind::Shared => {
            let text = trimmed
                .parse()
                .ok()
                .and_then(|index: usize| shared.strings.get(index));
            Cell::Text(text.ok_or("它的文字不在共享字符串表里")?.clone())
        }
        Kind::Bool => match trimmed {
            "1" | "true" | "TRUE" => Cell::Bool(true),
            "0" | "false" | "FALSE" => Cell::Bool(false),
            other => Cell::text(other),
        },
        Kind::Error => Cell::Error(trimmed.into()),
        Kind::Date => Cell::Date(DateCell::Iso(trimmed.into())),
        Kind::Formula | Kind::Inline => Cell::text(unescaped(value)),
        Kind::Number => number(trimmed, head.shows, shared.epoch_1904),
    }))
}

/// A number as its style shows it; what is no finite number stays text.
fn number(text: &str, shows: Shows, epoch_1904: bool) -> Cell {
    let looks_numeric = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        && !text.contains(|c: char| c.is_ascii_alphabetic() && !"eE".contains(c));
    match text.parse::<f64>() {
        Ok(number) if looks_numeric && number.is_finite() => match shows {
            Shows::Number => Cell::Number(number),
            Shows::Date | Shows::Duration => Cell::Date(DateCell::Serial {
                days: number,
                epoch_1904,
                duration: shows == Shows::Duration,
            }),
        },
        _ => Cell::text(text),
    }
}

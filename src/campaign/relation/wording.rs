//! A relation's own message, where its author wrote one: text with places for cells and numbers.
//!
//! `{households}` stands for `B5 总户数 312`, `{households.value}`, `{households.label}` and `{households.cell}` for
//! its parts.

use super::expression::Term;
use super::message::Teller;

/// A parsed message.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::campaign) struct Wording(Vec<Piece>);

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Text(String),
    Field(usize, Aspect),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Aspect {
    Whole,
    Value,
    Label,
    Cell,
}

impl Wording {
    /// Reads a message; `place` finds a field by its key. The error is the placeholder that stands for nothing.
    pub fn parse(text: &str, place: impl Fn(&str) -> Option<usize>) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (inner, tail) = after.split_once('}').ok_or_else(|| after.to_owned())?;
            let (key, aspect) = match inner.split_once('.') {
                None => (inner, Aspect::Whole),
                Some((key, "value")) => (key, Aspect::Value),
                Some((key, "label")) => (key, Aspect::Label),
                Some((key, "cell")) => (key, Aspect::Cell),
                Some(_) => return Err(inner.to_owned()),
            };
            let place = place(key).ok_or_else(|| inner.to_owned())?;
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Field(place, aspect));
            rest = tail;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self(pieces))
    }

    /// The message for a record.
    pub(super) fn tell(&self, mut teller: Teller<'_>) -> String {
        let mut told = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => told.push_str(text),
                Piece::Field(place, Aspect::Whole) => {
                    told.push_str(&teller.term(Term::Field(*place), true));
                }
                Piece::Field(place, Aspect::Value) => told.push_str(&teller.value(*place, true).0),
                Piece::Field(place, Aspect::Label) => told.push_str(&teller.speaker.name(*place)),
                Piece::Field(place, Aspect::Cell) => {
                    told.push_str(&teller.record.cell(*place).unwrap_or_default());
                }
            }
        }
        told
    }
}

//! Blank forms as workbooks: the form, how to fill it, and a filled sample.

mod aide;
pub(super) mod area;
mod blank;
pub(super) mod card;
mod cells;
pub(super) mod check;
mod formula;
mod guide;
mod head;
pub(super) mod indicators;
pub(super) mod label;
pub(super) mod ledger;
pub(super) mod lists;
pub(super) mod look;
mod pack;
mod page;
pub(super) mod paint;
pub(super) mod plan;
mod progress;
pub(super) mod put;
pub(super) mod rules;
mod sample;
pub(super) mod sections;
#[cfg(test)]
mod tests;
mod typed;

pub use blank::Blank;
pub use pack::{Item, Order, write_all};

/// How a card form is handed out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// As the notice prints it.
    #[default]
    Card,
    /// One record a row, for forms whose layout is a card; others stay as they are.
    Ledger,
}

//! Blank forms as workbooks: the form, how to fill it, and a filled sample.

mod aide;
mod area;
mod blank;
mod card;
mod cells;
mod check;
mod formula;
mod guide;
mod head;
mod indicators;
mod label;
mod ledger;
mod lists;
mod look;
mod pack;
mod page;
mod paint;
mod plan;
mod progress;
mod rules;
mod sample;
mod sections;
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

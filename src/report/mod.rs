//! Findings and records for people and scripts: the terminal, JSON, CSV. One renderer a format, all to a writer.

mod cells;
mod csv;
mod escape;
mod fold;
mod json;
mod layout;
mod terminal;

pub use self::csv::findings_csv;
pub use escape::{csv_cell, visible};
pub use json::findings_json;
pub use terminal::{Look, findings_table};

//! Findings and records for people and scripts: the terminal, JSON, CSV. One renderer a format, all to a writer.

mod cells;
mod compare;
mod csv;
mod escape;
mod export;
mod fold;
mod json;
mod layout;
mod plain_json;
mod readings;
mod receipts;
mod rules;
mod status;
mod terminal;
mod trace;

pub use self::csv::findings_csv;
pub use compare::{comparison_json, comparison_table};
pub use escape::visible;
pub use export::{CsvFile, records_csv, records_jsonl};
pub use json::findings_json;
pub use plain_json::json_line;
pub use readings::readings;
pub use receipts::register_lines;
pub use rules::{rule_page, rules_list, rules_markdown};
pub use status::{Reminder, reminders, status_csv, status_table};
pub use terminal::{Look, findings_table};
pub use trace::trace_table;

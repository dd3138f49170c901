//! kjzd: hand forms down an administrative tree, check what comes back, and add it up, exactly.
//!
//! Rooms, each importing only those above it: [`campaign`] (what is collected), [`value`] (one written value → one typed
//! value), [`diagnostic`] (findings and rules), [`workbook`] (files as grids), [`intake`] (grids → records),
//! [`validate`] (edit rules over records), [`rollup`] (leaf facts → totals), [`status`] (expected × received × deadlines),
//! [`press`] (everything written as .xlsx), [`report`] (findings and tables as text, JSON, CSV).

pub mod campaign;
pub mod diagnostic;
pub mod intake;
pub mod press;
pub mod report;
pub mod rollup;
pub mod roster;
pub mod status;
pub mod validate;
pub mod value;
pub mod workbook;

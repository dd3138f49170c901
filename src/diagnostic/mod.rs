//! Findings: what is wrong with a return, where, and how to mend it.

mod address;
mod finding;
mod policy;
mod refusal;
pub mod registry;
mod sink;

pub use crate::campaign::Level;
pub use address::{CellRef, column_letters};
pub use finding::{Diagnostic, Place, fingerprint};
pub use policy::{Policy, Selector};
pub use refusal::Refusal;
pub use registry::{RULES, Rule, rule};
pub use sink::{Sink, Summary};

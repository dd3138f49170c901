//! Findings: what is wrong with a return, where, and how to mend it.

pub(crate) mod address;
mod catalogue;
mod finding;
mod policy;
mod refusal;
pub mod registry;
mod sink;

pub use crate::campaign::Level;
pub use address::{CellRef, column_letters};
pub use catalogue::{FAMILIES, Page, catalogue, check_selectors, title};
pub use finding::{Diagnostic, Place, Ticket, fingerprint};
pub use policy::{Policy, Selector};
pub use refusal::Refusal;
pub use registry::{RULES, Rule, rule};
pub use sink::{Sink, Summary};

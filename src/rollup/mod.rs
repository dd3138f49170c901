//! Records → leaf facts → totals by region.
//!
//! What is merged is never a total but what single records say, each under its own key: so it does not matter whether
//! the province is built from county files, from city summaries or from both, in which order, or how often one is given.

mod conflict;
mod count;
mod disguise;
mod exact;
mod fact;
mod facts;
mod finding;
mod json;
mod mean;
mod outside;
mod summary;
mod totals;

pub use conflict::{Conflict, contradictions};
pub use count::Count;
pub use disguise::totals_in_disguise;
pub use fact::Fact;
pub use facts::Facts;
pub use mean::{MEAN_DECIMALS, Mean, Sum};
pub use outside::outside;
pub use summary::{Coverage, FormSummary, LeftOut, Summary};
pub use totals::{FieldTotal, Totals};

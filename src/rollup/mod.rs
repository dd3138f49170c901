//! Records → leaf facts → totals by region.
//!
//! What is merged is never a total but what single records say, each under its own key: so it does not matter whether
//! the province is built from county files, from city summaries or from both, in which order, or how often one is given.

mod blame;
mod conflict;
mod count;
mod digest;
mod disguise;
mod exact;
mod facts;
mod json;
mod mask;
mod mean;
mod newest;
mod outside;
mod place;
mod seen;
mod settle;
mod summary;
mod totals;
mod trace;

pub(crate) use blame::touches;
pub use conflict::{Conflict, contradictions};
pub use count::Count;
pub use disguise::{Disguise, totals_in_disguise};
pub use facts::{Facts, Kept};
pub use mean::{MEAN_DECIMALS, Mean, Sum};
pub use newest::prefer_newest;
pub use outside::outside;
pub use settle::{Settled, settle};
pub use summary::{Coverage, FormSummary, LeftOut, Summary};
use totals::number;
pub use totals::{FieldTotal, Totals};
pub use trace::{Part, Traced, trace, traceable};

//! Grid → records: which form is this, where is each field, what is written there.

mod key;
mod record;

pub use key::{RecordKey, fold, record_key};
pub use record::{Entry, FieldPath, Record, Source};

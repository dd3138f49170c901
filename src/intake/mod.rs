//! Grid → records: which form is this, where is each field, what is written there.

mod record;

pub use record::{Entry, FieldPath, Record, Source};

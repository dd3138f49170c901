//! From paths to checked records: find the files, open and read each, check every record and what shows between them.
//!
//! Everything that works on returns stands on [`check_paths`].

mod candidate;
mod dates;
mod discover;
mod folder;
mod number;
mod presence;
mod subject;

pub use discover::{Candidate, Discovery, discover};

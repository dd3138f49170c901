//! From paths to checked records: find the files, open and read each, check every record and what shows between them.
//!
//! Everything that works on returns stands on [`check_paths`].

mod candidate;
mod check;
pub mod compare;
mod coverage;
mod dates;
mod discover;
mod duplicates;
mod explain;
mod folder;
mod limits;
mod long;
mod number;
mod open;
mod people;
mod place;
mod place_name;
mod presence;
mod record;
mod refused;
mod register;
mod relations;
mod returns;
mod slips;
mod subject;
mod substance;
mod totals;
mod watch;
mod witness;
mod wording;

pub use check::{Checked, Options, check_paths, check_paths_before};
pub use discover::{Candidate, Discovery, discover, display as display_path};
pub use open::FileReport;
pub use place_name::{RETURNED, without_ending};
pub use watch::{Step, Watch};
pub use witness::{Shown, Witness};

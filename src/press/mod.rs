//! Everything written as .xlsx, and the one safe way to put a file on disk.
//!
//! The only room that knows rust_xlsxwriter. It judges nothing: it prints what the rooms above have settled.

pub mod findings;
mod name;
mod refusal;
pub mod returned;
mod shared;
mod stamp;
mod status;
mod style;
pub mod summary;
pub mod template;
mod unfinished;
mod write;

pub use name::path_part;
pub use refusal::WriteError;
pub use shared::Shared;
pub use stamp::{creation_date, stamp};
pub use status::status_workbook;
pub use unfinished::discard_unfinished;
pub use write::{Policy, check, create_folder, save, save_book, write, write_with};

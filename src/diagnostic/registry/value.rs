//! What can be wrong with one written value, and what was converted on the way: three pages under one name.

pub use super::content::*;
pub use super::conversion::*;
pub use super::number::*;

//! What `intake` reads off the sheets that offices send, on sheets that are written here.

#![allow(
    clippy::unwrap_used,
    reason = "what builds an input may fail the test that asks for it"
)]

#[path = "../made/mod.rs"]
mod made;
mod paper;
mod regressions;
mod shapes;

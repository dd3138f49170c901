//! What `validate` finds and what it leaves alone, on returns that are written here as offices write them.

#![allow(
    clippy::unwrap_used,
    reason = "what builds an input may fail the test that asks for it"
)]

mod across;
mod answers;
mod borders;
mod clean;
mod desk;
mod discovery;
mod faults;
mod files;
mod once;
mod returned;
mod rules;
mod scenarios;
mod sheets;
mod structure;
mod values;

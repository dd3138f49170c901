//! The command itself, as a clerk or a script meets it: help, exit codes, output.

#![allow(
    clippy::unwrap_used,
    reason = "what builds an input may fail the test that asks for it"
)]

mod compare;
mod help;
mod injection;
mod refusals;
mod report;
mod returns;

//! Campaigns as data: the built-in one, another one, and broken ones.

mod builtin;
mod copy;
mod faults;
mod folder;
mod form_faults;
mod relations;
mod rules;

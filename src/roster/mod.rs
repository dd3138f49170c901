//! The persons that returns name: the register of experts, and a sample of them for a spot check.

mod person;
mod sample;

pub use person::{Person, person_field, persons};
pub use sample::{Draw, METHOD, Per, Stratum, draw};

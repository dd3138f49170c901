//! What `validate` finds and what it leaves alone, on returns that are written here as offices write them.

mod answers;
mod clean;
mod desk;
mod faults;
mod sheets;

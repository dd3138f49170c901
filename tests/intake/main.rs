//! What `intake` reads off the sheets that offices send, on sheets that are written here.

#[path = "../made/mod.rs"]
mod made;
mod paper;
mod regressions;
mod shapes;

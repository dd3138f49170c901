//! `kjzd status` and `kjzd receive` as they are typed: what is shown, what is written down, and the exit codes.

#![expect(
    clippy::unwrap_used,
    reason = "a desk that cannot be laid out fails the test"
)]

mod desk;
mod receipts;
mod reminders;
mod table;
mod villages;

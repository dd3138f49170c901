//! `kjzd status` and `kjzd receive` as they are typed: what is shown, what is written down, and the exit codes.

mod desk;
mod receipts;
mod reminders;
mod table;

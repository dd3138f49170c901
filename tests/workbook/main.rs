//! The file reader from the outside: what other programs write reads back equal, and what no program should write is
//! refused with the right reason.

#![expect(clippy::unwrap_used, reason = "a test's helpers fail the test")]

mod compounds;
mod delimited;
mod disguises;
mod fixtures;
mod hostile_ods;
mod hostile_xls;
mod hostile_xlsx;
mod mutations;
mod oddities;
mod packages;
mod shown;
mod written;
mod xlsb;

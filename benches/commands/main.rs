//! Whole commands beside the bare loops that they replace: `cargo bench --bench commands`.
//!
//! Makes its returns with the example `make_returns` under `target/measure`, runs kjzd and the bare loop over the same files one
//! after the other (hyperfine times them, `/proc` tells their memory), prints times and ratios, and writes them into
//! `docs/performance.md` and `docs/performance.svg`. `-- --small` takes a tenth of everything and writes no page.
//! Needs Linux and hyperfine.
#![allow(clippy::print_stdout, reason = "a harness reports")]

mod bare;
mod growth;
mod memory;
mod page;
mod plot;
mod returns;
mod tasks;
mod timing;

use std::ffi::OsString;

use anyhow::Result;

fn main() -> Result<()> {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some(work) = bare::asked_for(&args)? {
        return work.run();
    }
    let small = args.iter().any(|arg| arg == "--small");
    let returns = returns::Returns::make(small)?;
    let rows = tasks::measure(&returns)?;
    let starts = tasks::starts()?;
    let points = growth::measure(&returns)?;
    let table = page::table(&rows, &starts, &points);
    println!("\n{table}");
    if !small {
        page::write(&table)?;
        plot::write(&points)?;
    }
    Ok(())
}

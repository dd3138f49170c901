//! The measurements as a table, and their place in `docs/performance.md`.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};

use crate::growth::Point;
use crate::tasks::Row;

/// What stands around the measurements on the page.
const BEGIN: &str = "<!-- measured: begin -->";
const END: &str = "<!-- measured: end -->";

/// All measurements, as Markdown.
pub fn table(rows: &[Row], starts: &[(&str, f64)], points: &[Point]) -> String {
    let mut text = format!("Measured on {}.\n\n", machine());
    text += "| work | kjzd | bare loop | ratio | aim | processor time | memory | aim |\n";
    text += "|---|---|---|---|---|---|---|---|\n";
    for row in rows {
        let Row {
            work, kjzd, bare, ..
        } = row;
        let bound = row
            .most_megabytes
            .map_or(String::new(), |most| format!("≤ {most:.0} MB"));
        let _ = writeln!(
            text,
            "| {work} | {:.2} s | {:.2} s | {:.2} | ≤ {} | {:.2} s : {:.2} s | {:.0} MB : {:.0} MB | {bound} |",
            kjzd.seconds,
            bare.seconds,
            kjzd.seconds / bare.seconds,
            row.most,
            kjzd.processor,
            bare.processor,
            kjzd.megabytes,
            bare.megabytes,
        );
    }
    for (name, milliseconds) in starts {
        let _ = writeln!(
            text,
            "| {name} | {milliseconds:.1} ms | | | ≤ 10 ms | | | |"
        );
    }
    text +=
        "\n| rows of a ledger | kjzd | bare streaming | ratio | memory |\n|---|---|---|---|---|\n";
    for Point { rows, kjzd, bare } in points {
        let _ = writeln!(
            text,
            "| {rows} | {:.2} s | {:.2} s | {:.2} | {:.0} MB : {:.0} MB |",
            kjzd.seconds,
            bare.seconds,
            kjzd.seconds / bare.seconds,
            kjzd.megabytes,
            bare.megabytes
        );
    }
    text
}

/// Puts the measurements on the page, in place of the last ones.
pub fn write(table: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/performance.md");
    let page = std::fs::read_to_string(&path)?;
    let (before, rest) = page.split_once(BEGIN).context("no mark on the page")?;
    let (_, after) = rest.split_once(END).context("no mark on the page")?;
    std::fs::write(&path, format!("{before}{BEGIN}\n{table}{END}{after}"))?;
    println!("wrote {}", path.display());
    Ok(())
}

/// Processor, cores and memory.
fn machine() -> String {
    let about = |file: &str, key: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key));
        let value = line.and_then(|line| line.split_once(':'));
        value.map_or(String::new(), |(_, value)| value.trim().to_owned())
    };
    let processor = about("/proc/cpuinfo", "model name");
    let memory = about("/proc/meminfo", "MemTotal");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{processor}, {cores} cores, {memory} of memory")
}

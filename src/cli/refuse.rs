//! What keeps a run from being done: faulty returns, named one by one.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, IsTerminal, Write};

use kjzd::diagnostic::{self, Diagnostic};
use kjzd::report;
use kjzd::rollup::Settled;

use super::{Exit, validate};

/// Names what is in the way of `work`: on the error stream, for nothing was made.
pub fn refuse(
    settled: &Settled,
    (files, records): (usize, usize),
    work: &str,
) -> anyhow::Result<Exit> {
    let errors: Vec<Diagnostic> = settled.blocking().cloned().collect();
    let counts = diagnostic::Summary::count(files, records, &settled.findings);
    let terminal = io::stderr().is_terminal();
    let mut out = BufWriter::new(io::stderr().lock());
    report::findings_table(&mut out, &errors, counts, validate::look(terminal))?;
    let names: BTreeSet<&str> = errors
        .iter()
        .map(|error| error.place.file.as_str())
        .filter(|file| !file.is_empty())
        .collect();
    writeln!(out, "没有{work}：{} 个文件有强制性错误。", names.len())?;
    writeln!(
        out,
        "办法：退回改正后重新{work}；要先{work}其余各表（初步），请加 --provisional。"
    )?;
    out.flush()?;
    Ok(Exit::Findings)
}

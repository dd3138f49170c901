//! The commands that are measured, each beside its bare loop.

use anyhow::Result;

use crate::bare::workbooks;
use crate::returns::Returns;
use crate::timing::{Cost, Task};

/// How often each is run.
const RUNS: u32 = 3;
/// How often what takes less than a second.
const SHORT_RUNS: u32 = 15;

/// A command beside what it is held against.
pub struct Row {
    /// What was done.
    pub work: String,
    /// kjzd.
    pub kjzd: Cost,
    /// The bare loop; where there are two, one after the other.
    pub bare: Cost,
    /// The most that kjzd may take, as a multiple of the bare loop's time.
    pub most: f64,
    /// The most memory that kjzd may take, where it is bounded.
    pub most_megabytes: Option<f64>,
}

/// Measures every command.
pub fn measure(returns: &Returns) -> Result<Vec<Row>> {
    Ok(vec![
        cards(returns)?,
        ledger(returns)?,
        rollup(returns)?,
        templates(returns)?,
    ])
}

fn cards(returns: &Returns) -> Result<Row> {
    let files = workbooks(&returns.cards)?.len();
    let folder = returns.cards.to_string_lossy();
    Ok(Row {
        work: format!("`validate` of {files} cards"),
        kjzd: Task::kjzd(&["validate", "."])
            .within(&returns.cards)
            .cost(RUNS)?,
        bare: Task::bare(&["cards", &folder])?.cost(RUNS)?,
        most: 1.5,
        most_megabytes: Some(150.0),
    })
}

fn ledger(returns: &Returns) -> Result<Row> {
    let folder = returns.ledger.to_string_lossy();
    Ok(Row {
        work: format!("`validate` of a ledger of {} rows", returns.rows),
        kjzd: Task::kjzd(&["validate", "."])
            .within(&returns.ledger)
            .cost(RUNS)?,
        bare: Task::bare(&["ledger", &folder])?.cost(RUNS)?,
        most: 2.0,
        most_megabytes: Some(200.0),
    })
}

fn rollup(returns: &Returns) -> Result<Row> {
    let target = returns.root.join("summary.xlsx");
    let target = target.to_string_lossy();
    let rollup = [
        "rollup",
        ".",
        "--for",
        "吉林省",
        "-o",
        &target,
        "--force",
        "--as-of",
        "2017-12-01",
    ];
    let folder = returns.province.to_string_lossy();
    let rows = returns.households.to_string();
    let written = returns.root.join("rows.xlsx");
    let read = Task::bare(&["cards", &folder])?.cost(RUNS)?;
    let write = Task::bare(&["rows", &written.to_string_lossy(), &rows])?.cost(RUNS)?;
    Ok(Row {
        work: format!("`rollup` of a province, {rows} households"),
        kjzd: Task::kjzd(&rollup).within(&returns.province).cost(RUNS)?,
        bare: Cost {
            seconds: read.seconds + write.seconds,
            processor: read.processor + write.processor,
            megabytes: read.megabytes.max(write.megabytes),
        },
        most: 1.5,
        most_megabytes: Some(300.0),
    })
}

fn templates(returns: &Returns) -> Result<Row> {
    let made = returns.root.join("templates");
    let again = returns.root.join("templates-bare");
    let template = [
        "template",
        "--each",
        "county",
        "-o",
        &made.to_string_lossy(),
        "--force",
    ];
    let kjzd = Task::kjzd(&template).afresh(&made).cost(SHORT_RUNS)?;
    let files = workbooks(&made)?.len();
    // One county's forms stand for all the others', which differ in a name.
    let county = made.join("白城市/镇赉县");
    let each = workbooks(&county)?.len().max(1);
    let bare = Task::bare(&[
        "templates",
        &county.to_string_lossy(),
        &again.to_string_lossy(),
        &(files / each).to_string(),
    ])?;
    Ok(Row {
        work: format!("`template --each county`, {files} workbooks"),
        kjzd,
        bare: bare.afresh(&again).cost(SHORT_RUNS)?,
        most: 1.3,
        most_megabytes: None,
    })
}

/// How long the commands take that read nothing, in milliseconds.
pub fn starts() -> Result<Vec<(&'static str, f64)>> {
    let commands: [(&'static str, &[&str]); 2] = [
        ("`kjzd --help`", &["--help"]),
        ("`kjzd explain R301`", &["explain", "R301"]),
    ];
    commands
        .into_iter()
        .map(|(name, args)| Ok((name, Task::kjzd(args).time(30, 3)?.0 * 1000.0)))
        .collect()
}

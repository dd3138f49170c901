//! Peak memory of a command with all the processes that it starts, from `/proc`.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::Result;

/// Time between two looks.
const PAUSE: Duration = Duration::from_millis(5);

/// Runs a command and gives the most megabytes that it held at once; pages shared between its processes count once.
pub fn peak(mut command: Command) -> Result<f64> {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut most = 0;
    while child.try_wait()?.is_none() {
        most = most.max(held(child.id()));
        std::thread::sleep(PAUSE);
    }
    Ok(f64::from(most) / 1024.0)
}

/// Kilobytes of a process and those below it.
fn held(process: u32) -> u32 {
    let own = fs::read_to_string(format!("/proc/{process}/smaps_rollup"));
    let own = own.ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<u32>().ok()
    });
    own.unwrap_or(0) + children(process).into_iter().map(held).sum::<u32>()
}

fn children(process: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{process}/task"));
    let tasks = tasks.into_iter().flatten().flatten();
    tasks
        .filter_map(|task| fs::read_to_string(task.path().join("children")).ok())
        .flat_map(|line| {
            let ids = line.split_whitespace().filter_map(|id| id.parse().ok());
            ids.collect::<Vec<u32>>()
        })
        .collect()
}

//! A command's time, by hyperfine, and its peak memory.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::memory;

/// A command with its arguments.
pub struct Task {
    program: PathBuf,
    args: Vec<String>,
    folder: PathBuf,
    /// A folder that is taken away before each run.
    afresh: Option<PathBuf>,
}

/// What a command took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Median of the runs, wall clock.
    pub seconds: f64,
    /// Mean of the time that all processors spent on it.
    pub processor: f64,
    /// Peak over all its processes.
    pub megabytes: f64,
}

impl Task {
    /// kjzd.
    pub fn kjzd(args: &[&str]) -> Self {
        Self::new(env!("CARGO_BIN_EXE_kjzd").into(), args)
    }

    /// One of the bare loops, which this program runs itself.
    pub fn bare(args: &[&str]) -> Result<Self> {
        let own = std::env::current_exe()?;
        Ok(Self::new(own, &[&["bare"], args].concat()))
    }

    fn new(program: PathBuf, args: &[&str]) -> Self {
        Self {
            program,
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
            folder: PathBuf::from("."),
            afresh: None,
        }
    }

    /// Writes into a folder that is not there yet, every time.
    pub fn afresh(mut self, folder: &Path) -> Self {
        self.afresh = Some(folder.to_owned());
        self
    }

    /// Runs in a folder.
    pub fn within(mut self, folder: &Path) -> Self {
        folder.clone_into(&mut self.folder);
        self
    }

    /// Time and memory; findings, which are exit code 1, are no failure.
    pub fn cost(&self, runs: u32) -> Result<Cost> {
        let (seconds, processor) = self.time(runs, 1)?;
        Ok(Cost {
            seconds,
            processor,
            megabytes: self.megabytes()?,
        })
    }

    /// Median wall time and mean processor time.
    pub fn time(&self, runs: u32, warm: u32) -> Result<(f64, f64)> {
        let results =
            std::env::temp_dir().join(format!("kjzd-measure-{}.json", std::process::id()));
        let status = Command::new("hyperfine")
            .args(["-N", "--style", "none", "--ignore-failure"])
            .args([
                "--runs",
                &runs.max(2).to_string(),
                "--warmup",
                &warm.to_string(),
            ])
            .args(self.preparation())
            .arg("--export-json")
            .arg(&results)
            .arg(self.line())
            .current_dir(&self.folder)
            .status()
            .context("hyperfine is needed")?;
        ensure!(status.success(), "hyperfine: {}", self.line());
        let text = std::fs::read(&results)?;
        std::fs::remove_file(&results)?;
        let found: Value = serde_json::from_slice(&text)?;
        let found = &found["results"][0];
        let codes = found["exit_codes"].as_array().context("exit codes")?;
        ensure!(
            codes
                .iter()
                .all(|code| matches!(code.as_i64(), Some(0 | 1))),
            "{} failed",
            self.line()
        );
        let number = |key: &str| found[key].as_f64().context("a time");
        Ok((number("median")?, number("user")? + number("system")?))
    }

    /// Peak memory of one more run.
    fn megabytes(&self) -> Result<f64> {
        let mut command = Command::new(&self.program);
        command.args(&self.args).current_dir(&self.folder);
        memory::peak(command)
    }

    fn preparation(&self) -> Vec<String> {
        let folder = self.afresh.iter();
        folder
            .flat_map(|folder| {
                let away = format!("rm -rf '{}'", folder.display());
                ["--prepare".to_owned(), away]
            })
            .collect()
    }

    fn line(&self) -> String {
        let program = self.program.display().to_string();
        let words = std::iter::once(&program).chain(&self.args);
        let quoted: Vec<String> = words.map(|word| format!("'{word}'")).collect();
        quoted.join(" ")
    }
}

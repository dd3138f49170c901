//! The returns that are measured, made once and kept under `target/measure`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Sizes of the ledgers that show how time and memory grow.
const GROWTH: [u32; 5] = [25_000, 50_000, 100_000, 200_000, 400_000];

/// Folders of returns.
pub struct Returns {
    /// Everything, and where results go.
    pub root: PathBuf,
    /// About 20 000 files of one card each.
    pub cards: PathBuf,
    /// One ledger of 300 000 households.
    pub ledger: PathBuf,
    /// A province: ledgers of 150 000 households and 1 500 villages, teams, statistics.
    pub province: PathBuf,
    /// Ledgers of rising length: rows, folder.
    pub growth: Vec<(u32, PathBuf)>,
    /// Rows of the long ledger.
    pub rows: u32,
    /// Households of the province.
    pub households: u32,
}

impl Returns {
    /// Makes what is not there yet.
    pub fn make(small: bool) -> Result<Self> {
        let part = if small { 10 } else { 1 };
        let name = if small { "measure-small" } else { "measure" };
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("target")
            .join(name);
        std::fs::create_dir_all(&root)?;
        let maker = Maker { root: &root };
        let counties = (60 / part).to_string();
        let rows = 300_000 / part;
        let province = ["--counties", &counties, "--villages-per-county", "25"];
        let growth = GROWTH.iter().map(|size| {
            let rows = size / part;
            Ok((rows, maker.ledger(&format!("growth-{rows}"), rows)?))
        });
        let growth = growth.collect::<Result<_>>()?;
        let cards = ["--households-per-village", "12", "--teams", "5"];
        let ledgers = [
            "--households-per-village",
            "100",
            "--teams",
            "5",
            "--shape",
            "ledgers",
            "--own-returns",
        ];
        Ok(Self {
            cards: maker.set("cards", &[&province[..], &cards].concat())?,
            ledger: maker.ledger("ledger", rows)?,
            province: maker.set("province", &[&province[..], &ledgers].concat())?,
            growth,
            rows,
            households: 150_000 / part,
            root,
        })
    }
}

struct Maker<'r> {
    root: &'r Path,
}

impl Maker<'_> {
    fn ledger(&self, name: &str, rows: u32) -> Result<PathBuf> {
        let rows = rows.to_string();
        let one_county = ["--counties", "1", "--villages-per-county", "1"];
        self.set(
            name,
            &[&one_county[..], &["--teams", "0", "--ledger-rows", &rows]].concat(),
        )
    }

    /// A set by name; one that was not finished is made again.
    fn set(&self, name: &str, options: &[&str]) -> Result<PathBuf> {
        let set = self.root.join(name);
        let returns = set.join("returns");
        if set.join("truth.jsonl").exists() {
            return Ok(returns);
        }
        if set.exists() {
            std::fs::remove_dir_all(&set)?;
        }
        println!("making {}", set.display());
        let status = Command::new(env!("CARGO"))
            .args([
                "run",
                "--quiet",
                "--release",
                "--example",
                "make_returns",
                "--",
            ])
            .arg(&set)
            .args(options)
            .status()
            .context("cargo")?;
        ensure!(status.success(), "make_returns failed");
        Ok(returns)
    }
}

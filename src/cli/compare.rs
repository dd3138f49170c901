//! `kjzd compare`: what a corrected return mended, what is new, what still stands.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use kjzd::report;
use kjzd::validate::compare::compare;
use kjzd::validate::{check_paths, display_path};

use super::{Exit, Global};

/// 对照改前改后：哪些问题已改正、哪些仍存在、哪些新出现，哪些数改了
///
/// 两边可以都是文件，也可以都是文件夹；同一份表按名称对应，名称改过的按所在位置对应。问题都已改正或说明、没有漏报时退出码为 0，否则为 1。
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 改前的文件或文件夹
    #[arg(value_name = "改前")]
    old: PathBuf,
    /// 改后重报的文件或文件夹
    #[arg(value_name = "改后")]
    new: PathBuf,
    /// 输出格式：table（给人看，默认）、json
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "格式")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    let options = global.options()?;
    let check = |path: &PathBuf| check_paths(&campaign, std::slice::from_ref(path), &options);
    let (old, new) = (check(&args.old)?, check(&args.new)?);
    let roots = (display_path(&args.old), display_path(&args.new));
    let compared = compare(&campaign, &old, &new, (&roots.0, &roots.1));
    let mut out = BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Table => report::comparison_table(&mut out, &campaign, &compared)?,
        Format::Json => report::comparison_json(&mut out, &compared)?,
    }
    out.flush()?;
    Ok(if compared.is_clean() {
        Exit::Done
    } else {
        Exit::Findings
    })
}

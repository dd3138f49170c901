//! `kjzd export`: the records as data.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use kjzd::campaign::Campaign;
use kjzd::diagnostic::Refusal;
use kjzd::press::{self, Policy};
use kjzd::report;
use kjzd::validate::{Checked, check_paths};

use super::{Exit, Global};

/// 导出读到的数据，供程序和分析使用
///
/// 有错的表照样导出，读不出的栏目为空（null）。没有要改正或核实的问题时退出码为 0，有问题为 1，无法运行为 2。
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 上报的文件或文件夹，可以写几个
    #[arg(value_name = "路径", required = true)]
    paths: Vec<PathBuf>,
    /// 输出格式：jsonl（一行一条记录，默认）、csv（一种表一个文件，要用 -o 写明文件夹）
    #[arg(long, value_enum, default_value_t = Format::Jsonl, value_name = "格式")]
    format: Format,
    /// 写到这个文件（csv 时写到这个文件夹）；不写则输出到屏幕
    #[arg(short, long, value_name = "路径")]
    output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Jsonl,
    Csv,
}

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    match (args.format, &args.output) {
        (Format::Jsonl, None) => {
            let checked = args.check(&campaign, global)?;
            let out = BufWriter::new(io::stdout().lock());
            report::records_jsonl(out, &campaign, &checked.records)?;
            Ok(finish(&checked))
        }
        (Format::Jsonl, Some(file)) => {
            press::check(file, args.may(&args.paths))?;
            let checked = args.check(&campaign, global)?;
            press::write_with(file, args.may(&checked.inputs()), |out| {
                report::records_jsonl(BufWriter::new(out), &campaign, &checked.records)
            })?;
            Ok(finish(&checked))
        }
        (Format::Csv, None) => Err(Refusal::new(
            "导出 CSV 时一种表是一个文件，不能输出到屏幕",
            "请用 -o 写明要放到哪个文件夹。",
        )
        .into()),
        (Format::Csv, Some(folder)) => {
            let checked = args.check(&campaign, global)?;
            write_csv(&campaign, &checked, folder, args.may(&checked.inputs()))?;
            Ok(finish(&checked))
        }
    }
}

impl Args {
    fn may<'a>(&self, inputs: &'a [PathBuf]) -> Policy<'a> {
        Policy {
            force: self.force,
            inputs,
            ..Policy::default()
        }
    }

    fn check(&self, campaign: &Campaign, global: &Global) -> Result<Checked, Refusal> {
        check_paths(campaign, &self.paths, &global.options()?)
    }
}

/// Says on the error stream what the data cannot say of itself.
fn finish(checked: &Checked) -> Exit {
    let summary = checked.summary();
    let exit = Exit::of(summary);
    if exit == Exit::Findings {
        let _ = writeln!(
            io::stderr(),
            "注意：这些表有强制 {} 处、核实 {} 处，用 kjzd validate 查看。",
            summary.errors,
            summary.warnings
        );
    }
    exit
}

fn write_csv(
    campaign: &Campaign,
    checked: &Checked,
    folder: &Path,
    may: Policy<'_>,
) -> anyhow::Result<()> {
    press::create_folder(folder)?;
    let files = report::records_csv(campaign, &checked.records)?;
    let targets: Vec<PathBuf> = files.iter().map(|file| folder.join(&file.name)).collect();
    targets
        .iter()
        .try_for_each(|target| press::check(target, may))?;
    let mut out = io::stdout().lock();
    for (file, target) in files.iter().zip(&targets) {
        press::write(target, &file.bytes, may)?;
        writeln!(out, "已写出 {}", target.display())?;
    }
    Ok(())
}

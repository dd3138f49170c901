//! `kjzd campaign`: write the built-in campaign out to edit, and check an edited one.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use kjzd::campaign::{Campaign, export};
use kjzd::diagnostic::Refusal;

use super::{Exit, Global};

/// 导出或检查活动定义，用来办下一年的活动
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// 把内置的活动写到一个空文件夹，改好后用 --campaign 使用
    Export {
        /// 新的或空的文件夹
        #[arg(value_name = "文件夹")]
        folder: PathBuf,
    },
    /// 检查一个活动定义，一次列出全部错误，写明文件、行和改法
    Check {
        /// 活动定义所在的文件夹
        #[arg(value_name = "文件夹")]
        folder: PathBuf,
    },
}

/// Runs the subcommand.
pub fn run(args: &Args, _global: &Global) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Export { folder } => write_out(folder),
        Command::Check { folder } => check(folder),
    }
}

fn write_out(folder: &Path) -> anyhow::Result<Exit> {
    let written = export(folder)?;
    let name = folder.display();
    writeln!(
        io::stdout(),
        "已写出 {} 个文件到 {name}。\n改好以后：kjzd campaign check {name} 检查，kjzd --campaign {name} … 使用。",
        written.len(),
    )?;
    Ok(Exit::Done)
}

/// The faults of a campaign are what this command is asked for: they are findings, not a failure.
fn check(folder: &Path) -> anyhow::Result<Exit> {
    if !folder.is_dir() {
        let shown = folder.display();
        let refusal = if folder.exists() {
            let way_out = "请写活动定义所在的文件夹，不要写里面的文件。";
            Refusal::new(format!("“{shown}”不是文件夹"), way_out)
        } else {
            Refusal::new(format!("找不到文件夹“{shown}”"), "请核对路径。")
        };
        return Err(refusal.into());
    }
    let mut out = io::stdout().lock();
    match Campaign::load(folder) {
        Ok(campaign) => {
            let relations: usize = campaign.forms.iter().map(|form| form.relations.len()).sum();
            writeln!(
                out,
                "没有错误：{}，{} 张表、{relations} 条审核关系、{} 个地区。",
                campaign.title,
                campaign.forms.len(),
                campaign.regions.iter().count()
            )?;
            Ok(Exit::Done)
        }
        Err(error) => {
            writeln!(out, "{error}\n请逐条改正后再检查一遍。")?;
            Ok(Exit::Findings)
        }
    }
}

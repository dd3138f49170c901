//! `kjzd receive`: what has come, written down when it comes.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use kjzd::press::Shared;
use kjzd::report;
use kjzd::status::{Receipt, Register, moment, nameless};
use kjzd::validate::check_paths;

use super::{Exit, Global, choose};

/// 收件登记：收到什么、何时收到，记在一个 Excel 能打开的 CSV 里
///
/// 只往后加，不改已有的行；几个人同时登记也不会乱。登记过的文件（内容一样）不重复登记；内容改了的，或者一个单位只报一份的
/// 表又报了一份，另记一行，注明替换哪一行。收到时间以登记为准，不看文件的时间。
/// 全部登记了退出码为 0，有看不出单位的文件为 1，无法运行为 2。
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 收到的文件或文件夹、下级的汇总表，可以写几个
    #[arg(value_name = "路径", required = true)]
    paths: Vec<PathBuf>,
    /// 登记在哪个文件；不写则为当前文件夹里的 收件登记.csv
    #[arg(long, value_name = "文件", default_value = choose::REGISTER)]
    register: PathBuf,
    /// 谁报来的、怎么报来的（如 “QQ 群 王某”）
    #[arg(long, value_name = "来处", default_value = "")]
    from: String,
    /// 何时收到的（如 2017-11-28 或 "2017-11-28 16:30"）；不写则是现在
    #[arg(long, value_name = "时间", value_parser = at)]
    at: Option<DateTime>,
}

fn at(written: &str) -> Result<DateTime, String> {
    moment(written).ok_or_else(|| format!("“{written}”不是时间，应写作 2017-11-28 16:30"))
}

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    let checked = check_paths(&campaign, &args.paths, &global.options()?)?;
    let at = args.at.unwrap_or_else(choose::now);
    // Held from here on: what is new depends on what stands there.
    let mut shared = Shared::hold(&args.register)?;
    let before = shared.bytes()?;
    let register = Register::read(&before, &campaign)?;
    let new = register.admit(&campaign, &checked, at, &args.from);
    if !new.is_empty() {
        shared.add(&report::register_lines(&before, &new, &campaign)?)?;
    }
    drop(shared);
    let nameless = nameless(&checked);
    tell(&new, register.receipts.len(), &nameless, &args.register)?;
    Ok(if nameless.is_empty() {
        Exit::Done
    } else {
        Exit::Findings
    })
}

fn tell(new: &[Receipt], before: usize, nameless: &[&str], register: &Path) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let replacing = new.iter().filter(|one| one.replaces.is_some()).count();
    writeln!(
        out,
        "新登记 {} 条，其中替换以前的 {replacing} 条；共 {} 条，在 {}。",
        new.len(),
        before + new.len(),
        register.display()
    )?;
    if !nameless.is_empty() {
        writeln!(out, "没有登记，看不出是哪个单位的哪张表：")?;
    }
    for file in nameless {
        writeln!(out, "  {}", report::visible(file))?;
    }
    Ok(())
}

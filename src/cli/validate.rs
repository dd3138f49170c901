//! `kjzd validate`: what is wrong with returned workbooks, for clerks and scripts.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use kjzd::campaign::{Campaign, Level};
use kjzd::diagnostic::{Policy, Refusal, Selector, check_selectors};
use kjzd::press::{self, findings, returned};
use kjzd::report::{self, Look};
use kjzd::validate::{Checked, Options, check_paths};

use super::{Exit, Global, choose};

/// 审核上报的表：找出漏填、填错、前后矛盾之处，写明单元格和改法
///
/// 路径可以是文件，也可以是文件夹（连同里面的文件夹）。没有问题时退出码为 0（只有提示也算没有问题），有问题为 1，无法运行为 2。
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 上报的文件或文件夹，可以写几个
    #[arg(value_name = "路径", required = true)]
    paths: Vec<PathBuf>,
    /// 输出格式：table（给人看，默认）、json、csv
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "格式")]
    format: Format,
    /// 另存一份审核意见（.xlsx），按文件、按规则各一张表，可筛选，可点开所指的单元格
    #[arg(long, value_name = "文件")]
    report: Option<PathBuf>,
    /// 给每个有问题的文件写一份退回修改表（.xlsx），放进这个文件夹，按原来的地区文件夹分开
    #[arg(long, value_name = "文件夹", conflicts_with = "level")]
    return_to: Option<PathBuf>,
    /// 覆盖已有的审核意见、退回修改表
    #[arg(long)]
    force: bool,
    /// 这些文件应当是哪个地区的全部上报（如 白城市）；应报而没有报的也算问题
    #[arg(long, value_name = "地区")]
    expect: Option<String>,
    /// 从严：核实也按强制处理
    #[arg(long)]
    strict: bool,
    /// 只看这些规则，如 R301 或整类 R；用逗号隔开
    #[arg(long, value_name = "代码", value_delimiter = ',')]
    select: Vec<Selector>,
    /// 不看这些规则，写法同上
    #[arg(long, value_name = "代码", value_delimiter = ',')]
    ignore: Vec<Selector>,
    /// 只看这一级及更重的：notice（提示）、warning（核实）、error（强制）
    #[arg(long, value_enum, value_name = "级别")]
    level: Option<Least>,
    /// 列出每张表的每一栏是从哪个单元格读来的
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Least {
    Notice,
    Warning,
    Error,
}

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    check_selectors(&campaign, args.select.iter().chain(&args.ignore))?;
    if let Some(target) = &args.report {
        press::check(target, args.may(&args.paths))?;
    }
    let checked = check_paths(&campaign, &args.paths, &args.options(&campaign, global)?)?;
    write_report(args, &campaign, &checked)?;
    if let Some(target) = &args.report {
        let inputs = checked.inputs();
        findings::save(&campaign, &checked, target, args.may(&inputs))?;
    }
    if let Some(folder) = &args.return_to {
        send_back(args, &campaign, &checked, folder)?;
    }
    Ok(Exit::of(checked.summary()))
}

/// Writes the copies to send back and says where they are; beside data for programs, on the error stream.
fn send_back(
    args: &Args,
    campaign: &Campaign,
    checked: &Checked,
    folder: &Path,
) -> anyhow::Result<()> {
    let targets = returned::targets(&campaign.regions, &args.paths, checked);
    let inputs = checked.inputs();
    let written = returned::write_all(campaign, checked, &targets, folder, args.may(&inputs))?;
    let mut told = match written.len() {
        0 => "没有要退回的文件，没有写退回修改表。\n".to_owned(),
        count => format!("已写出 {count} 份退回修改表：\n"),
    };
    for path in &written {
        let path = path.display().to_string();
        told.extend(["  ", &report::visible(&path), "\n"]);
    }
    match args.format {
        Format::Table => io::stdout().lock().write_all(told.as_bytes())?,
        Format::Json | Format::Csv => io::stderr().lock().write_all(told.as_bytes())?,
    }
    Ok(())
}

impl Args {
    fn may<'a>(&self, inputs: &'a [PathBuf]) -> press::Policy<'a> {
        press::Policy {
            force: self.force,
            inputs,
            ..press::Policy::default()
        }
    }

    fn options(&self, campaign: &Campaign, global: &Global) -> Result<Options, Refusal> {
        Ok(Options {
            expect: self
                .expect
                .as_deref()
                .map(|name| choose::region(campaign, name))
                .transpose()?,
            policy: Policy {
                strict: self.strict,
                select: self.select.clone(),
                ignore: self.ignore.clone(),
                level: self.level.map(|least| match least {
                    Least::Notice => Level::Notice,
                    Least::Warning => Level::Warning,
                    Least::Error => Level::Error,
                }),
            },
            sent_to: self.return_to.clone(),
            ..global.options()?
        })
    }
}

fn write_report(args: &Args, campaign: &Campaign, checked: &Checked) -> io::Result<()> {
    let stdout = io::stdout();
    let terminal = stdout.is_terminal();
    let mut out = BufWriter::new(stdout.lock());
    let (findings, summary) = (&checked.findings, checked.summary());
    match args.format {
        Format::Json => report::findings_json(&mut out, findings, summary)?,
        Format::Csv => report::findings_csv(&mut out, findings, campaign)?,
        Format::Table => {
            if args.verbose {
                report::readings(&mut out, campaign, &checked.records)?;
            }
            report::findings_table(&mut out, findings, summary, look(terminal))?;
        }
    }
    out.flush()
}

/// How a stream is written to: colours and line width on a terminal, neither elsewhere.
pub(super) fn look(terminal: bool) -> Look {
    Look {
        colour: terminal && speaks_colour(),
        width: terminal
            .then(terminal_size::terminal_size)
            .flatten()
            .map(|(width, _)| usize::from(width.0)),
    }
}

/// Nobody asked for plain text, and the terminal is no old Windows console, which prints colour codes as they stand.
fn speaks_colour() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let modern = ["WT_SESSION", "TERM", "ConEmuANSI"].into_iter().any(is_set);
    !is_set("NO_COLOR") && (modern || !cfg!(windows))
}

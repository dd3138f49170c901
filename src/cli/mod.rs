//! The command line: one file a subcommand, each its `Args` (whose doc comments are the help) and `run`.
//!
//! Only this room and `report` write to the terminal. Every `run` gives an [`Exit`] or an error that stops the run.

mod choose;
mod exit;
mod help;
mod interrupt;
mod progress;
mod usage;

mod campaign;
mod compare;
mod explain;
mod export;
mod read_files;
mod receive;
mod refuse;
mod rollup;
mod roster;
mod status;
mod template;
mod validate;

pub use exit::{Exit, complain, is_broken_pipe};

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use kjzd::campaign::Campaign;
use kjzd::diagnostic::Refusal;
use kjzd::validate::Options;
use kjzd::workbook::{Limit, Limits, Opener};

use progress::Progress;

/// 科技之冬表格工具：下发空表、审核上报表、逐级汇总
#[derive(Debug, Parser)]
#[command(
    name = "kjzd",
    version,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
    /// 打印版本号
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 902)]
    version: Option<bool>,
}

/// What every subcommand takes.
#[derive(Debug, Args)]
pub struct Global {
    /// 活动定义所在的文件夹；不写则用内置的活动
    #[arg(long, global = true, value_name = "文件夹", display_order = 900)]
    pub campaign: Option<PathBuf>,
    /// 调高（或调低）读取上限，如 cells=20000000，可以写几个；有哪些上限见 kjzd explain F106
    #[arg(
        long = "limit",
        global = true,
        value_name = "名称=数",
        value_parser = limit,
        display_order = 900
    )]
    limits: Vec<(Limit, u64)>,
    /// 打印帮助
    #[arg(short = 'h', long, global = true, action = ArgAction::Help, display_order = 901)]
    help: Option<bool>,
}

/// `cells=20000000`.
fn limit(written: &str) -> Result<(Limit, u64), Refusal> {
    let (name, most) = written.split_once('=').unwrap_or((written, ""));
    let Some(limit) = Limit::by_name(name.trim()) else {
        let names = Limit::ALL.map(Limit::name).join("、");
        return Err(Refusal::new(
            format!("没有“{name}”这个读取上限"),
            format!("可以写：{names}。"),
        ));
    };
    match most.trim().parse() {
        Ok(most) => Ok((limit, most)),
        Err(_) => Err(Refusal::new(
            format!("--limit {name} 后面应写等号和整数，不能写成“{most}”"),
            format!("写作 --limit {name}=20000000 的样子。"),
        )),
    }
}

impl Global {
    /// The campaign that was asked for.
    pub fn load(&self) -> Result<Campaign, Refusal> {
        let loaded = match &self.campaign {
            Some(folder) => Campaign::load(folder),
            None => Campaign::builtin(),
        };
        loaded.map_err(|error| {
            Refusal::new(
                error.to_string(),
                "请改正活动定义里的这些文件，再用 kjzd campaign check 检查。",
            )
        })
    }

    /// How returns are read: in reader processes of their own, within the limits that were asked for.
    pub fn options(&self) -> Result<Options, Refusal> {
        let mut limits = Limits::default();
        for (limit, most) in &self.limits {
            limit.replace(&mut limits, *most);
        }
        Ok(Options {
            opener: Opener::isolated(read_files::command()?, limits),
            watch: Progress::of_reading(),
            ..Options::default()
        })
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    Template(template::Args),
    Validate(validate::Args),
    Compare(compare::Args),
    Rollup(rollup::Args),
    Roster(roster::Args),
    Status(status::Args),
    Receive(receive::Args),
    Export(export::Args),
    Explain(explain::Args),
    Campaign(campaign::Args),
}

/// Reads the arguments and runs the subcommand that they name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> anyhow::Result<Exit> {
    let args: Vec<OsString> = args.into_iter().collect();
    if read_files::is_asked_for(&args) {
        return read_files::run();
    }
    interrupt::clear_up_when_stopped();
    let mut command = help::localize(Cli::command());
    let matches = command.try_get_matches_from_mut(args);
    match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli.command.run(&cli.global),
        Err(page) if !page.use_stderr() => {
            page.print()?;
            Ok(Exit::Done)
        }
        Err(error) => Err(usage::refusal(&error).into()),
    }
}

impl Command {
    fn run(&self, global: &Global) -> anyhow::Result<Exit> {
        match self {
            Self::Template(args) => template::run(args, global),
            Self::Validate(args) => validate::run(args, global),
            Self::Compare(args) => compare::run(args, global),
            Self::Rollup(args) => rollup::run(args, global),
            Self::Roster(args) => roster::run(args, global),
            Self::Status(args) => status::run(args, global),
            Self::Receive(args) => receive::run(args, global),
            Self::Export(args) => export::run(args, global),
            Self::Explain(args) => explain::run(args, global),
            Self::Campaign(args) => campaign::run(args, global),
        }
    }
}

//! `kjzd campaign`.

use kjzd::diagnostic::Refusal;

use super::{Exit, Global};

/// 尚未接入
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the subcommand.
pub fn run(_args: &Args, _global: &Global) -> anyhow::Result<Exit> {
    Err(Refusal::new("此命令尚未接入", "请等待下一版。").into())
}

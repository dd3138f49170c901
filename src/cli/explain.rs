//! `kjzd explain`: what a rule means.

use std::io::{self, BufWriter, Write};

use clap::ValueEnum;
use kjzd::diagnostic::{Selector, catalogue, check_selectors};
use kjzd::report;

use super::{Exit, Global};

/// 解释审核规则：查什么、为什么、举例、怎么办
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 规则代码，如 R301；只写字母是整个一类；不写则列出全部规则
    #[arg(value_name = "代码")]
    codes: Vec<Selector>,
    /// 输出格式：text（给人看，默认）、markdown（全部规则的说明书）
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "格式")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
}

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    check_selectors(&campaign, &args.codes)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if args.format == Format::Markdown {
        out.write_all(report::rules_markdown(&campaign).as_bytes())?;
        out.flush()?;
        return Ok(Exit::Done);
    }
    let pages = catalogue(&campaign);
    if args.codes.is_empty() {
        report::rules_list(&mut out, &pages)?;
    }
    for code in &args.codes {
        for page in pages.iter().filter(|page| code.covers(page.code)) {
            report::rule_page(&mut out, page)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

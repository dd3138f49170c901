//! `kjzd rollup`: county returns → city summary → provincial summary.

mod tell;
mod trace;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;
use kjzd::campaign::{Campaign, RegionId};
use kjzd::diagnostic::{self, Refusal};
use kjzd::intake::Glance;
use kjzd::press::summary::{self, Reviewer};
use kjzd::press::{self, Policy};
use kjzd::report;
use kjzd::rollup::{LeftOut, Settled, Summary, prefer_newest, settle};
use kjzd::validate::{Checked, check_paths_before};

use super::progress::{Far, Progress};
use super::{Exit, Global, choose, refuse};
use tell::tell;

/// 汇总：县报市、市报省，逐级相加，每个合计都能追到原来的单元格
///
/// 路径可以是县里报来的表，也可以是下级的汇总表，或者两样都有；同一份表无论出现几次只计一次。
/// 有强制性错误的表不能汇总：默认停下来并列出；加 --provisional 先汇总其余的，注明“初步”。
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 上报的文件或文件夹、下级的汇总表，可以写几个
    #[arg(value_name = "路径", required = true)]
    paths: Vec<PathBuf>,
    /// 为哪个地区汇总（如 白城市、吉林省）
    #[arg(long = "for", value_name = "地区")]
    region: String,
    /// 写到哪个文件；--format json 不写则打印到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 输出格式：xlsx（汇总表，默认）、json（供程序读取）
    #[arg(long, value_enum, default_value_t = Format::Xlsx, value_name = "格式")]
    format: Format,
    /// 先汇总没有强制性错误的表，注明“初步”，并列出没有计入的
    #[arg(long)]
    provisional: bool,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
    /// 同一份表有几个不同的版本时以哪一份为准：newest 以收件登记里最后收到的为准；不写则停下来，列出两处
    #[arg(long, value_enum, value_name = "办法")]
    prefer: Option<Prefer>,
    /// 收件登记；不写则用当前文件夹里的 收件登记.csv
    #[arg(long, value_name = "文件", requires = "prefer")]
    register: Option<PathBuf>,
    /// 截至哪一天（如 2017-11-30）；不写则是今天
    #[arg(long, value_name = "日期", value_parser = choose::day)]
    as_of: Option<Date>,
    /// 列出一个栏目的合计由哪些单元格相加而来（如 farmers_served、附件1.总户数）
    #[arg(long, value_name = "栏目")]
    trace: Option<String>,
    /// 隐去电话中间四位和农户姓名，供对外提供；这样的汇总表不能再往上汇总
    #[arg(long)]
    mask: bool,
    /// 已经核实：这个市（或省）自己报的确是本级数，不是合计；可以写几次
    #[arg(long, value_name = "地区")]
    confirm_own: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Xlsx,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Prefer {
    Newest,
}

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    let target = choose::region(&campaign, &args.region)?;
    let confirmed = args
        .confirm_own
        .iter()
        .map(|name| choose::region(&campaign, name))
        .collect::<Result<BTreeSet<RegionId>, Refusal>>()?;
    let traced = trace::field(&campaign, args.trace.as_deref())?;
    args.check_output(&campaign, target)?;

    let options = global.options()?;
    let reviewer = Reviewer::new(&campaign);
    let mut checked = check_paths_before(&campaign, &args.paths, &options, &reviewer)?;
    let review = reviewer.into_review();
    let inputs = checked.inputs();
    checked.findings.extend(review.findings);
    let counts = (checked.files.len(), checked.records.len());
    let older = args.leave_older(&mut checked, target, &campaign)?;
    let mut settled = settle(checked, target, &campaign, &confirmed);
    settled.left_out.extend(older);
    settled.left_out.sort();
    if settled.blocking().next().is_some() && !args.provisional {
        return refuse::refuse(&settled, counts, "汇总");
    }

    let mut facts = std::mem::take(&mut settled.facts);
    if args.mask {
        facts = facts.masked(&campaign);
    }
    let mut summary = Summary::of(&facts, target, &campaign, args.day());
    let below = summary.files().into_iter().map(str::to_owned);
    summary.provisional_below = below
        .filter(|file| review.provisional.contains(file))
        .collect();
    summary.provisional = args.provisional || !summary.provisional_below.is_empty();
    summary.masked = args.mask;
    summary.left_out.clone_from(&settled.left_out);
    summary.origins.clone_from(&settled.origins);
    let answered = settled.findings.iter();
    let answered = answered.filter(|finding| finding.explanation.is_some());
    summary.explained = answered.cloned().collect();
    if let Some(field) = traced {
        trace::write(&summary, field)?;
    }
    args.write(&summary, &settled, inputs, traced.is_some())?;
    let found = diagnostic::Summary::count(counts.0, counts.1, &settled.findings);
    Ok(if found.errors + found.warnings > 0 {
        Exit::Findings
    } else {
        Exit::Done
    })
}

impl Args {
    fn day(&self) -> Date {
        self.as_of.unwrap_or_else(choose::today)
    }

    /// Says early what would be refused after long work.
    fn check_output(&self, campaign: &Campaign, target: RegionId) -> anyhow::Result<()> {
        match &self.output {
            Some(path) => press::check(path, self.policy(&self.paths))?,
            None if self.format == Format::Xlsx && self.trace.is_none() => {
                let name = &campaign.regions.get(target).name;
                let remedy = format!("请加上 -o {name}汇总.xlsx。");
                return Err(Refusal::new("没有写明汇总表存成哪个文件", remedy).into());
            }
            None => {}
        }
        Ok(())
    }

    /// Takes older versions of records out, where that is asked for.
    fn leave_older(
        &self,
        checked: &mut Checked,
        target: RegionId,
        campaign: &Campaign,
    ) -> Result<Vec<LeftOut>, Refusal> {
        if self.prefer.is_none() {
            return Ok(Vec::new());
        }
        let register = choose::register(self.register.as_deref(), campaign)?.ok_or_else(|| {
            Refusal::new(
                format!("没有收件登记，分不出哪一份是后来收到的：找不到 {}", choose::REGISTER),
                "请用 --register 写明收件登记；还没有登记过的，先用 kjzd receive 登记。文件自己的时间不作数。",
            )
        })?;
        let hashes: BTreeMap<String, String> = checked
            .files
            .iter()
            .filter_map(|file| Some((file.display.clone(), file.sha256.clone()?)))
            .collect();
        let received = |record: Glance<'_>| {
            let hash = hashes.get(record.source.file)?;
            register.received(record.form, record.region?, hash)
        };
        let (newest, older) = prefer_newest(std::mem::take(checked), target, campaign, received);
        *checked = newest;
        Ok(older)
    }

    fn policy<'a>(&self, inputs: &'a [PathBuf]) -> Policy<'a> {
        Policy {
            force: self.force,
            durable: true,
            inputs,
        }
    }

    fn write(
        &self,
        summary: &Summary<'_>,
        settled: &Settled,
        mut inputs: Vec<PathBuf>,
        traced: bool,
    ) -> anyhow::Result<()> {
        inputs.extend(self.paths.iter().cloned());
        let policy = self.policy(&inputs);
        match (self.format, &self.output) {
            (Format::Xlsx, Some(path)) => {
                let mut book = summary::workbook(summary)?;
                let progress = Progress::of_rows();
                press::save_book(&mut book, path, policy, &|rows, of| {
                    progress.show(Far::pieces(rows, of), 0);
                })?;
                tell(summary, settled, path)?;
            }
            (Format::Json, Some(path)) => {
                let mut text = Vec::new();
                report::json_line(&mut text, &summary.to_json())?;
                press::write(path, &text, policy)?;
            }
            (Format::Json, None) if !traced => {
                let mut out = BufWriter::new(io::stdout().lock());
                report::json_line(&mut out, &summary.to_json())?;
                out.flush()?;
            }
            (_, None) => {}
        }
        Ok(())
    }
}

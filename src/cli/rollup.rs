//! `kjzd rollup`: county returns → city summary → provincial summary.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;
use kjzd::campaign::stamp::StampKind;
use kjzd::campaign::{Campaign, RegionId};
use kjzd::diagnostic::{self, Diagnostic, Refusal};
use kjzd::intake::Stamped;
use kjzd::press::{self, Policy, summary};
use kjzd::report;
use kjzd::rollup::{Facts, Settled, Summary, Traced, settle, traceable};
use kjzd::validate::{Checked, FileReport, check_paths};
use kjzd::workbook::Opener;

use super::{Exit, Global, choose, validate};

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
    /// 截至哪一天（如 2017-11-30）；不写则是今天
    #[arg(long, value_name = "日期")]
    as_of: Option<Date>,
    /// 列出一个栏目的合计由哪些单元格相加而来（如 farmers_served、village.households）
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

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    let target = choose::region(&campaign, &args.region)?;
    let confirmed = args
        .confirm_own
        .iter()
        .map(|name| choose::region(&campaign, name))
        .collect::<Result<BTreeSet<RegionId>, Refusal>>()?;
    let traced = args.traced(&campaign)?;
    args.check_output(&campaign, target)?;

    let options = global.options()?;
    let mut checked = check_paths(&campaign, &args.paths, &options)?;
    let changed = changed_totals(&campaign, &checked, &options.opener)?;
    checked.findings.extend(changed);
    let counts = (checked.files.len(), checked.records.len());
    let mut settled = settle(checked, target, &campaign, &confirmed);
    if settled.blocking().next().is_some() && !args.provisional {
        return refuse(&settled, counts);
    }

    let mut facts = std::mem::take(&mut settled.facts);
    if args.mask {
        facts = facts.masked(&campaign);
    }
    let mut summary = Summary::of(&facts, target, &campaign, args.day());
    summary.provisional = args.provisional;
    summary.masked = args.mask;
    summary.left_out.clone_from(&settled.left_out);
    summary.origins.clone_from(&settled.origins);
    let answered = settled.findings.iter();
    let answered = answered.filter(|finding| finding.explanation.is_some());
    summary.explained = answered.cloned().collect();
    if let Some(field) = traced {
        write_trace(&summary, field)?;
    }
    args.write(&summary, &settled, traced.is_some())?;
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

    fn policy<'a>(&self, inputs: &'a [PathBuf]) -> Policy<'a> {
        Policy {
            force: self.force,
            durable: true,
            inputs,
        }
    }

    /// The one field that is to be traced.
    fn traced(&self, campaign: &Campaign) -> Result<Option<Traced>, Refusal> {
        let Some(key) = &self.trace else {
            return Ok(None);
        };
        match traceable(campaign, key).as_slice() {
            [one] => Ok(Some(*one)),
            [] => Err(Refusal::new(
                format!("没有“{key}”这个数字栏目"),
                "栏目的名字见 kjzd export 的输出，如 farmers_served、village.households。",
            )),
            several => {
                let names: Vec<String> = several
                    .iter()
                    .map(|one| format!("{}.{key}", campaign.form(one.form).id))
                    .collect();
                Err(Refusal::new(
                    format!("几张表都有“{key}”"),
                    format!("请写明是哪张表的：{}。", names.join("、")),
                ))
            }
        }
    }

    fn write(&self, summary: &Summary<'_>, settled: &Settled, traced: bool) -> anyhow::Result<()> {
        let inputs: Vec<PathBuf> = settled
            .origins
            .keys()
            .map(PathBuf::from)
            .chain(self.paths.iter().cloned())
            .collect();
        let policy = self.policy(&inputs);
        match (self.format, &self.output) {
            (Format::Xlsx, Some(path)) => {
                let mut book = summary::workbook(summary)?;
                press::save(&mut book, path, policy)?;
                tell(summary, settled, path)?;
            }
            (Format::Json, Some(path)) => {
                let text = format!("{}\n", summary.to_json());
                press::write(path, text.as_bytes(), policy)?;
            }
            (Format::Json, None) if !traced => writeln!(io::stdout(), "{}", summary.to_json())?,
            (_, None) => {}
        }
        Ok(())
    }
}

/// What somebody typed over the totals of the summaries that were read.
fn changed_totals(
    campaign: &Campaign,
    checked: &Checked,
    opener: &Opener,
) -> Result<Vec<Diagnostic>, Refusal> {
    let summaries: Vec<&FileReport> = checked
        .files
        .iter()
        .filter(|file| file.kind == Some(StampKind::Summary))
        .collect();
    let paths: Vec<&Path> = summaries
        .iter()
        .map(|file| Path::new(&file.display))
        .collect();
    let found = opener.open_each(&paths, |place, book| {
        // It was read a moment ago; where it is gone now, its records were read all the same.
        let (book, file) = (book.ok()?, summaries[place]);
        let unit = Stamped::of(&book)?.stamp.unit?;
        let region = campaign.regions.by_code(&unit)?;
        let records = checked.records.get(file.records.clone())?;
        let (facts, _) = Facts::gather(records.iter().cloned(), campaign);
        let meant = Summary::of(&facts, region, campaign, campaign.period.1);
        Some(summary::changed_totals(&book, &file.display, &meant))
    })?;
    Ok(found.into_iter().flatten().flatten().collect())
}

/// Names what is in the way of a roll-up: on the error stream, for nothing was made.
fn refuse(settled: &Settled, (files, records): (usize, usize)) -> anyhow::Result<Exit> {
    let errors: Vec<Diagnostic> = settled.blocking().cloned().collect();
    let counts = diagnostic::Summary::count(files, records, &settled.findings);
    let terminal = io::stderr().is_terminal();
    let mut out = BufWriter::new(io::stderr().lock());
    report::findings_table(&mut out, &errors, counts, validate::look(terminal))?;
    let names: BTreeSet<&str> = errors
        .iter()
        .map(|error| error.place.file.as_str())
        .filter(|file| !file.is_empty())
        .collect();
    writeln!(out, "没有汇总：{} 个文件有强制性错误。", names.len())?;
    writeln!(
        out,
        "办法：退回改正后重新汇总；要先看其余各表的初步数，请加 --provisional。"
    )?;
    out.flush()?;
    Ok(Exit::Findings)
}

/// One line a form: what went in, and what is still wanting.
fn tell(summary: &Summary<'_>, settled: &Settled, path: &Path) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let region = &summary.campaign.regions.get(summary.region).name;
    let mark = if summary.provisional {
        "（初步）"
    } else {
        ""
    };
    writeln!(out, "{region}汇总{mark}：{}", path.display())?;
    for form in &summary.forms {
        let definition = summary.campaign.form(form.form);
        writeln!(
            out,
            "  {} {} 份，应报 {} 个县（市、区），已报 {} 个",
            definition.number,
            form.total.records,
            form.coverage.expected,
            form.coverage.reported()
        )?;
    }
    let found = diagnostic::Summary::count(0, 0, &settled.findings);
    if !summary.left_out.is_empty() {
        writeln!(
            out,
            "  {} 项没有计入，见“未纳入”工作表。",
            summary.left_out.len()
        )?;
    }
    if !summary.explained.is_empty() && !summary.masked {
        writeln!(
            out,
            "  {} 处已由报送单位说明，见“核实说明”工作表。",
            summary.explained.len()
        )?;
    }
    if found.warnings > 0 {
        writeln!(
            out,
            "  另有 {} 处待核实，用 kjzd validate 查看。",
            found.warnings
        )?;
    }
    Ok(())
}

/// Every record's part in a total, then the total.
fn write_trace(summary: &Summary<'_>, field: Traced) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    report::trace_table(&mut out, summary, field)?;
    out.flush()
}

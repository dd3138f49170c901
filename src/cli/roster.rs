//! `kjzd roster`: the register of experts, and a sample of them for a spot check.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;
use kjzd::campaign::{Campaign, RegionId};
use kjzd::diagnostic::{self, Refusal};
use kjzd::press::{self, Policy, summary};
use kjzd::rollup::{Summary, settle};
use kjzd::roster::{Draw, Per, person_field};
use kjzd::validate::{Checked, check_paths};

use super::{Exit, Global, choose, refuse};

/// 专家名册：把各工作队的专家登记造册，并可随机抽出一部分供抽查
///
/// 路径可以是各县报来的表、下级的汇总表，或者两样都有；同一支队无论出现几次只登记一次。
/// 抽样可以重算：同样的名册、同样的种子，抽出的总是同样的人，与文件的先后无关。
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 上报的文件或文件夹、下级的汇总表，可以写几个
    #[arg(value_name = "路径", required = true)]
    paths: Vec<PathBuf>,
    /// 哪个地区的名册（如 白城市）；不写则为全省
    #[arg(long = "for", value_name = "地区")]
    region: Option<String>,
    /// 写到哪个文件（如 专家名册.xlsx）
    #[arg(short, long, value_name = "文件")]
    output: PathBuf,
    /// 抽查多少人；有 --per 时是每个市（或单位）抽多少人
    #[arg(long, value_name = "人数", requires = "seed", value_parser = size)]
    sample: Option<usize>,
    /// 抽样的种子，任意一个整数（如 2018）；同一个种子抽出的人总是相同
    #[arg(long, value_name = "整数", requires = "sample")]
    seed: Option<u64>,
    /// 分层抽样：city 每个市（州）各抽，unit 每个报送单位各抽；不写则从全部人员中抽
    #[arg(long, value_enum, value_name = "层", requires = "sample")]
    per: Option<Layer>,
    /// 先登记没有强制性错误的表，注明“初步”，并列出没有计入的
    #[arg(long)]
    provisional: bool,
    /// 隐去电话中间四位，供对外提供
    #[arg(long)]
    mask: bool,
    /// 截至哪一天（如 2017-12-15）；不写则是今天
    #[arg(long, value_name = "日期", value_parser = choose::day)]
    as_of: Option<Date>,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layer {
    City,
    Unit,
}

fn size(written: &str) -> Result<usize, String> {
    let size = written.parse().ok().filter(|size| *size > 0);
    size.ok_or_else(|| format!("“{written}”不是人数，应为 1 以上的整数"))
}

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    let target = args.target(&campaign)?;
    press::check(&args.output, args.policy(&args.paths))?;
    let checked = check_paths(&campaign, &args.paths, &global.options()?)?;
    let inputs = checked.inputs();
    let checked = only_persons(&campaign, checked)?;
    let counts = (checked.files.len(), checked.records.len());
    let settled = settle(checked, target, &campaign, &BTreeSet::new());
    if settled.blocking().next().is_some() && !args.provisional {
        return refuse::refuse(&settled, counts, "登记");
    }
    let mut facts = settled.facts;
    if args.mask {
        facts = facts.masked(&campaign);
    }
    let day = args.as_of.unwrap_or_else(choose::today);
    let mut summary = Summary::of(&facts, target, &campaign, day);
    summary.provisional = args.provisional;
    summary.masked = args.mask;
    summary.left_out = settled.left_out;
    summary.origins = settled.origins;
    let mut book = summary::roster_workbook(&summary, args.draw())?;
    press::save_book(&mut book, &args.output, args.policy(&inputs), &|_, _| {})?;
    args.tell(&summary)?;
    let found = diagnostic::Summary::count(counts.0, counts.1, &settled.findings);
    Ok(Exit::of(found))
}

impl Args {
    fn target(&self, campaign: &Campaign) -> Result<RegionId, Refusal> {
        match &self.region {
            Some(name) => choose::region(campaign, name),
            None => choose::root(campaign),
        }
    }

    fn draw(&self) -> Option<Draw> {
        Some(Draw {
            size: self.sample?,
            seed: self.seed?,
            per: match self.per {
                None => Per::Whole,
                Some(Layer::City) => Per::City,
                Some(Layer::Unit) => Per::Unit,
            },
        })
    }

    fn policy<'a>(&self, inputs: &'a [PathBuf]) -> Policy<'a> {
        Policy {
            force: self.force,
            durable: true,
            inputs,
        }
    }

    fn tell(&self, summary: &Summary<'_>) -> io::Result<()> {
        let mut out = io::stdout().lock();
        writeln!(out, "已写出 {}", self.output.display())?;
        for form in &summary.forms {
            let definition = summary.campaign.form(form.form);
            for (table, rows) in definition.tables.iter().zip(&form.total.tables) {
                if person_field(table).is_some() {
                    let (noun, label) = (&definition.record_noun, &table.item_label);
                    let records = form.total.records;
                    writeln!(out, "  {noun} {records}，{label} {rows} 人次")?;
                }
            }
        }
        if !summary.left_out.is_empty() {
            let left_out = summary.left_out.len();
            writeln!(out, "  {left_out} 项没有计入，见“未纳入”工作表。")?;
        }
        Ok(())
    }
}

/// Only what forms with tables of persons say, and what is wrong with files as a whole.
fn only_persons(campaign: &Campaign, mut checked: Checked) -> Result<Checked, Refusal> {
    let mut forms = campaign.forms.iter().enumerate();
    let named: BTreeSet<usize> = forms
        .by_ref()
        .filter(|(_, form)| {
            form.tables
                .iter()
                .any(|table| person_field(table).is_some())
        })
        .map(|(place, _)| place)
        .collect();
    if named.is_empty() {
        let remedy = "名册要有一张列出人员的表；请核对活动定义。";
        return Err(Refusal::new("这次活动的表里没有人员名单", remedy));
    }
    let wanted = |id: &str| {
        let form = campaign.form_by_name(id);
        form.is_none_or(|(form, _)| named.contains(&form.0))
    };
    checked.records = checked
        .records
        .retain(|_, record| named.contains(&record.form.0));
    checked
        .findings
        .retain(|finding| finding.form.as_deref().is_none_or(wanted));
    Ok(checked)
}

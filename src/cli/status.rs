//! `kjzd status`: who has reported, who is late, and the message to send them.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;
use kjzd::campaign::{Campaign, RegionId};
use kjzd::diagnostic::Refusal;
use kjzd::press::{self, Policy};
use kjzd::report;
use kjzd::status::{Question, Status};
use kjzd::validate::{Candidate, Checked, check_paths, discover};
use serde_json::{Value, json};

use super::{Exit, Global, choose, validate};

/// 上报进度：谁报了、谁没报、谁晚了，报来的合不合格
///
/// 应报的单位来自活动定义；是否及时只看收件登记（用 kjzd receive 登记），不看文件的时间。同一单位同一张表有几份的，
/// 按其中最差的一份算。应报的都报来了退出码为 0，还有没报的（包括交空表的）为 1，无法运行为 2。
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 收到的文件或文件夹、下级的汇总表，可以写几个
    #[arg(value_name = "路径", required = true)]
    paths: Vec<PathBuf>,
    /// 看哪个地区（如 白城市、吉林省）；不写则看全省
    #[arg(long = "for", value_name = "地区")]
    region: Option<String>,
    /// 截至哪一天（如 2017-11-28）；不写则是今天
    #[arg(long, value_name = "日期", value_parser = choose::day)]
    as_of: Option<Date>,
    /// 只看这个阶段：代号（如 survey）或名称；可以写几次，不写则全看
    #[arg(long = "stage", value_name = "阶段")]
    stages: Vec<String>,
    /// 收件登记；不写则用当前文件夹里的 收件登记.csv，没有就不算及时率
    #[arg(long, value_name = "文件")]
    register: Option<PathBuf>,
    /// 只打印催报通知，一个市（州）一段，可以直接贴到群里；说的是已过期和下一个到期的阶段
    #[arg(long)]
    remind: bool,
    /// 输出格式：text（给人看，默认）、json、csv（一行一个单位的一张表）、xlsx（一目了然的色块表，要用 -o 写明文件）
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "格式")]
    format: Format,
    /// xlsx 写到哪个文件
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Xlsx,
}

/// Runs the subcommand.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    let region = args.target(&campaign)?;
    let stages = args.stages(&campaign)?;
    let asked = Question {
        region,
        as_of: args.as_of.unwrap_or_else(choose::today),
        stages: &stages,
    };
    let register = choose::register(args.register.as_deref(), &campaign)?;
    let target = args.workbook()?;
    let (checked, found) = args.look(&campaign, global)?;
    let status = Status::of(&campaign, asked, &checked, &found, register.as_ref());
    match target {
        Some(target) => {
            let mut book = press::status_workbook(&status)?;
            press::save(&mut book, target, args.policy())?;
            writeln!(io::stdout(), "已写出 {}", target.display())?;
        }
        None => args.print(&status)?,
    }
    Ok(if status.is_complete() {
        Exit::Done
    } else {
        Exit::Findings
    })
}

impl Args {
    /// What has come; in folders that are still empty, nothing, which is said and is no reason to stop.
    fn look(
        &self,
        campaign: &Campaign,
        global: &Global,
    ) -> Result<(Checked, Vec<Candidate>), Refusal> {
        match discover(&campaign.regions, &self.paths) {
            Ok(found) => {
                let checked = check_paths(campaign, &self.paths, &global.options()?)?;
                Ok((checked, found.files))
            }
            Err(refusal) if self.paths.iter().all(|path| path.is_dir()) => {
                let _ = writeln!(io::stderr(), "注意：{refusal}。");
                Ok((Checked::default(), Vec::new()))
            }
            Err(refusal) => Err(refusal),
        }
    }

    fn print(&self, status: &Status<'_>) -> io::Result<()> {
        let stdout = io::stdout();
        let look = validate::look(stdout.is_terminal());
        let mut out = BufWriter::new(stdout.lock());
        match self.format {
            Format::Text if self.remind => remind(&mut out, status)?,
            Format::Json if self.remind => report::json_line(&mut out, &reminders(status))?,
            Format::Json => report::json_line(&mut out, &status.to_json())?,
            Format::Csv => report::status_csv(&mut out, status)?,
            Format::Text | Format::Xlsx => report::status_table(&mut out, status, look)?,
        }
        out.flush()
    }

    /// The workbook to write, where one is asked for; refused early where it could not be written.
    fn workbook(&self) -> anyhow::Result<Option<&Path>> {
        if self.remind && matches!(self.format, Format::Csv | Format::Xlsx) {
            let remedy = "请去掉 --format，或者写 --format json。";
            return Err(Refusal::new("催报通知只有文字和 json 两种格式", remedy).into());
        }
        match (self.format, &self.output) {
            (Format::Xlsx, Some(path)) => {
                press::check(path, self.policy())?;
                Ok(Some(path))
            }
            (Format::Xlsx, None) => {
                Err(Refusal::new("没有写明存成哪个文件", "请加上 -o 上报进度.xlsx。").into())
            }
            (_, Some(_)) => {
                let remedy = "请加上 --format xlsx，或去掉 -o。";
                Err(Refusal::new("只有 xlsx 写到文件里", remedy).into())
            }
            (_, None) => Ok(None),
        }
    }

    fn policy(&self) -> Policy<'_> {
        Policy {
            force: self.force,
            inputs: &self.paths,
            ..Policy::default()
        }
    }

    fn target(&self, campaign: &Campaign) -> Result<RegionId, Refusal> {
        match &self.region {
            Some(name) => choose::region(campaign, name),
            None => choose::root(campaign),
        }
    }

    /// Ids of the stages that are named.
    fn stages(&self, campaign: &Campaign) -> Result<Vec<String>, Refusal> {
        let find = |written: &String| {
            let mut stages = campaign.stages.iter();
            let found = stages.find(|stage| stage.id == *written || stage.title == *written);
            found.map(|stage| stage.id.clone()).ok_or_else(|| {
                let names = campaign.stages.iter();
                let names: Vec<String> = names
                    .map(|stage| format!("{}（{}）", stage.id, stage.title))
                    .collect();
                Refusal::new(
                    format!("没有“{written}”这个阶段"),
                    format!("可用：{}。", names.join("、")),
                )
            })
        };
        self.stages.iter().map(find).collect()
    }
}

fn remind(out: &mut impl Write, status: &Status<'_>) -> io::Result<()> {
    let messages = report::reminders(status);
    if messages.is_empty() {
        return writeln!(out, "没有要催的：到期和即将到期的都报来了。");
    }
    let texts: Vec<&str> = messages.iter().map(|one| one.text.as_str()).collect();
    writeln!(out, "{}", texts.join("\n\n"))
}

fn reminders(status: &Status<'_>) -> Value {
    let messages = report::reminders(status);
    let messages: Vec<Value> = messages
        .iter()
        .map(|one| {
            let city = status.campaign.regions.get(one.city);
            json!({"code": city.code, "city": city.name, "text": one.text})
        })
        .collect();
    json!({ "reminders": messages })
}

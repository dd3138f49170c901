//! `kjzd template`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::ValueEnum;
use jiff::civil::Date;
use kjzd::campaign::{Campaign, FormId, Layout};
use kjzd::diagnostic::Refusal;
use kjzd::press::template::{Item, Order, Shape, write_all};
use kjzd::press::{Policy, create_folder};

use super::progress::{Far, Progress};
use super::{Exit, Global, choose};

/// 生成空白表（.xlsx），下发填报
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 只要这张表：编号（附件4、附件四、4）、标题或代号；可以写几次，不写则全要
    #[arg(long = "form", value_name = "表")]
    forms: Vec<String>,
    /// 调查表的版式：card 一份一张，ledger 台账、一行一份；不写为 card
    #[arg(long, value_enum, default_value = "card", value_name = "版式")]
    layout: Version,
    /// 每个文件里放几份（几个工作表）；不写为 1
    #[arg(long, value_name = "份数", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=200))]
    copies: u32,
    /// 给哪个地区：名称或六位代码。地区填好，下拉名单只列该地区
    #[arg(long = "for", value_name = "地区")]
    region: Option<String>,
    /// 按单位分发：county 给每个县（市、区）和市本级各做一个文件夹
    #[arg(long, value_enum, value_name = "单位")]
    each: Option<Each>,
    /// 输出到这个文件夹；只有一张表时也可以写 .xlsx 文件名。不写则为当前文件夹，分发时为“下发”
    #[arg(short, long, value_name = "文件夹或文件")]
    output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
    /// 文件的日期，如 2017-11-10；不写为活动开始之日。日期相同，文件逐字节相同
    #[arg(long, value_name = "日期", value_parser = choose::day)]
    as_of: Option<Date>,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
enum Version {
    Card,
    Ledger,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Each {
    County,
}

/// Makes the blank forms.
pub fn run(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let campaign = global.load()?;
    let order = order(args, &campaign)?;
    let region = match &args.region {
        Some(written) => Some(choose::region(&campaign, written)?),
        None => None,
    };
    let mut items = match args.each {
        Some(Each::County) => order.for_each_unit(region),
        None => order.one_each(region),
    };
    if items.is_empty() {
        return Err(Refusal::new("这里没有要填这张表的单位", "换一个地区，或去掉 --each。").into());
    }
    let folder = output(args, &mut items)?;
    let policy = Policy {
        force: args.force,
        ..Policy::default()
    };
    let (progress, made) = (Progress::new("已生成"), AtomicUsize::new(0));
    write_all(&items, &folder, policy, &|| {
        let made = made.fetch_add(1, Ordering::Relaxed) + 1;
        progress.show(Far::pieces(made, items.len()), 0);
    })?;
    tell(&items, &folder)?;
    Ok(Exit::Done)
}

fn order<'c>(args: &Args, campaign: &'c Campaign) -> Result<Order<'c>, Refusal> {
    let ledger = args.layout == Version::Ledger;
    let has_ledger = |form: &FormId| campaign.form(*form).layout == Layout::Card;
    let mut forms = Vec::new();
    for written in &args.forms {
        let form = choose::form(campaign, written)?;
        if ledger && !has_ledger(&form) {
            return Err(Refusal::new(
                format!("{}没有台账版式", campaign.form(form).number),
                "去掉 --layout ledger。",
            ));
        }
        forms.push(form);
    }
    if forms.is_empty() {
        forms.extend((0..campaign.forms.len()).map(FormId));
        forms.retain(|form| !ledger || has_ledger(form));
    }
    forms.sort_unstable();
    forms.dedup();
    if ledger && args.copies > 1 {
        return Err(Refusal::new(
            "台账一行一份，不用 --copies",
            "去掉 --copies，或用 --layout card。",
        ));
    }
    Ok(Order {
        campaign,
        forms,
        shape: if ledger { Shape::Ledger } else { Shape::Card },
        copies: args.copies,
        created: args.as_of.unwrap_or(campaign.period.0),
    })
}

/// The folder to write into; a single workbook takes the name that is given for it.
fn output(args: &Args, items: &mut [Item<'_>]) -> anyhow::Result<PathBuf> {
    let standard = if args.each.is_some() { "下发" } else { "" };
    let given = args.output.as_deref().unwrap_or(Path::new(standard));
    let is_file = given
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    if !is_file {
        create_folder(given)?;
        return Ok(given.to_owned());
    }
    let (Some(name), [item]) = (given.file_name(), items) else {
        return Err(Refusal::new(
            format!("要生成几个文件，不能都写到 {} 里", given.display()),
            "-o 后面写文件夹，或用 --form 只要一张表。",
        )
        .into());
    };
    item.path = PathBuf::from(name);
    Ok(given.parent().unwrap_or(Path::new("")).to_owned())
}

fn tell(items: &[Item<'_>], folder: &Path) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    if items.len() <= 8 {
        for item in items {
            writeln!(out, "{}", folder.join(&item.path).display())?;
        }
        return Ok(());
    }
    writeln!(
        out,
        "已生成 {} 个文件，在 {}。",
        items.len(),
        folder.display()
    )
}

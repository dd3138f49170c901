//! Where the returns stand: one screen for a clerk, one line a return as CSV.

mod lines;
mod map;
mod remind;

pub use lines::status_csv;
pub use remind::{Reminder, reminders};

use std::io::{self, Write};

use super::escape::visible;
use super::terminal::Look;
use crate::status::{Returns, StageStatus, State, Status};

/// Columns of a line that goes to no terminal.
const USUAL: usize = 80;
/// Files listed by name before the rest is counted.
const LISTED: usize = 5;

/// Writes deadlines and rates, then every unit's returns at a glance.
pub fn status_table(out: &mut impl Write, status: &Status<'_>, look: Look) -> io::Result<()> {
    let region = &status.campaign.regions.get(status.region).name;
    let unknown = unknown_days(status);
    let heading = format!("{region}上报进度（截至 {}{unknown}）", status.as_of);
    writeln!(out, "{}", look.bold(&heading))?;
    for stage in &status.stages {
        head(out, stage, look)?;
        for returns in &stage.forms {
            rates(out, status, returns)?;
        }
    }
    map::write(out, status, look, look.width.unwrap_or(USUAL))?;
    legend(out, status, look)?;
    closing(out, status)
}

/// What nobody can say of being in time.
fn unknown_days(status: &Status<'_>) -> String {
    if !status.registered {
        return "；没有收件登记，不算及时率".to_owned();
    }
    match status.forms().map(Returns::unregistered).sum::<usize>() {
        0 => String::new(),
        some => format!("；{some} 份报来没有登记，不算及时"),
    }
}

fn head(out: &mut impl Write, stage: &StageStatus, look: Look) -> io::Result<()> {
    let reported = stage.reported();
    let missing = reported.whole() - reported.part();
    let days = stage.days();
    let days = if stage.days_left < 0 && missing > 0 {
        look.painted(&days, "31")
    } else {
        days
    };
    writeln!(
        out,
        "{}  {} 截止，{days}：应报 {} 个单位，报齐 {} 个",
        stage.title,
        stage.due,
        reported.whole(),
        reported.part()
    )
}

fn rates(out: &mut impl Write, status: &Status<'_>, returns: &Returns) -> io::Result<()> {
    let on_time = if status.registered {
        format!("  及时率 {}", returns.on_time().written())
    } else {
        String::new()
    };
    writeln!(
        out,
        "  {}  上报率 {}{on_time}  合格率 {}",
        status.number(returns.form),
        returns.reported().written(),
        returns.sound().written()
    )?;
    let Some(list) = &returns.villages else {
        return Ok(());
    };
    let short = list.missing.len();
    let short = if short == 0 {
        String::new()
    } else {
        format!("，缺 {short} 个村（加 --remind 列出）")
    };
    writeln!(out, "         应报的村 {}{short}", list.reported.written())
}

/// The states, of whose words the marks are characters, with how many expected returns are in each.
fn legend(out: &mut impl Write, status: &Status<'_>, look: Look) -> io::Result<()> {
    let counts: Vec<String> = State::ALL
        .into_iter()
        .map(|state| {
            let count: usize = status.forms().map(|returns| returns.count(state)).sum();
            let label = look.painted(state.label(), map::colour(state));
            format!("{label} {count}")
        })
        .collect();
    writeln!(out, "{}", counts.join("  "))
}

fn closing(out: &mut impl Write, status: &Status<'_>) -> io::Result<()> {
    let unplaced = &status.unplaced;
    if !unplaced.is_empty() {
        let listed = unplaced.iter().take(LISTED);
        let names: Vec<_> = listed.map(|name| visible(name)).collect();
        let more = if unplaced.len() > LISTED { "等" } else { "" };
        writeln!(
            out,
            "有 {} 个文件看不出是哪个单位的哪张表：{}{more}。用 kjzd validate 查看。",
            unplaced.len(),
            names.join("、")
        )?;
    }
    Ok(())
}

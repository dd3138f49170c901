//! One line a return, for a spreadsheet.

use std::io::{self, Write};

use crate::status::{Cell, Returns, StageStatus, Status};

const COLUMNS: [&str; 12] = [
    "阶段",
    "截止日期",
    "剩余天数",
    "表",
    "市（州）",
    "单位",
    "代码",
    "应报",
    "状态",
    "份数",
    "收到时间",
    "是否及时",
];

/// Writes every unit's return of every form, also what is missing. No cell is a sender's words, so none is quoted and
/// the days left stay numbers.
pub fn status_csv(mut out: impl Write, status: &Status<'_>) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    for stage in &status.stages {
        for returns in &stage.forms {
            for line in lines(status, stage, returns) {
                csv.write_record(line)?;
            }
        }
    }
    csv.flush()
}

fn lines<'s>(
    status: &'s Status<'_>,
    stage: &'s StageStatus,
    returns: &'s Returns,
) -> impl Iterator<Item = [String; 12]> + 's {
    let regions = &status.campaign.regions;
    returns.cells.iter().map(move |(unit, cell)| {
        let city = regions.city_of(*unit);
        [
            stage.title.clone(),
            stage.due.to_string(),
            stage.days_left.to_string(),
            status.number(returns.form).to_owned(),
            city.map_or(String::new(), |city| regions.get(city).name.clone()),
            status.unit_name(*unit),
            regions.get(*unit).code.clone(),
            yes(cell.expected).to_owned(),
            cell.state.label().to_owned(),
            cell.records.to_string(),
            received(cell),
            cell.on_time.map_or("", yes).to_owned(),
        ]
    })
}

fn received(cell: &Cell) -> String {
    cell.received.map_or(String::new(), |at| {
        at.strftime("%Y-%m-%d %H:%M:%S").to_string()
    })
}

const fn yes(holds: bool) -> &'static str {
    if holds { "是" } else { "否" }
}

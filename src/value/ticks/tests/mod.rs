//! Ticks by table and by law.

mod flags;
mod laws;
mod other;
mod sides;
mod signs;

use crate::campaign::{Choice, Choices};
use crate::value::{Fault, Note, Read, TickWords, Ticks, Written};

fn choices(options: &[(&str, &[&str])]) -> Choices {
    Choices {
        options: options
            .iter()
            .map(|(label, aliases)| Choice {
                key: (*label).to_owned(),
                label: (*label).to_owned(),
                aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            })
            .collect(),
        other: Some("其它".to_owned()),
        other_aliases: vec!["其他".to_owned()],
        hint: Some("在对应□内打√".to_owned()),
    }
}

fn read_ticks(cells: &[Written<'_>], choices: &Choices) -> Read<Ticks> {
    crate::value::read_ticks(cells, &TickWords::of(choices))
}

/// 科技服务需求.
fn needs() -> Choices {
    choices(&[
        ("种植", &["种植业"]),
        ("养殖", &[]),
        ("加工", &["农产品加工"]),
        ("水产", &["水产养殖"]),
    ])
}

/// 致贫原因, whose options share their beginnings.
fn causes() -> Choices {
    choices(&[
        ("因病", &[]),
        ("因残", &[]),
        ("因学", &[]),
        ("因灾", &[]),
        ("缺土地", &["缺地"]),
        ("缺水", &["缺水源"]),
        ("缺技术", &["缺乏技术"]),
        ("缺劳力", &["缺劳动力"]),
        ("自身发展动力不足", &["动力不足"]),
    ])
}

/// Ticked labels and 其它's words, as one line.
fn shown(ticks: &Ticks, choices: &Choices) -> String {
    let labels = ticks
        .ticked
        .iter()
        .map(|place| choices.options[*place].label.clone());
    let other = ticks.other.iter().map(|other| format!("其它:{other}"));
    labels.chain(other).collect::<Vec<_>>().join(" ")
}

fn read_cells(cells: &[&str], choices: &Choices) -> Result<(String, Vec<Note>), Fault> {
    let cells: Vec<Written<'_>> = cells.iter().map(|cell| Written::Text(cell)).collect();
    read_ticks(&cells, choices).map(|reading| (shown(&reading.value, choices), reading.notes))
}

/// What one cell of 科技服务需求 says.
fn need(written: &str) -> Result<String, Fault> {
    read_cells(&[written], &needs()).map(|(ticks, _)| ticks)
}

/// What several cells of 科技服务需求 say.
fn need_cells(cells: &[&str]) -> Result<String, Fault> {
    read_cells(cells, &needs()).map(|(ticks, _)| ticks)
}

/// What one cell of 致贫原因 says.
fn cause(written: &str) -> Result<String, Fault> {
    read_cells(&[written], &causes()).map(|(ticks, _)| ticks)
}

fn unknown<T>(written: &str) -> Result<T, Fault> {
    Err(Fault::UnknownOption {
        written: written.to_owned(),
    })
}

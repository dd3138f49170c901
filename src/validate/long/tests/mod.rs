//! A long ledger read while it comes gives what the whole sheet gives.

mod law;
mod paper;
mod rows;
mod sheets;
mod shows;

use paper::{Book, Paper, both_ways};

const TITLE: &str = "一村一品调查表（台账）";
const HEAD: &str =
    "序号|村名|地区名称|详细地址|联系人|联系电话|总户数|贫困户数|总人口|人均耕地面积|科技服务需求";

/// A clean row, unlike all others.
fn row(n: usize) -> String {
    let phone = 13_800_000_000 + n;
    format!(
        "{n}|永{n}村|镇赉县|镇赉镇永{n}村|王立春|'{phone}|{}|{}|{}|4.3|种植、养殖",
        300 + n,
        n % 50,
        1000 + n
    )
}

/// A title, a head, and so many rows.
fn ledger(rows: usize) -> Vec<String> {
    let head = [TITLE, HEAD].map(str::to_owned);
    head.into_iter().chain((1..=rows).map(row)).collect()
}

/// A clean ledger in which one thing after the other is changed.
fn with(rows: usize, mut change: impl FnMut(usize, &mut Vec<String>)) -> Paper {
    let mut lines: Vec<String> = [TITLE, HEAD].map(str::to_owned).into();
    for n in 1..=rows {
        lines.push(row(n));
        change(n, &mut lines);
    }
    Paper::of(lines)
}

/// The last row with something else in it.
fn replace(lines: &mut [String], from: &str, to: &str) {
    let last = lines.last_mut().unwrap();
    *last = last.replace(from, to);
}

/// A ledger with a column for each tick.
fn options(mark: impl Fn(usize, usize) -> &'static str) -> Paper {
    let mut lines: Vec<String> = vec![
        TITLE.to_owned(),
        "序号|村名|地区名称|详细地址|总户数|贫困户数|科技服务需求||||".to_owned(),
        "||||||种植|养殖|加工|水产|其它".to_owned(),
    ];
    for n in 1..=240 {
        let ticks: Vec<&str> = (0..4).map(|option| mark(n, option)).collect();
        let ticks = ticks.join("|");
        lines.push(format!("{n}|永{n}村|镇赉县|镇赉镇永{n}村|312|41|{ticks}|"));
    }
    Paper {
        merges: vec!["A1:K1", "A2:A3", "B2:B3", "G2:K2"],
        ..Paper::of(lines)
    }
}

/// Taken as it comes, with the same results.
#[track_caller]
fn flows(paper: Paper) {
    assert_eq!(both_ways(&Book::of([paper])), Some(true));
}

/// What the first rows show does not hold, so it is read again.
#[track_caller]
fn is_read_again(paper: Paper) {
    assert_eq!(both_ways(&Book::of([paper])), Some(false));
}

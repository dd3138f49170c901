//! The same of ledgers that chance has put together.

use proptest::prelude::*;

use super::{Book, HEAD, Paper, TITLE, both_ways, row};

/// What is done to a row.
fn changed(n: usize, change: u8) -> Vec<String> {
    let row = row(n);
    let line = |line: &str| vec![line.to_owned()];
    match change {
        0 => vec![row.replace("镇赉县", "")],
        1 => vec![row.replace("镇赉县", "同上")],
        2 => vec![row.replace("种植、养殖", "同上")],
        3 => vec![row.replace("镇赉县", "通榆县")],
        4 => vec![row, "小计||||||14535|1000|46035||".to_owned()],
        5 => vec![row, HEAD.to_owned()],
        6 => vec![String::new(), row],
        7 => line("注：暂缺"),
        8 => vec![format!("{row}|多余")],
        9 => vec![row.replace("|4.3|", "|不详|")],
        10 => line("总计||||||91930|6370|293930||"),
        11 => vec![row.replace("王立春", "")],
        12 => line("||||||户|户|人|公顷|"),
        13 => vec![
            "序号|村名|地区名称|科技服务需求|联系人|总户数".to_owned(),
            row,
        ],
        _ => vec![row],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn rows_that_come_give_what_the_whole_gives(
        changes in prop::collection::vec((0_usize..60, 0_u8..16), 0..24),
        everywhere in 14_u8..18,
        rows in 90_usize..220,
    ) {
        let mut lines = vec![TITLE.to_owned(), HEAD.to_owned()];
        let mut changes: Vec<(usize, u8)> = changes;
        let mut next = changes.pop();
        let mut wait = next.map(|change| change.0);
        for n in 1..=rows {
            match (wait, next) {
                (Some(0), Some((_, change))) => {
                    lines.extend(changed(n, change));
                    next = changes.pop();
                    wait = next.map(|change| change.0);
                }
                _ => {
                    let every = if n > 1 && everywhere > 15 { everywhere - 16 } else { 20 };
                    lines.extend(changed(n, every));
                    wait = wait.map(|rows| rows - 1);
                }
            }
        }
        both_ways(&Book::of([Paper::of(lines)]));
    }
}

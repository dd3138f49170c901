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

/// Mostly one thing all over the sheet, now and then another.
fn changes() -> impl Strategy<Value = Vec<u8>> {
    let usual = prop_oneof![3 => Just(20_u8), 1 => 0_u8..3];
    let rows = usual.prop_flat_map(|usual| {
        let change = prop_oneof![20 => Just(usual), 1 => 0_u8..14];
        prop::collection::vec(change, 90..220)
    });
    rows.prop_map(|mut rows| {
        // A region that is written once stands in the first row.
        rows[0] = 20;
        rows
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn rows_that_come_give_what_the_whole_gives(changes in changes()) {
        let mut lines = vec![TITLE.to_owned(), HEAD.to_owned()];
        for (n, change) in (1..).zip(changes) {
            lines.extend(changed(n, change));
        }
        both_ways(&Book::of([Paper::of(lines)]));
    }
}

//! Cards that share one column of labels, each a column of its own.

use crate::paper::{Back, grid, read, read_grid};
use kjzd::workbook::{CellRef, Merge};

const LABELS: [(&str, &str); 11] = [
    ("村名", "永兴村|架其村|丹岱村"),
    ("地区名称", "镇赉县|镇赉县|镇赉县"),
    ("详细地址", "镇赉镇永兴村|架其镇架其村|丹岱乡丹岱村"),
    ("联系人", "王立春|刘福田|孙长山"),
    ("联系电话", "'13804360001|'13804360002|'13804360003"),
    ("总户数（户）", "312|205|401"),
    ("贫困户数（户）", "41|30|22"),
    ("总人口（人）", "1105|702|1300"),
    ("人均耕地面积（亩）", "4.3|6|5.5"),
    ("致贫原因", "土地盐碱化|缺技术|缺资金"),
    ("科技服务需求", "种植、养殖|加工|水产"),
];

fn lines(top: &str) -> String {
    let rows = LABELS
        .iter()
        .map(|(label, values)| format!("{label}|{values}"));
    let rows: Vec<String> = rows.collect();
    format!("镇赉县一村一品调查表\n{top}\n{}", rows.join("\n"))
}

fn columns(back: &Back) -> Vec<Option<&str>> {
    let records = back.intake.records.iter();
    records
        .map(|record| record.source.column.as_deref())
        .collect()
}

#[test]
fn each_column_is_a_record() {
    let back = read(&lines(""));
    assert_eq!(back.each("village_name"), ["永兴村", "架其村", "丹岱村"]);
    assert_eq!(back.each("households"), ["312", "205", "401"]);
    assert_eq!(
        back.each("phone"),
        ["13804360001", "13804360002", "13804360003"]
    );
    assert_eq!(
        back.each("needs"),
        ["planting+breeding", "processing", "aquatic"]
    );
    assert_eq!(columns(&back), [Some("B"), Some("C"), Some("D")]);
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn a_fault_is_told_at_its_own_cell() {
    let back = read(&lines("").replace("|205|", "|若干|"));
    assert_eq!(back.told(), ["V102 C8"]);
}

#[test]
fn what_is_written_once_over_all_columns_belongs_to_each() {
    let mut grid = grid(&lines("").replace("镇赉县|镇赉县|镇赉县", "镇赉县||"));
    grid.merge(Merge {
        first: CellRef::new(3, 1),
        last: CellRef::new(3, 3),
    });
    let back = read_grid(grid);
    assert_eq!(back.each("region"), ["镇赉县"; 3]);
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn a_column_of_sums_is_no_record() {
    let sums = lines("项目|第一村|第二村|合计").replace("丹岱村", "合计");
    let back = read(&sums.replace("丹岱乡合计", "").replace("孙长山", ""));
    assert_eq!(back.each("village_name"), ["永兴村", "架其村"]);
}

#[test]
fn a_column_of_units_or_remarks_is_no_record() {
    for remark in ["户", "已核实"] {
        let rows = LABELS.iter().map(|(label, values)| {
            let value = values.split('|').next().unwrap_or_default();
            format!("{label}|{value}|{remark}")
        });
        let back = read(&rows.collect::<Vec<_>>().join("\n"));
        assert_eq!(back.records.len(), 1, "{remark}");
        assert_eq!(back.the("households"), "312", "{remark}");
    }
}

#[test]
fn last_years_figures_beside_this_years_are_no_second_record() {
    let rows = LABELS.iter().map(|(label, values)| {
        let value = values.split('|').next().unwrap_or_default();
        let number = value.parse::<f64>().is_ok();
        format!("{label}|{value}|{}", if number { "300" } else { "" })
    });
    let back = read(&rows.collect::<Vec<_>>().join("\n"));
    assert_eq!(back.the("households"), "312");
    assert!(!back.nothing_left());
}

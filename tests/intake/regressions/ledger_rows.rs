//! Rows of a ledger that are no record, or lean on the one above.

use super::{HEAD, ROW, SECOND};
use crate::paper::{Back, grid, read, read_grid};
use kjzd::workbook::{CellRef, Merge};

fn ledger(rows: &[&str]) -> Back {
    let lines: Vec<&str> = [HEAD].iter().chain(rows).copied().collect();
    read(&lines.join("\n"))
}

#[test]
fn a_ditto_is_what_stands_above() {
    for ditto in ["同上", "〃"] {
        let second = SECOND.replace("镇赉县", ditto).replace("加工", ditto);
        let back = ledger(&[ROW, &second, &second.replace("架其村", "丹岱村")]);
        assert_eq!(back.each("region"), ["镇赉县"; 3], "{ditto}");
        assert_eq!(back.each("needs"), ["planting+breeding"; 3], "{ditto}");
        assert_eq!(back.told(), ["V513 B3", "V513 J3"], "{ditto}");
    }
}

#[test]
fn a_row_that_numbers_the_columns_is_no_record() {
    for numbers in [
        "1|2|3|4|5|6|7|8|9|10",
        "甲|乙|1|2|3|4|5|6|7|8",
        "（1）|（2）|（3）|（4）|（5）",
    ] {
        let back = ledger(&[numbers, ROW]);
        assert_eq!(back.the("village_name"), "永兴村", "{numbers}");
        assert_eq!(back.told(), Vec::<String>::new(), "{numbers}");
    }
}

#[test]
fn a_row_of_units_gives_the_columns_their_units() {
    let back = ledger(&[
        "计量单位|||||户|户|人|公顷|",
        &ROW.replace("|4.3|", "|0.3|"),
    ]);
    assert_eq!(back.the("arable_per_capita"), "4.5");
    assert_eq!(back.told(), ["V502 I3"]);
}

#[test]
fn a_total_above_the_rows_is_no_record_and_covers_them() {
    for total in ["合计|||||517|71|1807||", "全县合计|||||517|71|1807||"] {
        let back = ledger(&[total, ROW, SECOND]);
        assert_eq!(back.each("village_name"), ["永兴村", "架其村"], "{total}");
        assert_eq!(back.told(), ["S108 A2"], "{total}");
        assert_eq!(back.intake.totals.len(), 1, "{total}");
        assert_eq!(back.intake.totals[0].covers, vec![0..2], "{total}");
    }
}

#[test]
fn subtotals_cover_the_rows_since_the_last_and_the_total_covers_all() {
    let (sub, all) = ("小计|||||312|41|1105||", "合计|||||517|71|1807||");
    let back = ledger(&[ROW, sub, SECOND, "小计|||||205|30|702||", all]);
    let covers: Vec<_> = back
        .intake
        .totals
        .iter()
        .map(|of| of.covers.clone())
        .collect();
    assert_eq!(format!("{covers:?}"), "[[0..1], [1..2, 0..2], [0..2]]");
    assert_eq!(back.records.len(), 2);
}

#[test]
fn a_row_that_names_a_township_is_no_record() {
    for heading in ["镇赉镇", "镇赉镇：", "一、镇赉镇"] {
        let back = ledger(&[heading, ROW, "架其蒙古族乡", SECOND]);
        assert_eq!(back.each("village_name"), ["永兴村", "架其村"], "{heading}");
        assert_eq!(back.told(), ["S106 A2", "S106 A4"], "{heading}");
    }
}

#[test]
fn heads_again_blank_rows_and_footers_are_no_records() {
    let back = ledger(&[ROW, "", HEAD, SECOND, "", "填表人：王立春||审核人：刘福田"]);
    assert_eq!(back.each("village_name"), ["永兴村", "架其村"]);
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn a_note_under_the_rows_is_told() {
    let back = ledger(&[ROW, "注：架其村暂缺"]);
    assert_eq!(back.records.len(), 1);
    assert_eq!(back.told(), ["S106 A3"]);
}

#[test]
fn a_head_of_two_rows_again_at_the_foot_is_no_record() {
    for (first, name) in [
        ("村名|联系人", "永兴村|王立春"),
        ("负责人|村名", "王立春|永兴村"),
    ] {
        let top = format!(
            "{first}|地区名称|详细地址|科技服务需求|||||联系电话|总户数|贫困户数|总人口|人均耕地面积"
        );
        let options = "||||种植|养殖|加工|水产|其它";
        let row = format!("{name}|镇赉县|镇赉镇永兴村|√|||||'13804360001|312|41|1105|4.3");
        let foot = "填表人：王立春||||审核人：刘福田";
        let lines = ["一村一品调查表", &top, options, &row, &top, options, foot];
        let mut grid = grid(&lines.join("\n"));
        for (first, last) in [("E2", "I2"), ("E5", "I5")] {
            let [first, last] = [first, last].map(|cell| CellRef::from_a1(cell).unwrap());
            grid.merge(Merge::between(first, last));
        }
        let back = read_grid(grid);
        assert_eq!(back.the("village_name"), "永兴村", "{first}");
        assert_eq!(back.told(), Vec::<String>::new(), "{first}");
    }
}

#[test]
fn a_head_of_three_rows_is_one_head_and_one_again_too() {
    let bands = "序号|村名|基本情况||||||||调查情况";
    let top =
        "||地区名称|详细地址|联系人|联系电话|总户数|贫困户数|总人口|人均耕地面积|科技服务需求||||";
    let options = "||||||||||种植|养殖|加工|水产|其它需求";
    let row = "1|永兴村|镇赉县|镇赉镇永兴村|王立春|'13804360001|312|41|1105|4.3||√|||电商";
    let again = row.replace("永兴村", "架其村").replace("1|", "2|");
    let lines = [
        "一村一品台账",
        bands,
        top,
        options,
        row,
        bands,
        top,
        options,
        &again,
    ];
    let mut grid = grid(&lines.join("\n"));
    let merges = ["A2:A4", "B2:B4", "A6:A8", "B6:B8"].map(|range| range.split_once(':').unwrap());
    for (first, last) in merges {
        let [first, last] = [first, last].map(|cell| CellRef::from_a1(cell).unwrap());
        grid.merge(Merge::between(first, last));
    }
    let back = read_grid(grid);
    assert_eq!(back.each("village_name"), ["永兴村", "架其村"]);
    assert_eq!(back.each("needs"), ["breeding/电商"; 2]);
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn a_region_written_once_is_that_of_the_rows_under_it() {
    let blank = SECOND.replace("镇赉县", "");
    let third = blank.replace("架其村", "丹岱村");
    let back = ledger(&[ROW, &blank, &third]);
    assert_eq!(back.each("region"), ["镇赉县"; 3]);
    assert_eq!(back.told(), ["V513 B3"]);
    let other = third.replace("丹岱村|", "丹岱村|通榆县");
    let back = ledger(&[ROW, &blank, &other]);
    assert_eq!(back.each("region"), ["镇赉县", "镇赉县", "通榆县"]);
}

#[test]
fn a_region_left_out_between_equal_ones_is_missing() {
    let blank = SECOND.replace("镇赉县", "");
    let third = SECOND.replace("架其村", "丹岱村");
    let back = ledger(&[ROW, &blank, &third, ROW]);
    assert_eq!(back.each("region")[..3], ["镇赉县", "null", "镇赉县"]);
}

#[test]
fn numbered_remarks_under_the_rows_are_no_records() {
    let back = ledger(&[
        ROW,
        SECOND,
        "注：1.贫困户为建档立卡户。",
        "2.人均耕地面积按二轮承包面积计算。",
        "3、总人口以公安部门数据为准",
    ]);
    assert_eq!(back.each("village_name"), ["永兴村", "架其村"]);
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn figures_about_the_rows_and_examples_are_no_records() {
    let sums = |word: &str| format!("{word}|||||300|50|900|4|");
    let back = ledger(&[
        &ROW.replace("永兴村|", "示例|"),
        ROW,
        SECOND,
        &sums("平均"),
        &sums("上年同期"),
        &sums("同比增减"),
    ]);
    assert_eq!(back.each("village_name"), ["永兴村", "架其村"]);
    assert_eq!(back.serious(), Vec::<String>::new());
    assert!(
        back.told().contains(&"S112 A2".to_owned()),
        "{:?}",
        back.told()
    );
}

#[test]
fn a_township_written_once_is_that_of_the_rows_below() {
    let row = |town: &str, name: &str| ROW.replace("镇赉镇永兴村", town).replace("永兴村", name);
    let once = ledger(&[
        &row("镇赉镇", "永兴村"),
        &row("", "架其村"),
        &row("坦途镇", "丹岱村"),
        &row("", "永庆村"),
    ]);
    assert_eq!(
        once.each("address"),
        ["镇赉镇", "镇赉镇", "坦途镇", "坦途镇"]
    );
    assert_eq!(once.told(), ["V513 C3"]);
    let forgotten = ledger(&[
        &row("镇赉镇", "永兴村"),
        &row("坦途镇", "架其村"),
        &row("", "丹岱村"),
    ]);
    assert_eq!(forgotten.each("address"), ["镇赉镇", "坦途镇", "null"]);
}

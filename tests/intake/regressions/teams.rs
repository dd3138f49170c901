//! The team sheet: the region in its heading, fillers, rows and columns that offices add or leave out.

use crate::paper::{grid, read, read_grid};
use kjzd::workbook::{CellRef, Merge};

const TEAM: &str = "
附件3
扶贫工作队工作安排表
镇赉县地区扶贫工作队
带队人员
姓名|张国庆|联系方式|'13804360003
工作单位|镇赉县科学技术协会|职务|副主席
扶贫工作队人员组成
|姓名|单位|职称|年龄|联系电话
专家1|刘福田|农业技术推广总站|高级农艺师|46|'13804360004
专家2|李文德|畜牧总站|兽医师|39|'13804360005
……
送科技下乡活动安排
|时间|地点|主要内容
活动1|2017年12月18日|镇赉镇永兴村|玉米高产栽培
……
备注：一支工作队填报一张表。
";

#[test]
fn the_clean_sheet_is_clean() {
    let back = read(TEAM);
    assert_eq!(back.told(), Vec::<String>::new());
    assert_eq!(back.the("leader_name"), "张国庆");
    assert_eq!(back.intake.records[0].tables[0].len(), 2);
    assert_eq!(back.records[0]["fields"]["experts"][1]["age"], 39);
    assert_eq!(
        back.records[0]["fields"]["activities"][0]["time"],
        "2017年12月18日"
    );
}

#[test]
fn the_region_may_stand_in_the_cell_before_the_heading() {
    for heading in [
        "镇赉县|地区扶贫工作队",
        "|镇赉县||地区扶贫工作队",
        "（镇赉县）地区扶贫工作队",
        "__镇赉县__地区扶贫工作队",
    ] {
        let back = read(&TEAM.replace("镇赉县地区扶贫工作队", heading));
        assert_eq!(back.the("region"), "镇赉县", "{heading}");
        assert_eq!(back.told(), Vec::<String>::new(), "{heading}");
    }
}

#[test]
fn a_column_missing_from_a_table_is_told() {
    let back = read(
        &TEAM
            .replace("|年龄", "")
            .replace("|46", "")
            .replace("|39", ""),
    );
    assert_eq!(back.serious(), ["S104 A8"]);
    let fields: Vec<_> = back
        .intake
        .findings
        .iter()
        .map(|of| of.field.as_deref())
        .collect();
    assert_eq!(fields, [Some("experts[0].age")]);
    assert_eq!(
        back.records[0]["fields"]["experts"][0]["phone"],
        "13804360004"
    );
}

#[test]
fn a_table_that_is_missing_is_told() {
    let from = TEAM.find("扶贫工作队人员组成").unwrap();
    let to = TEAM.find("送科技").unwrap();
    let back = read(&format!("{}{}", &TEAM[..from], &TEAM[to..]));
    assert_eq!(back.serious(), ["S104"]);
    assert_eq!(back.intake.findings[0].field.as_deref(), Some("experts"));
    assert_eq!(back.intake.records[0].tables[1].len(), 1);
}

#[test]
fn rows_that_were_added_are_read_and_blank_ones_are_none() {
    let line = |n| format!("专家{n}|赵{n}山|水利局||5{n}|'1380436001{n}\n");
    let more = (3..=9).map(line).collect::<Vec<_>>().concat();
    let more = more
        .replace("赵9山", "")
        .replace("|水利局||59|'13804360019", "||||");
    let back = read(&TEAM.replace("……\n送", &format!("{more}……\n送")));
    assert_eq!(back.intake.records[0].tables[0].len(), 8);
    assert!(back.nothing_left(), "{:?}", back.told());
}

#[test]
fn a_column_added_to_a_table_is_told() {
    let back = read(
        &TEAM
            .replace("年龄|联系电话", "年龄|联系电话|政治面貌")
            .replace("'13804360004", "'13804360004|群众"),
    );
    assert_eq!(
        back.records[0]["fields"]["experts"][0]["phone"],
        "13804360004"
    );
    assert!(
        back.told().contains(&"S106 G9".to_owned()),
        "{:?}",
        back.told()
    );
}

#[test]
fn two_teams_under_one_another_are_two_records() {
    let second = TEAM
        .replace("张国庆", "王立春")
        .replace("镇赉县地区", "洮南市地区");
    let back = read(&format!("{TEAM}{second}"));
    assert_eq!(back.each("leader_name"), ["张国庆", "王立春"]);
    assert_eq!(back.each("region"), ["镇赉县", "洮南市"]);
    let tables: Vec<_> = back
        .intake
        .records
        .iter()
        .map(|of| of.tables[0].len())
        .collect();
    assert_eq!(tables, [2, 2]);
}

#[test]
fn a_table_whose_columns_were_set_apart_is_read() {
    let back = read(
        &TEAM
            .replace("|时间|地点|主要内容", "|时间||地点||主要内容")
            .replace("日|镇赉镇永兴村|", "日||镇赉镇永兴村||"),
    );
    let activity = &back.records[0]["fields"]["activities"][0];
    assert_eq!(activity["place"], "镇赉镇永兴村");
    assert_eq!(activity["content"], "玉米高产栽培");
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn a_printed_row_that_nobody_filled_is_no_expert() {
    let back = read(&TEAM.replace("……\n送", "专家3\n送"));
    assert_eq!(back.intake.records[0].tables[0].len(), 2);
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn what_a_merged_cell_or_a_ditto_says_counts_for_each_row() {
    let mut grid = grid(
        "镇赉县扶贫工作队
姓名|张国庆|联系方式|'13804360003
工作单位|县科协|职务|主席
扶贫工作队人员组成
|姓名|单位|职称|年龄|联系电话
专家1|刘福田|县农业站|农艺师|46|'13804360004
专家2|王立春|同上|农艺师|51|'13804360005
送科技下乡活动安排
|时间|地点|主要内容
活动1|2017年12月5日|永兴村|玉米栽培
活动2||架其村|黄牛育肥
活动3|||",
    );
    grid.merge(Merge {
        first: CellRef::new(9, 1),
        last: CellRef::new(11, 1),
    });
    let back = read_grid(grid);
    assert_eq!(
        back.records[0]["fields"]["experts"][1]["employer"],
        "县农业站"
    );
    let activities = &back.records[0]["fields"]["activities"];
    assert_eq!(activities[1]["time"], "2017年12月5日");
    assert_eq!(activities.as_array().map(Vec::len), Some(2));
    assert_eq!(back.told(), ["V513 C7"]);
}

#[test]
fn the_tables_side_by_side() {
    let back = read(
        "镇赉县扶贫工作队
姓名|张国庆|联系方式|'13804360003
工作单位|县科协|职务|主席
扶贫工作队人员组成||||||送科技下乡活动安排
|姓名|单位|职称|年龄|联系电话||时间|地点|主要内容
专家1|刘福田|县农业站|农艺师|46|'13804360004|活动1|2017年12月5日|永兴村|玉米栽培
专家2|王立春|县畜牧站|农艺师|51|'13804360005|活动2|2017年12月8日|架其村|黄牛育肥",
    );
    let fields = &back.records[0]["fields"];
    assert_eq!(fields["experts"][1]["name"], "王立春");
    assert_eq!(fields["activities"][1]["place"], "架其村");
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn a_column_of_others_over_the_leaders_row() {
    let back = read(
        "镇赉县科技助力扶贫工作队工作安排表
带队人员
姓名|性别|工作单位|职务|联系方式
张国庆|男|县科协|主席|'13804360003
扶贫工作队人员组成
姓名|性别|单位|职称|年龄|联系电话
刘福田|男|县农业站|农艺师|46|'13804360004",
    );
    assert_eq!(back.the("leader_name"), "张国庆");
    assert_eq!(back.the("leader_phone"), "13804360003");
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn experts_in_two_halves() {
    let back = read(
        "镇赉县扶贫工作队
姓名|张国庆|联系方式|'13804360003
工作单位|县科协|职务|主席
扶贫工作队人员组成
|姓名|单位|职称|年龄|联系电话||姓名|单位|职称|年龄|联系电话
专家1|刘福田|县农业站|农艺师|46|'13804360004|专家3|王立春|县畜牧站|农艺师|51|'13804360005
专家2|孙长山|县林业局|农艺师|39|'13804360006|专家4|||||",
    );
    let experts = back.records[0]["fields"]["experts"].as_array().unwrap();
    let names: Vec<_> = experts.iter().map(|one| one["name"].as_str()).collect();
    assert_eq!(names, [Some("刘福田"), Some("孙长山"), Some("王立春")]);
    assert_eq!(back.serious(), Vec::<String>::new());
}

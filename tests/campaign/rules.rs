//! A rule that cannot be read is refused at its line and column.

use std::fmt::Write;

use crate::copy::broken;

#[test]
fn broken_rules_are_refused_at_their_column() {
    let rules = [
        "fixed <= hazard",
        "fixed <= hazards <= 5",
        "fixed < = hazards",
        "fixed + office > 0",
        "fixed <=",
        "(fixed <= hazards",
        "fixed in 1, 5",
        "fixed",
        "ticks(fixed) >= 1",
        "rows(ships) >= 1",
        "sum(ships) >= 1",
        "throughput > fixed",
        "throughput + 3 > 5 万吨",
        "throughput > 100",
        "throughput > 100 桶",
        "fixed > 1 # 2",
        "fixed > 99999999999999999999999999999999",
    ];
    let mut told = String::new();
    for rule in rules {
        let said = broken(&[("forms/returns.toml", "fixed <= hazards", rule)]).unwrap();
        writeln!(told, "{rule}\n{said}").unwrap();
    }
    insta::assert_snapshot!(told, @r#"
    fixed <= hazard
    forms/returns.toml 第 120 行第 18 列：关系式有误：本表没有栏目“hazard”。是不是“hazards”？
    fixed <= hazards <= 5
    forms/returns.toml 第 120 行第 9 列：关系式有误：比较不能连着写；请用 and 连接，或写成 x in 1..6。
    fixed < = hazards
    forms/returns.toml 第 120 行第 17 列：关系式有误：这里应是栏目的键或数字。
    fixed + office > 0
    forms/returns.toml 第 120 行第 17 列：关系式有误：栏目“office”（报送单位）不是数字。请改用数字栏目。
    fixed <=
    forms/returns.toml 第 120 行第 17 列：关系式有误：关系式没有写完。
    (fixed <= hazards
    forms/returns.toml 第 120 行第 26 列：关系式有误：括号没有合上：这里缺“)”。
    fixed in 1, 5
    forms/returns.toml 第 120 行第 19 列：关系式有误：不认识的符号“,”。
    fixed
    forms/returns.toml 第 120 行第 9 列：关系式有误：这里应是一个条件，如 a <= b。
    ticks(fixed) >= 1
    forms/returns.toml 第 120 行第 15 列：关系式有误：本表没有选项栏目“fixed”。
    rows(ships) >= 1
    forms/returns.toml 第 120 行第 14 列：关系式有误：本表没有表格“ships”。
    sum(ships) >= 1
    forms/returns.toml 第 120 行第 9 列：关系式有误：没有“sum”这种算法；可用 ticks(选项栏目)、rows(表格)。
    throughput > fixed
    forms/returns.toml 第 120 行第 22 列：关系式有误：前面是重量，这里是计数，不能比较或相加。
    throughput + 3 > 5 万吨
    forms/returns.toml 第 120 行第 22 列：关系式有误：同这一栏相比的数要写明单位，如 100 万人次。
    throughput > 100
    forms/returns.toml 第 120 行第 22 列：关系式有误：同这一栏相比的数要写明单位，如 100 万人次。
    throughput > 100 桶
    forms/returns.toml 第 120 行第 26 列：关系式有误：units.toml 里没有单位“桶”。
    fixed > 1 # 2
    forms/returns.toml 第 120 行第 19 列：关系式有误：不认识的符号“#”。
    fixed > 99999999999999999999999999999999
    forms/returns.toml 第 120 行第 17 列：关系式有误：数字太长。
    "#);
}

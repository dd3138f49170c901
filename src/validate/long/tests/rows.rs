//! Rows of many kinds.

use super::{Book, HEAD, Paper, TITLE, flows, ledger, options, replace, with};

#[test]
fn clean_rows() {
    flows(Paper::of(ledger(300)));
    assert_eq!(
        Book::of([Paper::of(ledger(300))]).whole().records.len(),
        300
    );
}

#[test]
fn faulty_rows() {
    flows(with(260, |n, lines| match n % 9 {
        1 => replace(lines, "'1380", "'138"),
        2 => replace(lines, "|4.3|", "|四点三亩左右|"),
        3 => replace(lines, &format!("永{n}村|"), "|"),
        4 => replace(lines, "镇赉县", "某某县"),
        5 => replace(lines, "种植、养殖", "直播"),
        6 => replace(lines, &format!("|{}|", n % 50), "|999999|"),
        _ => {}
    }));
}

#[test]
fn sums_above_between_and_below() {
    flows(with(260, |n, lines| {
        if n == 1 {
            lines.insert(2, "合计||||||91930|6370|293930||".to_owned());
        }
        if n % 45 == 0 {
            lines.push("小计||||||14535|1000|46035||".to_owned());
        }
        if n == 130 || n == 260 {
            lines.push("总计||||||91930|6370|293930||".to_owned());
        }
    }));
}

#[test]
fn heads_on_every_page() {
    for every in [5, 11, 30, 33, 34] {
        flows(with(240, |n, lines| {
            if n % every == 0 {
                lines.push(HEAD.to_owned());
            }
        }));
    }
}

#[test]
fn a_later_head_with_other_columns() {
    let other = "序号|地区名称|村名|详细地址|联系电话|联系人|总户数|贫困户数|人均耕地面积（公顷）|总人口|备注";
    flows(with(240, |n, lines| {
        if n == 117 {
            lines.push(other.to_owned());
        }
        if n > 117 {
            let swapped = format!(
                "{n}|镇赉县|永{n}村|镇赉镇永{n}村|'13804360001|王立春|312|41|0.3|1105|同上"
            );
            *lines.last_mut().unwrap() = swapped;
        }
    }));
}

#[test]
fn heads_of_two_rows_on_every_page() {
    let mut paper = options(|n, option| if (n + option) % 4 == 0 { "√" } else { "" });
    let (head, mut lines) = (paper.lines[..3].to_vec(), paper.lines[..3].to_vec());
    for (row, n) in paper.lines[3..].iter().zip(1..) {
        lines.push(row.clone());
        if n % 31 == 0 {
            lines.extend(head.iter().cloned());
        }
    }
    paper.lines = lines;
    flows(paper);
}

#[test]
fn notes_signatures_and_headings_between_the_rows() {
    flows(with(240, |n, lines| match n {
        40 | 150 => lines.push("镇赉镇".to_owned()),
        80 => lines.push(String::new()),
        81 => lines.push("填表人：王立春|||审核人：刘福田".to_owned()),
        90 => lines.push("甲|乙|1|2|3|4|5|6|7|8|9".to_owned()),
        120 => lines.extend(std::iter::repeat_n(String::new(), 40)),
        240 => lines.extend(["注：架其村暂缺".to_owned(), "|||2017年11月".to_owned()]),
        _ => {}
    }));
}

#[test]
fn many_notes() {
    flows(with(300, |n, lines| {
        if n > 30 {
            lines.push(format!("注{n}：待核实"));
        }
    }));
}

#[test]
fn a_row_of_units() {
    flows(with(150, |n, lines| {
        if n == 1 {
            lines.insert(2, "||||||户|户|人|公顷|".to_owned());
        }
        replace(lines, "|4.3|", "|0.3|");
    }));
}

#[test]
fn columns_that_are_nobodys() {
    let mut paper = with(240, |n, lines| {
        if n % 3 == 0 || n > 200 {
            lines.last_mut().unwrap().push_str("|已核|另记");
        }
    });
    paper.lines[1].push_str("|核实情况");
    flows(paper);
    flows(with(240, |n, lines| {
        if n == 230 {
            lines.last_mut().unwrap().push_str("|||另记");
        }
    }));
}

#[test]
fn blank_rows_of_the_form() {
    flows(with(220, |n, lines| {
        if n > 100 && n % 2 == 0 {
            *lines.last_mut().unwrap() = format!("{n}||镇赉县||||||||");
        }
    }));
    let numbered = (1..200).map(|n| format!("{n}||||||||||"));
    let head = [TITLE, HEAD].map(str::to_owned).into_iter();
    flows(Paper::of(head.chain(numbered).collect()));
}

#[test]
fn townships_written_once() {
    let once = |every: usize| {
        with(240, move |n, lines| {
            let town = if n % every == 1 {
                format!("第{}镇", n / every)
            } else {
                String::new()
            };
            replace(lines, &format!("镇赉镇永{n}村"), &town);
        })
    };
    flows(once(4));
    flows(once(7));
}

#[test]
fn examples_and_averages_between_the_rows() {
    flows(with(240, |n, lines| match n {
        3 => lines
            .push("示例|永兴村|镇赉县|镇赉镇永兴村|王立春|'13800000000|3|1|9|4|种植".to_owned()),
        200 => lines.push("平均||||||300|50|900|4|".to_owned()),
        _ => {}
    }));
}

//! How a form stands on its sheet.

use rust_xlsxwriter::{DocProperties, Workbook};

use crate::desk::Desk;
use crate::files::clean;
use crate::rules::Case;
use crate::sheets::{self, Lines, find, line};

pub fn cases() -> impl Iterator<Item = Case> {
    of_sheets().into_iter().chain(of_labels())
}

fn of_labels() -> Vec<Case> {
    vec![
        Case {
            code: "S104",
            breaks: |desk| {
                village(desk, |lines| {
                    lines.remove(find(lines, "总户数"));
                });
            },
            passes: |desk| {
                village(desk, |lines| {
                    let moved = lines.remove(find(lines, "总户数"));
                    lines.push(moved);
                });
            },
        },
        Case {
            code: "S105",
            breaks: |desk| relabel(desk, "发展潜在优势", "发展潜在优式"),
            passes: |desk| relabel(desk, "发展潜在优势", "发展 潜在 优势："),
        },
        Case {
            code: "S106",
            breaks: |desk| {
                village(desk, |lines| {
                    lines.extend([line([]), line(["", "", "另有三户待定"])]);
                });
            },
            passes: clean,
        },
        Case {
            code: "S107",
            breaks: |desk| village(desk, |lines| lines.push(line(["总户数", "321"]))),
            passes: |desk| {
                village(desk, |lines| {
                    let same = lines[find(lines, "总户数")].clone();
                    lines.push(same);
                });
            },
        },
        Case {
            code: "S110",
            breaks: |desk| {
                let mut lines = desk.lines("statistics");
                let twice = "观众人数";
                lines.retain(|line| !line[0].ends_with(twice));
                lines.insert(3, line([twice, "人次", "1500"]));
                desk.put_lines("a.xlsx", &lines);
            },
            passes: |desk| desk.put_lines("a.xlsx", &desk.lines("statistics")),
        },
        Case {
            code: "S120",
            breaks: |desk| indicator(desk, "5.举办培训班、科技讲座次数"),
            passes: |desk| indicator(desk, "5、举办实用技术培训班，科技讲座次数："),
        },
    ]
}

/// A statistics table whose row of lectures is headed so.
fn indicator(desk: &Desk, label: &str) {
    let mut lines = desk.lines("statistics");
    let row = lines.iter().position(|line| line[0].contains("科技讲座"));
    lines[row.unwrap()][0] = label.into();
    desk.put_lines("a.xlsx", &lines);
}

fn of_sheets() -> Vec<Case> {
    vec![
        Case {
            code: "S101",
            breaks: |desk| {
                let duty = vec![line(["值班安排"]), line(["张三", "周一"])];
                desk.put_lines("值班.xlsx", &duty);
            },
            passes: |desk| village(desk, |lines| "调查情况".clone_into(&mut lines[0][0])),
        },
        Case {
            code: "S102",
            breaks: |desk| {
                village(desk, |lines| {
                    for line in lines {
                        line.truncate(1);
                    }
                });
            },
            passes: clean,
        },
        Case {
            code: "S103",
            breaks: |desk| desk.put("a.xlsx", &stamped(desk, "jilin-1999-2000", "220821")),
            passes: |desk| desk.put("a.xlsx", &stamped(desk, &desk.campaign.id, "220821")),
        },
        Case {
            code: "S108",
            breaks: |desk| ledger(desk, |lines| lines.push(line(["合计"]))),
            passes: |desk| ledger(desk, |_| {}),
        },
        Case {
            code: "S109",
            breaks: |desk| {
                let mut book = Workbook::new();
                sheets::fill(book.add_worksheet(), &desk.lines("village"));
                sheets::fill(
                    book.add_worksheet(),
                    &vec![line(["值班安排"]), line(["张三"])],
                );
                desk.put("a.xlsx", &book.save_to_buffer().unwrap());
            },
            passes: clean,
        },
        Case {
            code: "S111",
            breaks: |desk| desk.put("a.xlsx", &stamped(desk, &desk.campaign.id, "220822")),
            passes: |desk| desk.put("a.xlsx", &stamped(desk, &desk.campaign.id, "220800")),
        },
        Case {
            code: "S116",
            breaks: |desk| desk.put("a.xlsx", &of_version(desk, "9")),
            passes: |desk| desk.put("a.xlsx", &of_version(desk, "1")),
        },
        Case {
            code: "S115",
            breaks: |desk| two_columns(desk, "甲", "乙"),
            passes: |desk| two_columns(desk, "2016-2017年度", "完成数"),
        },
        Case {
            code: "S117",
            breaks: |desk| in_folder(desk, "镇赉县", false),
            passes: |desk| in_folder(desk, "镇赉县", true),
        },
        Case {
            code: "S112",
            breaks: |desk| {
                village(desk, |lines| {
                    lines.insert(0, line(["※ 填写样例，不要上交"]));
                });
            },
            passes: clean,
        },
        Case {
            code: "S113",
            breaks: |desk| nothing_to_report(desk, "☑", ""),
            passes: |desk| nothing_to_report(desk, "□", ""),
        },
        Case {
            code: "S114",
            breaks: |desk| nothing_to_report(desk, "☑", "3"),
            passes: |desk| nothing_to_report(desk, "□", "3"),
        },
        Case {
            code: "S119",
            breaks: |desk| two_sheets(desk, false),
            passes: |desk| two_sheets(desk, true),
        },
    ]
}

/// A card in a county's folder, with or without the county's own line.
fn in_folder(desk: &Desk, county: &str, named: bool) {
    let mut lines = desk.lines("village");
    let place = find(&lines, "地区名称");
    if !named {
        lines.remove(place);
    }
    desk.put(&format!("{county}/a.xlsx"), &sheets::book(&lines));
}

/// A ledger on two sheets, the second with or without its head.
fn two_sheets(desk: &Desk, headed: bool) {
    let rows = |changes| [desk.changed("village", changes)];
    let first = sheets::ledger(desk.campaign, &rows(&[]));
    let mut second = sheets::ledger(desk.campaign, &rows(&[("village_name", "架其村")]));
    if !headed {
        second.drain(..second.len() - 1);
    }
    let mut book = Workbook::new();
    sheets::fill(book.add_worksheet(), &first);
    sheets::fill(book.add_worksheet(), &second);
    desk.put("a.xlsx", &book.save_to_buffer().unwrap());
}

/// A list of indicators with two columns of numbers under these headings.
fn two_columns(desk: &Desk, first: &str, second: &str) {
    let mut lines = desk.lines("statistics");
    lines[2].truncate(2);
    lines[2].extend([first.to_owned(), second.to_owned()]);
    for line in &mut lines[3..] {
        let number = line[2].clone();
        line.push(number);
    }
    desk.put_lines("a.xlsx", &lines);
}

/// A statistics form with the box for 零报送 and the same answer to every indicator.
fn nothing_to_report(desk: &Desk, tick: &str, answer: &str) {
    let mut lines = desk.lines("statistics");
    for line in &mut lines[3..] {
        answer.clone_into(&mut line[2]);
    }
    lines.insert(2, line(["零报送", tick]));
    desk.put_lines("a.xlsx", &lines);
}

fn village(desk: &Desk, change: impl FnOnce(&mut Lines)) {
    let mut lines = desk.lines("village");
    change(&mut lines);
    desk.put_lines("a.xlsx", &lines);
}

fn ledger(desk: &Desk, change: impl FnOnce(&mut Lines)) {
    let rows = [desk.changed("village", &[])];
    let mut lines = sheets::ledger(desk.campaign, &rows);
    change(&mut lines);
    desk.put_lines("a.xlsx", &lines);
}

fn relabel(desk: &Desk, label: &str, instead: &str) {
    village(desk, |lines| {
        let place = find(lines, label);
        instead.clone_into(&mut lines[place][0]);
    });
}

/// A clean card of 镇赉县 with the stamp of a campaign and of the unit that it was made out to.
fn stamped(desk: &Desk, campaign: &str, unit: &str) -> Vec<u8> {
    with_stamp(desk, campaign, "1", unit)
}

fn of_version(desk: &Desk, version: &str) -> Vec<u8> {
    with_stamp(desk, &desk.campaign.id, version, "220821")
}

fn with_stamp(desk: &Desk, campaign: &str, version: &str, unit: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let properties = [
        ("kjzd.campaign", campaign),
        ("kjzd.form", "village"),
        ("kjzd.version", version),
        ("kjzd.unit", unit),
        ("kjzd.kind", "template"),
    ]
    .into_iter()
    .fold(DocProperties::new(), |properties, (key, value)| {
        properties.set_custom_property(key, value)
    });
    book.set_properties(&properties);
    sheets::fill(book.add_worksheet(), &desk.lines("village"));
    book.save_to_buffer().unwrap()
}

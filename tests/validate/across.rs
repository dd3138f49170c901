//! What shows only between records and files.

use crate::desk::Desk;
use crate::rules::Case;
use crate::sheets::{self, Lines};

pub fn cases() -> impl Iterator<Item = Case> {
    repeated().into_iter().chain(disagreeing())
}

fn repeated() -> Vec<Case> {
    vec![
        Case {
            code: "X101",
            breaks: |desk| {
                desk.put_changed("a.xlsx", "village", &[]);
                let rows = [desk.changed("village", &[])];
                desk.put_lines("台账.xlsx", &sheets::ledger(desk.campaign, &rows));
            },
            passes: |desk| {
                desk.put_changed("a.xlsx", "village", &[]);
                desk.put_changed("b.xlsx", "village", &[("village_name", "永庆村")]);
            },
        },
        Case {
            code: "X102",
            breaks: |desk| {
                desk.put_changed("a.xlsx", "village", &[]);
                desk.put_changed("b.xlsx", "village", &[("households", "321")]);
            },
            passes: |desk| {
                desk.put_changed("a.xlsx", "village", &[]);
                let rows = [desk.changed("village", &[])];
                desk.put_lines("台账.xlsx", &sheets::ledger(desk.campaign, &rows));
            },
        },
        Case {
            code: "X103",
            breaks: |desk| {
                let book = sheets::book(&desk.lines("statistics"));
                desk.put("附件4.xlsx", &book);
                desk.put("附件4 - 副本.xlsx", &book);
            },
            passes: |desk| {
                desk.put_changed("附件4.xlsx", "statistics", &[]);
                desk.put_changed("附件4-最终版.xlsx", "statistics", &[("posters", "301")]);
            },
        },
        Case {
            code: "X104",
            breaks: |desk| {
                desk.put_changed("附件4.xlsx", "statistics", &[]);
                desk.put_changed("附件4-最终版.xlsx", "statistics", &[("posters", "301")]);
            },
            passes: |desk| {
                desk.put_changed("附件4.xlsx", "statistics", &[]);
                desk.put_changed("本级.xlsx", "statistics", &[("region", "白城市科协")]);
            },
        },
    ]
}

fn disagreeing() -> Vec<Case> {
    vec![
        Case {
            code: "X201",
            breaks: |desk| desk.put_changed("白城市/通榆县/a.xlsx", "village", &[]),
            passes: |desk| desk.put_changed("白城市/a.xlsx", "village", &[]),
        },
        Case {
            code: "X202",
            breaks: |desk| {
                desk.put_changed("a.xlsx", "team", &[("experts[1].phone", "13804360004")]);
            },
            passes: |desk| desk.put_changed("a.xlsx", "team", &[]),
        },
        Case {
            code: "X203",
            breaks: |desk| {
                desk.put_changed("a.xlsx", "team", &[]);
                desk.put_changed("b.xlsx", "team", &[("leader_name", "李建国")]);
            },
            passes: |desk| {
                desk.put_changed("a.xlsx", "team", &[]);
                let others = [
                    ("leader_name", "李建国"),
                    ("experts[0].phone", "13804360104"),
                    ("experts[1].phone", "13804360105"),
                ];
                desk.put_changed("b.xlsx", "team", &others);
            },
        },
        Case {
            code: "X204",
            breaks: |desk| households_of_a_village(desk, "2", 3),
            passes: |desk| households_of_a_village(desk, "3", 3),
        },
        Case {
            code: "X205",
            breaks: |desk| teams_and_statistics(desk, "1"),
            passes: |desk| teams_and_statistics(desk, "2"),
        },
        Case {
            code: "X206",
            breaks: |desk| ledger_with_total(desk, "合计", "5"),
            passes: |desk| ledger_with_total(desk, "合计", "6"),
        },
        Case {
            code: "X301",
            breaks: |desk| desk.put_changed("a.xlsx", "village", &[("village_name", "架其营孑村")]),
            passes: |desk| desk.put_changed("a.xlsx", "village", &[("village_name", "架其营子")]),
        },
        Case {
            code: "X302",
            breaks: |desk| desk.put_changed("a.xlsx", "statistics", &[("villages_reached", "412")]),
            passes: |desk| desk.put_changed("a.xlsx", "statistics", &[("villages_reached", "100")]),
        },
        Case {
            code: "C102",
            breaks: |desk| {
                desk.put_changed("a.xlsx", "statistics", &[]);
                desk.options.expect = desk.campaign.regions.by_code("220822");
            },
            passes: |desk| desk.put_changed("a.xlsx", "statistics", &[]),
        },
        Case {
            code: "C101",
            breaks: |desk| {
                // 通榆县 reports, its neighbour has a team, it has none.
                desk.put_changed("a.xlsx", "team", &[]);
                desk.put_changed("b.xlsx", "statistics", &[("region", "通榆县科协")]);
            },
            passes: |desk| {
                desk.put_changed("a.xlsx", "team", &[]);
                desk.put_changed("b.xlsx", "statistics", &[("region", "镇赉县科协")]);
            },
        },
    ]
}

/// A village with so many poor households of its own, and so many household forms.
fn households_of_a_village(desk: &Desk, poor: &str, forms: usize) {
    desk.put_changed("村.xlsx", "village", &[("poor_households", poor)]);
    let names = ["赵铁柱", "钱满仓", "孙桂芝"];
    let rows: Vec<_> = names[..forms]
        .iter()
        .map(|name| {
            let address = ("address", "镇赉镇架其营子村二社");
            desk.changed("household", &[("householder", name), address])
        })
        .collect();
    desk.put_lines("户.xlsx", &sheets::ledger(desk.campaign, &rows));
}

fn teams_and_statistics(desk: &Desk, teams: &str) {
    desk.put_changed("a.xlsx", "team", &[]);
    desk.put_changed("b.xlsx", "team", &[("leader_name", "李建国")]);
    desk.put_changed("c.xlsx", "statistics", &[("service_teams", teams)]);
}

/// Two households of three people each, and what the sum says of them.
fn ledger_with_total(desk: &Desk, word: &str, members: &str) {
    let rows = ["赵铁柱", "钱满仓"].map(|name| {
        desk.changed(
            "household",
            &[
                ("householder", name),
                ("members", "3"),
                ("able_members", "2"),
            ],
        )
    });
    let mut lines: Lines = sheets::ledger(desk.campaign, &rows);
    let column = lines[1]
        .iter()
        .position(|label| label == "家庭人口总数")
        .unwrap();
    let mut total = vec![String::new(); column + 1];
    word.clone_into(&mut total[0]);
    members.clone_into(&mut total[column]);
    lines.push(total);
    desk.put_lines("户.xlsx", &lines);
}

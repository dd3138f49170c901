//! Ledgers of many kinds, one a test.

use super::{Book, HEAD, Paper, TITLE, both_ways, ledger, replace, row, with};
use crate::campaign::Campaign;
use crate::campaign::stamp::{Making, Stamp, StampKind};

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

#[test]
fn clean_rows() {
    flows(Paper::of(ledger(300)));
    assert_eq!(
        Book::of([Paper::of(ledger(300))])
            .whole()
            .intake
            .records
            .len(),
        300
    );
}

#[test]
fn a_short_sheet_is_taken_whole() {
    assert_eq!(both_ways(&Book::of([Paper::of(ledger(90))])), None);
}

#[test]
fn a_sheet_that_ends_where_it_becomes_long() {
    flows(Paper::of(ledger(99)));
    flows(Paper::of(ledger(100)));
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
fn dittos_find_what_stands_far_above() {
    flows(with(280, |n, lines| {
        if n > 3 {
            replace(lines, "镇赉县", "同上");
            replace(lines, "种植、养殖", if n % 70 == 0 { "加工" } else { "〃" });
        }
    }));
}

#[test]
fn a_ditto_with_nothing_above() {
    flows(with(200, |_, lines| replace(lines, "王立春", "同上")));
}

#[test]
fn a_region_written_once() {
    flows(with(250, |n, lines| {
        if n > 1 {
            replace(lines, "镇赉县", "");
        }
    }));
    flows(with(250, |n, lines| match n {
        1 => {}
        120 | 200 => replace(lines, "镇赉县", if n == 120 { "通榆县" } else { "大安市" }),
        _ => replace(lines, "镇赉县", ""),
    }));
}

#[test]
fn a_region_that_is_written_twice_further_down_was_not_written_once() {
    is_read_again(with(250, |n, lines| match n {
        1 | 220 => {}
        _ => replace(lines, "镇赉县", ""),
    }));
}

#[test]
fn a_region_of_its_own_in_each_row_and_then_none() {
    let two = ["镇赉县", "通榆县"];
    is_read_again(with(250, |n, lines| {
        replace(lines, "镇赉县", if n == 250 { "" } else { two[n % 2] });
    }));
    flows(with(250, |n, lines| {
        replace(lines, "镇赉县", if n == 210 { "" } else { "镇赉县" })
    }));
}

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

#[test]
fn ticks_in_columns() {
    flows(options(
        |n, option| if (n + option) % 3 == 0 { "√" } else { "" },
    ));
    flows(options(
        |n, option| if (n + option) % 3 == 0 { "○" } else { "" },
    ));
    flows(options(
        |n, option| if (n + option) % 3 == 0 { "√" } else { "○" },
    ));
}

#[test]
fn circles_are_ticks_until_a_tick_comes() {
    is_read_again(options(|n, option| match (n + option) % 3 {
        0 if n > 200 => "√",
        0 => "○",
        _ => "",
    }));
    is_read_again(options(|n, option| match (n + option) % 3 {
        0 if n > 200 => "○",
        _ => "",
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
fn regions_in_merged_cells() {
    let rows = |n: usize, lines: &mut Vec<String>| {
        if n % 60 != 1 {
            replace(lines, "镇赉县", "");
        }
    };
    let merges = vec![
        "A1:K1",
        "C3:C62",
        "C63:C122",
        "C123:C182",
        "C183:C242",
        "E70:E75",
    ];
    flows(Paper {
        merges,
        ..with(240, rows)
    });
    flows(Paper {
        merges: vec!["A1:K1", "C3:C62", "C63:C122"],
        late: vec![(122, "C123:C182"), (180, "C183:C242"), (242, "A243:K243")],
        ..with(241, rows)
    });
}

#[test]
fn a_merged_range_that_comes_too_late() {
    is_read_again(Paper {
        late: vec![(200, "C130:C150")],
        ..with(240, |n, lines| {
            if (130..150).contains(&n) {
                replace(lines, "镇赉县", "");
            }
        })
    });
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
fn no_column_for_the_region() {
    let lines: Vec<String> = ledger(200)
        .iter()
        .map(|line| line.replace("|地区名称", "").replace("|镇赉县", ""))
        .collect();
    flows(Paper::of(lines.clone()));
    let mut book = Book::of([Paper::of(lines.clone())]);
    book.folder = Some("镇赉县");
    assert_eq!(both_ways(&book), Some(true));
    let mut named = lines;
    named[0] = format!("{TITLE}|||填报单位：镇赉县科协");
    flows(Paper::of(named));
}

#[test]
fn the_folder_is_another_region() {
    let mut book = Book::of([Paper::of(ledger(150))]);
    book.folder = Some("通榆县");
    assert_eq!(both_ways(&book), Some(true));
}

#[test]
fn a_sheet_that_breaks_off_and_a_nameless_one() {
    flows(Paper {
        broken: Some("读不出"),
        ..Paper::of(ledger(150))
    });
    flows(Paper {
        name: None,
        ..Paper::of(ledger(150))
    });
}

#[test]
fn our_sample_is_known_by_a_mark_wherever_it_stands() {
    is_read_again(with(200, |n, lines| {
        if n == 190 {
            lines.push("※ 填写样例，不要填在这里".to_owned());
        }
    }));
}

#[test]
fn sheets_that_are_no_long_ledger_are_taken_whole() {
    let card = "村名|永兴村|地区名称|镇赉县\n详细地址|镇赉镇\n总户数|312|贫困户数|41\n";
    let cards = card.repeat(60).lines().map(str::to_owned).collect();
    assert_eq!(both_ways(&Book::of([Paper::of(cards)])), None);
    let words = (0..200).map(|n| format!("第{n}行")).collect();
    assert_eq!(both_ways(&Book::of([Paper::of(words)])), None);
    let hidden = Paper {
        hidden: true,
        ..Paper::of(ledger(150))
    };
    assert_eq!(both_ways(&Book::of([hidden])), None);
    let mut list = ledger(150);
    list[0] = "核对码|级别|工作表|单元格|字段|填报内容|问题|如何修改|说明".to_owned();
    assert_eq!(both_ways(&Book::of([Paper::of(list)])), None);
    let guide = Paper {
        name: Some("填表说明"),
        ..Paper::of(ledger(150))
    };
    assert_eq!(both_ways(&Book::of([guide])), None);
}

#[test]
fn a_register_of_receipts_is_no_ledger() {
    let mut lines = ledger(150);
    lines[0] = crate::campaign::stamp::REGISTER_HEADINGS.join("|");
    assert_eq!(both_ways(&Book::of([Paper::of(lines)])), None);
}

#[test]
fn sheets_before_between_and_behind() {
    let small = |name, first: usize| Paper {
        name: Some(name),
        ..Paper::of(
            [HEAD.to_owned()]
                .into_iter()
                .chain((first..first + 4).map(row))
                .chain(["合计||||||1|1|1||".to_owned()])
                .collect(),
        )
    };
    let long = |name, rows| Paper {
        name: Some(name),
        ..with(rows, |n, lines| {
            if n % 50 == 0 {
                lines.push("合计||||||1|1|1||".to_owned());
            }
        })
    };
    let words = Paper {
        name: Some("其他"),
        ..Paper::of(vec!["随便写写".to_owned()])
    };
    let sheets = [
        small("一", 1000),
        long("二", 150),
        small("三", 2000),
        words,
        long("四", 210),
        small("五", 3000),
    ];
    assert_eq!(both_ways(&Book::of(sheets)), Some(true));
}

fn stamped(kind: StampKind, detail: &[&str], masked: bool) -> Vec<(String, String)> {
    let campaign = Campaign::builtin().unwrap();
    let form = campaign
        .forms
        .iter()
        .find(|form| form.id == "village")
        .unwrap();
    let detail = detail
        .iter()
        .map(|sheet| (form.id.clone(), (*sheet).to_owned()));
    let stamp = Stamp {
        kind,
        unit: Some("220821".to_owned()),
        detail: detail.collect(),
        making: Making {
            masked,
            ..Making::default()
        },
        ..Stamp::template(&campaign.id, form)
    };
    let entries = stamp.entries().into_iter();
    entries
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

#[test]
fn our_own_form_with_our_words_beside_the_rows() {
    let helped = || {
        let mut paper = with(220, |n, lines| {
            lines.last_mut().unwrap().push_str("|※ 第几行：|12");
            if n == 200 {
                replace(lines, "镇赉县", "通榆县");
            }
            if n == 210 {
                lines.push("※ 到此为止".to_owned());
            }
        });
        paper.lines.insert(1, "※ 已填：|5".to_owned());
        paper
    };
    for (kind, wanted) in [
        (StampKind::Template, Some(true)),
        (StampKind::Returned, Some(true)),
        (StampKind::Sample, None),
        (StampKind::Findings, None),
    ] {
        let mut book = Book::of([helped()]);
        book.properties = stamped(kind, &[], false).into_iter().collect();
        assert_eq!(both_ways(&book), wanted, "{kind:?}");
    }
}

#[test]
fn detail_sheets_of_a_summary() {
    let sheet = |name, rows| Paper {
        name: Some(name),
        ..Paper::of(ledger(rows))
    };
    for (masked, wanted) in [(false, Some(true)), (true, None)] {
        let mut book = Book::of([
            sheet("首页", 120),
            sheet("明细", 150),
            sheet("明细 (2)", 160),
        ]);
        let detail = ["明细", "明细 (2)"];
        book.properties = stamped(StampKind::Summary, &detail, masked)
            .into_iter()
            .collect();
        assert_eq!(both_ways(&book), wanted);
    }
}

#[test]
fn a_stamp_that_is_found_only_behind_the_ledger() {
    let stamp = stamped(StampKind::Template, &[], false);
    let stamp = Paper {
        name: Some(crate::campaign::stamp::STAMP_SHEET),
        hidden: true,
        ..Paper::of(
            stamp
                .iter()
                .map(|(key, value)| format!("{key}|'{value}"))
                .collect(),
        )
    };
    let long = Paper::of(ledger(150));
    let behind = Book::of([long.clone(), stamp.clone()]);
    assert_eq!(both_ways(&behind), Some(false));
    assert_eq!(both_ways(&Book::of([stamp, long])), Some(true));
}

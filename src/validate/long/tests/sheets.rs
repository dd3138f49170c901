//! Sheets and workbooks of many kinds.

use super::{
    Book, HEAD, Paper, TITLE, both_ways, flows, is_read_again, ledger, replace, row, with,
};
use crate::campaign::Campaign;
use crate::campaign::stamp::{Making, Stamp, StampKind};

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
fn regions_named_between_the_rows() {
    let lines = ledger(240);
    let mut lines: Vec<String> = lines
        .iter()
        .map(|line| line.replace("|地区名称", "").replace("|镇赉县", ""))
        .collect();
    lines.insert(200, "大安市贫困村台账".to_owned());
    lines.insert(120, "填报单位：通榆县科协".to_owned());
    flows(Paper::of(lines.clone()));
    lines.insert(2, "一、镇赉县".to_owned());
    flows(Paper::of(lines));
}

#[test]
fn regions_under_a_heading_that_the_form_does_not_know() {
    let lines = ledger(240).into_iter();
    flows(Paper::of(
        lines
            .map(|line| line.replace("地区名称", "所辖范围"))
            .collect(),
    ));
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

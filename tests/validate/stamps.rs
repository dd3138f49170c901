//! Workbooks of our own that come back: stamped forms, samples, 零报送; and 同上 in a ledger.

use rust_xlsxwriter::{DocProperties, Workbook};

use crate::desk::Desk;
use crate::files::clean;
use crate::rules::Case;
use crate::sheets::{self, line};
use crate::structure::village;

pub fn cases() -> Vec<Case> {
    vec![
        Case {
            code: "S103",
            breaks: |desk| desk.put("a.xlsx", &stamped(desk, "jilin-1999-2000", "220821")),
            passes: |desk| {
                desk.put(
                    "a.xlsx",
                    &stamped(desk, &desk.campaign.id.clone(), "220821"),
                )
            },
        },
        Case {
            code: "S111",
            breaks: |desk| {
                desk.put(
                    "a.xlsx",
                    &stamped(desk, &desk.campaign.id.clone(), "220822"),
                )
            },
            passes: |desk| {
                desk.put(
                    "a.xlsx",
                    &stamped(desk, &desk.campaign.id.clone(), "220800"),
                )
            },
        },
        Case {
            code: "S112",
            breaks: |desk| {
                village(desk, |lines| {
                    lines.insert(0, line(["※ 填写样例，仅供对照"]))
                })
            },
            passes: clean,
        },
        Case {
            code: "S113",
            breaks: |desk| nothing(desk, false, "☑"),
            passes: |desk| nothing(desk, false, "□"),
        },
        Case {
            code: "S114",
            breaks: |desk| nothing(desk, true, "√"),
            passes: |desk| nothing(desk, true, "□"),
        },
        Case {
            code: "V513",
            breaks: |desk| second_region(desk, "同上"),
            passes: |desk| second_region(desk, "镇赉县"),
        },
    ]
}

/// A list of indicators with its 零报送 box, with or without its numbers.
fn nothing(desk: &Desk, filled: bool, mark: &str) {
    let mut lines = desk.lines("statistics");
    if !filled {
        for line in lines.iter_mut().skip(3) {
            line.truncate(2);
        }
    }
    lines.push(line(["零报送", mark]));
    desk.put_lines("a.xlsx", &lines);
}

/// A ledger of two villages, the second with these words for its region.
fn second_region(desk: &Desk, words: &str) {
    let second = [
        ("region", words),
        ("village_name", "东升村"),
        ("phone", "13800000009"),
    ];
    let rows = [
        desk.changed("village", &[]),
        desk.changed("village", &second),
    ];
    desk.put_lines("a.xlsx", &sheets::ledger(desk.campaign, &rows));
}

/// A clean card with the stamp of a campaign, made out to a unit.
fn stamped(desk: &Desk, campaign: &str, unit: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let properties = [
        ("kjzd.campaign", campaign),
        ("kjzd.form", "village"),
        ("kjzd.version", "1"),
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

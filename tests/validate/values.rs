//! Single values and the relations between them.

use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::desk::Desk;
use crate::files;
use crate::rules::Case;
use crate::sheets::{self, find};

/// Rule, form and the answers that break it; the clean form breaks none.
pub type Broken = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// What is written wrongly or unusually in one field, and an answer near to it that is not.
const WRITTEN: &[(&str, &str, &str, &str, &str)] = &[
    ("V101", "village", "households", "", "312"),
    ("V102", "village", "households", "很多", "312户"),
    ("V103", "village", "households", "312人", "312户"),
    ("V104", "village", "households", "310-320", "315"),
    (
        "V105",
        "village",
        "population",
        "12345678901234567890123456789012",
        "1105",
    ),
    ("V106", "village", "poor_households", "-5", "0"),
    ("V107", "village", "population", "1204.5", "1204"),
    ("V108", "village", "arable_per_capita", "4.3333", "4.33"),
    ("V109", "team", "experts[0].age", "8", "58"),
    ("V111", "statistics", "farmers_served", "35000", "35000人次"),
    ("V112", "village", "households", "12,34", "1,234"),
    ("V113", "statistics", "posters", "", "0"),
    ("V201", "village", "phone", "1380000000", "0436-5551234"),
    ("V202", "team", "activities[0].time", "择日", "12月上旬"),
    ("V203", "village", "region", "镇来县县", "镇赉"),
    ("V204", "statistics", "region", "通化", "通化县科协"),
    ("V205", "village", "region", "白城市", "镇赉县"),
    ("V206", "village", "contact", "13800000000", "欧阳建国"),
    (
        "V207",
        "team",
        "activities[0].time",
        "2016年12月5日",
        "2017年12月5日",
    ),
    (
        "V301",
        "village",
        "needs",
        "□种植√□养殖□加工",
        "种植☑养殖□加工☑水产□",
    ),
    ("V302", "village", "needs", "跳舞", "种植、其它：跳舞"),
    (
        "V303",
        "village",
        "needs",
        "种植☑养殖□加工□水产□其它☑",
        "种植☑养殖□加工□水产□其它：",
    ),
    ("V401", "village", "population", "#REF!", "1105"),
    ("V501", "village", "population", "１，１０５", "1105"),
    ("V502", "statistics", "farmers_served", "35000人次", "3.5"),
    ("V503", "village", "households", "三百一十二", "312"),
    ("V504", "village", "population", "约1105", "1105"),
    (
        "V506",
        "team",
        "activities[0].time",
        "43074",
        "2017年12月5日",
    ),
    (
        "V507",
        "team",
        "activities[0].time",
        "12月5日",
        "2017年12月5日",
    ),
    (
        "V508",
        "village",
        "needs",
        "种植☒养殖□加工□水产□",
        "种植☑养殖□加工□水产□",
    ),
    ("V509", "village", "region", "镇赉", "镇赉县"),
    (
        "V510",
        "village",
        "phone",
        "+86 138 0436 0001",
        "13804360001",
    ),
    ("V511", "village", "phone", "7223344", "0436-7223344"),
    ("V512", "village", "contact", "张三（村书记）", "张三"),
];

/// The relations of the built-in campaign.
pub const RELATIONS: &[Broken] = &[
    ("R301", "village", &[("poor_households", "412")]),
    ("R302", "village", &[("households", "1205")]),
    ("R303", "village", &[("needs", "种植□养殖□加工□水产□")]),
    (
        "R304",
        "village",
        &[("households", "31"), ("poor_households", "3")],
    ),
    ("R305", "village", &[("arable_per_capita", "0.3")]),
    (
        "R306",
        "village",
        &[("households", "0"), ("poor_households", "0")],
    ),
    ("R320", "household", &[("able_members", "9")]),
    ("R321", "household", &[("poverty_causes", "")]),
    ("R322", "household", &[("needs", "")]),
    ("R323", "household", &[("members", "31")]),
    ("R324", "household", &[("arable_per_capita", "120")]),
    ("R350", "statistics", &[("training_events", "0")]),
    ("R351", "statistics", &[("special_events", "0")]),
    ("R352", "statistics", &[("courses", "0")]),
    ("R353", "statistics", &[("film_screenings", "0")]),
    ("R354", "statistics", &[("exhibitions", "0")]),
    ("R360", "statistics", &[("special_attendance", "0")]),
    ("R361", "statistics", &[("trained_farmers", "0")]),
    ("R362", "statistics", &[("film_audience", "0")]),
    ("R363", "statistics", &[("exhibition_visitors", "0")]),
    ("R364", "statistics", &[("special_attendance", "7")]),
    ("R365", "statistics", &[("trained_farmers", "50")]),
    ("R366", "statistics", &[("film_audience", "30")]),
    ("R367", "statistics", &[("exhibition_visitors", "9")]),
    ("R370", "statistics", &[("farmers_served", "0.23")]),
    ("R372", "statistics", &[("farmers_served", "0.6")]),
    (
        "R380",
        "statistics",
        &[("trained_model_households", "5600")],
    ),
    ("R381", "statistics", &[("experts_dispatched", "3")]),
];

pub fn cases() -> Vec<Case> {
    vec![
        Case {
            code: "V110",
            breaks: |desk| {
                let mut team = desk.changed("team", &[]);
                team.tables[0].clear();
                desk.put_form("a.xlsx", &team);
            },
            passes: |desk| desk.put_changed("a.xlsx", "team", &[]),
        },
        Case {
            code: "V402",
            breaks: |desk| desk.put("a.xlsx", &computed(desk, false)),
            passes: |desk| desk.put("a.xlsx", &computed(desk, true)),
        },
        Case {
            code: "V513",
            breaks: |desk| two_rows(desk, "同上"),
            passes: |desk| two_rows(desk, "镇赉县"),
        },
        Case {
            code: "V505",
            breaks: |desk| {
                households(desk, |sheet, row| {
                    let date = Format::new().set_num_format("yyyy-mm-dd");
                    sheet.write_number_with_format(row, 1, 312, &date).unwrap();
                });
            },
            passes: |desk| {
                households(desk, |sheet, row| {
                    sheet.write_number(row, 1, 312).unwrap();
                });
            },
        },
    ]
}

/// A ledger of two villages, the second with this region.
fn two_rows(desk: &Desk, region: &str) {
    let second = [("village_name", "永庆村"), ("region", region)];
    let rows = [
        desk.changed("village", &[]),
        desk.changed("village", &second),
    ];
    desk.put_lines("台账.xlsx", &sheets::ledger(desk.campaign, &rows));
}

/// A clean card whose 总户数 is written by hand.
fn households(desk: &Desk, write: impl FnOnce(&mut rust_xlsxwriter::Worksheet, u32)) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let lines = desk.lines("village");
    sheets::fill(sheet, &lines);
    write(sheet, u32::try_from(find(&lines, "总户数")).unwrap());
    desk.put("a.xlsx", &book.save_to_buffer().unwrap());
}

#[test]
fn what_is_written_unusually_is_told_and_its_plain_neighbour_is_not() {
    let mut wrong = Vec::new();
    for (code, form, field, breaks, passes) in WRITTEN {
        for (text, wanted) in [(breaks, true), (passes, false)] {
            let desk = Desk::new();
            desk.put_changed("a.xlsx", form, &[(field, text)]);
            let codes = desk.codes();
            if codes.contains(*code) != wanted {
                wrong.push(format!("{code} {wanted} for “{text}”: {codes:?}"));
            }
        }
    }
    assert_eq!(wrong.join("\n"), "");
}

#[test]
fn every_relation_is_told_at_its_fields() {
    let mut wrong = Vec::new();
    for (code, form, changes) in RELATIONS {
        let desk = Desk::new();
        desk.put_changed("a.xlsx", form, changes);
        let checked = desk.check();
        let told = checked
            .findings
            .iter()
            .find(|finding| finding.code == *code);
        let rests_on =
            |field: &str| told.is_some_and(|told| told.fields.iter().any(|f| f == field));
        if !changes.iter().any(|(field, _)| rests_on(field)) {
            wrong.push(format!("{code}: {:?}", desk.told()));
        }
    }
    assert_eq!(wrong.join("\n"), "");
}

/// A clean card whose 总户数 is a formula, with its result or, as some programs save it, without.
fn computed(desk: &Desk, with_result: bool) -> Vec<u8> {
    let lines = desk.lines("village");
    let row = u32::try_from(find(&lines, "总户数")).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheets::fill(sheet, &lines);
    let formula = Formula::new("=300+12").set_result("312");
    sheet.write_formula(row, 1, formula).unwrap();
    let book = book.save_to_buffer().unwrap();
    files::with_sheet(&book, |xml| {
        if with_result {
            xml
        } else {
            xml.replace("</f><v>312</v>", "</f>")
        }
    })
}

/// The rules that the tables above try.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let written = WRITTEN.iter().map(|(code, ..)| *code);
    written.chain(RELATIONS.iter().map(|(code, ..)| *code))
}

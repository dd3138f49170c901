//! Every kind of fault in every field of every form, in its own shape and in a ledger: found at its field, and nothing
//! else is said of that record.

use kjzd::campaign::{Campaign, Field, Kind};
use kjzd::validate::Checked;

use crate::answers::{Answers, paths, sample};
use crate::desk::{Desk, serious};
use crate::sheets;

/// One planted fault.
struct Planted {
    answers: Answers,
    path: String,
    text: &'static str,
    code: &'static str,
}

/// What can be typed wrongly into a field, and the rule that finds it.
fn mistakes(field: &Field) -> Vec<(&'static str, &'static str)> {
    let mut mistakes = match &field.kind {
        Kind::Integer => vec![
            ("若干", "V102"),
            ("-5", "V106"),
            ("12.5", "V107"),
            ("3-5", "V104"),
            ("#REF!", "V401"),
            ("12升", "V103"),
            ("－5", "V106"),
            ("负5", "V106"),
            ("(5)", "V112"),
            ("约几十", "V102"),
            ("1.2.3", "V102"),
            ("3、5", "V104"),
            ("1 2 3", "V104"),
            ("不详", "V102"),
            ("2.5", "V107"),
        ],
        Kind::Decimal(_) => vec![
            ("很多", "V102"),
            ("待查", "V102"),
            ("3~5", "V104"),
            ("-0.5", "V106"),
            ("1.23456", "V108"),
            ("#DIV/0!", "V401"),
        ],
        Kind::Phone => vec![
            ("1380000000", "V201"),
            ("138000000000", "V201"),
            ("没有电话", "V201"),
            ("1.38E+10", "V201"),
            ("0434-12345", "V201"),
            ("0437-12345678", "V201"),
            ("00000000000", "V201"),
            ("1380436000X", "V201"),
        ],
        Kind::Person => vec![("13800000000", "V206")],
        Kind::Region(_) => vec![("火星县", "V203"), ("13800", "V203")],
        Kind::Date => vec![
            ("择日", "V202"),
            ("2018年2月30日", "V202"),
            ("12月8日—5日", "V202"),
            ("2016年12月5日", "V207"),
            ("2018年5月1日", "V207"),
        ],
        Kind::Choices(_) => vec![("跳舞", "V302")],
        Kind::Text => vec![],
    };
    if field.required {
        mistakes.extend(["", "无", "—", "　"].map(|blank| (blank, "V101")));
    }
    mistakes
}

fn all(campaign: &Campaign, form: &str) -> Vec<Planted> {
    let clean = sample(campaign, form);
    let definition = campaign.form(clean.form);
    paths(definition, &clean)
        .into_iter()
        .flat_map(|path| {
            let clean = &clean;
            let key = path.key(definition);
            let field = path.field(definition).unwrap();
            mistakes(field)
                .into_iter()
                .map(move |(text, code)| Planted {
                    answers: clean.clone().with(campaign, &key, text),
                    path: key.clone(),
                    text,
                    code,
                })
        })
        .collect()
}

/// The codes and fields told of one file or one row, as `V101 households`.
fn told(checked: &Checked, file: &str, row: Option<u32>) -> Vec<String> {
    serious(checked)
        .filter(|finding| finding.place.file.ends_with(file) && finding.place.row == row)
        // The same record over and over is what this test is made of.
        .filter(|finding| !finding.code.starts_with('X'))
        .map(|finding| {
            let field = finding.field.as_deref().unwrap_or_default();
            format!("{} {field}", finding.code)
        })
        .collect()
}

/// Faults that are not found as planted, with what was told instead.
fn missed(planted: &[Planted], told: impl Fn(usize) -> Vec<String>) -> Vec<String> {
    planted
        .iter()
        .enumerate()
        .filter_map(|(i, fault)| {
            let (told, wanted) = (told(i), [format!("{} {}", fault.code, fault.path)]);
            (told != wanted).then(|| format!("{wanted:?} for “{}”, not {told:?}", fault.text))
        })
        .collect()
}

#[test]
fn every_mistake_in_a_forms_own_shape_is_found_where_it_stands() {
    let mut all_missed = Vec::new();
    for form in ["village", "household", "team", "statistics"] {
        let desk = Desk::new();
        let planted = all(desk.campaign, form);
        for (i, fault) in planted.iter().enumerate() {
            desk.put_form(&format!("{i:03}.xlsx"), &fault.answers);
        }
        let checked = desk.check();
        all_missed.extend(missed(&planted, |i| {
            told(&checked, &format!("/{i:03}.xlsx"), None)
        }));
    }
    assert_eq!(all_missed.join("\n"), "");
}

#[test]
fn every_mistake_in_a_ledger_is_found_in_its_row() {
    let mut all_missed = Vec::new();
    for form in ["village", "household"] {
        let desk = Desk::new();
        let planted = all(desk.campaign, form);
        let rows: Vec<Answers> = planted.iter().map(|fault| fault.answers.clone()).collect();
        desk.put_lines("台账.xlsx", &sheets::ledger(desk.campaign, &rows));
        let checked = desk.check();
        let row = |i: usize| u32::try_from(i).ok().map(|i| i + 3);
        all_missed.extend(missed(&planted, |i| told(&checked, "/台账.xlsx", row(i))));
    }
    assert_eq!(all_missed.join("\n"), "");
}

#[test]
fn every_mistake_on_cards_one_below_the_other_is_found_on_its_card() {
    let mut all_missed = Vec::new();
    for form in ["village", "household"] {
        let desk = Desk::new();
        let planted = all(desk.campaign, form);
        let cards = planted.iter().map(|fault| {
            let mut card = sheets::lines(desk.campaign, &fault.answers);
            card.push(Vec::new());
            card
        });
        let cards: Vec<sheets::Lines> = cards.collect();
        let height = u32::try_from(cards[0].len()).unwrap();
        desk.put_lines("卡片.xlsx", &cards.concat());
        let checked = desk.check();
        assert_eq!(checked.records.len(), planted.len());
        let row = |i: usize| u32::try_from(i).ok().map(|i| i * height + 1);
        all_missed.extend(missed(&planted, |i| told(&checked, "/卡片.xlsx", row(i))));
    }
    assert_eq!(all_missed.join("\n"), "");
}

//! Laws: any set of ticks in any hand reads the same, and nothing panics.

use proptest::prelude::*;

use super::{causes, needs, read_ticks};
use crate::campaign::Choices;
use crate::value::{Fault, Ticks, Written};

/// How a clerk marks an option.
#[derive(Debug, Clone, Copy)]
struct Hand {
    open: &'static str,
    ticked: &'static str,
    before: bool,
    between: &'static str,
}

const MARKS: &[(&str, &str)] = &[
    ("□", "☑"),
    ("□", "√"),
    ("☐", "✓"),
    ("□", "■"),
    ("○", "●"),
    ("（ ）", "（√）"),
    ("[ ]", "[√]"),
    ("()", "(v)"),
    ("□", "☒"),
    ("£", "R"),
    ("¨", "þ"),
];

/// All of the form's words with their marks, as one text.
fn form_text(ticks: &Ticks, choices: &Choices, hand: Hand) -> String {
    let words = choices.options.iter().enumerate().map(|(place, option)| {
        let mark = if ticks.ticked.contains(&place) {
            hand.ticked
        } else {
            hand.open
        };
        if hand.before {
            format!("{mark}{}", option.label)
        } else {
            format!("{}{mark}", option.label)
        }
    });
    let words: Vec<String> = words.collect();
    format!(
        "{}\n其它：{}",
        words.join(hand.between),
        ticks.other.as_deref().unwrap_or_default()
    )
}

fn list_text(ticks: &Ticks, choices: &Choices, separator: &str) -> String {
    let words = ticks
        .ticked
        .iter()
        .map(|place| choices.options[*place].label.clone());
    let other = ticks.other.iter().map(|other| format!("其它:{other}"));
    words.chain(other).collect::<Vec<_>>().join(separator)
}

fn any_ticks(options: usize) -> impl Strategy<Value = Ticks> {
    ticks_from(0, options)
}

fn ticks_from(least: usize, options: usize) -> impl Strategy<Value = Ticks> {
    let other = prop::option::of(prop::sample::select(vec![
        "电商",
        "务工技能",
        "交通不便",
        "农产品加工销售",
    ]));
    (
        prop::collection::btree_set(0..options, least..=options),
        other,
    )
        .prop_map(|(ticked, other)| Ticks {
            ticked: ticked.into_iter().collect(),
            other: other.map(str::to_owned),
        })
}

fn any_hand() -> impl Strategy<Value = Hand> {
    (
        prop::sample::select(MARKS),
        any::<bool>(),
        prop::sample::select(vec!["", " ", "　", "、", "\n", "  "]),
    )
        .prop_map(|((open, ticked), before, between)| Hand {
            open,
            ticked,
            before,
            between,
        })
}

proptest! {
    #[test]
    fn every_hand_reads_the_same(need in any_ticks(4), cause in any_ticks(9), hand in any_hand()) {
        for (ticks, choices) in [(need, needs()), (cause, causes())] {
            let text = form_text(&ticks, &choices, hand);
            let read = read_ticks(&[Written::Text(&text)], &choices);
            prop_assert_eq!(read.map(|r| r.value), Ok(ticks), "{}", text);
        }
    }

    #[test]
    fn cells_read_as_one_text(ticks in any_ticks(9), hand in any_hand(), split: bool) {
        let choices = causes();
        let mut cells: Vec<String> = Vec::new();
        for (place, option) in choices.options.iter().enumerate() {
            let mark = if ticks.ticked.contains(&place) { hand.ticked } else { hand.open };
            let pair = if hand.before { [mark, &option.label] } else { [&option.label, mark] };
            if split {
                cells.extend(pair.map(str::to_owned));
            } else {
                cells.push(pair.concat());
            }
        }
        cells.push("其它:".to_owned());
        cells.extend(ticks.other.clone());
        let written: Vec<Written<'_>> = cells.iter().map(|cell| Written::Text(cell)).collect();
        prop_assert_eq!(read_ticks(&written, &choices).map(|r| r.value), Ok(ticks), "{:?}", cells);
    }

    #[test]
    fn blank_cells_stand_for_open_boxes(ticks in any_ticks(4), before: bool) {
        let choices = needs();
        let mut cells = Vec::new();
        for (place, option) in choices.options.iter().enumerate() {
            let mark = if ticks.ticked.contains(&place) { "√" } else { "" };
            cells.extend(if before { [mark, &option.label] } else { [&option.label, mark] });
        }
        cells.push("其它:");
        cells.extend(ticks.other.as_deref());
        let written: Vec<Written<'_>> = cells.iter().map(|cell| Written::Text(cell)).collect();
        prop_assert_eq!(read_ticks(&written, &choices).map(|r| r.value), Ok(ticks.clone()), "{:?}", cells);
    }

    #[test]
    fn sparse_marks_are_read_right_or_refused(
        ticks in ticks_from(1, 9),
        hand in any_hand(),
        after_box in prop::sample::select(vec!["", " "]),
    ) {
        let choices = causes();
        let sparse = Hand { open: "", ..hand };
        let beside = |place: usize| if ticks.ticked.contains(&place) { format!("{after_box}√") } else { String::new() };
        let boxed: Vec<String> = choices.options.iter().enumerate().map(|(place, option)| {
            if hand.before { format!("□{}{}", option.label, beside(place)) } else { format!("{}□{}", option.label, beside(place)) }
        }).collect();
        for text in [form_text(&ticks, &choices, sparse), boxed.join(hand.between)] {
            let read = read_ticks(&[Written::Text(&text)], &choices).map(|r| r.value.ticked);
            let right = read.as_ref() == Ok(&ticks.ticked) || read == Err(Fault::AmbiguousTicks);
            prop_assert!(right, "{} {:?}", text, read);
        }
    }

    #[test]
    fn lists_read_back(ticks in any_ticks(9), separator in prop::sample::select(vec!["、", "，", "；", "/", "\n", "、 "])) {
        let choices = causes();
        let text = list_text(&ticks, &choices, separator);
        prop_assert_eq!(read_ticks(&[Written::Text(&text)], &choices).map(|r| r.value), Ok(ticks), "{}", text);
    }

    #[test]
    fn any_text_is_taken(
        texts in prop::collection::vec(".{0,40}", 0..4),
        marked in prop::collection::vec("[种植养殖加工水产其它他缺因病□☑√×（）()：:、 \n电商RTþ£_1是否v]{0,30}", 0..5),
    ) {
        for cells in [&texts, &marked] {
            let cells: Vec<Written<'_>> = cells.iter().map(|cell| Written::Text(cell)).collect();
            let _ = (read_ticks(&cells, &needs()), read_ticks(&cells, &causes()));
        }
    }
}

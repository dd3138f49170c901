//! Laws of the relation language, tried on the built-in statistics form.

use proptest::prelude::{any, prop, proptest};
use rust_decimal::Decimal;

use super::{Condition, Lookup, Scope, parse};
use crate::campaign::{Campaign, Form};

/// Numbers for some fields of a form.
struct Numbers<'f>(&'f Form, &'f [(&'static str, Decimal)]);

impl Lookup for Numbers<'_> {
    fn number(&self, field: usize) -> Option<Decimal> {
        let key = &self.0.fields[field].key;
        self.1
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, number)| *number)
    }

    fn ticks(&self, _field: usize) -> Option<usize> {
        None
    }

    fn rows(&self, _table: usize) -> Option<usize> {
        None
    }
}

/// Runs a test with the form and a parser over it.
fn with_statistics(test: impl FnOnce(&Form, &dyn Fn(&str) -> Option<Condition>)) {
    let campaign = Campaign::builtin().unwrap();
    let (_, form) = campaign.form_by_name("statistics").unwrap();
    let scope = Scope {
        fields: &form.fields,
        tables: &form.tables,
        units: &campaign.units,
    };
    test(form, &|rule| parse(rule, scope).ok());
}

#[test]
fn operators_bind_as_written_down() {
    with_statistics(|_, parse| {
        for (bare, bracketed) in [
            (
                "books + posters * 2 > 5 套",
                "(books + (posters * 2)) > 5 套",
            ),
            (
                "books - posters - videos > 0",
                "((books - posters) - videos) > 0",
            ),
            (
                "posters > 1 and videos > 1 or courses > 1",
                "(posters > 1 and videos > 1) or courses > 1",
            ),
            (
                "not posters > 1 and videos > 1",
                "(not posters > 1) and videos > 1",
            ),
            (
                "posters = 0 => videos = 0 => courses = 0",
                "posters = 0 => (videos = 0 => courses = 0)",
            ),
            (
                "posters / videos in 1 + 1..6 * 2",
                "(posters / videos) in (1 + 1)..(6 * 2)",
            ),
            ("-posters + videos <= 0", "(-posters) + videos <= 0"),
            ("posters ≥ videos × 2", "posters >= videos * 2"),
        ] {
            let tree = parse(bare);
            assert!(tree.is_some(), "{bare}");
            assert_eq!(tree, parse(bracketed), "{bare}");
        }
    });
}

#[test]
fn answers_are_three() {
    with_statistics(|form, parse| {
        let holds = |rule: &str| {
            let numbers = [("posters", Decimal::ONE), ("videos", Decimal::ZERO)];
            parse(rule).map(|tree| tree.holds(&Numbers(form, &numbers)))
        };
        for (rule, answer) in [
            ("posters = 1 套", Some(true)),
            ("courses = 1", None),
            ("courses = 1 and videos = 1", Some(false)),
            ("courses = 1 and posters = 1", None),
            ("courses = 1 or posters = 1", Some(true)),
            ("courses = 1 or videos = 1", None),
            ("not courses = 1", None),
            ("videos = 1 => courses = 1", Some(true)),
            ("courses = 1 => posters = 1", Some(true)),
            ("posters = 1 => courses = 1", None),
            ("posters / videos > 0", None),
            ("posters / courses > 0", None),
            ("posters * 79228162514264337593543950335 * 2 > 0", None),
            ("posters in 1..1", Some(true)),
            ("posters != 1", Some(false)),
        ] {
            assert_eq!(holds(rule), Some(answer), "{rule}");
        }
    });
}

#[test]
fn thirds_are_exact() {
    with_statistics(|form, parse| {
        let numbers = [("posters", Decimal::ONE), ("videos", Decimal::from(3))];
        let tree = parse("posters / videos + posters / videos + posters / videos = 1").unwrap();
        assert_eq!(tree.holds(&Numbers(form, &numbers)), Some(true));
    });
}

proptest! {
    /// 万人次 against a sum of 人次 is the comparison of whole numbers that it looks like.
    #[test]
    fn units_compare_exactly(served in 0_i64..10_000_000_000, a in any::<u32>(), b in any::<u32>()) {
        with_statistics(|form, parse| {
            let numbers = [
                ("farmers_served", Decimal::new(served, 4)),
                ("special_attendance", Decimal::from(a)),
                ("trained_farmers", Decimal::from(b)),
            ];
            let rule = "farmers_served >= special_attendance + trained_farmers";
            let holds = parse(rule).and_then(|tree| tree.holds(&Numbers(form, &numbers)));
            assert_eq!(holds, Some(served >= i64::from(a) + i64::from(b)));
        });
    }

    /// A ratio within bounds is a product within bounds.
    #[test]
    fn ratios_do_not_round(people in any::<u32>(), events in 1_u32..) {
        with_statistics(|form, parse| {
            let numbers = [
                ("film_audience", Decimal::from(people)),
                ("film_screenings", Decimal::from(events)),
            ];
            let rule = "film_audience / film_screenings in 5..5000";
            let holds = parse(rule).and_then(|tree| tree.holds(&Numbers(form, &numbers)));
            let (people, events) = (u64::from(people), u64::from(events));
            assert_eq!(holds, Some((5 * events..=5000 * events).contains(&people)));
        });
    }

    #[test]
    fn no_text_takes_the_parser_down(text in any::<String>()) {
        with_statistics(|_, parse| drop(parse(&text)));
    }

    #[test]
    fn no_order_of_words_takes_the_parser_down(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "posters", "5", "万册", "(", ")", "+", "-", "/", "<=", "in", "..", "and", "not", "=>", "ticks(",
            ]),
            0..400,
        ),
    ) {
        with_statistics(|form, parse| {
            if let Some(tree) = parse(&words.join(" ")) {
                let _ = tree.holds(&Numbers(form, &[("posters", Decimal::ONE)]));
            }
        });
    }
}

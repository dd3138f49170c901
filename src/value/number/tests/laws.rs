//! Laws: any dress of a number reads the same, and nothing panics.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{unit, units};
use crate::value::numeral::tests::spell;
use crate::value::{Written, read_number};

/// The same number in another dress.
fn dressed(value: Decimal, style: usize) -> String {
    let text = value.to_string();
    let full_width = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        '.' => '．',
        '-' => '－',
        _ => c,
    };
    match style {
        0 => text,
        1 => text.chars().map(full_width).collect(),
        2 => format!("　{text} "),
        3 => format!("{text}户"),
        4 => format!("{text} 户。"),
        5 => format!("约{text}户"),
        6 => format!("{text}户左右"),
        7 => format!("共{text}（户）"),
        _ => grouped(&text),
    }
}

fn grouped(text: &str) -> String {
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('，');
        }
        out.push(c);
    }
    fraction.map_or(out.clone(), |fraction| format!("{out}.{fraction}"))
}

proptest! {
    #[test]
    fn every_dress_reads_the_same(units_of in 0_i64..999_999_999, scale in 0_u32..5, style in 0_usize..9) {
        let value = Decimal::new(units_of, scale);
        let written = dressed(value, style);
        let read = read_number(&Written::Text(&written), unit("户"), None, &units()).unwrap();
        prop_assert_eq!(read.value, Some(value.normalize()), "{}", written);
    }

    #[test]
    fn units_of_a_family_agree(people in 0_i64..999_999_999) {
        let people = Decimal::from(people);
        let myriads = (people / Decimal::from(10_000)).normalize();
        for written in [format!("{people}人次"), format!("{myriads}万人次"), format!("{myriads}万"), format!("{people}人")] {
            for (field, wanted) in [("人次", people), ("万人次", myriads)] {
                let read = read_number(&Written::Text(&written), unit(field), None, &units()).unwrap();
                prop_assert_eq!(read.value, Some(wanted.normalize()), "{} in {}", written, field);
            }
        }
    }

    #[test]
    fn spelled_numbers_keep_their_unit(people in 2_u64..999_999_999) {
        for written in [spell(people), format!("{}人次", spell(people)), format!("约{}余人", spell(people))] {
            let read = read_number(&Written::Text(&written), unit("人次"), None, &units()).unwrap();
            prop_assert_eq!(read.value, Some(Decimal::from(people)), "{}", written);
        }
        let written = format!("{}人次", spell(people));
        let read = read_number(&Written::Text(&written), unit("万人次"), None, &units()).unwrap();
        prop_assert_eq!(read.value, Some((Decimal::from(people) / Decimal::from(10_000)).normalize()), "{}", written);
    }

    #[test]
    fn its_own_normal_form_reads_plain(written in "[约共]?[0-9]{1,6}([.][0-9]{1,3})?(户|余户)?") {
        let read = read_number(&Written::Text(&written), unit("户"), None, &units()).unwrap();
        let normal = read.value.unwrap().to_string();
        let again = read_number(&Written::Text(&normal), unit("户"), None, &units()).unwrap();
        prop_assert_eq!(again.value, read.value);
        prop_assert!(again.notes.is_empty());
    }

    #[test]
    fn any_text_is_taken(written in ".{0,60}", digits in "[0-9.,，。 三百万亿点零%户人次()（）约-]{0,60}") {
        for written in [&written, &digits] {
            for field in ["户", "万人次"] {
                let _ = read_number(&Written::Text(written), unit(field), None, &units());
            }
        }
    }

    #[test]
    fn any_number_is_taken(number in any::<f64>(), epoch_1904: bool, duration: bool) {
        let _ = read_number(&Written::Number(number), None, None, &units());
        let _ = read_number(&Written::Serial { days: number, epoch_1904, duration }, None, None, &units());
    }
}

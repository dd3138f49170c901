//! Laws: any dress of a number reads the same, wrong lengths never pass, and nothing panics.

use proptest::prelude::*;

use super::{plan, read};
use crate::value::{Written, read_phone};

/// The digits of a mobile in another dress.
fn dressed(digits: &str, style: usize) -> String {
    let (a, b, c) = (&digits[..3], &digits[3..7], &digits[7..]);
    match style {
        0 => digits.to_owned(),
        1 => format!("{a}-{b}-{c}"),
        2 => format!("{a} {b} {c}"),
        3 => format!("+86{digits}"),
        4 => format!("86-{a}{b}{c}"),
        5 => format!("0086 {digits}"),
        6 => digits
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
            .collect(),
        7 => format!("手机：{digits}"),
        8 => format!("张三（{digits}）"),
        _ => format!("　{a}—{b}—{c} "),
    }
}

proptest! {
    #[test]
    fn every_dress_reads_the_same(first in "1[3-9][0-9]{9}", second in "1[3-9][0-9]{9}", style in 0_usize..10, separator in prop::sample::select(vec!["、", "/", "，", "；", "\n", " "])) {
        let one = dressed(&first, style);
        prop_assert_eq!(read(&one).map(|(n, _)| n), Ok(first.clone()), "{}", one);
        let two = format!("{one}{separator}{}", dressed(&second, style));
        prop_assert_eq!(read(&two).map(|(n, _)| n), Ok(format!("{first} {second}")), "{}", two);
    }

    #[test]
    fn landlines_come_back(number in "[2-9][0-9]{6}", extension in prop::option::of("[0-9]{3,4}"), style in 0_usize..5) {
        let extension_of = |mark: &str| extension.as_ref().map_or(String::new(), |e| format!("{mark}{e}"));
        let written = match style {
            0 => format!("0436-{number}{}", extension_of("-")),
            1 => format!("0436{number}{}", extension_of("转")),
            2 => format!("（0436）{number}{}", extension_of(" 转 ")),
            3 => format!("0436 {number}{}", extension_of("-")),
            _ => format!("+86-436-{number}{}", extension_of("分机")),
        };
        let normal = format!("0436-{number}{}", extension_of("转"));
        prop_assert_eq!(read(&written).map(|(n, _)| n), Ok(normal), "{}", written);
    }

    #[test]
    fn a_normal_form_reads_plain(number in "1[3-9][0-9]{9}|0436-[2-9][0-9]{6}(转[0-9]{3})?|0431-[2-9][0-9]{7}") {
        prop_assert_eq!(read(&number), Ok((number.clone(), vec![])));
    }

    #[test]
    fn wrong_lengths_never_pass(number in "1[3-9][0-9]{5,8}|1[3-9][0-9]{10,14}", cut in 3_usize..6, separator in prop::sample::select(vec!["", "-", " "])) {
        let written = format!("{}{separator}{}", &number[..cut], &number[cut..]);
        let value = read(&written);
        prop_assert!(value.is_err(), "{} {:?}", written, value);
    }

    #[test]
    fn any_text_is_taken(written in ".{0,60}", digits in "[0-9+ ()转、/-]{0,200}", number in any::<f64>()) {
        let _ = (read(&written), read(&digits), read_phone(&Written::Number(number), &plan()));
    }
}

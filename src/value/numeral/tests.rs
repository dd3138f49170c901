//! Numerals by table and by round trip.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::read_numeral;
use crate::value::Fault;

fn read(written: &str) -> Result<String, Fault> {
    read_numeral(written, |run| {
        Decimal::from_str_exact(run).map_err(|_| Fault::NotANumber)
    })
    .map(|numeral| numeral.value.to_string())
}

#[test]
fn spoken_numerals() {
    for (written, value) in [
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("廿三", "23"),
        ("卅", "30"),
        ("两百", "200"),
        ("三百一十二", "312"),
        ("一百十二", "112"),
        ("一千零五", "1005"),
        ("一千零五十", "1050"),
        ("一百二", "120"),
        ("两千三", "2300"),
        ("三万五", "35000"),
        ("三万五千", "35000"),
        ("一万零三百", "10300"),
        ("十万", "100000"),
        ("一亿二千万", "120000000"),
        ("三万亿", "3000000000000"),
        ("壹仟贰佰叁拾肆", "1234"),
        ("壹萬", "10000"),
        ("二〇一七", "2017"),
        ("二○一七", "2017"),
        ("二〇", "20"),
        ("零", "0"),
        ("〇", "0"),
        ("一点五", "1.5"),
        ("三点零五万", "30500"),
        ("3.5万", "35000"),
        ("3万5千", "35000"),
        ("3万5000", "35000"),
        ("2千", "2000"),
        ("3千万", "30000000"),
        ("1.2亿", "120000000"),
        ("2百", "200"),
    ] {
        assert_eq!(read(written).as_deref(), Ok(value), "{written}");
    }
}

#[test]
fn what_has_two_readings_is_refused() {
    assert_eq!(read("三五"), Err(Fault::SeveralNumbers));
    assert_eq!(read("三五百"), Err(Fault::SeveralNumbers));
    assert_eq!(read("二十五六"), Err(Fault::SeveralNumbers));
    assert_eq!(read("3五"), Err(Fault::SeveralNumbers));
    for written in [
        "万",
        "百",
        "一百零",
        "〇五",
        "三百五千",
        "一点",
        "点五",
        "五百三百",
        "",
        "三点五点六",
        "3千百",
    ] {
        assert_eq!(read(written), Err(Fault::NotANumber), "{written}");
    }
    assert!(matches!(read("3万5"), Err(Fault::UnclearNumber { .. })));
}

/// The standard spelling of a number below 10¹².
pub(in crate::value) fn spell(mut number: u64) -> String {
    if number == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let section = number / unit;
        number %= unit;
        if section == 0 {
            gap = !text.is_empty();
            continue;
        }
        if !text.is_empty() && (gap || section < 1000) {
            text.push('零');
        }
        text += &spell_section(section);
        text += name;
        gap = false;
    }
    text
}

fn spell_section(section: u64) -> String {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = section / unit % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
        }
        gap = false;
        text.push(digits[usize::try_from(digit).unwrap()]);
        text += name;
    }
    text
}

fn formal(text: &str) -> String {
    let plain = "零一二三四五六七八九十百千万亿";
    let formal: Vec<char> = "零壹贰叁肆伍陆柒捌玖拾佰仟萬億".chars().collect();
    text.chars()
        .map(|c| plain.chars().position(|p| p == c).map_or(c, |i| formal[i]))
        .collect()
}

proptest! {
    #[test]
    fn spelled_numbers_come_back(number in 0_u64..1_000_000_000_000, small in 0_u64..20_000) {
        for number in [number, small] {
            let spelled = spell(number);
            prop_assert_eq!(read(&spelled), Ok(number.to_string()), "{}", spelled);
            let spelled = formal(&spelled);
            prop_assert_eq!(read(&spelled), Ok(number.to_string()), "{}", spelled);
        }
    }

    #[test]
    fn any_signs_are_taken(written in "[0-9.零〇一二两五九十廿百千万亿点]{0,40}") {
        let _ = read(&written);
    }
}

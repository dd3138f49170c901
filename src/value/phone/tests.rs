//! Telephone numbers by table and by law.

use proptest::prelude::*;

use super::read_phone;
use crate::campaign::{PhonePlan, PhonePlanError};
use crate::value::{Fault, Note, Written};

fn plan() -> PhonePlan {
    let codes = [
        ("0431", vec![8]),
        ("0432", vec![8]),
        ("0433", vec![7]),
        ("0434", vec![7]),
        ("0435", vec![7, 8]),
        ("0436", vec![7]),
    ];
    PhonePlan::new(codes.map(|(code, lengths)| (code.to_owned(), lengths))).unwrap()
}

fn read(written: &str) -> Result<(String, Vec<Note>), Fault> {
    read_phone(&Written::Text(written), &plan())
        .map(|reading| (reading.value.join(" "), reading.notes))
}

fn value(written: &str) -> String {
    match read(written) {
        Ok((numbers, _)) => numbers,
        Err(fault) => fault.reason(),
    }
}

#[test]
fn usual_spellings_have_no_notes() {
    for (written, number) in [
        ("13800000000", "13800000000"),
        ("138-0000-0000", "13800000000"),
        ("138 0000 0000", "13800000000"),
        ("0436-5551234", "0436-5551234"),
        ("04365551234", "0436-5551234"),
        ("(0436)5551234", "0436-5551234"),
        ("0431-8555-1234", "0431-85551234"),
        ("0435-5551234", "0435-5551234"),
        ("0435-55512345", "0435-55512345"),
        ("0436-5551234-8001", "0436-5551234转8001"),
        ("0436-5551234转8001", "0436-5551234转8001"),
        ("13800000000、13900000000", "13800000000 13900000000"),
        ("13800000000/0436-5551234", "13800000000 0436-5551234"),
        ("13800000000 13900000000", "13800000000 13900000000"),
        ("138 0000 0000\n139 0000 0000", "13800000000 13900000000"),
        ("0436 5551234 13800000000", "0436-5551234 13800000000"),
    ] {
        assert_eq!(read(written), Ok((number.to_owned(), vec![])), "{written}");
    }
}

#[test]
fn unusual_spellings_are_tidied() {
    for (written, number) in [
        ("１３８００００００００", "13800000000"),
        ("+86 13800000000", "13800000000"),
        ("0086-13800000000", "13800000000"),
        ("86-13800000000", "13800000000"),
        ("8613800000000", "13800000000"),
        ("+86-436-5551234", "0436-5551234"),
        ("013800000000", "13800000000"),
        ("（0436）5551234", "0436-5551234"),
        ("0436—5551234", "0436-5551234"),
        ("0436-5551234 分机8001", "0436-5551234转8001"),
        ("电话：13800000000", "13800000000"),
        ("张三13800000000", "13800000000"),
        ("13800000000（微信同号）", "13800000000"),
        ("4365551234", "0436-5551234"),
        ("43185551234", "0431-85551234"),
        ("138.0000.0000", "13800000000"),
        ("Tel:13800000000", "13800000000"),
        ("13800000000.0", "13800000000"),
        ("0435-5551234-5", "0435-5551234转5"),
    ] {
        let (numbers, notes) =
            read(written).unwrap_or_else(|fault| panic!("{written}: {}", fault.reason()));
        assert_eq!(numbers, number, "{written}");
        if written != "0435-5551234-5" {
            assert_eq!(notes, [Note::PhoneTidied], "{written}");
        }
    }
}

#[test]
fn numbers_without_area_code_are_said() {
    assert_eq!(
        read("5551234"),
        Ok(("5551234".to_owned(), vec![Note::PhoneLocal]))
    );
    assert_eq!(
        read("8555-1234"),
        Ok(("85551234".to_owned(), vec![Note::PhoneLocal]))
    );
    assert_eq!(
        read("0436-5551234/5551235"),
        Ok(("0436-5551234 5551235".to_owned(), vec![Note::PhoneLocal]))
    );
}

#[test]
fn faults_say_why() {
    for (written, reason) in [
        ("138000000001", "应为 11 位，实为 12 位"),
        ("1380000000", "应为 11 位，实为 10 位"),
        ("138-0000-000", "应为 11 位，实为 10 位"),
        ("12000000000", "手机号码应以 13 至 19 开头"),
        ("0436-55512345", "区号 0436 后应为 7 位，实为 8 位"),
        ("0435-555123", "区号 0435 后应为 7 或 8 位，实为 6 位"),
        ("0451-5551234", "区号“0451”不在区号表中"),
        ("0436-1551234", "固定电话号码不能以 0 或 1 开头"),
        (
            "555123",
            "不是手机号码（11 位），也不是带区号的固定电话，实为 6 位",
        ),
        ("138O0000000", "号码中夹有字母"),
        (
            "1.39E+10",
            "号码被存成科学计数法，后几位已经丢失，请把单元格设为文本后重新录入",
        ),
        ("见附表", "没有号码"),
        ("138****0000", "号码有遮盖，请写完整号码"),
        ("一三八〇〇〇〇〇〇〇〇", "没有号码"),
        ("", "没有号码"),
        ("13800000000、1390000000", "应为 11 位，实为 10 位"),
        ("13800000000转8001", "手机号码没有分机号"),
    ] {
        assert_eq!(value(written), reason, "{written}");
    }
}

#[test]
fn stored_numbers() {
    let read = |number| read_phone(&Written::Number(number), &plan());
    let mobile = read(13_900_000_000.0).unwrap();
    assert_eq!(
        (mobile.value, mobile.notes),
        (vec!["13900000000".to_owned()], vec![])
    );
    let landline = read(4_365_551_234.0).unwrap();
    assert_eq!(
        (landline.value, landline.notes),
        (vec!["0436-5551234".to_owned()], vec![Note::PhoneTidied])
    );
    assert!(read(13_900_000_000.5).is_err());
    assert!(read(139_000_000_001.0).is_err());
    assert!(read(-13_900_000_000.0).is_err());
    assert!(read_phone(&Written::Bool(true), &plan()).is_err());
    assert!(matches!(
        read_phone(&Written::Error("#N/A"), &plan()),
        Err(Fault::ErrorCell { .. })
    ));
}

#[test]
fn plans_are_checked() {
    let plan = |code: &str, lengths: Vec<u8>| PhonePlan::new([(code.to_owned(), lengths)]);
    assert_eq!(
        plan("436", vec![7]),
        Err(PhonePlanError::BadCode("436".to_owned()))
    );
    assert_eq!(
        plan("0436", vec![]),
        Err(PhonePlanError::BadLength("0436".to_owned()))
    );
    assert_eq!(
        plan("0436", vec![12]),
        Err(PhonePlanError::BadLength("0436".to_owned()))
    );
    let twice = [("010".to_owned(), vec![8]), ("010".to_owned(), vec![8])];
    assert_eq!(
        PhonePlan::new(twice),
        Err(PhonePlanError::Twice("010".to_owned()))
    );
    let open = PhonePlan::default();
    assert_eq!(
        read_phone(&Written::Text("010-62345678"), &open)
            .unwrap()
            .value,
        ["010-62345678"]
    );
    assert_eq!(
        read_phone(&Written::Text("0451-5551234"), &open)
            .unwrap()
            .value,
        ["0451-5551234"]
    );
    assert!(read_phone(&Written::Text("010-6234567"), &open).is_err());
}

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

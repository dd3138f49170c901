//! One written cell a line, with the numbers that it must give or the reason why not.

use super::{plan, read};
use crate::campaign::{PhonePlan, PhonePlanError};
use crate::value::{Fault, Note, Written, read_phone};

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
        ("23800000000", "手机号码应以 13 至 19 开头"),
        ("010-62345678", "区号“010”不在区号表中"),
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

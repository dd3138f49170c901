//! One written number a line, with what it must mean.

use super::{read_in, units, value_in};
use crate::value::{Fault, Note, Written, read_number};

#[test]
fn plain_numbers_have_no_notes() {
    for (written, value) in [
        ("312", "312"),
        ("312.0", "312"),
        ("4.30", "4.3"),
        ("-12", "-12"),
        ("0", "0"),
        ("0.5", "0.5"),
    ] {
        assert_eq!(
            read_in(written, "户"),
            Ok((value.to_owned(), vec![])),
            "{written}"
        );
    }
}

#[test]
fn dress_is_taken_off_and_said() {
    for (written, value) in [
        ("３１２", "312"),
        (" 312", "312"),
        ("312　", "312"),
        ("1,234", "1234"),
        ("1，234", "1234"),
        ("1 234", "1234"),
        ("12,345,678.5", "12345678.5"),
        ("3。5", "3.5"),
        ("3．5", "3.5"),
        ("－12", "-12"),
        ("—12", "-12"),
        ("负12", "-12"),
        ("312。", "312"),
        ("共312", "312"),
        ("1.5E+4", "15000"),
        ("+5", "5"),
        ("007", "7"),
        ("- 12", "-12"),
        (".5", "0.5"),
        ("'312", "312"),
        ("“312”", "312"),
    ] {
        let (read, notes) = read_in(written, "户").unwrap();
        assert_eq!(read, value, "{written}");
        if written != "负12" && written != "+5" && written != "- 12" && written != ".5" {
            assert_eq!(notes, [Note::Cleaned], "{written}");
        }
    }
}

#[test]
fn words_for_nothing_are_missing_never_zero() {
    for written in ["", "无", "—", "－", "/", "空", "暂无", "……"] {
        assert_eq!(
            read_in(written, "户"),
            Ok(("missing".to_owned(), vec![])),
            "{written}"
        );
    }
    assert_eq!(value_in("零", "户").as_deref(), Ok("0"));
}

#[test]
fn units_are_dropped_or_converted() {
    for (written, field, value) in [
        ("312户", "户", "312"),
        ("共312户", "户", "312"),
        ("312 户", "户", "312"),
        ("312（户）", "户", "312"),
        ("户312", "户", "312"),
        ("3.5万人次", "万人次", "3.5"),
        ("35000人次", "万人次", "3.5"),
        ("3.5万", "万人次", "3.5"),
        ("3.5万", "人次", "35000"),
        ("3.5万人", "万人次", "3.5"),
        ("3.5万人次", "人次", "35000"),
        ("2千", "人次", "2000"),
        ("2千人", "万人次", "0.2"),
        ("1.2亿", "人次", "120000000"),
        ("1.2亿元", "万元", "12000"),
        ("1.2亿", "万元", "12000"),
        ("3万5千人", "万人次", "3.5"),
        ("2公顷", "亩", "30"),
        ("1.5垧", "亩", "22.5"),
        ("￥35000", "万元", "3.5"),
        ("300千元", "万元", "30"),
        ("50万元", "万元", "50"),
        ("3.5 万", "万人次", "3.5"),
        ("3.5 万人次", "万人次", "3.5"),
        ("3亩半", "亩", "3.5"),
        ("三亩半左右", "亩", "3.5"),
        ("10亩", "公顷", "0.6666666666666666666666666667"),
    ] {
        if field == "公顷" {
            assert_eq!(value_in(written, field), Err(Fault::TooLong), "{written}");
            continue;
        }
        let (read, notes) = read_in(written, field).unwrap();
        assert_eq!(read, value, "{written} in {field}");
        assert!(notes.contains(&Note::UnitConverted), "{written}");
    }
}

#[test]
fn foreign_units_are_faults() {
    for (written, unit) in [
        ("312人", "人"),
        ("312尺", "尺"),
        ("35%", "%"),
        ("百分之三十", "百分之"),
        ("5千克", "千克"),
        ("三百户吧", "户吧"),
        ("三百户吧", "户吧"),
    ] {
        let fault = Fault::WrongUnit {
            written: unit.to_owned(),
        };
        assert_eq!(value_in(written, "户"), Err(fault), "{written}");
    }
    assert!(matches!(
        read_number(&Written::Text("32岁"), None, None, &units()),
        Err(Fault::WrongUnit { .. })
    ));
}

#[test]
fn about_is_noted() {
    for (written, value) in [
        ("约300", "300"),
        ("大约300户", "300"),
        ("300左右", "300"),
        ("300户左右", "300"),
        ("300余户", "300"),
        ("300多", "300"),
        ("近300户", "300"),
        ("≈300", "300"),
        ("~300", "300"),
        ("300户以上", "300"),
        ("300来户", "300"),
        ("十余户", "10"),
    ] {
        let (read, notes) = read_in(written, "户").unwrap();
        assert_eq!(read, value, "{written}");
        assert!(notes.contains(&Note::Approximate), "{written}");
    }
    assert_eq!(value_in("3万多人", "人次").as_deref(), Ok("30000"));
    assert_eq!(value_in("3万余", "万人次").as_deref(), Ok("3"));
}

#[test]
fn chinese_numerals() {
    for (written, field, value) in [
        ("三百一十二", "户", "312"),
        ("两百户", "户", "200"),
        ("一千零五", "户", "1005"),
        ("三万五千", "人次", "35000"),
        ("三万五千", "万人次", "3.5"),
        ("壹佰贰拾叁", "户", "123"),
        ("二〇一七", "户", "2017"),
        ("廿", "户", "20"),
        ("3万5千", "人次", "35000"),
        ("一点五", "亩", "1.5"),
        ("三万五千人次", "万人次", "3.5"),
        ("三万五千人", "万人次", "3.5"),
        ("三千五百人次", "人次", "3500"),
        ("三百", "万元", "300"),
        ("三百万元", "万元", "300"),
    ] {
        let (read, notes) = read_in(written, field).unwrap();
        assert_eq!(read, value, "{written} in {field}");
        assert!(notes.contains(&Note::ChineseNumeral), "{written}");
    }
}

#[test]
fn what_is_no_single_number_is_a_fault() {
    for written in [
        "3-5",
        "3~5",
        "3～5",
        "3/5",
        "3或5",
        "3至5",
        "3、5",
        "三五",
        "三或五",
        "3；5",
        "12 34",
        "3\n5",
        "312户（45人）",
        "3+5",
        "2017年12月",
    ] {
        assert_eq!(
            value_in(written, "户"),
            Err(Fault::SeveralNumbers),
            "{written}"
        );
    }
    for written in [
        "若干",
        "很多",
        "很多户",
        "见附表",
        "l2",
        "O",
        "1O0",
        "3.5.1",
        "十几",
        "几十",
        "数百",
        "上百户",
        "√",
        "×",
        "①",
        "5²",
        "½",
        "--5",
        "2E3",
    ] {
        assert_eq!(value_in(written, "户"), Err(Fault::NotANumber), "{written}");
    }
    for written in ["12,34", "1,2345", "1.5,6", "(12)", "（12）", "3万5"] {
        assert!(
            matches!(value_in(written, "户"), Err(Fault::UnclearNumber { .. })),
            "{written}"
        );
    }
    assert!(matches!(
        value_in("2千", "万元"),
        Err(Fault::UnclearNumber { .. })
    ));
    assert_eq!(value_in(&"9".repeat(40), "户"), Err(Fault::TooLong));
    assert_eq!(value_in(&"9".repeat(4000), "户"), Err(Fault::TooLong));
    assert_eq!(
        value_in("312户（建档立卡）", "户").map_err(|fault| fault.reason()),
        Err("数字后面的“户(建档立卡)”不是计量单位".to_owned())
    );
    assert_eq!(
        value_in("#REF!", "户"),
        Err(Fault::ErrorCell {
            written: "#REF!".to_owned()
        })
    );
    assert_eq!(value_in("=SUM(A1:A3)", "户"), Err(Fault::Uncomputed));
}

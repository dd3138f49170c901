//! What single signs mean: crosses, symbol fonts, stored values.

use super::{need, needs, read_cells, read_ticks, shown, unknown};
use crate::value::{Fault, Note, Written};

#[test]
fn crosses_say_yes_without_ticks_and_no_beside_them() {
    let read = |written| read_cells(&[written], &needs());
    let yes = |ticks: &str| Ok((ticks.to_owned(), vec![Note::TickStyle]));
    assert_eq!(read("种植☒养殖□加工☒水产□"), yes("种植 加工"));
    assert_eq!(read("种植×养殖□加工□水产□"), yes("种植"));
    assert_eq!(read("种植(×)养殖( )加工( )水产( )"), yes("种植"));
    assert_eq!(read("☒种植 ☒养殖 ☒加工 ☒水产"), yes("种植 养殖 加工 水产"));
    assert_eq!(
        read("种植√养殖×加工×水产√"),
        Ok(("种植 水产".to_owned(), vec![]))
    );
    assert_eq!(
        read("种植☑养殖☒加工□水产□"),
        Ok(("种植".to_owned(), vec![]))
    );
    assert_eq!(read("种植×养殖×加工×水产×"), Err(Fault::AmbiguousTicks));
}

#[test]
fn letters_of_symbol_fonts() {
    let read = |written| read_cells(&[written], &needs());
    let noted = |ticks: &str| Ok((ticks.to_owned(), vec![Note::TickStyle]));
    assert_eq!(read("种植R养殖£加工R水产£"), noted("种植 加工"));
    assert_eq!(read("种植þ养殖¨加工¨水产¨"), noted("种植"));
    assert_eq!(read("种植R养殖£加工□水产□"), noted("种植"));
    assert_eq!(read("o种植 ü养殖 o加工 o水产"), noted("养殖"));
    assert_eq!(
        read("种植\u{f052}养殖\u{f0a3}加工\u{f0a3}水产\u{f0a3}"),
        noted("种植")
    );
    assert_eq!(read("种植T养殖£加工£水产£"), noted("种植"));
    assert_eq!(read("种植R养殖√加工□水产□"), unknown("R"));
    assert_eq!(read("种植£养殖£加工£水产£"), Ok((String::new(), vec![])));
}

#[test]
fn stored_values_as_marks() {
    let read =
        |cells: &[Written<'_>]| read_ticks(cells, &needs()).map(|r| shown(&r.value, &needs()));
    let word = Written::Text;
    assert_eq!(
        read(&[
            word("种植"),
            Written::Bool(true),
            word("养殖"),
            Written::Bool(false),
            word("加工"),
            Written::Bool(true)
        ]),
        Ok("种植 加工".to_owned())
    );
    assert_eq!(
        read(&[
            word("种植"),
            Written::Number(1.0),
            word("养殖"),
            Written::Number(0.0)
        ]),
        Ok("种植".to_owned())
    );
    assert_eq!(read(&[word("种植"), Written::Number(7.0)]), unknown("7"));
    assert!(matches!(
        read(&[Written::Error("#REF!")]),
        Err(Fault::ErrorCell { .. })
    ));
    assert_eq!(read(&[Written::Uncomputed("A1")]), Err(Fault::Uncomputed));
}

#[test]
fn marks_lost_to_an_encoding_are_never_read_as_a_list() {
    for written in [
        "种植?养殖?加工?水产?",
        "种植√养殖?加工?水产?",
        "种植\u{fffd}养殖\u{fffd}",
        "种植♥ 养殖",
        "种植？养殖？其它：",
        "▲种植 △养殖",
    ] {
        assert_eq!(need(written), Err(Fault::AmbiguousTicks), "{written}");
    }
    assert_eq!(
        need("种植、养殖，其它：电商？").as_deref(),
        Ok("种植 养殖 其它:电商？")
    );
}

#[test]
fn strange_words_are_named() {
    assert_eq!(need("种植、旅游"), unknown("旅游"));
    assert_eq!(need("全部"), unknown("全部"));
    assert_eq!(need("以上全选"), unknown("以上全选"));
    assert_eq!(need("种植（玉米）、养殖"), unknown("（玉米）"));
    assert_eq!(need("种植□养殖☑加工□水产□ 旅游☑"), unknown("旅游"));
    assert_eq!(need("旅游、其它"), unknown("旅游"));
    assert!(
        matches!(need(&"种植 水利 ".repeat(3000)), Err(Fault::UnknownOption { written }) if written.chars().count() == 21)
    );
}

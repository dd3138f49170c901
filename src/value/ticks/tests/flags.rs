//! One column an option.

use super::needs;
use crate::value::{Fault, Note, Written, read_flag};

#[test]
fn yes_no_and_neither() {
    let option = &needs().options[0];
    let read = |written: Written<'_>| read_flag(&written, option).map(|reading| reading.value);
    for yes in [
        "√",
        "✓",
        "☑",
        "■",
        "●",
        "1",
        "１",
        "是",
        "有",
        "TRUE",
        "true",
        "Y",
        "对",
        "打勾",
        "（√）",
        "种植",
        "种植业",
        "种植√",
        " √ ",
        "[√]",
    ] {
        assert_eq!(read(Written::Text(yes)), Ok(true), "{yes}");
    }
    for no in [
        "", " ", "□", "○", "否", "无", "0", "FALSE", "×", "-", "—", "/", "( )", "没有", "N",
    ] {
        assert_eq!(read(Written::Text(no)), Ok(false), "{no}");
    }
    for neither in ["养殖", "2", "大棚", "√√", "?", "种植养殖"] {
        assert_eq!(
            read(Written::Text(neither)),
            Err(Fault::AmbiguousTicks),
            "{neither}"
        );
    }
    assert_eq!(read(Written::Bool(true)), Ok(true));
    assert_eq!(read(Written::Number(1.0)), Ok(true));
    assert_eq!(read(Written::Number(0.0)), Ok(false));
    assert_eq!(read(Written::Number(3.0)), Err(Fault::AmbiguousTicks));
    assert_eq!(
        read_flag(&Written::Text("☒"), option).unwrap().notes,
        [Note::TickStyle]
    );
    assert!(matches!(
        read(Written::Error("#N/A")),
        Err(Fault::ErrorCell { .. })
    ));
}

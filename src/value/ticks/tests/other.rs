//! 其它 and its words.

use super::{cause, need, need_cells, needs, read_cells};
use crate::value::{Fault, Note};

#[test]
fn words_after_it_in_the_next_line_or_cell_or_before_it() {
    for written in [
        "种植□养殖☑加工□水产□\n其它:电商",
        "种植□养殖☑加工□水产□\n其它：电商",
        "种植□养殖☑加工□水产□ 其他 电商",
        "种植□养殖☑加工□水产□ 其它电商",
        "种植□养殖☑加工□水产□ 其它（电商）",
        "种植□养殖☑加工□水产□ 其它:\n电商",
        "种植□养殖☑加工□水产□ 其它□:电商",
        "种植□养殖☑加工□水产□ 其它☑:电商",
        "种植□养殖☑加工□水产□ 其它:√电商",
        "种植□养殖☑加工□水产□ 其它:电商√",
        "种植□养殖☑加工□水产□ 其它√ 电商",
        "种植□养殖☑加工□水产□ 其它：__电商__",
        "□种植 ☑养殖 □加工 □水产 ☑其它：电商",
        "□种植 ☑养殖 □加工 □水产 其它:电商",
        "种植□养殖☑加工□水产□ 电商 其它",
        "养殖、其它:电商",
        "养殖、其他（电商）",
        "养殖 其它：电商",
        "其它:电商\n养殖",
        "养殖、其它:电商。",
    ] {
        assert_eq!(need(written).as_deref(), Ok("养殖 其它:电商"), "{written}");
    }
    for cells in [
        &["种植□养殖☑加工□水产□", "其它:", "电商"][..],
        &[
            "种植", "□", "养殖", "☑", "加工", "□", "水产", "□", "其它:", "电商",
        ],
        &["养殖", "其它:电商"],
        &["□种植", "☑养殖", "□加工", "□水产", "☑其它", "电商"],
        &[
            "种植", "", "养殖", "√", "加工", "", "水产", "", "其它:", "电商",
        ],
    ] {
        assert_eq!(
            need_cells(cells).as_deref(),
            Ok("养殖 其它:电商"),
            "{cells:?}"
        );
    }
}

#[test]
fn its_words_may_look_like_options() {
    assert_eq!(
        need("种植□养殖☑加工□水产□\n其它:农产品加工").as_deref(),
        Ok("养殖 其它:农产品加工")
    );
    assert_eq!(
        need("种植□养殖☑加工□水产□ 其它√水产养殖").as_deref(),
        Ok("养殖 其它:水产养殖")
    );
    assert_eq!(
        need("养殖、其它:特种养殖").as_deref(),
        Ok("养殖 其它:特种养殖")
    );
    assert_eq!(
        need("种植□养殖☑加工□水产□ 其它：冷链 加工").as_deref(),
        Ok("养殖 其它:冷链 加工")
    );
    assert_eq!(need("种植、其它:电商、养殖"), Err(Fault::AmbiguousTicks));
    assert_eq!(need("其它：电商 种植□ 养殖□"), Err(Fault::AmbiguousTicks));
    assert_eq!(need("种植、其它 养殖"), Err(Fault::AmbiguousTicks));
    assert_eq!(
        need("其它：电商、冷链（20 户）").as_deref(),
        Ok("其它:电商、冷链（20 户）")
    );
    assert_eq!(
        cause("因病、因学、缺土地、其它:交通不便").as_deref(),
        Ok("因病 因学 缺土地 其它:交通不便")
    );
}

#[test]
fn ticked_without_words_is_said_and_keeps_nothing() {
    for written in [
        "种植□养殖☑加工□水产□ 其它☑",
        "□种植 ☑养殖 □加工 □水产 √其它：",
        "养殖、其它",
    ] {
        let (ticks, notes) = read_cells(&[written], &needs()).unwrap();
        assert_eq!(
            (ticks.as_str(), &notes[..]),
            ("养殖", &[Note::OtherUnexplained][..]),
            "{written}"
        );
    }
    for (written, other) in [
        ("玉米×大豆", "玉米×大豆"),
        ("二〇一八年外出", "二〇一八年外出"),
    ] {
        let written = format!("种植□养殖☑加工□水产□ 其它：{written}");
        assert_eq!(need(&written), Ok(format!("养殖 其它:{other}")));
    }
    for written in [
        "养殖 其它____",
        "养殖、其它（ ）",
        "种植□养殖☑加工□水产□ 其它（请注明）",
        "养殖；其他：无",
        "养殖、其它：",
        "养殖\n其它：",
    ] {
        assert_eq!(
            read_cells(&[written], &needs()),
            Ok(("养殖".to_owned(), vec![])),
            "{written}"
        );
    }
    assert_eq!(
        need("种植□养殖□加工□水产□\n其它（光伏发电）").as_deref(),
        Ok("其它:光伏发电")
    );
    assert_eq!(
        need("养殖、其它（外出打工）").as_deref(),
        Ok("养殖 其它:外出打工")
    );
    assert_eq!(
        need("□种植 ☑养殖 □加工 □水产 ☑其它（请注明）电商").as_deref(),
        Ok("养殖 其它:电商")
    );
    assert_eq!(
        read_cells(&["种植□养殖☑加工□水产□ 其它：无"], &needs()),
        Ok(("养殖".to_owned(), vec![]))
    );
    assert_eq!(
        read_cells(&["种植□养殖☑加工□水产□ 其它□"], &needs()),
        Ok(("养殖".to_owned(), vec![]))
    );
}

#[test]
fn blank_brackets_behind_it_are_no_box_where_boxes_are_printed() {
    for written in [
        "种植□养殖☑加工□水产□ 其它□（    ）",
        "种植□ 养殖√ 加工□ 水产□ 其它□（）",
        "□种植 ☑养殖 □加工 □水产 □其他（）",
        "□种植、√□养殖、□加工、□水产　其它:",
        "种植（ ） 养殖（√） 加工（ ） 水产（ ） 其它（ ）",
    ] {
        assert_eq!(need(written).as_deref(), Ok("养殖"), "{written}");
    }
}

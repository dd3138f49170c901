//! Boxes before or after their words, in one cell or many.

use super::{cause, need, need_cells};
use crate::value::Fault;

#[test]
fn boxes_after_their_words() {
    for written in [
        "种植□养殖☑加工□水产□\n其它:",
        "种植□ 养殖☑ 加工□ 水产□ 其它：",
        "种植□养殖☑加工□水产□",
        "种植□ 养殖√ 加工□ 水产□",
        "种植□养殖√加工□水产□\n其它:",
        "种植（ ）养殖（√）加工（ ）水产（ ）",
        "种植()养殖(√)加工()水产()其它()",
        "种植【】养殖【√】加工【】水产【】",
        "种植[ ] 养殖[√] 加工[ ] 水产[ ]",
        "种植: □ 养殖: √ 加工: □ 水产: □",
        "种 植□ 养 殖☑ 加 工□ 水 产□",
        "种植□、养殖☑、加工□、水产□、其它□",
        "种植__ 养殖_√_ 加工__ 水产__",
        "种植○养殖●加工○水产○",
        "种植〇 养殖√ 加工〇 水产〇",
        "种植□养殖■加工□水产□",
        "种植□养殖□√加工□水产□ 其它□".replace("□√", "√□").as_str(),
        "种植□ 养殖□√ 加工□ 水产□",
        "种植□\n养殖☑\n加工□\n水产□\n其它□",
        "（在对应□内打√）种植□养殖☑加工□水产□",
        "1.种植□ 2.养殖☑ 3.加工□ 4.水产□",
        "①种植□②养殖☑③加工□④水产□",
        "种植业□养殖☑加工□水产□",
        "种植 否 养殖 是 加工 否 水产 否",
        "种植否养殖是加工否水产否",
        "种植0 养殖1 加工0 水产0",
        "种植FALSE 养殖TRUE 加工FALSE 水产FALSE",
        "种植√ 养殖"
            .replace("种植√ 养殖", "养殖√ 种植 加工 水产")
            .as_str(),
        "种植 养殖√ 加工 水产",
        "种植 养殖(√) 加工 水产",
        "种植　　养殖v　　加工　　水产",
    ] {
        assert_eq!(need(written).as_deref(), Ok("养殖"), "{written}");
    }
}

#[test]
fn boxes_before_their_words() {
    for written in [
        "□种植 ☑养殖 □加工 □水产 \n其它:",
        "□种植☑养殖□加工□水产□其它",
        "□种植 √养殖 □加工 □水产",
        "□种植√养殖□加工□水产",
        "( )种植 (√)养殖 ( )加工 ( )水产",
        "□ 种植 ☑ 养殖 □ 加工 □ 水产",
        "□种植\n☑养殖\n□加工\n□水产\n□其它：",
        "○种植 ●养殖 ○加工 ○水产",
        "√养殖 种植 加工 水产",
        "√ 养殖",
        "种植 √养殖 加工 水产",
        "☐种植 ☑\u{fe0f}养殖 ☐加工 ☐水产",
    ] {
        assert_eq!(need(written).as_deref(), Ok("养殖"), "{written}");
    }
}

#[test]
fn open_boxes_with_a_tick_beside_the_word() {
    assert_eq!(
        need("□种植√ □养殖 □加工√ □水产").as_deref(),
        Ok("种植 加工")
    );
    assert_eq!(need("种植□ √养殖□ 加工□ 水产□").as_deref(), Ok("养殖"));
    assert_eq!(need("√□种植 □养殖 □加工 □水产").as_deref(), Ok("种植"));
    assert_eq!(
        need("种植□√ 养殖□ 加工□ 水产□√").as_deref(),
        Ok("种植 水产")
    );
    assert_eq!(need("□种植√□养殖□加工□水产"), Err(Fault::AmbiguousTicks));
}

#[test]
fn a_cell_each() {
    for cells in [
        &["种植", "□", "养殖", "☑", "加工", "□", "水产", "□", "其它:"][..],
        &["种植□", "养殖√", "加工□", "水产□", "其它："],
        &["□种植", "√养殖", "□加工", "□水产", "其它："],
        &["□", "种植", "☑", "养殖", "□", "加工", "□", "水产"],
        &["种植", "养殖√", "加工", "水产", "其它："],
        &["种植", "", "养殖", "√", "加工", "", "水产", ""],
        &["", "种植", "√", "养殖", "", "加工", "", "水产", "其它:"],
        &["种植□养殖☑", "加工□水产□", "其它："],
        &["种植", "否", "养殖", "是", "加工", "否", "水产", "否"],
    ] {
        assert_eq!(need_cells(cells).as_deref(), Ok("养殖"), "{cells:?}");
    }
    assert_eq!(
        need_cells(&["种植", "养殖", "加工", "水产", "其它:"]).as_deref(),
        Ok("")
    );
    assert_eq!(
        need_cells(&["种植", "养殖", "√", "加工", "水产"]),
        Err(Fault::AmbiguousTicks)
    );
}

#[test]
fn nothing_ticked() {
    for written in [
        "",
        "无",
        "—",
        "种植□养殖□加工□水产□\n其它:",
        "□种植 □养殖 □加工 □水产 \n其它:",
        "种植（）养殖（）加工（）水产（）其它____",
    ] {
        assert_eq!(need(written).as_deref(), Ok(""), "{written}");
    }
}

#[test]
fn bare_lists() {
    for written in [
        "种植、养殖",
        "种植，养殖",
        "种植 养殖",
        "种植/养殖",
        "种植;养殖",
        "种植\n养殖",
        "种植和养殖",
        "种植及养殖",
        "种植养殖",
        "养殖、种植。",
        "种植、养殖\n其它:",
        "种植业、养殖",
        "1、种植 2、养殖",
        "1.种植；2.养殖",
        "①种植②养殖",
        "（种植）（养殖）",
        "种植、养殖、种植",
        "种植、养殖、其它：无",
    ] {
        assert_eq!(need(written).as_deref(), Ok("种植 养殖"), "{written}");
    }
    assert_eq!(
        need("种植、养殖、加工、水产").as_deref(),
        Ok("种植 养殖 加工 水产")
    );
    assert_eq!(
        need("种植 养殖 加工 水产 其它:"),
        Err(Fault::AmbiguousTicks)
    );
}

#[test]
fn options_that_share_words() {
    assert_eq!(cause("缺技术、缺水").as_deref(), Ok("缺水 缺技术"));
    assert_eq!(cause("缺乏技术，缺水源").as_deref(), Ok("缺水 缺技术"));
    assert_eq!(
        cause("因病□因残□因学□因灾□缺土地□缺水√缺技术√缺劳力√自身发展动力不足□\n其它:").as_deref(),
        Ok("缺水 缺技术 缺劳力")
    );
    assert_eq!(
        cause(
            "因病□ 因残□ 因学□ 因灾□ 缺土地□  缺水□ 缺技术□ 缺劳力□ 自身发展\n动力不足☑ \n其它："
        )
        .as_deref(),
        Ok("自身发展动力不足")
    );
    assert_eq!(need("水产养殖").as_deref(), Ok("水产"));
    assert_eq!(need("水产、养殖").as_deref(), Ok("养殖 水产"));
}

#[test]
fn two_readings_are_a_fault() {
    for written in [
        "种植√养殖",
        "种植√养殖 加工 水产",
        "种植 √ 养殖",
        "√种植 养殖√",
        "种植、养殖√",
        "√",
        "√√",
        "种植□ □养殖",
        "种植☑ 种植□",
        "种植 √养殖 加工 水产√",
        "种植 □养殖 □加工 √水产 □其它",
    ] {
        assert_eq!(need(written), Err(Fault::AmbiguousTicks), "{written}");
    }
}

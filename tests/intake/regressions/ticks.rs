//! Ticks whose options lie in cells of their own.

use super::VILLAGE;
use crate::paper::read;

fn needs(cells: &str) -> String {
    let back = read(&VILLAGE.replace("种植□养殖☑加工□水产□其它", cells));
    assert_eq!(back.serious(), Vec::<String>::new(), "{cells}");
    assert!(back.nothing_left(), "{cells}: {:?}", back.told());
    back.the("needs")
}

#[test]
fn marks_right_of_their_words_where_the_last_mark_shows_it() {
    assert_eq!(needs("种植||养殖|√|加工||水产|√"), "breeding+aquatic");
}

#[test]
fn marks_left_of_their_words_where_the_first_mark_shows_it() {
    assert_eq!(needs("√|种植||养殖|√|加工||水产"), "planting+processing");
}

#[test]
fn marks_right_of_their_words_where_nothing_has_room_before_the_first() {
    assert_eq!(needs("种植|√|养殖||加工||水产|"), "planting");
    assert_eq!(needs("种植||养殖|√|加工||水产|"), "breeding");
}

#[test]
fn boxes_in_cells_beside_their_words() {
    assert_eq!(needs("种植|□|养殖|☑|加工|□|水产|□"), "breeding");
    assert_eq!(needs("☑|种植|□|养殖|□|加工|☑|水产"), "planting+aquatic");
}

#[test]
fn options_over_two_rows_of_cells() {
    assert_eq!(needs("种植☑|养殖□\n|加工□|水产☑"), "planting+aquatic");
}

#[test]
fn the_other_need_in_a_cell_of_its_own() {
    assert_eq!(needs("种植□|养殖☑|加工□|水产□|其它：电商"), "breeding/电商");
}

#[test]
fn marks_under_their_words() {
    assert_eq!(needs("种植|养殖|加工|水产\n||√||√"), "breeding+aquatic");
    assert_eq!(
        needs("种植|养殖|加工|水产|其它\n|√||是||编织"),
        "planting+processing/编织"
    );
    assert_eq!(needs("种植|养殖|加工|水产\n|1|0|0|1"), "planting+aquatic");
}

#[test]
fn options_without_any_mark_under_them_are_print() {
    assert_eq!(needs("种植|养殖|加工|水产"), "");
}

#[test]
fn a_mark_under_a_far_option_is_no_remark_beside_the_form() {
    let causes = "因病|因残|因学|因灾|缺土地|缺水|缺技术|缺劳力|自身发展动力不足";
    let back = read(&format!(
        "一户一策调查表
户名|李长山|地区名称|镇赉县
详细地址|镇赉镇永兴村2组
家庭人口总数|3|有劳动能力人口数|1
人均耕地面积|4.5
致贫原因|{causes}
|√||||||√||
科技服务需求|种植"
    ));
    assert_eq!(back.the("poverty_causes"), "illness+technology");
    assert_eq!(back.told(), Vec::<String>::new());
}

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

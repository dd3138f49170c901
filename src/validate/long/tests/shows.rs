//! What only a whole column shows: what a 同上 or a blank repeats, and whether ○ is the tick.

use super::{Paper, flows, is_read_again, options, replace, with};

#[test]
fn dittos_find_what_stands_far_above() {
    flows(with(280, |n, lines| {
        if n > 3 {
            replace(lines, "镇赉县", "同上");
            replace(lines, "种植、养殖", if n % 70 == 0 { "加工" } else { "〃" });
        }
    }));
}

#[test]
fn a_ditto_with_nothing_above() {
    flows(with(200, |_, lines| replace(lines, "王立春", "同上")));
}

#[test]
fn a_region_written_once() {
    flows(with(250, |n, lines| {
        if n > 1 {
            replace(lines, "镇赉县", "");
        }
    }));
    flows(with(250, |n, lines| match n {
        1 => {}
        120 | 200 => replace(lines, "镇赉县", if n == 120 { "通榆县" } else { "大安市" }),
        _ => replace(lines, "镇赉县", ""),
    }));
}

#[test]
fn a_region_that_is_written_twice_further_down_was_not_written_once() {
    is_read_again(with(250, |n, lines| match n {
        1 | 220 => {}
        _ => replace(lines, "镇赉县", ""),
    }));
}

#[test]
fn a_region_of_its_own_in_each_row_and_then_none() {
    let two = ["镇赉县", "通榆县"];
    is_read_again(with(250, |n, lines| {
        replace(lines, "镇赉县", if n == 250 { "" } else { two[n % 2] });
    }));
    flows(with(250, |n, lines| {
        replace(lines, "镇赉县", if n == 210 { "" } else { "镇赉县" });
    }));
}

#[test]
fn ticks_in_columns() {
    flows(options(
        |n, option| if (n + option) % 3 == 0 { "√" } else { "" },
    ));
    flows(options(
        |n, option| if (n + option) % 3 == 0 { "○" } else { "" },
    ));
    flows(options(
        |n, option| if (n + option) % 3 == 0 { "√" } else { "○" },
    ));
}

#[test]
fn circles_are_ticks_until_a_tick_comes() {
    is_read_again(options(|n, option| match (n + option) % 3 {
        0 if n > 200 => "√",
        0 => "○",
        _ => "",
    }));
    is_read_again(options(|n, option| match (n + option) % 3 {
        0 if n > 200 => "○",
        _ => "",
    }));
}

#[test]
fn regions_in_merged_cells() {
    let rows = |n: usize, lines: &mut Vec<String>| {
        if n % 60 != 1 {
            replace(lines, "镇赉县", "");
        }
    };
    let merges = vec![
        "A1:K1",
        "C3:C62",
        "C63:C122",
        "C123:C182",
        "C183:C242",
        "E70:E75",
    ];
    flows(Paper {
        merges,
        ..with(240, rows)
    });
    flows(Paper {
        merges: vec!["A1:K1", "C3:C62", "C63:C122"],
        late: vec![(122, "C123:C182"), (180, "C183:C242"), (242, "A243:K243")],
        ..with(241, rows)
    });
}

#[test]
fn a_merged_range_that_comes_too_late() {
    is_read_again(Paper {
        late: vec![(200, "C130:C150")],
        ..with(240, |n, lines| {
            if (130..150).contains(&n) {
                replace(lines, "镇赉县", "");
            }
        })
    });
}

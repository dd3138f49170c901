//! The indicator list: audiences that stand twice, columns beside it, units changed, bands and columns side by side.

use crate::paper::{Back, read};

const LINES: [&str; 24] = [
    "1.开展科技下乡活动次数|次|11",
    "科技下乡到乡镇个数|个|12",
    "科技下乡到村个数|个|13",
    "2.科技下乡受服务的农民总人数|万人次|1.4",
    "3.组织科技下乡服务团支数|支|15",
    "组织科技人员下乡人数|人次|16",
    "4.举办“科技之冬”专场活动数量|次|17",
    "参加“科技之冬”专场活动总人数|人次|18",
    "5.举办实用技术培训班.科技讲座次数|场次|19",
    "受培训的农民人数|人次|20",
    "受培训科技人员人数|人次|21",
    "受培训示范户人数|人次|22",
    "6.放映科教影视片数量|场次|23",
    "观众人数|人次|24",
    "7.发送科普图书数量|万册|2.5",
    "科普挂图数量|套|26",
    "科普录像片数量|部|27",
    "下载“科普中国”人数|人|28",
    "8.科普展览次数|场次|29",
    "观众人数|人次|30",
    "9.与新闻单位合作制作宣传栏目、节目数量|期|31",
    "10.推广新技术数量|项次|32",
    "新品种试验推广数量|个|33",
    "11.经费总投入金额|万元|3.4",
];
const TITLE: &str = "吉林省2017-2018年度“科技之冬”活动统计表";

fn list(top: &[&str], lines: &[&str]) -> Back {
    read(&[top, lines].concat().join("\n"))
}

fn own(lines: &[&str]) -> Back {
    list(
        &[
            TITLE,
            "填表单位：镇赉县科协|（统计时间：2017年12月—2018年4月）",
            "内 容|计量单位|数 量",
        ],
        lines,
    )
}

fn audiences(back: &Back) -> (String, String) {
    (back.the("film_audience"), back.the("exhibition_visitors"))
}

#[test]
fn the_clean_list_is_clean() {
    let back = own(&LINES);
    assert_eq!(back.told(), Vec::<String>::new());
    assert_eq!(audiences(&back), ("24".to_owned(), "30".to_owned()));
    assert_eq!(back.the("funding"), "3.4");
}

#[test]
fn an_audience_is_known_by_its_group() {
    let mut moved = LINES;
    moved[12..20].rotate_left(6);
    let back = own(&moved);
    assert_eq!(audiences(&back), ("24".to_owned(), "30".to_owned()));
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn an_audience_apart_from_its_group_is_the_one_that_is_left() {
    let mut moved = LINES.to_vec();
    let apart = moved.remove(13);
    moved.push(apart);
    let back = own(&moved);
    assert_eq!(audiences(&back), ("24".to_owned(), "30".to_owned()));
}

#[test]
fn an_audience_that_nothing_settles_is_nobodys() {
    let mut moved: Vec<&str> = LINES
        .iter()
        .copied()
        .filter(|line| !line.starts_with("观众"))
        .collect();
    moved.push("观众人数|人次|24");
    let back = own(&moved);
    assert!(
        back.serious().contains(&"S110 A26".to_owned()),
        "{:?}",
        back.serious()
    );
    assert_eq!(audiences(&back), ("null".to_owned(), "null".to_owned()));
}

#[test]
fn a_column_of_numbers_before_and_of_remarks_behind_is_none_of_the_list() {
    let lines: Vec<String> = LINES
        .iter()
        .zip(1..)
        .map(|(line, n)| format!("{n}|{line}|已核实{n}"))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let back = list(
        &[
            TITLE,
            "|填表单位：镇赉县科协",
            "序号|内容|计量单位|数量|备注",
        ],
        &lines,
    );
    assert_eq!(back.the("training_events"), "11");
    assert_eq!(audiences(&back), ("24".to_owned(), "30".to_owned()));
    let remarks: Vec<String> = (3..=27).map(|row| format!("S106 E{row}")).collect();
    assert_eq!(back.told(), remarks);
}

#[test]
fn units_that_were_changed_are_converted() {
    let mut changed = LINES;
    changed[3] = "2.科技下乡受服务的农民总人数|人次|14000";
    changed[14] = "7.发送科普图书数量|册|25000";
    changed[23] = "11.经费总投入金额|元|34000";
    let back = own(&changed);
    assert_eq!(back.the("farmers_served"), "1.4");
    assert_eq!(back.the("books"), "2.5");
    assert_eq!(back.the("funding"), "3.4");
    assert_eq!(back.told(), ["V502 C7", "V502 C18", "V502 C27"]);
}

#[test]
fn bands_side_by_side_are_one_list() {
    let lines: Vec<String> = (0..12)
        .map(|i| format!("{}|{}", LINES[i], LINES[i + 12]))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let heads = "内容|计量单位|数量|内容|计量单位|数量";
    let back = list(&[TITLE, "填表单位：镇赉县科协", heads], &lines);
    assert_eq!(back.the("trained_model_households"), "22");
    assert_eq!(back.the("film_screenings"), "23");
    assert_eq!(audiences(&back), ("24".to_owned(), "30".to_owned()));
    assert_eq!(back.serious(), Vec::<String>::new());
    assert!(back.nothing_left(), "{:?}", back.told());
}

#[test]
fn one_column_a_county_is_one_record_a_column() {
    let lines: Vec<String> = LINES
        .iter()
        .map(|line| {
            let number = line.rsplit('|').next().unwrap();
            format!("{line}|{number}|{number}")
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let back = list(
        &[
            TITLE,
            "填表单位：白城市科协",
            "内容|计量单位|镇赉县|洮南市|合计",
        ],
        &lines,
    );
    assert_eq!(back.each("region"), ["镇赉县", "洮南市"]);
    assert_eq!(back.each("film_audience"), ["24", "24"]);
    let columns: Vec<_> = back
        .intake
        .records
        .iter()
        .map(|of| of.source.column.as_deref())
        .collect();
    assert_eq!(columns, [Some("C"), Some("D")]);
    assert_eq!(back.intake.totals[0].covers.first(), Some(&(0..2)));
    assert_eq!(back.serious(), Vec::<String>::new());
    assert!(back.nothing_left(), "{:?}", back.told());
}

#[test]
fn two_columns_of_numbers_without_a_heading_are_nobodys() {
    let lines: Vec<String> = LINES.iter().map(|line| format!("{line}|7")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let back = list(
        &[TITLE, "填表单位：镇赉县科协", "内容|计量单位|甲|乙"],
        &lines,
    );
    assert!(
        back.serious().contains(&"S115 C1".to_owned()),
        "{:?}",
        back.serious()
    );
}

#[test]
fn an_indicator_in_other_words_is_known_by_its_place() {
    let mut lines = LINES;
    lines[8] = "5.举办培训班、科技讲座次数|场次|19";
    lines[12] = "6.放映科教片场次|场次|23";
    let back = own(&lines);
    assert_eq!(back.the("courses"), "19");
    assert_eq!(back.the("film_screenings"), "23");
    assert_eq!(audiences(&back), ("24".to_owned(), "30".to_owned()));
    assert_eq!(back.told(), ["S120 A12", "S120 A16"]);
}

#[test]
fn a_row_of_an_offices_own_is_no_indicator_of_ours() {
    let mut lines = LINES.to_vec();
    lines.insert(10, "其中受培训的贫困农民人数|人次|7");
    let back = own(&lines);
    assert_eq!(back.the("trained_farmers"), "20");
    assert_eq!(back.serious(), Vec::<String>::new());
    let mut unit = LINES;
    unit[8] = "5.举办培训班、科技讲座经费|万元|19";
    assert_eq!(own(&unit).the("courses"), "null");
}

#[test]
fn units_in_a_column_of_their_own_words_are_told_by_what_stands_there() {
    let head: Vec<&str> = LINES
        .iter()
        .filter_map(|line| line.split('|').next())
        .collect();
    let row = |unit: &str| {
        format!(
            "{unit}|{}",
            (11..35)
                .map(|n| n.to_string())
                .collect::<Vec<_>>()
                .join("|")
        )
    };
    let back = list(
        &["白城市“科技之冬”活动统计表"],
        &[
            &format!("单位|{}", head.join("|")),
            &row("镇赉县科协"),
            &row("大安市科协"),
        ],
    );
    assert_eq!(back.each("region"), ["镇赉县", "大安市"]);
}

#[test]
fn an_indicator_and_its_value_in_one_cell() {
    let lines: Vec<String> = LINES
        .iter()
        .filter_map(|line| {
            let mut cells = line.split('|');
            let (label, unit) = (cells.next()?, cells.next()?);
            Some(format!("{label}：{}{unit}", cells.next()?))
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let back = list(&[TITLE, "填表单位：镇赉县科协"], &lines);
    assert_eq!(back.the("training_events"), "11");
    assert_eq!(back.the("farmers_served"), "1.4");
    assert_eq!(audiences(&back), ("24".to_owned(), "30".to_owned()));
    assert!(back.nothing_left(), "{:?}", back.told());
}

#[test]
fn the_indicators_of_a_group_in_one_row() {
    let mut rows: Vec<String> = Vec::new();
    for line in LINES {
        let mut cells = line.split('|');
        let (label, unit, value) = (cells.next(), cells.next(), cells.next());
        let pair = format!(
            "{}（{}）|{}",
            label.unwrap_or_default(),
            unit.unwrap_or_default(),
            value.unwrap_or_default()
        );
        match rows.last_mut() {
            Some(row) if !line.starts_with(|c: char| c.is_ascii_digit()) => {
                row.push('|');
                row.push_str(&pair);
            }
            _ => rows.push(pair),
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let back = list(&[TITLE, "填表单位：镇赉县科协"], &rows);
    assert_eq!(back.the("villages_reached"), "13");
    assert_eq!(back.the("app_downloads"), "28");
    assert_eq!(audiences(&back), ("24".to_owned(), "30".to_owned()));
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn numbers_left_of_their_labels_make_no_blank_form() {
    let turned: Vec<String> = LINES
        .iter()
        .map(|line| line.split('|').rev().collect::<Vec<_>>().join("|"))
        .collect();
    let turned: Vec<&str> = turned.iter().map(String::as_str).collect();
    let back = list(
        &[TITLE, "填表单位：镇赉县科协", "数量|计量单位|内容"],
        &turned,
    );
    assert_eq!(back.records.len(), 0);
    assert_eq!(back.serious(), ["S115 A4"]);
    let blank: Vec<&str> = LINES
        .iter()
        .filter_map(|line| line.rsplit_once('|'))
        .map(|pair| pair.0)
        .collect();
    assert_eq!(own(&blank).serious(), ["S102"]);
}

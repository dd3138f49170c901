//! Columns of a ledger: options apart, two columns of regions, columns that are nobody's, columns that are missing.

use super::{HEAD, ROW, SECOND};
use crate::paper::{Back, read};

fn ledger(lines: &[&str]) -> Back {
    read(&lines.join("\n"))
}

#[test]
fn a_column_of_other_needs_belongs_to_the_ticks() {
    for other in ["其它需求", "其他", "其它（请注明）"] {
        let head = HEAD.replace("科技服务需求", &format!("种植|养殖|加工|水产|{other}"));
        let row = ROW.replace("种植、养殖", "√||√||电商");
        let back = ledger(&[&head, &row]);
        assert_eq!(back.the("needs"), "planting+processing/电商", "{other}");
        assert_eq!(back.told(), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn options_under_their_group_are_its_own() {
    let (labels, rest) = HEAD.rsplit_once('|').unwrap();
    let head = format!("{labels}|{rest}|||||备注");
    let below = format!("{}种植|养殖|加工|水产|其它", "|".repeat(9));
    let row = ROW.replace("种植、养殖", "|1|||物流|已核");
    let back = ledger(&[&head, &below, &row]);
    assert_eq!(back.the("needs"), "breeding/物流");
    assert_eq!(back.the("notes"), "已核");
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn city_and_county_in_two_columns_are_one_region() {
    let head = HEAD.replace("地区名称", "市（州）|县（市、区）");
    for (city, county, name) in [
        ("白城市", "镇赉县", "镇赉县"),
        ("白城", "镇赉", "镇赉县"),
        ("长春市", "朝阳", "朝阳区"),
        ("四平市", "铁西区", "铁西区"),
        ("通化市", "通化县", "通化县"),
    ] {
        let back = ledger(&[&head, &ROW.replace("镇赉县", &format!("{city}|{county}"))]);
        assert_eq!(back.the("region"), name);
        assert_eq!(back.serious(), Vec::<String>::new(), "{city} {county}");
        assert!(back.nothing_left(), "{:?}", back.told());
    }
}

#[test]
fn a_column_that_is_nobodys_is_told_once() {
    let back = ledger(&[
        &format!("{HEAD}|包保干部"),
        &format!("{ROW}|孙某"),
        &format!("{ROW}|赵某"),
    ]);
    assert_eq!(back.records.len(), 2);
    assert_eq!(back.told(), ["S106 K2"]);
}

#[test]
fn a_column_without_a_heading_is_told() {
    let back = ledger(&[HEAD, &format!("{ROW}||待核")]);
    assert_eq!(back.told(), ["S106 L2"]);
}

#[test]
fn a_required_column_that_is_missing_is_told() {
    let back = ledger(&[&HEAD.replace("|总人口", ""), &ROW.replace("|1105", "")]);
    assert_eq!(back.serious(), ["S104 A1"]);
    assert_eq!(back.intake.findings[0].field.as_deref(), Some("population"));
    assert_eq!(back.the("population"), "null");
}

#[test]
fn a_unit_in_the_head_is_the_columns() {
    let head = HEAD.replace("人均耕地面积", "人均耕地面积（公顷）");
    let back = ledger(&[&head, &ROW.replace("|4.3|", "|0.3|")]);
    assert_eq!(back.the("arable_per_capita"), "4.5");
}

#[test]
fn options_may_stand_behind_their_fields_label() {
    for (open, close) in [("（", "）"), ("-", ""), ("：", ""), ("⏎", "")] {
        let options = ["种植", "养殖", "其它需求"]
            .map(|option| format!("科技服务需求{open}{option}{close}"))
            .join("|");
        let head = HEAD.replace("科技服务需求", &options);
        let row = ROW.replace("种植、养殖", "√||电商");
        let back = read(&[&head, &row].map(String::as_str).join("\n"));
        assert_eq!(back.the("needs"), "planting/电商", "{open}");
        assert_eq!(back.told(), Vec::<String>::new(), "{open}");
    }
}

#[test]
fn a_circle_is_a_tick_where_nothing_else_ticks() {
    let head = HEAD.replace("科技服务需求", "种植|养殖|加工");
    let read = |first: &str, second: &str| {
        let rows = [
            ROW.replace("种植、养殖", first),
            SECOND.replace("加工", second),
        ];
        crate::paper::read(&[&head, &rows[0], &rows[1]].map(String::as_str).join("\n"))
            .each("needs")
    };
    assert_eq!(read("○|○|", "|○|"), ["planting+breeding", "breeding"]);
    assert_eq!(read("○|×|○", "×|○|×"), ["planting+processing", "breeding"]);
    assert_eq!(read("●|○|○", "○|●|○"), ["planting", "breeding"]);
    assert_eq!(read("√|○|○", "○|√|○"), ["planting", "breeding"]);
    assert_eq!(read("○|○|○", "○|○|○"), ["", ""]);
}

#[test]
fn an_address_in_parts_is_one_address() {
    let row = ROW.replace("镇赉镇永兴村", "镇赉镇|永兴村");
    let joined = "镇赉镇 永兴村";
    let head = HEAD.replace("详细地址", "详细地址（乡镇）|详细地址（村）");
    let back = read(&[&head, &row].map(String::as_str).join("\n"));
    assert_eq!(back.the("address"), joined);
    assert_eq!(back.told(), Vec::<String>::new());
    for parts in ["乡镇|村", "乡（镇）|村（社区）", "乡|屯"] {
        let head = HEAD.replace("详细地址", "详细地址|");
        let back = read(
            &[&head, &format!("||{parts}"), &row]
                .map(String::as_str)
                .join("\n"),
        );
        assert_eq!(back.the("address"), joined, "{parts}");
        assert_eq!(back.the("village_name"), "永兴村", "{parts}");
        assert_eq!(back.told(), Vec::<String>::new(), "{parts}");
    }
}

#[test]
fn a_name_and_a_number_under_the_contact_are_the_contacts() {
    let head = HEAD.replace("联系人|联系电话", "联系人|");
    let back = read(&[head.as_str(), "|||姓名|电话", ROW].join("\n"));
    assert_eq!(back.the("contact"), "王立春");
    assert_eq!(back.the("phone"), "13804360001");
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn options_listed_in_the_heading_make_no_column_of_one() {
    let head = HEAD.replace(
        "科技服务需求",
        "科技服务需求（种植、养殖、加工、水产、其它）",
    );
    let back = ledger(&[&head, ROW]);
    assert_eq!(back.the("needs"), "planting+breeding");
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn ticks_without_a_column_are_asked_for() {
    let head = HEAD.replace("科技服务需求", "农技推广员");
    let back = ledger(&[&head, &ROW.replace("种植、养殖", "张三")]);
    assert_eq!(back.serious(), ["S104 A1"]);
}

#[test]
fn a_counter_under_a_groups_name_is_a_counter() {
    let back = ledger(&[
        "户主|户主|家庭情况||||需求||",
        "序号|姓名|住址|人口|劳动力人数|人均耕地面积|致贫原因|发展优势|科技服务需求",
        "1|李长山|镇赉镇永兴村2组|3|1|4.5|因病|养鸡|养殖",
    ]);
    assert_eq!(back.the("householder"), "李长山");
    assert_eq!(back.the("members"), "3");
}

#[test]
fn an_address_in_parts_is_one_where_no_column_asks_it_whole() {
    let head = "户主姓名|乡（镇）|村名|屯（组）|家庭人口|其中：劳动力人数|人均耕地面积|致贫原因|科技服务需求";
    let row = "李长山|镇赉镇|永兴村|2组|3|1|4.5|因病|养殖";
    let back = ledger(&[head, row]);
    assert_eq!(back.the("address"), "镇赉镇 永兴村 2组");
    assert_eq!(back.the("able_members"), "1");
    let whole = ledger(&[
        &head.replace("屯（组）", "家庭住址"),
        &row.replace("2组", "镇赉镇永兴村2组"),
    ]);
    assert_eq!(whole.the("address"), "镇赉镇永兴村2组");
}

#[test]
fn a_column_of_nothing_but_regions_is_the_regions() {
    let head = HEAD.replace("地区名称", "所辖范围");
    let second = SECOND.replace("镇赉县", "大安市");
    let back = ledger(&[&head, ROW, &second]);
    assert_eq!(back.each("region"), ["镇赉县", "大安市"]);
    assert_eq!(back.told(), ["S105 B1"]);
    let blank = ledger(&[&head, ROW, &SECOND.replace("镇赉县", "")]);
    assert_eq!(blank.each("region"), ["null"; 2]);
    let titled = ledger(&["镇赉县贫困村台账", &head, ROW, &second]);
    assert_eq!(
        titled.each("region"),
        ["镇赉县"; 2],
        "the title's region holds no 大安市"
    );
}

#[test]
fn a_person_and_his_telephone_in_one_column() {
    for (heading, written) in [
        ("联系人及联系电话", "王立春 13804360001"),
        ("联系人、电话", "王立春13804360001"),
        ("联系人及电话", "王立春（13804360001）"),
    ] {
        let head = HEAD.replace("联系人|联系电话", heading);
        let back = ledger(&[&head, &ROW.replace("王立春|'13804360001", written)]);
        assert_eq!(back.the("contact"), "王立春", "{heading}");
        assert_eq!(back.the("phone"), "13804360001", "{heading}");
        assert_eq!(back.serious(), Vec::<String>::new(), "{heading}");
    }
}

#[test]
fn a_ledger_in_halves_side_by_side() {
    let back = ledger(&[
        "镇赉县贫困村台账",
        &format!("{HEAD}||{HEAD}"),
        &format!("{ROW}||{}", SECOND.replace("架其村", "丹岱村")),
        SECOND,
    ]);
    assert_eq!(back.each("village_name"), ["永兴村", "丹岱村", "架其村"]);
    let columns = back
        .intake
        .records
        .iter()
        .map(|of| of.source.column.as_deref());
    assert_eq!(
        columns.collect::<Vec<_>>(),
        [Some("A"), Some("A"), Some("L")]
    );
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn whether_an_option_is_wanted_is_its_column() {
    let head = HEAD.replace(
        "科技服务需求",
        "是否需要种植技术|是否需要养殖|是否需要加工|是否需要水产技术",
    );
    let back = ledger(&[&head, &ROW.replace("种植、养殖", "是|否||是")]);
    assert_eq!(back.the("needs"), "planting+aquatic");
    assert_eq!(back.told(), Vec::<String>::new());
}

//! Labels: written twice, one letter off, inside the value's cell; the region where the form does not ask for it.

use super::{HEAD, ROW, VILLAGE};
use crate::paper::{read, read_sheets, sheet};

#[test]
fn a_label_twice_with_the_same_answer_is_one_answer() {
    let back = read(&format!("{VILLAGE}\n总户数|312"));
    assert_eq!(back.the("households"), "312");
    assert_eq!(back.told(), Vec::<String>::new());
}

#[test]
fn a_label_twice_with_the_same_number_written_otherwise_is_one_answer() {
    let back = read(&format!("{VILLAGE}\n总户数|'312户"));
    assert_eq!(back.the("households"), "312");
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn a_label_twice_with_other_content_is_a_fault() {
    let back = read(&format!("{VILLAGE}\n总户数|321"));
    assert_eq!(back.serious(), ["S107 B13"]);
}

#[test]
fn a_label_repeated_inside_the_value_is_left_out() {
    let back = read(&VILLAGE.replace("联系电话|'13804360001", "手机：手机：13804360001"));
    assert_eq!(back.the("phone"), "13804360001");
    let back = read(&VILLAGE.replace("总户数（户）|312", "总户数：312户"));
    assert_eq!(back.the("households"), "312");
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn a_label_one_letter_off_is_read_and_told() {
    let back = read(&VILLAGE.replace("发展潜在优势", "发展潜在优式"));
    assert_eq!(back.the("advantages"), "草场资源丰富");
    assert_eq!(back.told(), ["S105 A9"]);
}

#[test]
fn a_head_one_letter_off_is_read_and_told() {
    let back = read(&[&HEAD.replace("人均耕地面积", "人均耕地面级"), ROW].join("\n"));
    assert_eq!(back.the("arable_per_capita"), "4.3");
    assert_eq!(back.told(), ["S105 I1"]);
}

#[test]
fn a_label_that_is_missing_is_told() {
    let lines: Vec<&str> = VILLAGE
        .lines()
        .filter(|line| !line.contains("总户数"))
        .collect();
    let back = read(&lines.join("\n"));
    assert_eq!(back.serious(), ["S104", "S104"]);
    assert_eq!(back.the("households"), "null");
}

#[test]
fn the_region_of_a_ledger_may_stand_in_its_title_only() {
    let (head, row) = (HEAD.replace("|地区名称", ""), ROW.replace("|镇赉县", ""));
    let back = read(&["镇赉县2017年一村一品调查表", &head, &row].join("\n"));
    assert_eq!(back.the("region"), "镇赉县");
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn the_region_of_a_ledger_may_stand_in_its_unit_line_only() {
    let (head, row) = (HEAD.replace("|地区名称", ""), ROW.replace("|镇赉县", ""));
    for line in [
        "填报单位：镇赉县科协",
        "填报单位|镇赉县科协",
        "填报单位：|镇赉县科协||2017年12月5日",
    ] {
        let back = read(&["一村一品调查表", line, &head, &row].join("\n"));
        assert_eq!(back.the("region"), "镇赉县", "{line}");
        assert_eq!(back.serious(), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_region_that_only_the_folder_settles() {
    let lines = VILLAGE.replace("|镇赉县", "|通化").replace("镇赉镇", "");
    let campaign = &crate::paper::CAMPAIGN;
    let county = campaign
        .regions
        .iter()
        .find(|(_, region)| region.name == "通化县");
    let sheets = vec![sheet("Sheet1", crate::paper::grid(&lines))];
    let back = read_sheets(sheets, county.map(|(id, _)| id));
    assert_eq!(back.the("region"), "通化县");
}

#[test]
fn a_label_with_a_colon_inside_may_hold_its_answer_too() {
    let back = read(&VILLAGE.replace("贫困户数（户）|41", "其中：贫困户数：41户"));
    assert_eq!(back.the("poor_households"), "41");
    assert_eq!(back.serious(), Vec::<String>::new());
}

#[test]
fn a_region_that_the_sheet_does_not_name_is_the_folders() {
    let campaign = &crate::paper::CAMPAIGN;
    let county = campaign.regions.by_code("220821");
    let (head, row) = (HEAD.replace("|地区名称", ""), ROW.replace("|镇赉县", ""));
    let ledger = [head, row].join("\n");
    let card = VILLAGE.replace("|地区名称|镇赉县", "");
    for lines in [ledger, card] {
        let sheets = || vec![sheet("Sheet1", crate::paper::grid(&lines))];
        let back = read_sheets(sheets(), county);
        assert_eq!(back.the("region"), "镇赉县");
        assert_eq!(back.told(), ["S117"]);
        assert_eq!(
            read_sheets(sheets(), None).serious(),
            read_sheets(sheets(), None).told()
        );
    }
}

#[test]
fn a_letter_that_changes_the_question_makes_another_label() {
    for (own, other) in [
        ("贫困户数（户）", "非贫困户数"),
        ("贫困户数（户）", "贫困人数"),
        ("贫困户数（户）", "脱贫户数"),
    ] {
        let back = read(&VILLAGE.replace(own, other));
        assert_eq!(back.the("poor_households"), "null", "{other}");
        assert_eq!(back.serious(), ["S104"], "{other}");
    }
}

/// Every colon was taken for the end of a label that may begin anywhere before it: a page of text took minutes.
#[test]
fn a_page_of_text_full_of_colons_is_read_in_one_go() {
    let campaign = kjzd::campaign::Campaign::builtin().unwrap();
    let text = "说明 其一：".repeat(20_000);
    let limits = kjzd::workbook::Limits::default();
    let book = kjzd::workbook::open_bytes(text.as_bytes(), Some("csv"), &limits).unwrap();
    let intake = kjzd::intake::Reader::new(&campaign).read("a.csv", &book, None);
    assert_eq!(intake.records, []);
}

#[test]
fn labels_and_values_with_a_space_or_a_line_break_between() {
    let spaced = |between: &str| {
        let lines = [
            "村名_永兴村|地区名称_镇赉县",
            "详细地址_镇赉镇永兴村",
            "联系人_王立春|联系电话_13804360001",
            "总户数_312|贫困户数_41",
            "总人口_1105|人均耕地面积_4.3",
            "致贫原因_土地盐碱化",
            "科技服务需求_种植□养殖☑加工□水产□",
        ];
        read(&lines.join("\n").replace('_', between))
    };
    for between in [" ", "⏎"] {
        let back = spaced(between);
        assert_eq!(back.the("village_name"), "永兴村");
        assert_eq!(back.the("households"), "312");
        assert_eq!(back.the("needs"), "breeding");
        assert_eq!(back.serious(), Vec::<String>::new());
    }
}

#[test]
fn a_guide_that_begins_its_lines_with_labels_is_no_form() {
    let back = read(
        "村名 填行政村全称\n总户数 填2017年末数\n贫困户数 填建档立卡户\n总人口 填户籍人口\n联系电话 填11位号码",
    );
    assert_eq!(back.records.len(), 0);
}

#[test]
fn a_person_and_his_telephone_under_one_label() {
    for line in [
        "联系人及联系电话|王立春 13804360001",
        "联系人及联系电话：王立春，13804360001",
        "联系人、电话：王立春 13804360001",
    ] {
        let back = read(&VILLAGE.replace("联系人|王立春|联系电话|'13804360001", line));
        assert_eq!(back.the("contact"), "王立春", "{line}");
        assert_eq!(back.the("phone"), "13804360001", "{line}");
        assert_eq!(back.serious(), Vec::<String>::new(), "{line}");
    }
}

//! Sheets of a workbook that hold no return: hidden ones, instructions, spare copies of the blank form.

use kjzd::diagnostic::Level;
use kjzd::workbook::Sheet;

use super::VILLAGE;
use crate::paper::{grid, read, read_sheets, sheet};

fn village() -> Sheet {
    sheet("永兴村", grid(VILLAGE))
}

fn blank() -> Sheet {
    let lines = VILLAGE
        .lines()
        .map(|line| match line.split('|').collect::<Vec<_>>()[..] {
            [label, _] => label.to_owned(),
            [left, _, right, _] => format!("{left}||{right}|"),
            _ => line.to_owned(),
        });
    let lines: Vec<String> = lines.collect();
    let boxes = "科技服务需求|种植□养殖□加工□水产□其它";
    sheet(
        "空表",
        grid(&lines.join("\n").replace("科技服务需求", boxes)),
    )
}

#[test]
fn a_hidden_sheet_is_told_and_not_read() {
    let hidden = Sheet {
        visible: false,
        ..sheet("底稿", grid(&VILLAGE.replace("永兴村", "架其村")))
    };
    let back = read_sheets(vec![hidden, village()], None);
    assert_eq!(back.the("village_name"), "永兴村");
    assert_eq!(back.told(), ["F113"]);
}

#[test]
fn a_sheet_of_instructions_is_told_and_not_read() {
    for name in ["填表说明", "样表", "封面"] {
        let filled = sheet(name, grid(&VILLAGE.replace("永兴村", "某某村")));
        let back = read_sheets(vec![filled, village()], None);
        assert_eq!(back.the("village_name"), "永兴村", "{name}");
        assert_eq!(back.told().len(), 1, "{name}: {:?}", back.told());
    }
}

#[test]
fn a_sheet_without_a_form_beside_one_is_told() {
    let back = read_sheets(
        vec![village(), sheet("值班", grid("值班安排\n张三|周一"))],
        None,
    );
    assert_eq!(back.records.len(), 1);
    assert_eq!(back.told(), ["S109"]);
}

#[test]
fn a_workbook_without_any_form_is_a_fault() {
    let back = read("值班安排\n张三|周一");
    assert_eq!(back.serious(), ["S101"]);
}

#[test]
fn a_blank_form_alone_is_doubtful() {
    let back = read_sheets(vec![blank()], None);
    assert_eq!(back.records.len(), 0);
    assert_eq!(back.told(), ["S102"]);
    assert_eq!(back.intake.findings[0].level, Level::Warning);
}

#[test]
fn a_blank_form_beside_a_filled_one_is_a_spare() {
    let back = read_sheets(vec![village(), blank()], None);
    assert_eq!(back.the("village_name"), "永兴村");
    assert_eq!(back.told(), ["S102"]);
    assert_eq!(back.intake.findings[0].level, Level::Notice);
}

#[test]
fn nothing_at_all_is_no_record() {
    let back = read_sheets(vec![sheet("Sheet1", grid(""))], None);
    assert_eq!(back.records.len(), 0);
}

#[test]
fn a_second_sheet_without_a_head_is_told() {
    use super::{HEAD, ROW, SECOND};
    let first = sheet("Sheet1", grid(&[HEAD, ROW].join("\n")));
    let back = |second: &str| read_sheets(vec![first.clone(), sheet("Sheet2", grid(second))], None);
    let next = back(SECOND);
    assert_eq!(next.each("village_name"), ["永兴村"]);
    assert_eq!(next.serious(), ["S119"]);
    let other = back(
        "发放登记\n姓名|玉米种|化肥|农药|地膜|豆种|稻种|鸡雏|鸭雏|羊羔\n张三|1|2|3|4|5|6|7|8|9",
    );
    assert_eq!(other.serious(), Vec::<String>::new());
}

//! What `validate` and `export` print: for a clerk, for a script, for Excel.

use crate::returns::{CLEAN, Folder, villages};
use kjzd::workbook::Limits;
use serde_json::{Value, json};

/// Three villages without a telephone, one with more poor households than households, and litter beside them.
fn faulty() -> Folder {
    let folder = Folder::new();
    let no_phone = ["架其营子村", "", "312", "41"];
    let text = villages(&[
        no_phone,
        ["永庆村", "", "300", "30"],
        ["胜利村", "", "280", "28"],
        ["四方村", "13804360001", "312", "412"],
    ]);
    folder
        .put("白城市/镇赉县/台账.csv", &text)
        .put("白城市/~$台账.csv", "x");
    folder
}

#[test]
fn a_clerk_reads_findings_file_by_file() {
    let outcome = faulty().run(&["validate", ".", "--ignore", "X301"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (1, ""));
    insta::assert_snapshot!(outcome.out, @r##"
白城市/~$台账.csv
    提示  F112  这是 Office 留下的临时文件，已跳过。不必处理；如果表还在填，请填完保存后再审核。

白城市/镇赉县/台账.csv
    强制  V101  F3:F5 联系电话 没有填（3 处）。请补填。
    强制  R301  H6 贫困户数 412 大于 总户数 312（G6）。请核对后改正。

共审核 1 个文件、4 份表：强制 4 处，核实 0 处，提示 1 处。
请先改正“强制”各条，再核实其余各条，然后重新审核。有强制性错误的表不能汇总。用 kjzd explain 代码 查看某一条的解释。
"##);
}

#[test]
fn a_clean_folder_is_told_so() {
    let folder = Folder::new();
    folder.put("a.csv", &villages(&[CLEAN]));
    let outcome = folder.run(&["validate", "a.csv"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    insta::assert_snapshot!(outcome.out, @r##"
共审核 1 个文件、1 份表：强制 0 处，核实 0 处，提示 0 处。
没有需要改正或核实的问题，可以上报、汇总。
"##);
}

#[test]
fn every_cell_and_what_it_was_read_as_is_listed_on_demand() {
    let folder = Folder::new();
    folder.put(
        "a.csv",
        &villages(&[["架其营子村", "13804360001", "３１２户", "很多"]]),
    );
    let outcome = folder.run(&["validate", "-v", "a.csv"]);
    insta::assert_snapshot!(outcome.out, @r##"
a.csv 第 3 行：读作附件1《一村一品调查表》
    B3     村名：架其营子村
    C3     地区名称：镇赉县
    D3     详细地址：镇赉镇架其营子村
    E3     联系人：张国庆
    F3     联系电话：13804360001
    G3     总户数：312 户（写的是“３１２户”）
    H3     贫困户数：读不出（写的是“很多”）
    I3     总人口：1105 人
    J3     人均耕地面积：4.3 亩（写的是“4.30”）
    K3     致贫原因：缺技术
    L3     发展潜在优势：水源足
    M3     科技服务需求：种植、养殖
    N3     其它需要说明事项：（空）

a.csv
    提示  V502  G3 总户数 填的是“３１２户”，按 312 户 读取：已按计量单位换算或去掉单位；已去掉空格、全角字符、分隔符等。请看一眼换算后的数对不对。
    强制  V102  H3 贫困户数 填的是“很多”，不是数字。请改填一个阿拉伯数字。

共审核 1 个文件、1 份表：强制 1 处，核实 0 处，提示 1 处。
请先改正“强制”各条，再核实其余各条，然后重新审核。有强制性错误的表不能汇总。用 kjzd explain 代码 查看某一条的解释。
"##);
}

#[test]
fn levels_and_rules_can_be_chosen() {
    let folder = faulty();
    let code = |args: &[&str]| folder.run(&[&["validate", "."], args].concat()).code;
    assert_eq!(code(&["--select", "F"]), 0, "notices are no findings");
    assert_eq!(code(&["--select", "X301"]), 1);
    assert_eq!(code(&["--select", "X301", "--level", "error"]), 0);
    assert_eq!(
        code(&["--select", "X301", "--level", "error", "--strict"]),
        1
    );
    assert_eq!(code(&["--ignore", "V,R,X"]), 0);
}

#[test]
fn a_script_reads_json() {
    let outcome = faulty().run(&["validate", ".", "--format", "json", "--select", "R301,F112"]);
    let report: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(
        report["summary"],
        json!({"files": 1, "records": 4, "errors": 1, "warnings": 0, "notices": 1})
    );
    let mut finding = report["diagnostics"][1].clone();
    assert!(
        finding["fingerprint"]
            .take()
            .as_str()
            .is_some_and(|print| print.len() == 16)
    );
    assert_eq!(
        finding,
        json!({
            "code": "R301", "level": "强制", "severity": "error", "form": "village",
            "file": "白城市/镇赉县/台账.csv", "sheet": null, "row": 6, "column": null, "cell": "H6",
            "field": "poor_households", "fields": ["poor_households", "households"],
            "message": "H6 贫困户数 412 大于 总户数 312（G6）。请核对后改正。",
            "advice": "请核对后改正。", "raw": "412", "value": "412 户", "expected": "≤ 312",
            "record": "镇赉县 镇赉镇 四方村",
            "related": [{"file": "白城市/镇赉县/台账.csv", "sheet": null, "row": 6, "column": null, "cell": "G6"}],
            "explanation": null, "fingerprint": null
        })
    );
}

#[test]
fn excel_reads_csv_and_no_cell_is_a_formula() {
    let folder = Folder::new();
    folder.put(
        "a.csv",
        &villages(&[["架其营子村", "13804360001", "-5", "41"]]),
    );
    let outcome = folder.run(&["validate", "a.csv", "--format", "csv", "--select", "V106"]);
    insta::assert_snapshot!(outcome.out.strip_prefix('\u{feff}').unwrap(), @r##"
级别,代码,文件,工作表,行,单元格,表,栏目,对象,填写内容,应为,问题,办法,说明
强制,V106,a.csv,,3,G3,附件1,总户数,镇赉县 镇赉镇 架其营子村,'-5,≥ 0,G3 总户数 -5，不能是负数。,请核对后改正。,
"##);
}

#[test]
fn a_workbook_of_remarks_is_linked_text_and_no_return() {
    let folder = Folder::new();
    let row = ["架其营子村", "13804360001", "=1+1", "41"];
    folder.put("县/a.csv", &villages(&[row]));
    let outcome = folder.run(&["validate", "县", "--report", "县/意见.xlsx"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    let path = folder.path().join("县/意见.xlsx");
    let book = kjzd::workbook::open(&path, &Limits::default()).unwrap();
    let names: Vec<&str> = book
        .sheets
        .iter()
        .filter_map(|sheet| sheet.name.as_deref())
        .collect();
    assert_eq!(names[..2], ["按文件", "按规则"]);
    let line = |sheet: usize| -> Vec<String> {
        let row = book.sheets[sheet].grid.row(3).unwrap();
        row.cells
            .iter()
            .filter_map(|(_, cell)| cell.as_text().map(str::to_owned))
            .collect()
    };
    let message = "G3 总户数 填的是“=1+1”，公式没有算出结果，请打开文件重新保存。请用 Excel 或 WPS 打开，保存一次后再交。";
    let who = "镇赉县 镇赉镇 架其营子村";
    assert_eq!(
        line(0),
        [
            "强制",
            "县/a.csv",
            "G3",
            "附件1",
            "总户数",
            who,
            "=1+1",
            message,
            "V402"
        ]
    );
    let title = "公式没有算出结果";
    assert_eq!(
        line(1),
        ["强制", "V402", title, "县/a.csv", "G3", who, message]
    );
    let again = folder.run(&["validate", "县", "--select", "F"]);
    assert_eq!(again.code, 0);
    assert!(
        again.out.contains("县/意见.xlsx") && again.out.contains("F114"),
        "{}",
        again.out
    );
    let renewed = folder.run(&["validate", "县", "--report", "县/意见.xlsx", "--force"]);
    assert_eq!(renewed.code, 1, "{renewed:?}");
}

#[test]
fn what_moves_a_terminal_is_shown_not_obeyed() {
    let folder = Folder::new();
    folder.put(
        "a.csv",
        &villages(&[["架其营子村", "13804360001", "\u{1b}[2J\u{202e}", "41"]]),
    );
    let outcome = folder.run(&["validate", "-v", "a.csv"]);
    assert!(
        !outcome.out.contains(['\u{1b}', '\u{202e}']),
        "{}",
        outcome.out
    );
}

#[test]
fn records_are_exported_exactly() {
    let folder = Folder::new();
    folder.put(
        "白城市/a.csv",
        &villages(&[["架其营子村", "138 0436 0001", "312", "很多"]]),
    );
    let outcome = folder.run(&["export", "."]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    insta::assert_snapshot!(outcome.out, @r##"
{"form":"village","region":{"code":"220821","name":"镇赉县","city":"白城市"},"source":{"file":"白城市/a.csv","sheet":null,"row":3,"column":null},"fields":{"village_name":"架其营子村","region":"镇赉县","address":"镇赉镇架其营子村","contact":"张国庆","phone":"13804360001","households":312,"poor_households":null,"population":1105,"arable_per_capita":4.3,"poverty_causes":"缺技术","advantages":"水源足","needs":{"ticked":["planting","breeding"],"other":null},"notes":null}}
"##);
    assert!(outcome.err.starts_with("注意："));
}

#[test]
fn records_become_one_csv_file_a_form() {
    let folder = Folder::new();
    folder.put("a.csv", &villages(&[CLEAN]));
    let outcome = folder.run(&["export", "a.csv", "--format", "csv", "-o", "数据"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let text = std::fs::read_to_string(folder.path().join("数据/village.csv")).unwrap();
    insta::assert_snapshot!(text.strip_prefix('\u{feff}').unwrap(), @r##"
文件,工作表,行,列,地区代码,地区,市（州）,村名,地区名称,详细地址,联系人,联系电话,总户数（户）,贫困户数（户）,总人口（人）,人均耕地面积（亩）,致贫原因,发展潜在优势,科技服务需求,其它需要说明事项
a.csv,,3,,220821,镇赉县,白城市,架其营子村,镇赉县,镇赉镇架其营子村,张国庆,13804360001,312,41,1105,4.3,缺技术,水源足,种植、养殖,
"##);
}

#[test]
fn a_rule_that_does_not_exist_is_refused_and_hides_nothing() {
    let folder = faulty();
    for args in [
        ["--select", "R399"],
        ["--ignore", "X9"],
        ["--select", "R301,V9"],
    ] {
        let outcome = folder.run(&["validate", ".", args[0], args[1]]);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{args:?}");
        assert!(outcome.err.contains("没有代码为"), "{}", outcome.err);
    }
}

#[test]
fn a_part_of_the_rules_never_says_that_all_is_well() {
    let folder = Folder::new();
    folder.put("a.csv", &villages(&[CLEAN]));
    for args in [
        ["--select", "R301"],
        ["--ignore", "X"],
        ["--level", "error"],
    ] {
        let outcome = folder.run(&["validate", "a.csv", args[0], args[1]]);
        assert_eq!(outcome.code, 0, "{args:?}");
        assert!(outcome.out.contains("没有看的不在此列"), "{}", outcome.out);
    }
    let all = folder.run(&["validate", "a.csv", "--level", "notice"]);
    assert!(all.out.contains("可以上报、汇总"), "{}", all.out);
}

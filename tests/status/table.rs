//! What is expected, what came, and how it is shown.

use std::fs;

use kjzd::campaign::Campaign;
use kjzd::report::{Look, status_table};
use kjzd::status::{Question, Register, Status};
use kjzd::validate::{Options, check_paths, discover};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::desk::{Desk, states};

#[test]
fn a_city_that_has_sent_everything_is_complete() {
    let said = Desk::new().status(&["--as-of", "2017-11-28"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(said.out, @"
    辽源市上报进度（截至 2017-11-28；没有收件登记，不算及时率）
    调查摸底  2017-11-30 截止，还有 2 天：应报 4 个单位，报齐 4 个
      附件1  上报率 4/4 100.0%  合格率 4/4 100.0%
      附件2  上报率 4/4 100.0%  合格率 4/4 100.0%
    组建科技助力扶贫工作队  2017-12-15 截止，还有 17 天：应报 5 个单位，报齐 5 个
      附件3  上报率 5/5 100.0%  合格率 5/5 100.0%
    总结  2018-05-31 截止，还有 184 天：应报 5 个单位，报齐 5 个
      附件4  上报率 5/5 100.0%  合格率 5/5 100.0%
    各单位依次为 附件1、附件2、附件3、附件4：
    辽源市 －－合合 龙山区 合合合合 西安区 合合合合 东丰县 合合合合 东辽县 合合合合
    未报 0  空表 0  已收 0  需退回 0  待说明 0  合格 18  零报送 0
    ");
}

#[test]
fn what_is_missing_is_listed_for_scripts() {
    let desk = Desk::new();
    desk.remove("辽源市/东丰县");
    desk.remove("辽源市/西安区/附件1台账.xlsx");
    let said = desk.status(&[
        "--as-of",
        "2017-12-02",
        "--stage",
        "survey",
        "--format",
        "json",
    ]);
    assert_eq!(said.code, Some(1));
    let mut data: Value = serde_json::from_str(&said.out).unwrap();
    let first: Vec<&String> = data["stages"][0]
        .as_object()
        .unwrap()
        .keys()
        .take(7)
        .collect();
    let wanted = [
        "id",
        "due",
        "days_left",
        "forms",
        "expected",
        "reported",
        "missing",
    ];
    assert_eq!(first, wanted);
    data["stages"][0]["returns"] = Value::Null;
    insta::assert_snapshot!(serde_json::to_string_pretty(&data).unwrap(), @r#"
    {
      "stages": [
        {
          "id": "survey",
          "due": "2017-11-30",
          "days_left": -2,
          "forms": [
            "village",
            "household"
          ],
          "expected": 4,
          "reported": 2,
          "missing": [
            {
              "code": "220403",
              "name": "西安区",
              "city": "辽源市",
              "forms": [
                "village"
              ]
            },
            {
              "code": "220421",
              "name": "东丰县",
              "city": "辽源市",
              "forms": [
                "village",
                "household"
              ]
            }
          ],
          "title": "调查摸底",
          "report_to": "省科协科普部",
          "rate": {
            "numerator": 2,
            "denominator": 4,
            "percent": 50
          },
          "returns": null
        }
      ],
      "region": {
        "code": "220400",
        "name": "辽源市"
      },
      "as_of": "2017-12-02",
      "complete": false,
      "unplaced": []
    }
    "#);
}

#[test]
fn the_worst_record_decides_and_a_blank_form_is_no_report() {
    let desk = Desk::new();
    let faulty = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/faulty/returns/辽源市/龙山区"
    );
    for name in ["附件1_001永兴村.xlsx", "附件4.xlsx"] {
        fs::copy(
            format!("{faulty}/{name}"),
            desk.at("辽源市/龙山区").join(name),
        )
        .unwrap();
    }
    desk.remove("辽源市/东丰县/附件4.xlsx");
    desk.run(&["template", "--form", "4", "-o", "辽源市/东丰县/附件4.xlsx"]);
    // A team that was sent would contradict that nothing took place.
    desk.remove("辽源市/西安区/附件3_1.xlsx");
    desk.put_statistics("辽源市/西安区/附件4.xlsx", "西安区", None);
    fs::copy(
        desk.at("辽源市/市本级/附件4.xlsx"),
        desk.at("辽源市/市本级/附件4 副本.xlsx"),
    )
    .unwrap();
    fs::write(desk.at("辽源市/东丰县/说明.csv"), "请查收\n").unwrap();
    let data = desk.data(&[]);
    assert_eq!(
        states(&data, "village"),
        [
            "龙山区 to_return",
            "西安区 sound",
            "东丰县 sound",
            "东辽县 sound"
        ]
    );
    let statistics = states(&data, "statistics");
    assert_eq!(
        statistics,
        [
            "辽源市 sound",
            "龙山区 to_explain",
            "西安区 nothing",
            "东丰县 blank",
            "东辽县 sound"
        ]
    );
    let stage = &data["stages"][2];
    assert_eq!(
        (&stage["expected"], &stage["reported"]),
        (&json!(5), &json!(4))
    );
    assert_eq!(stage["missing"][0]["name"], "东丰县");
    let sound = json!({"numerator": 3, "denominator": 4, "percent": 75});
    assert_eq!(stage["returns"]["statistics"]["sound"], sound);
    assert_eq!(data["unplaced"], json!(["辽源市/东丰县/说明.csv"]));
}

#[test]
fn what_nobody_asked_for_counts_in_no_rate() {
    let desk = Desk::new();
    let folder = "另一次";
    kjzd::campaign::export(&desk.at(folder)).unwrap();
    let regions = desk.at(folder).join("regions.csv");
    let text = fs::read_to_string(&regions).unwrap();
    let lines: Vec<String> = text
        .lines()
        .map(|line| match line.split(',').next() {
            Some("code") => format!("{line},expected"),
            Some("220403") => format!("{line},0"),
            _ => format!("{line},"),
        })
        .collect();
    fs::write(&regions, lines.join("\n")).unwrap();
    let data = desk.data(&["--campaign", folder, "--stage", "statistics"]);
    let stage = &data["stages"][0];
    assert_eq!(
        (&stage["expected"], &stage["reported"]),
        (&json!(4), &json!(4))
    );
    let units = stage["returns"]["statistics"]["units"].as_array().unwrap();
    let unasked: Vec<&Value> = units
        .iter()
        .filter(|unit| unit["expected"] == false)
        .collect();
    assert_eq!(unasked.len(), 1);
    assert_eq!(unasked[0]["name"], "西安区");
    assert_eq!(stage["returns"]["statistics"]["states"]["sound"], 4);
}

#[test]
fn a_province_fits_one_screen() {
    let desk = Desk::new();
    let campaign = Campaign::builtin().unwrap();
    let paths = [desk.at("辽源市")];
    let found = discover(&campaign.regions, &paths).unwrap().files;
    let checked = check_paths(&campaign, &paths, &Options::default()).unwrap();
    let asked = Question {
        region: campaign.regions.root().unwrap(),
        as_of: jiff::civil::date(2017, 11, 28),
        stages: &[],
    };
    let register = Register::default();
    let status = Status::of(&campaign, asked, &checked, &found, Some(&register));
    let counties = status.cities().values().map(Vec::len).sum::<usize>();
    assert_eq!(counties, 69);
    for (width, height) in [(80, 30), (120, 24)] {
        let look = Look {
            colour: false,
            width: Some(width),
        };
        let mut out = Vec::new();
        status_table(&mut out, &status, look).unwrap();
        let text = String::from_utf8(out).unwrap();
        // The prompt stands below.
        assert!(text.lines().count() < height, "{text}");
        let widest = text.lines().map(UnicodeWidthStr::width).max();
        assert!(widest <= Some(width), "{widest:?}\n{text}");
        // Every name starts in a column of its own.
        let units = text
            .lines()
            .filter(|line| line.contains('－') || line.starts_with(' '));
        let starts = units.filter_map(|line| Some(line.split_once("－－")?.0.width()));
        assert_eq!(starts.collect::<std::collections::BTreeSet<_>>().len(), 1);
    }
}

#[test]
fn a_stage_or_region_that_is_not_there_is_refused() {
    let desk = Desk::new();
    let said = desk.status(&["--stage", "冬训"]);
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.contains("冬训") && said.err.contains("survey"),
        "{}",
        said.err
    );
    let said = desk.run(&["status", "辽源市", "--for", "辽原市"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("辽源市"), "{}", said.err);
}

#[test]
fn csv_has_a_line_for_every_return_also_for_those_that_are_missing() {
    let desk = Desk::new();
    desk.remove("辽源市/东丰县/附件4.xlsx");
    let said = desk.status(&[
        "--as-of",
        "2018-06-01",
        "--stage",
        "总结",
        "--format",
        "csv",
    ]);
    insta::assert_snapshot!(said.out.trim_start_matches('\u{feff}'), @"
    阶段,截止日期,剩余天数,表,市（州）,单位,代码,应报,状态,份数,收到时间,是否及时
    总结,2018-05-31,-1,附件4,辽源市,辽源市本级,220400,是,合格,1,,
    总结,2018-05-31,-1,附件4,辽源市,龙山区,220402,是,合格,1,,
    总结,2018-05-31,-1,附件4,辽源市,西安区,220403,是,合格,1,,
    总结,2018-05-31,-1,附件4,辽源市,东丰县,220421,是,未报,0,,
    总结,2018-05-31,-1,附件4,辽源市,东辽县,220422,是,合格,1,,
    ");
    assert!(said.out.starts_with('\u{feff}'));
}

#[test]
fn the_sheet_for_the_chief_shows_every_state_and_is_no_return() {
    let desk = Desk::new();
    desk.run(&["receive", "辽源市", "--at", "2017-12-01"]);
    desk.remove("辽源市/东丰县");
    let sheet = "辽源市/上报进度.xlsx";
    let arguments = ["--as-of", "2017-12-02", "--format", "xlsx", "-o", sheet];
    let said = desk.status(&arguments);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let book = kjzd::workbook::open(&desk.at(sheet), &kjzd::workbook::Limits::default()).unwrap();
    let grid = &book.sheets[0].grid;
    let text = |row: u32, col: u32| match grid.get(kjzd::workbook::CellRef::new(row, col)) {
        Some(kjzd::workbook::Cell::Text(text)) => text.to_string(),
        other => panic!("{other:?}"),
    };
    let line = |row: u32| {
        (1..6)
            .map(|col| text(row, col))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let lines: Vec<String> = (6..11).map(line).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    辽源市本级 — — 合格 合格
    龙山区 合格（迟） 合格（迟） 合格 合格
    西安区 合格（迟） 合格（迟） 合格 合格
    东丰县 已收（迟） 已收（迟） 已收 已收
    东辽县 合格（迟） 合格（迟） 合格 合格
    ");
    assert_eq!(desk.status(&arguments).code, Some(2));
    assert_eq!(desk.data(&[])["unplaced"], json!([]));
}

#[test]
fn before_the_first_return_everything_is_missing() {
    let desk = Desk::new();
    desk.remove("辽源市");
    std::fs::create_dir(desk.at("辽源市")).unwrap();
    let said = desk.status(&[]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("未报 18  空表 0"), "{}", said.out);
    assert!(said.err.starts_with("注意："), "{}", said.err);
}

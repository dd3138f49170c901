//! Blank forms as a clerk gets them: the notice's labels in order, stamped, the same bytes every time.

mod in_use;
mod other_programs;

use std::collections::BTreeSet;
use std::path::Path;

use kjzd::campaign::stamp::{GUIDE_SHEET, LIST_SHEET, SAMPLE_SHEET, STAMP_SHEET, Stamp, StampKind};
use kjzd::campaign::{Campaign, Form, FormId, Kind, Layout, RegionLevel};
use kjzd::intake::{Reader, Stamped};
use kjzd::press::template::{Blank, Order, Shape};
use kjzd::workbook::{Cell, Limits, Sheet, Workbook, open_bytes};

fn campaigns() -> [Campaign; 2] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/campaigns/harbour-2020");
    [
        Campaign::builtin().expect("the built-in campaign"),
        Campaign::load(&folder).expect("the other campaign"),
    ]
}

fn order(campaign: &Campaign, shape: Shape) -> Order<'_> {
    Order {
        campaign,
        forms: (0..campaign.forms.len()).map(FormId).collect(),
        shape,
        copies: 1,
        created: campaign.period.0,
    }
}

fn bytes(blank: &Blank<'_>) -> Vec<u8> {
    let workbook = blank.workbook().and_then(|mut book| book.save_to_buffer());
    workbook.expect("a workbook")
}

fn open(blank: &Blank<'_>) -> Workbook {
    open_bytes(&bytes(blank), Some("xlsx"), &Limits::default()).expect("our own workbook opens")
}

fn texts(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.grid.cells();
    let texts = cells.filter_map(|(_, cell)| cell.as_text().map(ToOwned::to_owned));
    texts.collect()
}

/// What a form prints, in the order in which it is read.
fn printed(campaign: &Campaign, form: &Form) -> Vec<String> {
    let mut words = vec![form.number.clone(), form.title.clone()];
    for field in &form.fields {
        let unit = field.unit.map(|unit| campaign.units.get(unit).name.clone());
        words.extend(match (&field.heading, form.layout) {
            (Some(heading), _) => vec![heading.replace("{}", "")],
            (None, Layout::Indicators) => vec![field.label.clone()],
            (None, _) => vec![field.label.clone(), unit.clone().unwrap_or_default()],
        });
        if form.layout == Layout::Indicators {
            words.extend(unit);
        }
        if let Kind::Choices(choices) = &field.kind {
            words.extend(choices.options.iter().map(|option| option.label.clone()));
            words.extend(choices.other.clone());
        }
    }
    for table in &form.tables {
        words.push(table.heading.clone());
        words.extend(table.fields.iter().map(|field| field.label.clone()));
    }
    words.extend(form.footnote.clone());
    words
}

#[test]
fn the_words_of_the_notice_stand_in_their_order() {
    for campaign in campaigns() {
        for item in order(&campaign, Shape::Card).one_each(None) {
            let form = campaign.form(item.blank.form);
            let all = texts(&open(&item.blank).sheets[0]).join("\n");
            let mut from = 0;
            for word in printed(&campaign, form) {
                let found = all[from..].find(&word);
                from +=
                    found.unwrap_or_else(|| panic!("{}: {word} after\n{}", form.id, &all[..from]));
            }
        }
    }
}

#[test]
fn the_misprinted_period_is_printed_right() {
    let [campaign, _] = campaigns();
    let (form, _) = campaign.form_by_name("statistics").unwrap();
    let item = &order(&campaign, Shape::Card).one_each(None)[form.0];
    let texts = texts(&open(&item.blank).sheets[0]);
    assert!(texts.contains(&"（统计时间：2017年12月—2018年4月）".to_owned()));
}

#[test]
fn a_blank_form_is_stamped_twice_and_holds_no_record() {
    for campaign in campaigns() {
        let reader = Reader::new(&campaign);
        for shape in [Shape::Card, Shape::Ledger] {
            for item in order(&campaign, shape).one_each(None) {
                let form = campaign.form(item.blank.form);
                let stamp = Stamp::template(&campaign.id, form);
                let mut workbook = open(&item.blank);
                assert_eq!(Stamped::of(&workbook).unwrap().stamp, stamp);
                workbook.properties.clear();
                assert_eq!(Stamped::of(&workbook).unwrap().stamp, stamp);
                let intake = reader.read("a.xlsx", &workbook, None);
                assert!(intake.records.is_empty(), "{}", form.id);
            }
        }
    }
}

#[test]
fn a_blank_form_is_said_to_be_blank() {
    for campaign in campaigns() {
        let shapes = [Shape::Card, Shape::Ledger];
        for item in shapes
            .map(|shape| order(&campaign, shape).one_each(None))
            .into_iter()
            .flatten()
        {
            let intake = Reader::new(&campaign).read("a.xlsx", &open(&item.blank), None);
            let said = intake
                .findings
                .iter()
                .filter(|finding| finding.code == "S102");
            assert_eq!(said.count(), 1, "{}", campaign.form(item.blank.form).id);
        }
    }
}

#[test]
fn our_own_sheets_follow_the_form() {
    let [campaign, _] = campaigns();
    let mut item = order(&campaign, Shape::Card).one_each(None).remove(0);
    item.blank.copies = 3;
    let workbook = open(&item.blank);
    let sheets: Vec<_> = workbook
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_deref().unwrap(), sheet.visible))
        .collect();
    assert_eq!(
        sheets,
        [
            ("附件1", true),
            ("附件1 (2)", true),
            ("附件1 (3)", true),
            (GUIDE_SHEET, true),
            (SAMPLE_SHEET, true),
            (LIST_SHEET, false),
            (STAMP_SHEET, false),
        ]
    );
}

#[test]
fn a_pack_has_a_folder_for_every_unit_that_reports() {
    let [campaign, _] = campaigns();
    let order = order(&campaign, Shape::Card);
    let items = order.for_each_unit(None);
    let paths: BTreeSet<_> = items.iter().map(|item| item.path.clone()).collect();
    assert_eq!(paths.len(), 60 * 4 + 9 * 2);
    let city = campaign
        .regions
        .iter()
        .find(|(_, region)| region.name == "白城市");
    let (city, _) = city.unwrap();
    let names: Vec<_> = order
        .for_each_unit(Some(city))
        .iter()
        .map(|item| item.path.display().to_string().replace('\\', "/"))
        .filter(|path| path.contains("镇赉县") || path.contains("市本级"))
        .collect();
    assert_eq!(
        names,
        [
            "白城市/市本级/附件3 扶贫工作队工作安排表（白城市本级）.xlsx",
            "白城市/市本级/附件4 吉林省2017-2018年度“科技之冬”活动统计表（白城市本级）.xlsx",
            "白城市/镇赉县/附件1 一村一品调查表（镇赉县）.xlsx",
            "白城市/镇赉县/附件2 一户一策调查表（镇赉县）.xlsx",
            "白城市/镇赉县/附件3 扶贫工作队工作安排表（镇赉县）.xlsx",
            "白城市/镇赉县/附件4 吉林省2017-2018年度“科技之冬”活动统计表（镇赉县）.xlsx",
        ]
    );
}

#[test]
fn a_form_for_a_unit_bears_its_name_and_code() {
    for campaign in campaigns() {
        for item in order(&campaign, Shape::Card).for_each_unit(None) {
            let unit = campaign.regions.get(item.blank.unit.unwrap());
            if unit.level != RegionLevel::County {
                continue;
            }
            let workbook = open(&item.blank);
            let stamp = Stamped::of(&workbook).unwrap().stamp;
            assert_eq!(stamp.unit.as_ref(), Some(&unit.code));
            assert_eq!(stamp.kind, StampKind::Template);
            let filled = |text: &String| text.contains(&unit.name);
            assert!(
                texts(&workbook.sheets[0]).iter().any(filled),
                "{}",
                unit.name
            );
        }
    }
}

#[test]
fn a_region_is_offered_only_inside_the_unit() {
    let [campaign, _] = campaigns();
    let city = campaign
        .regions
        .iter()
        .find(|(_, region)| region.name == "白城市");
    let item = &order(&campaign, Shape::Card).one_each(Some(city.unwrap().0))[0];
    let workbook = open(&item.blank);
    let lists = workbook
        .sheets
        .iter()
        .find(|sheet| sheet.name.as_deref() == Some(LIST_SHEET));
    let offered = texts(lists.unwrap());
    assert_eq!(
        offered,
        [
            "全部",
            "白城市",
            "洮北区",
            "洮北区",
            "镇赉县",
            "镇赉县",
            "通榆县",
            "通榆县",
            "洮南市",
            "洮南市",
            "大安市",
            "大安市"
        ]
    );
}

#[test]
fn nothing_is_a_number_before_anybody_writes_one() {
    for campaign in campaigns() {
        for item in order(&campaign, Shape::Card).one_each(None) {
            let sheet = &open(&item.blank).sheets[0];
            let mut cells = sheet.grid.cells();
            let number = cells.find(|(_, cell)| !matches!(cell, Cell::Text(_)));
            assert_eq!(number, None, "{}", campaign.form(item.blank.form).id);
        }
    }
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let [campaign, _] = campaigns();
    for shape in [Shape::Card, Shape::Ledger] {
        for item in order(&campaign, shape).one_each(None) {
            assert_eq!(bytes(&item.blank), bytes(&item.blank));
        }
    }
}

#[test]
fn the_committed_templates_are_fresh() {
    let [campaign, _] = campaigns();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates-xlsx");
    for item in order(&campaign, Shape::Card).one_each(None) {
        let committed = std::fs::read(folder.join(&item.path)).unwrap_or_default();
        assert!(
            committed == bytes(&item.blank),
            "templates-xlsx/{} is stale; run `cargo run -- template -o templates-xlsx --force` and look at it",
            item.path.display()
        );
    }
}

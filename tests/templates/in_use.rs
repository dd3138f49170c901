//! Our own forms after somebody's hand was at them: nothing filled in is taken for something, nor the other way round.

use kjzd::campaign::stamp::SAMPLE_SHEET;
use kjzd::intake::{Intake, Reader};
use kjzd::press::template::Shape;
use kjzd::workbook::{Cell, CellRef, Sheet, Workbook};

use crate::{campaigns, open, order};

/// Reads a blank form of the built-in campaign after somebody's hand was at it.
fn read_after(form: &str, change: impl FnOnce(&mut Workbook)) -> (Intake, Vec<String>) {
    let [campaign, _] = campaigns();
    let (form, _) = campaign.form_by_name(form).expect("a form");
    let mut workbook = open(&order(&campaign, Shape::Card).one_each(None)[form.0].blank);
    change(&mut workbook);
    let intake = Reader::new(&campaign).read("a.xlsx", &workbook, None);
    let said = intake.findings.iter();
    let said = said.map(|finding| format!("{} {}", finding.code, finding.message));
    let said = said.collect();
    (intake, said)
}

fn cell_of(sheet: &Sheet, word: &str) -> CellRef {
    let mut cells = sheet.grid.cells();
    let cell = cells.find(|(_, cell)| cell.as_text() == Some(word));
    cell.unwrap_or_else(|| panic!("{word}")).0
}

fn write(sheet: &mut Sheet, at: CellRef, text: &str) {
    sheet.grid.set(at, Cell::Text(text.into()));
}

#[test]
fn a_sample_sent_alone_is_refused_by_name() {
    let (intake, said) = read_after("village", |workbook| {
        workbook
            .sheets
            .retain(|sheet| sheet.name.as_deref() == Some(SAMPLE_SHEET));
    });
    assert!(intake.records.is_empty());
    assert_eq!(
        said,
        ["S112 工作表“填写样例”是填写样例（C1），不是上报的表，没有读入。"]
    );
}

#[test]
fn what_was_written_on_the_sample_instead_of_the_form_is_told() {
    let (intake, said) = read_after("village", |workbook| {
        let mut sheets = workbook.sheets.iter_mut();
        let sample = sheets
            .find(|sheet| sheet.name.as_deref() == Some(SAMPLE_SHEET))
            .unwrap();
        let at = cell_of(sample, "永兴村");
        write(sample, at, "长安村");
    });
    assert!(intake.records.is_empty());
    assert_eq!(
        said,
        [
            "S102 附件1《一村一品调查表》没有填写内容，是空表。",
            "S112 工作表“填写样例”是填写样例，B3 等处却改成了别的内容，像是填错了工作表，没有读入。"
        ]
    );
}

#[test]
fn nothing_to_report_may_be_ticked_in_the_label_itself() {
    for ticked in ["零报送☑", "零报送：√", "☑零报送"] {
        let (intake, said) = read_after("statistics", |workbook| {
            let sheet = &mut workbook.sheets[0];
            let at = cell_of(sheet, "零报送");
            write(sheet, at, ticked);
            write(sheet, CellRef::new(at.row, at.col + 1), "");
            write(sheet, CellRef::new(2, 1), "镇赉县科协");
        });
        assert_eq!(intake.records.len(), 1, "{ticked}: {said:?}");
        assert_eq!(
            said,
            ["S113 A30 勾选了“零报送”，各项数字按 0 计。"],
            "{ticked}"
        );
    }
}

#[test]
fn a_zero_beside_the_box_for_nothing_contradicts_nothing() {
    let tick = |number: &'static str| {
        move |workbook: &mut Workbook| {
            let sheet = &mut workbook.sheets[0];
            let at = cell_of(sheet, "零报送");
            write(sheet, CellRef::new(at.row, at.col + 1), "☑");
            write(sheet, CellRef::new(2, 1), "镇赉县科协");
            write(sheet, CellRef::new(5, 4), number);
        }
    };
    let (_, said) = read_after("statistics", tick("0"));
    assert_eq!(said, ["S113 B30 勾选了“零报送”，各项数字按 0 计。"]);
    let (_, said) = read_after("statistics", tick("3"));
    assert!(said[0].starts_with("S114"), "{said:?}");
}

//! Workbooks written by rust_xlsxwriter read back cell by cell.

use super::shown::{cells, merges, opened};
use rust_xlsxwriter::{Chart, ChartType, DocProperties, ExcelDateTime, Format, Formula, Workbook};

#[test]
fn every_type_of_cell_reads_back() {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let plain = Format::new();
    let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let hours = Format::new().set_num_format("[h]:mm");
    let day = ExcelDateTime::from_ymd(2017, 12, 5).unwrap();
    let sheet = book.add_worksheet().set_name("表").unwrap();
    sheet.write(0, 0, "双合村").unwrap();
    sheet.write(0, 1, 4.3).unwrap();
    sheet.write(0, 2, true).unwrap();
    sheet.write_with_format(0, 3, &day, &date).unwrap();
    sheet.write_with_format(0, 4, 1.5, &hours).unwrap();
    let sum = Formula::new("=B1*2").set_result("8.6");
    sheet.write_formula(1, 0, sum).unwrap();
    let text = Formula::new("=A1&\"委\"").set_result("双合村委");
    sheet.write_formula(1, 1, text).unwrap();
    let error = Formula::new("=1/0").set_result("#DIV/0!");
    sheet.write_formula(1, 2, error).unwrap();
    let runs = [(&bold, "种植"), (&plain, "□ 养殖□")];
    sheet.write_rich_string(2, 0, &runs).unwrap();
    sheet.write(2, 1, "第一行\n第二行 & <角> \"引号\"").unwrap();
    sheet.write(2, 2, "   ").unwrap();
    sheet.write(9999, 200, "远处").unwrap();
    let book = opened(&book.save_to_buffer().unwrap());
    assert_eq!(
        cells(&book.sheets[0]),
        [
            "A1 \"双合村\"",
            "B1 4.3",
            "C1 true",
            "D1 date 43074 since 1900",
            "E1 duration 1.5 since 1900",
            "A2 8.6",
            "B2 \"双合村委\"",
            "C2 error #DIV/0!",
            "A3 \"种植□ 养殖□\"",
            "B3 \"第一行\\n第二行 & <角> \\\"引号\\\"\"",
            "GS10000 \"远处\"",
        ]
    );
}

#[test]
fn hidden_sheets_merges_and_properties_read_back() {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_custom_property("kjzd-campaign", "2017")
        .set_custom_property("kjzd-version", 3);
    book.set_properties(&properties);
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("填报表").unwrap();
    sheet.merge_range(0, 0, 0, 3, "标题", &plain).unwrap();
    sheet.merge_range(2, 1, 4, 1, "种植", &plain).unwrap();
    book.add_worksheet()
        .set_name("字典")
        .unwrap()
        .set_hidden(true);
    book.add_worksheet()
        .set_name("盖章")
        .unwrap()
        .set_very_hidden(true);
    let book = opened(&book.save_to_buffer().unwrap());
    assert_eq!(book.properties["kjzd-campaign"], "2017");
    assert_eq!(book.properties["kjzd-version"], "3");
    let visible: Vec<_> = book.sheets.iter().map(|sheet| sheet.visible).collect();
    assert_eq!(visible, [true, false, false]);
    assert_eq!(merges(&book.sheets[0]), ["A1:D1", "B3:B5"]);
}

#[test]
fn a_chart_sheet_is_no_sheet_of_cells() {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("表")
        .unwrap()
        .write(0, 0, 1)
        .unwrap();
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("表!$A$1:$A$1");
    let charts = book.add_chartsheet().set_name("图").unwrap();
    charts.insert_chart(0, 0, &chart).unwrap();
    let book = opened(&book.save_to_buffer().unwrap());
    assert_eq!(book.sheets.len(), 1);
}

#[test]
fn a_hundred_thousand_merges_are_found_at_once() {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    for row in 0..20_000 {
        for col in 0..5 {
            sheet
                .merge_range(row, col * 2, row, col * 2 + 1, "", &plain)
                .unwrap();
        }
    }
    let book = opened(&book.save_to_buffer().unwrap());
    let grid = &book.sheets[0].grid;
    assert_eq!(grid.merges().len(), 100_000);
    for row in 0..20_000 {
        let at = kjzd::workbook::CellRef::new(row, 3);
        assert_eq!(grid.merge_at(at).unwrap().first.col, 2);
    }
}

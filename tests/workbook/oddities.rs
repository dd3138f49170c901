//! Odd but readable packages: what other programs really write must come through whole.

use super::packages::{MAIN, Package, relations, row};
use super::shown::{cells, merges, opened, tried};
use kjzd::workbook::CellRef;

fn first_sheet(package: &Package) -> Vec<String> {
    cells(&opened(&package.zip()).sheets[0])
}

#[test]
fn a_sheet_that_claims_every_cell_holds_two() {
    let sheet = r#"<dimension ref="A1:XFD1048576"/><sheetData>
        <row r="1"><c r="A1"><v>1</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>"#;
    assert_eq!(first_sheet(&Package::xlsx(sheet)), ["A1 1", "XFD1048576 2"]);
}

#[test]
fn shared_formulas_numbered_by_the_billion_allocate_nothing() {
    let cells = row(r#"<c r="B1"><f t="shared" ref="B1:B9" si="4000000000">A1</f><v>7</v></c>"#);
    assert_eq!(first_sheet(&Package::xlsx(&cells)), ["B1 7"]);
}

#[test]
fn a_formula_without_result_is_not_a_blank() {
    let cells = row(r#"<c r="A1"><f>SUM(B1:B3)</f></c>
        <c r="B1"><f>1+1</f><v></v></c>
        <c r="C1"><f t="shared" ref="C1:C2" si="0">D1*2</f></c>
        <c r="D1"><f t="shared" si="0"/></c>
        <c r="E1" t="str"><f>""</f><v></v></c>"#);
    assert_eq!(
        first_sheet(&Package::xlsx(&cells)),
        [
            "A1 uncomputed SUM(B1:B3)",
            "B1 uncomputed 1+1",
            "C1 uncomputed D1*2",
            "D1 uncomputed D1*2",
        ]
    );
}

#[test]
fn error_values_that_are_not_known_cost_their_cell_and_mark_the_sheet() {
    let sheet = row(
        r#"<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#SPILL!</v></c>
        <c r="C1" t="e"><v>#REF!</v></c><c r="D1"><v>312</v></c>"#,
    );
    let book = opened(&Package::xlsx(&sheet).zip());
    assert_eq!(
        cells(&book.sheets[0]),
        ["A1 error #N/A", "C1 error #REF!", "D1 312"]
    );
    let broken = book.sheets[0].broken_at.as_ref().unwrap();
    assert_eq!(broken.after, Some(CellRef::new(0, 0)));
    assert!(broken.damage.to_string().contains("#SPILL!"), "{broken:?}");
}

#[test]
fn cells_and_rows_without_address_follow_each_other() {
    let sheet = r"<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row>
        <row><c><v>4</v></c></row></sheetData>";
    assert_eq!(first_sheet(&Package::xlsx(sheet)), ["A1 1", "C1 3", "A2 4"]);
}

#[test]
fn inline_rich_and_phonetic_texts_give_what_the_cell_shows() {
    let cells = row(r#"<c r="A1" t="inlineStr"><is><t>村名</t></is></c>
        <c r="B1" t="inlineStr"><is><r><t>种</t></r><r><t xml:space="preserve">植 □</t></r>
        <rPh sb="0" eb="1"><t>zhòng</t></rPh></is></c>
        <c r="C1" t="str"><v>a&#10;b &amp; _x0041_</v></c>"#);
    assert_eq!(
        first_sheet(&Package::xlsx(&cells)),
        ["A1 \"村名\"", "B1 \"种植 □\"", "C1 \"a\\nb & A\""]
    );
}

#[test]
fn values_that_are_no_numbers_stay_text() {
    let cells =
        row(r#"<c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>约3</v></c>"#);
    assert_eq!(
        first_sheet(&Package::xlsx(&cells)),
        ["A1 \"NaN\"", "B1 \"inf\"", "C1 \"约3\""]
    );
}

#[test]
fn dates_count_from_1904_where_the_workbook_says_so() {
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="176" formatCode="yyyy\-mm"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="31"/></cellXfs></styleSheet>"#
    );
    let cells = row(
        r#"<c r="A1" s="1"><v>41612</v></c><c r="B1" s="2"><v>41612.5</v></c>
        <c r="C1" t="d"><v>2017-12-05</v></c><c r="D1" s="9"><v>5</v></c>"#,
    );
    let package = Package::xlsx(&cells).with("xl/styles.xml", &styles);
    let workbook = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>"#
    );
    assert_eq!(
        first_sheet(&package.with("xl/workbook.xml", &workbook)),
        [
            "A1 date 41612 since 1904",
            "B1 date 41612.5 since 1904",
            "C1 date 2017-12-05",
            "D1 5",
        ]
    );
}

#[test]
fn backslashes_and_capitals_name_the_same_parts() {
    let package = Package::xlsx(&row(r#"<c r="A1"><v>1</v></c>"#));
    let backslashes = package.clone().renamed(|name| name.replace('/', "\\"));
    assert_eq!(first_sheet(&backslashes), ["A1 1"]);
    let capitals = package.renamed(str::to_uppercase);
    assert_eq!(first_sheet(&capitals), ["A1 1"]);
}

#[test]
fn a_utf_16_sheet_is_marked_and_never_taken_for_empty() {
    let sheet = format!(
        r#"<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}">{}</worksheet>"#,
        row(r#"<c r="A1" t="inlineStr"><is><t>双合村</t></is></c>"#)
    );
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(sheet.encode_utf16().flat_map(u16::to_le_bytes));
    let package = Package::xlsx("").with_bytes("xl/worksheets/sheet1.xml", &bytes);
    assert!(opened(&package.zip()).sheets[0].broken_at.is_some());
}

#[test]
fn the_strict_namespace_and_prefixed_elements_are_read() {
    let sheet = r#"<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">
        <x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>
        <x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>"#;
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet";
    let rels = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{strict}" Target="/xl/worksheets/sheet1.xml"/></Relationships>"#
    );
    let package = Package::xlsx("")
        .with("xl/worksheets/sheet1.xml", sheet)
        .with("xl/_rels/workbook.xml.rels", &rels);
    let book = opened(&package.zip());
    assert_eq!(cells(&book.sheets[0]), ["A1 1"]);
    assert_eq!(merges(&book.sheets[0]), ["A1:B2"]);
}

#[test]
fn dialog_sheets_are_passed_over_and_macro_sheets_told() {
    let with = |kind: &str| {
        let rels = relations(&[
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId9", kind, "other/sheet1.xml"),
        ]);
        let workbook = format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="r"><sheets><sheet name="别" r:id="rId9"/><sheet name="表" r:id="rId1"/></sheets></workbook>"#
        );
        Package::xlsx(&row(r#"<c r="A1"><v>1</v></c>"#))
            .with("xl/_rels/workbook.xml.rels", &rels)
            .with("xl/workbook.xml", &workbook)
            .zip()
    };
    let book = opened(&with("dialogsheet"));
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].name.as_deref(), Some("表"));
    let error = tried(&with("xlMacrosheet")).unwrap_err();
    assert!(error.reason().contains("宏表"), "{}", error.reason());
}

#[test]
fn a_workbook_part_elsewhere_is_found_through_the_package() {
    let package = Package::xlsx(&row(r#"<c r="A1"><v>1</v></c>"#))
        .renamed(|name| name.replace("xl/", "office/"))
        .with(
            "_rels/.rels",
            &relations(&[("rId1", "officeDocument", "office/workbook.xml")]),
        )
        .with(
            "[Content_Types].xml",
            r#"<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
        );
    assert_eq!(first_sheet(&package), ["A1 1"]);
}

#[test]
fn sheets_written_backwards_come_out_in_order() {
    let row = |row| {
        format!(r#"<row r="{row}"><c r="B{row}"><v>2</v></c><c r="A{row}"><v>1</v></c></row>"#)
    };
    let rows = (1..=20_000).rev().map(row).collect::<Vec<_>>().concat();
    let shown = first_sheet(&Package::xlsx(&format!("<sheetData>{rows}</sheetData>")));
    assert_eq!(shown.len(), 40_000);
    assert_eq!(shown[..3], ["A1 1", "B1 2", "A2 1"]);
}

#[test]
fn opendocument_values_of_every_type_read_back() {
    let rows = r#"<table:table-column/><table:table-header-rows><table:table-row>
        <table:table-cell office:value-type="string"><text:p>第一行</text:p><text:p>第<text:s text:c="2"/>二
        行</text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>
        <table:table-cell office:value-type="currency" office:value="12.5"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell office:value-type="date" office:date-value="2017-12-05"/>
        <table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>
        </table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/>
        <table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/></table:table-row>
        <table:table-row><table:table-cell table:formula="of:=SUM([.A1:.A2])"/>
        <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>
        <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>合并</text:p></table:table-cell>
        <table:covered-table-cell/></table:table-row>"#;
    let book = opened(&Package::ods(rows).zip());
    assert_eq!(
        cells(&book.sheets[0]),
        [
            "A1 \"第一行\\n第  二 行\"",
            "B1 0.5",
            "C1 12.5",
            "D1 true",
            "E1 date 2017-12-05",
            "F1 date PT08H30M00S",
            "C2 7",
            "D2 7",
            "C3 7",
            "D3 7",
            "C4 7",
            "D4 7",
            "A5 uncomputed SUM([.A1:.A2])",
            "B5 error #DIV/0!",
            "D5 \"合并\"",
        ]
    );
    assert_eq!(merges(&book.sheets[0]), ["D5:E6"]);
}

#[test]
fn opendocument_hides_a_sheet_through_its_style() {
    let content = r#"<office:document-content><office:automatic-styles>
        <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
        <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
        </office:automatic-styles><office:body><office:spreadsheet>
        <table:table table:name="表" table:style-name="ta1"/><table:table table:name="字典" table:style-name="ta2"/>
        </office:spreadsheet></office:body></office:document-content>"#;
    let book = opened(&Package::ods("").with("content.xml", content).zip());
    let visible: Vec<_> = book.sheets.iter().map(|sheet| sheet.visible).collect();
    assert_eq!(visible, [true, false]);
}

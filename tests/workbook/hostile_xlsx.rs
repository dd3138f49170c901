//! Office Open XML packages that no office program writes.

use super::packages::{MAIN, Package, relations, row};
use super::shown::{cells, opened, refusal, tried};
use kjzd::workbook::{CellRef, Limits, OpenError, open_bytes};

fn refused_within(package: &Package, limits: &Limits) -> OpenError {
    open_bytes(&package.zip(), None, limits).unwrap_err()
}

#[test]
fn a_part_that_inflates_without_end_is_stopped() {
    let bomb = format!("<sheetData/>{}", " ".repeat(80 << 20));
    assert_eq!(refusal(&Package::xlsx(&bomb).zip()), "F106");
}

#[test]
fn all_parts_together_stay_within_the_limit() {
    let limits = Limits {
        inflated_bytes: 100_000,
        ..Limits::default()
    };
    let package = Package::xlsx(&row(&"<c/>".repeat(30_000)));
    let error = refused_within(&package, &limits);
    assert_eq!(error.reason(), "解压后的字节数超出上限 100000");
}

#[test]
fn cells_strings_styles_sheets_and_merges_are_counted() {
    let limits = Limits {
        cells: 100,
        table_entries: 100,
        styles: 100,
        merges: 100,
        sheets: 100,
        ..Limits::default()
    };
    let many =
        |before: &str, piece: &str, after: &str| [before, &piece.repeat(101), after].concat();
    let cells = row(&"<c><v>1</v></c>".repeat(101));
    let merge = r#"<mergeCell ref="A1:B1"/>"#;
    let merges = many("<sheetData/><mergeCells>", merge, "</mergeCells>");
    let strings = many("<sst>", "<si><t>村</t></si>", "</sst>");
    let styles = many("<styleSheet><cellXfs>", "<xf/>", "</cellXfs></styleSheet>");
    let blank = || Package::xlsx("<sheetData/>");
    let sheets: Vec<String> = (0..101)
        .map(|i| format!(r#"<sheet name="表{i}" r:id="rId1"/>"#))
        .collect();
    let sheets = format!("<workbook>{}</workbook>", sheets.concat());
    for (package, what) in [
        (Package::xlsx(&cells), "单元格个数"),
        (Package::xlsx(&merges), "合并单元格个数"),
        (
            blank().with("xl/sharedStrings.xml", &strings),
            "共享字符串个数",
        ),
        (blank().with("xl/styles.xml", &styles), "单元格样式个数"),
        (blank().with("xl/workbook.xml", &sheets), "工作表个数"),
    ] {
        let reason = refused_within(&package, &limits).reason();
        assert_eq!(reason, format!("{what}超出上限 100"));
    }
}

#[test]
fn one_long_text_on_many_cells_is_counted_every_time() {
    let limits = Limits {
        text_bytes: 1_000_000,
        ..Limits::default()
    };
    let strings = format!("<sst><si><t>{}</t></si></sst>", "村".repeat(10_000));
    let cells = row(&r#"<c t="s"><v>0</v></c>"#.repeat(1_000));
    let package = Package::xlsx(&cells).with("xl/sharedStrings.xml", &strings);
    assert_eq!(
        refused_within(&package, &limits).reason(),
        "文字总字节数超出上限 1000000"
    );
}

#[test]
fn a_text_no_cell_can_hold_is_refused() {
    let long = "村".repeat(400_000);
    let cells = row(&format!(
        r#"<c r="A1" t="inlineStr"><is><t>{long}</t></is></c>"#
    ));
    assert_eq!(refusal(&Package::xlsx(&cells).zip()), "F106");
}

#[test]
fn deep_nesting_costs_nothing() {
    let deep = "<a>".repeat(100_000);
    let book = opened(&Package::xlsx(&deep).zip());
    assert!(book.sheets[0].broken_at.is_some());
}

#[test]
fn a_table_of_texts_that_claims_more_than_it_holds_is_refused() {
    let claiming = |claim: &str| {
        let strings = format!("<sst uniqueCount={claim}><si><t>双合村</t></si></sst>");
        Package::xlsx("<sheetData/>")
            .with("xl/sharedStrings.xml", &strings)
            .zip()
    };
    assert_eq!(refusal(&claiming(r#""4294967295""#)), "F106");
    assert_eq!(refusal(&claiming("'2000000'")), "F103");
    let apart = format!("{}\"4294967295\"", " ".repeat(100_000));
    assert_eq!(refusal(&claiming(&apart)), "F106");
    assert!(tried(&claiming(r#""1000""#)).is_ok());
}

#[test]
fn styles_that_copy_a_long_name_over_and_over_are_refused() {
    let font = format!(r#"<font><name val="{}"/></font>"#, "宋".repeat(100_000));
    let styles = format!(
        "<styleSheet><fonts>{font}</fonts><cellXfs>{}</cellXfs></styleSheet>",
        r#"<xf fontId="0"/>"#.repeat(10_000)
    );
    let package = Package::xlsx("<sheetData/>").with("xl/styles.xml", &styles);
    assert_eq!(refusal(&package.zip()), "F106");
}

#[test]
fn entities_of_the_documents_own_are_refused() {
    let bomb =
        r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    let package = Package::xlsx("<sheetData/>").with("xl/sharedStrings.xml", bomb);
    assert_eq!(refusal(&package.zip()), "F103");
}

#[test]
fn too_many_entries_are_refused_before_they_are_read() {
    let mut package = Package::xlsx("<sheetData/>");
    for i in 0..50 {
        package = package.with(&format!("xl/media/{i}"), "");
    }
    let limits = Limits {
        zip_entries: 50,
        ..Limits::default()
    };
    let error = refused_within(&package, &limits);
    assert_eq!(error.reason(), "压缩容器内的文件个数超出上限 50");
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let package = Package::xlsx("<sheetData/>").with("XL/Workbook.xml", "<workbook/>");
    assert_eq!(refusal(&package.zip()), "F103");
}

#[test]
fn a_flipped_bit_in_a_value_is_noticed() {
    let bytes = Package::xlsx(&row(r#"<c r="A1"><v>312</v></c>"#)).stored();
    let at = bytes
        .windows(3)
        .position(|window| window == b"312")
        .unwrap();
    let mut flipped = bytes;
    flipped[at] ^= 1;
    assert_eq!(refusal(&flipped), "F103");
}

/// Where a part's name ends in its local header.
fn end_of_name(bytes: &[u8], name: &str) -> usize {
    let is_name = |window: &[u8]| window == name.as_bytes();
    bytes.windows(name.len()).position(is_name).unwrap() + name.len()
}

#[test]
fn damage_is_noticed_wherever_it_is_and_whatever_was_read_before() {
    let package = Package::xlsx(&row(r#"<c r="A1"><v>312</v></c>"#))
        .with("xl/theme/theme1.xml", &"<a:theme/>".repeat(20))
        .with("docProps/app.xml", "<Properties/>")
        .with(
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf/></cellXfs></styleSheet>",
        );
    for whole in [package.zip(), package.stored()] {
        for name in ["xl/theme/theme1.xml", "docProps/app.xml", "xl/styles.xml"] {
            let mut damaged = whole.clone();
            damaged[end_of_name(&whole, name) + 3] ^= 1;
            assert_eq!(cells(&opened(&whole).sheets[0]), ["A1 312"]);
            assert_eq!(refusal(&damaged), "F103", "{name}");
            assert_eq!(cells(&opened(&whole).sheets[0]), ["A1 312"]);
        }
    }
}

#[test]
fn of_two_faults_the_first_in_the_container_is_told() {
    let package = Package::xlsx(&row(&"<c/>".repeat(1_000)))
        .with("xl/styles.xml", &styles_of(101))
        .with("xl/sharedStrings.xml", &"<si/>".repeat(101));
    let limits = Limits {
        styles: 100,
        table_entries: 100,
        ..Limits::default()
    };
    for _ in 0..8 {
        let error = refused_within(&package, &limits);
        assert_eq!(error.reason(), "单元格样式个数超出上限 100");
    }
}

fn styles_of(number: usize) -> String {
    let styles = "<xf/>".repeat(number);
    format!("<styleSheet><cellXfs>{styles}</cellXfs></styleSheet>")
}

#[test]
fn a_long_workbook_is_read_as_a_short_one() {
    let strings = "<sst><si><t>双合村</t></si></sst>";
    let dates = r#"<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let sheet = |filling: &str| {
        let cells = r#"<c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43070</v></c><c r="C1"><v>312</v></c>"#;
        let merges = r#"<mergeCells><mergeCell ref="C1:D2"/></mergeCells>"#;
        Package::xlsx(&format!("{}{merges}{filling}", row(cells)))
            .with("xl/sharedStrings.xml", strings)
            .with("xl/styles.xml", dates)
            .with("docProps/custom.xml", PROPERTIES)
            .zip()
    };
    let short = opened(&sheet(""));
    let noise = (0..400_000_u64).map(|i| {
        let number = i.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_string();
        [r#"<a b=""#, &number, r#""/>"#].concat()
    });
    let noise = noise.collect::<Vec<_>>().concat();
    let long = opened(&sheet(&noise));
    assert_eq!(cells(&short.sheets[0]).len(), 3);
    assert_eq!(short.properties.len(), 1);
    assert_eq!(short.properties, long.properties);
    assert_eq!(short.sheets[0].grid, long.sheets[0].grid);
}

const PROPERTIES: &str = r#"<Properties><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="kjzd"><vt:lpwstr>附件1</vt:lpwstr></property></Properties>"#;

#[test]
fn missing_parts_are_named() {
    let package = Package::xlsx("<sheetData/>");
    let error = tried(&package.clone().without("xl/workbook.xml").zip()).unwrap_err();
    assert_eq!(error.reason(), "文件损坏或不完整：缺少 xl/workbook.xml");
    let book = opened(&package.without("xl/worksheets/sheet1.xml").zip());
    assert!(book.sheets[0].broken_at.is_some());
}

#[test]
fn a_sheet_cut_off_keeps_the_cells_before_the_cut() {
    let cut = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</"#;
    let package = Package::xlsx("").with("xl/worksheets/sheet1.xml", cut);
    let book = opened(&package.zip());
    assert_eq!(cells(&book.sheets[0]), ["A1 1"]);
    let broken = book.sheets[0].broken_at.as_ref().unwrap();
    assert_eq!(broken.after, Some(CellRef::new(0, 0)));
}

#[test]
fn a_bad_string_number_costs_its_cell_and_says_where() {
    let sheet = row(r#"<c r="A1"><v>1</v></c><c r="B1" t="s"><v>99</v></c><c r="C1"><v>3</v></c>"#);
    let book = opened(&Package::xlsx(&sheet).zip());
    assert_eq!(cells(&book.sheets[0]), ["A1 1", "C1 3"]);
    let broken = book.sheets[0].broken_at.as_ref().unwrap();
    assert_eq!(broken.after, Some(CellRef::new(0, 0)));
}

#[test]
fn addresses_off_the_sheet_are_told_and_left_out() {
    let sheet = r#"<sheetData><row r="4294967295"><c><v>1</v></c></row>
        <row r="2"><c r="ZZZZ9"><v>2</v></c><c r="A99999999"><v>3</v></c><c r="B2"><v>4</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:ZZZZ9"/><mergeCell ref="A1:B2"/></mergeCells>"#;
    let book = opened(&Package::xlsx(sheet).zip());
    assert_eq!(cells(&book.sheets[0]), ["B2 4"]);
    assert_eq!(super::shown::merges(&book.sheets[0]), ["A1:B2"]);
    assert!(book.sheets[0].broken_at.is_some());
}

#[test]
fn relationships_that_climb_out_of_the_package_lead_nowhere() {
    let rels = relations(&[("rId1", "worksheet", "../../../../etc/passwd")]);
    let package = Package::xlsx("<sheetData/>").with("xl/_rels/workbook.xml.rels", &rels);
    let book = opened(&package.zip());
    assert!(book.sheets[0].broken_at.is_some());
}

#[test]
fn a_package_cut_anywhere_is_damaged() {
    let strings = format!(r#"<sst xmlns="{MAIN}"><si><t>村名</t></si></sst>"#);
    let whole = Package::xlsx(&row(r#"<c r="A1" t="s"><v>0</v></c>"#))
        .with("xl/sharedStrings.xml", &strings)
        .zip();
    for cut in 4..whole.len() {
        assert_eq!(refusal(&whole[..cut]), "F103", "cut at {cut}");
    }
}

#[test]
fn two_sheets_of_one_name_are_never_read_as_one() {
    let workbook = r#"<workbook><sheets><sheet name="表" r:id="rId1"/><sheet name="表" r:id="rId1"/></sheets></workbook>"#;
    let package = Package::xlsx("<sheetData/>").with("xl/workbook.xml", workbook);
    let error = tried(&package.zip()).unwrap_err();
    assert_eq!(error.reason(), "文件损坏或不完整：有两张工作表同名");
}

#[test]
fn what_a_parser_says_stands_behind_the_way_out() {
    let sheet = row(r#"<c r="A1"><v>1</v></c>"#);
    let whole = Package::xlsx(&sheet).zip();
    let error = tried(&whole[..whole.len() / 2]).unwrap_err();
    insta::assert_snapshot!(
        format!("{}。{}", error.reason(), error.advice()),
        @"文件损坏或不完整：压缩容器不完整，文件可能没有传完。请重新下载或向填报单位要原件；能用 Excel 或 WPS 打开的，另存为 .xlsx 后重发。（技术信息：invalid Zip archive: Could not find EOCD）"
    );
    let without = Package::xlsx(&sheet).without("xl/_rels/workbook.xml.rels");
    let error = tried(&without.zip()).unwrap_err();
    insta::assert_snapshot!(
        format!("{}。{}", error.reason(), error.advice()),
        @"文件损坏或不完整：文件里缺少 xl/_rels/workbook.xml.rels。请重新下载或向填报单位要原件；能用 Excel 或 WPS 打开的，另存为 .xlsx 后重发。"
    );
}

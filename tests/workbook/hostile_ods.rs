//! OpenDocument packages that no office program writes.

use super::packages::Package;
use super::shown::{cells, opened, refusal};
use kjzd::workbook::{Limits, open_bytes};

#[test]
fn blank_repeats_of_any_size_cost_nothing() {
    let rows = r#"<table:table-row table:number-rows-repeated="4294967295">
        <table:table-cell table:number-columns-repeated="4294967295"/></table:table-row>
        <table:table-row table:number-rows-repeated="99999999999999999999"><table:table-cell/></table:table-row>"#;
    let book = opened(&Package::ods(rows).zip());
    assert!(book.sheets[0].grid.is_empty());
}

#[test]
fn filled_repeats_are_counted_as_cells() {
    let rows = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell
        table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>"#;
    let limits = Limits {
        cells: 50_000,
        ..Limits::default()
    };
    let error = open_bytes(&Package::ods(rows).zip(), None, &limits).unwrap_err();
    assert_eq!(error.reason(), "单元格个数超出上限 50000");
}

#[test]
fn spaces_by_the_billion_are_refused() {
    let space = r#"<text:s text:c="4000000000"/>"#.repeat(2_000);
    let rows = format!(
        r#"<table:table-row><table:table-cell office:value-type="string"><text:p>{space}</text:p></table:table-cell></table:table-row>"#
    );
    assert_eq!(refusal(&Package::ods(&rows).zip()), "F106");
}

#[test]
fn a_note_that_never_ends_ends_the_sheet() {
    let cut = r#"<office:document-content><table:table table:name="表"><table:table-row>
        <table:table-cell office:value-type="float" office:value="1"/>
        <table:table-cell office:value-type="string"><office:annotation><text:p>"#;
    let book = opened(&Package::ods("").with("content.xml", cut).zip());
    assert_eq!(book.sheets.len(), 1);
    assert!(book.sheets[0].broken_at.is_some());
}

#[test]
fn a_sheet_after_which_the_part_breaks_off_is_marked() {
    let cut = r#"<office:document-content><table:table table:name="表"><table:table-row>
        <table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table><table:ta"#;
    let book = opened(&Package::ods("").with("content.xml", cut).zip());
    assert_eq!(cells(&book.sheets[0]), ["A1 1"]);
    assert!(book.sheets[0].broken_at.is_some());
}

#[test]
fn an_encrypted_workbook_says_so() {
    let manifest = r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml">
        <manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let package = Package::ods("").with("META-INF/manifest.xml", manifest);
    assert_eq!(refusal(&package.zip()), "F102");
}

#[test]
fn a_package_without_content_is_damaged() {
    assert_eq!(
        refusal(&Package::ods("").without("content.xml").zip()),
        "F103"
    );
}

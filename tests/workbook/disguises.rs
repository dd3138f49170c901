//! Files that are no spreadsheet, whatever they are called.

use super::compounds::compound;
use super::packages::Package;
use super::shown::{refusal, tried};
use kjzd::workbook::{Document, OpenError};

fn disguise(bytes: &[u8]) -> Document {
    match tried(bytes) {
        Err(OpenError::OtherDocument(document)) => document,
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_documents_are_named() {
    for (bytes, document) in [
        (&b"%PDF-1.7\n"[..], Document::Pdf),
        (b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", Document::WebPage),
        (b"\xef\xbb\xbf\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", Document::WebPage),
        (b"<table border=1><tr><td>1", Document::WebPage),
        (b"MIME-Version: 1.0\r\n", Document::WebPage),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            Document::XmlSpreadsheet,
        ),
        (b"<?xml version=\"1.0\"?><data/>", Document::Xml),
        (b"{\\rtf1\\ansi", Document::Word),
        (b"Rar!\x1a\x07\x00", Document::Archive),
        (b"7z\xbc\xaf\x27\x1c", Document::Archive),
        (b"\x1f\x8b\x08", Document::Archive),
        (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", Document::Archive),
        (b"\xff\xd8\xff\xe0", Document::Image),
        (b"\x89PNG\r\n\x1a\n", Document::Image),
        (b"RIFF\0\0\0\0WEBP", Document::Image),
        (b"\x09\x00\x04\x00\x02\x00\x10\x00", Document::AncientExcel),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n",
            Document::LfsPointer,
        ),
    ] {
        assert_eq!(disguise(bytes), document, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn other_packages_are_named() {
    for (name, content, document) in [
        ("word/document.xml", "", Document::Word),
        ("ppt/presentation.xml", "", Document::Slides),
        ("OFD.xml", "", Document::Ofd),
        (
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            Document::OpenDocumentText,
        ),
        (
            "mimetype",
            "application/vnd.oasis.opendocument.presentation",
            Document::Slides,
        ),
        ("白城市/一村一品.xlsx", "", Document::Archive),
    ] {
        assert_eq!(
            disguise(&Package::of(name, content).zip()),
            document,
            "{name}"
        );
    }
}

#[test]
fn other_compound_files_are_named() {
    assert_eq!(disguise(&compound("WordDocument", &[])), Document::Word);
    assert_eq!(
        disguise(&compound("PowerPoint Document", &[])),
        Document::Slides
    );
    assert_eq!(
        disguise(&compound("__properties_version1.0", &[])),
        Document::OtherCompound
    );
    assert_eq!(refusal(&compound("Workbook", &[])), "F103");
}

#[test]
fn passwords_are_told_from_damage() {
    assert_eq!(refusal(&compound("EncryptedPackage", &[])), "F102");
    assert_eq!(refusal(b"%TSD-Header-###%\x01\x02"), "F102");
    let advice = tried(&compound("EncryptedPackage", &[]))
        .unwrap_err()
        .advice();
    assert_eq!(advice, "有密码，请取消密码后重发。");
}

#[test]
fn empty_and_blank_files_are_empty() {
    for bytes in [&b""[..], b" \r\n\t", b"\xef\xbb\xbf"] {
        assert_eq!(refusal(bytes), "F105");
    }
    assert_eq!(refusal(&[0; 4096]), "F103");
}

#[test]
fn junk_is_no_workbook() {
    assert_eq!(refusal(b"MZ\x90\x00\x03\x00\x00\x00"), "F101");
    let noise: Vec<u8> = (0..4096_u32)
        .map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    assert_eq!(refusal(&noise), "F101");
}

#[test]
fn every_refusal_has_a_reason_and_a_way_out_in_chinese() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for bytes in [
        &b""[..],
        b"%PDF-",
        b"PK\x03\x04",
        b"MZ\0",
        b"%TSD-Header-###%",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ] {
        let error = tried(bytes).unwrap_err();
        assert!(chinese(&error.reason()), "{error:?}");
        assert!(chinese(&error.advice()), "{error:?}");
    }
}

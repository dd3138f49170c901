//! Files as a whole: what cannot be read, and what is passed over.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::desk::Desk;
use crate::rules::Case;
use crate::sheets::{self, Lines};

pub fn cases() -> impl Iterator<Item = Case> {
    unreadable()
        .into_iter()
        .chain(read_with_a_remark())
        .chain(passed_over())
}

fn unreadable() -> Vec<Case> {
    #[cfg_attr(windows, allow(unused_mut))]
    let mut cases = vec![
        Case {
            code: "F101",
            breaks: |desk| desk.put("a.xlsx", &[0x89, b'X', 0, 1, 2, 3, 0xfe, 0xff, 0, 9]),
            passes: |desk| desk.put("a.et", &clean_book(desk)),
        },
        Case {
            code: "F102",
            breaks: |desk| desk.put("a.ods", &encrypted()),
            passes: clean,
        },
        Case {
            code: "F103",
            breaks: |desk| {
                let book = clean_book(desk);
                desk.put("a.xlsx", &book[..book.len() / 2]);
            },
            passes: clean,
        },
        Case {
            code: "F104",
            breaks: |desk| desk.put("a.xls", "<html><table><tr><td>总户数".as_bytes()),
            passes: clean,
        },
        Case {
            code: "F105",
            breaks: |desk| desk.put("a.xlsx", &[]),
            passes: clean,
        },
        Case {
            code: "F106",
            breaks: |desk| desk.put("a.csv", "长".repeat(1 << 20).as_bytes()),
            passes: |desk| desk.put("a.csv", "长".repeat(1 << 10).as_bytes()),
        },
        Case {
            code: "F108",
            breaks: |desk| {
                let torn = with_sheet(&clean_book(desk), |mut xml| {
                    xml.truncate(xml.len() / 2);
                    xml
                });
                desk.put("a.xlsx", &torn);
            },
            passes: clean,
        },
    ];
    #[cfg(unix)]
    cases.push(Case {
        code: "F107",
        breaks: |desk| {
            std::os::unix::fs::symlink("没有这个文件.xlsx", desk.at("附件1.xlsx")).unwrap();
        },
        passes: clean,
    });
    cases
}

fn read_with_a_remark() -> Vec<Case> {
    vec![
        Case {
            code: "F109",
            breaks: |desk| desk.put("a.xls", &clean_book(desk)),
            passes: clean,
        },
        Case {
            code: "F110",
            breaks: |desk| {
                let text = csv(&desk.lines("village"));
                desk.put("a.csv", &encoding_rs::GB18030.encode(&text).0);
            },
            passes: |desk| desk.put("a.csv", csv(&desk.lines("village")).as_bytes()),
        },
        Case {
            code: "F111",
            breaks: |desk| {
                let text = csv(&desk.lines("village")).replace("种植", "\u{fffd}种植");
                desk.put("a.csv", text.as_bytes());
            },
            passes: |desk| desk.put("a.csv", csv(&desk.lines("village")).as_bytes()),
        },
    ]
}

fn passed_over() -> Vec<Case> {
    vec![
        Case {
            code: "F112",
            breaks: |desk| {
                clean(desk);
                desk.put("~$附件1.xlsx", b"x");
            },
            passes: clean,
        },
        Case {
            code: "F113",
            breaks: |desk| {
                let mut book = Workbook::new();
                sheets::fill(book.add_worksheet(), &desk.lines("village"));
                let hidden = book.add_worksheet().set_name("去年").unwrap();
                sheets::fill(hidden.set_hidden(true), &desk.lines("village"));
                desk.put("a.xlsx", &book.save_to_buffer().unwrap());
            },
            passes: clean,
        },
        Case {
            code: "F114",
            breaks: |desk| {
                clean(desk);
                desk.put("说明.txt", "见附件".as_bytes());
            },
            passes: clean,
        },
        Case {
            code: "F115",
            breaks: |desk| {
                clean(desk);
                desk.put("附件1.zip", b"PK");
            },
            passes: clean,
        },
        Case {
            code: "F116",
            breaks: |desk| {
                clean(desk);
                desk.put("松原市/照片.jpg", b"x");
                desk.more_paths.push(desk.at("松原市/").clone());
            },
            passes: |desk| {
                clean(desk);
                desk.more_paths.push(desk.at("附件1.xlsx"));
            },
        },
    ]
}

/// A clean return.
pub fn clean(desk: &mut Desk) {
    desk.put_lines("附件1.xlsx", &desk.lines("village"));
}

fn clean_book(desk: &Desk) -> Vec<u8> {
    sheets::book(&desk.lines("village"))
}

/// Lines as delimited text; no cell holds a comma or a quote.
fn csv(lines: &Lines) -> String {
    let lines: Vec<String> = lines.iter().map(|line| line.join(",")).collect();
    lines.join("\r\n")
}

/// An OpenDocument spreadsheet whose manifest says that its content is encrypted.
fn encrypted() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry>\
             <manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        ),
        ("content.xml", "?"),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The same workbook with the XML of its first sheet changed.
pub fn with_sheet(book: &[u8], change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let mut change = Some(change);
    for i in 0..old.len() {
        let mut part = old.by_index(i).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name.ends_with("sheet1.xml")
            && let Some(change) = change.take()
        {
            text = change(text);
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(text.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

//! Zip packages built in code: a small valid workbook whose parts a test replaces one by one.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package under construction: part names and bytes, in the order they are stored.
#[derive(Clone)]
pub struct Package(Vec<(String, Vec<u8>)>);

impl Package {
    /// A workbook of one sheet `表` with this content of its `<worksheet>` element.
    pub fn xlsx(sheet: &str) -> Self {
        Self::empty()
            .with("[Content_Types].xml", "<Types/>")
            .with(
                "_rels/.rels",
                &relations(&[("rId1", "officeDocument", "xl/workbook.xml")]),
            )
            .with(
                "xl/workbook.xml",
                &format!(
                    r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#
                ),
            )
            .with(
                "xl/_rels/workbook.xml.rels",
                &relations(&[
                    ("rId1", "worksheet", "worksheets/sheet1.xml"),
                    ("rId2", "sharedStrings", "sharedStrings.xml"),
                    ("rId3", "styles", "styles.xml"),
                ]),
            )
            .with(
                "xl/worksheets/sheet1.xml",
                &format!(r#"<worksheet xmlns="{MAIN}">{sheet}</worksheet>"#),
            )
    }

    /// An OpenDocument workbook of one table `表` with these rows.
    pub fn ods(rows: &str) -> Self {
        Self::empty()
            .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            .with(
                "content.xml",
                &format!(
                    "<office:document-content><office:body><office:spreadsheet>\
                     <table:table table:name=\"表\">{rows}</table:table>\
                     </office:spreadsheet></office:body></office:document-content>"
                ),
            )
    }

    /// A package without parts.
    pub fn empty() -> Self {
        Self(Vec::new())
    }

    /// A package that holds only this part.
    pub fn of(name: &str, content: &str) -> Self {
        Self::empty().with(name, content)
    }

    /// Adds a part, or replaces it.
    pub fn with(self, name: &str, content: &str) -> Self {
        self.with_bytes(name, content.as_bytes())
    }

    /// Adds a part of raw bytes, or replaces it.
    pub fn with_bytes(mut self, name: &str, content: &[u8]) -> Self {
        self.0.retain(|(have, _)| have != name);
        self.0.push((name.to_owned(), content.to_vec()));
        self
    }

    /// Takes a part away.
    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|(have, _)| have != name);
        self
    }

    /// Renames every part.
    pub fn renamed(mut self, rename: impl Fn(&str) -> String) -> Self {
        for (name, _) in &mut self.0 {
            *name = rename(name);
        }
        self
    }

    /// The packed container.
    pub fn zip(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Deflated)
    }

    /// The container with its parts stored as they are.
    pub fn stored(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Stored)
    }

    fn packed(&self, method: CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            let options = SimpleFileOptions::default().compression_method(method);
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

/// A relationships part: `(id, type, target)`.
pub fn relations(entries: &[(&str, &str, &str)]) -> String {
    let entry = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let entries = entries.iter().map(entry).collect::<Vec<_>>().concat();
    format!(r#"<Relationships xmlns="{RELATIONS}">{entries}</Relationships>"#)
}

/// A sheet of one row with these cells.
pub fn row(cells: &str) -> String {
    format!(r#"<sheetData><row r="1">{cells}</row></sheetData>"#)
}

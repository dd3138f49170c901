//! OpenDocument spreadsheets, streamed from `content.xml` into sparse grids.
//!
//! Read here because calamine gives error values as text and merged ranges not at all, writes every repeat out into a
//! dense range, and goes round for ever where a note is cut off: a guard against that would be a reader already.

mod cell;
mod paragraphs;
mod table;

use super::builder::Builder;
use super::open::Content;
use super::package::Package;
use super::xml::{Token, Xml};
use super::{Format, OpenError};
use std::collections::{BTreeMap, HashSet};
use std::io::Read;

/// Reads a workbook.
pub(super) fn read(mut package: Package, builder: &mut Builder) -> Result<Content, OpenError> {
    refuse_encrypted(&mut package)?;
    let mut content = Content::new(Format::Ods);
    content.properties = read_properties(&mut package)?;
    builder.properties(&content.properties);
    read_sheets(&mut package, builder)?;
    Ok(content)
}

/// The manifest tells how each encrypted part was encrypted.
fn refuse_encrypted(package: &mut Package) -> Result<(), OpenError> {
    let limits = package.limits();
    let Some(part) = package.part("META-INF/manifest.xml")? else {
        return Ok(());
    };
    let mut xml = Xml::new(part, limits);
    loop {
        match xml.next()? {
            Token::Open(element) if element.name() == "encryption-data" => {
                return Err(OpenError::Encrypted);
            }
            Token::End => return Ok(()),
            _ => {}
        }
    }
}

fn read_properties(package: &mut Package) -> Result<BTreeMap<String, String>, OpenError> {
    let limits = package.limits();
    let mut properties = BTreeMap::new();
    let Some(part) = package.part("meta.xml")? else {
        return Ok(properties);
    };
    let mut xml = Xml::new(part, limits);
    loop {
        match xml.next()? {
            Token::Open(element) if element.name() == "user-defined" => {
                let name = element.text("meta:name").unwrap_or_default();
                properties.insert(name, xml.text()?);
            }
            Token::End => return Ok(properties),
            _ => {}
        }
    }
}

/// The sheets in tab order. Where the part breaks off, the last sheet read is marked: more may have followed.
fn read_sheets(package: &mut Package, builder: &mut Builder) -> Result<(), OpenError> {
    let limits = package.limits();
    let part = package.part("content.xml")?;
    let part = part.ok_or_else(|| OpenError::damaged("缺少 content.xml"))?;
    let mut reading = Reading {
        xml: Xml::new(part, limits),
        builder,
        hidden_styles: HashSet::new(),
    };
    match reading.run() {
        Err(OpenError::Damaged(damage)) if reading.builder.has_sheets() => {
            reading.builder.broken(damage);
            Ok(())
        }
        read => read,
    }
}

/// The state of reading `content.xml`.
struct Reading<'b, 's, 'l, R> {
    xml: Xml<R>,
    builder: &'b mut Builder<'s, 'l>,
    /// The table styles that hide a sheet.
    hidden_styles: HashSet<String>,
}

impl<R: Read> Reading<'_, '_, '_, R> {
    fn run(&mut self) -> Result<(), OpenError> {
        let mut style = String::new();
        loop {
            match self.xml.next()? {
                Token::Open(element) => match element.full_name() {
                    "style:style" => style = element.text("style:name").unwrap_or_default(),
                    "style:table-properties"
                        if element.raw("table:display").as_deref() == Some("false") =>
                    {
                        self.hidden_styles.insert(std::mem::take(&mut style));
                    }
                    "table:table" => {
                        let name = element.text("table:name").unwrap_or_default();
                        let style = element.text("table:style-name").unwrap_or_default();
                        let visible = !self.hidden_styles.contains(&style);
                        self.builder.sheet(Some(name), visible)?;
                        table::read(&mut self.xml, self.builder)?;
                    }
                    _ => {}
                },
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }
}

//! OpenDocument spreadsheets, streamed from `content.xml` into sparse grids.
//!
//! Read here and not by calamine: rows and cells that repeat a million times are written out only where they hold
//! something, merged ranges and error values are kept, and a file cut in the middle ends instead of going round.

mod cell;
mod paragraphs;
mod table;

use super::limits::Allowance;
use super::open::Content;
use super::package::Package;
use super::xml::{Token, Xml};
use super::{Format, OpenError, Sheet};
use std::collections::{BTreeMap, HashSet};

/// Reads a workbook.
pub(super) fn read(mut package: Package) -> Result<Content, OpenError> {
    refuse_encrypted(&mut package)?;
    let mut content = Content::new(Format::Ods);
    content.properties = read_properties(&mut package)?;
    content.sheets = read_sheets(&mut package)?;
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

/// The sheets in tab order. Where the part breaks off, the sheet being read is marked and stays the last.
fn read_sheets(package: &mut Package) -> Result<Vec<Sheet>, OpenError> {
    let limits = package.limits();
    let part = package.part("content.xml")?;
    let part = part.ok_or_else(|| OpenError::damaged("缺少 content.xml"))?;
    let mut xml = Xml::new(part, limits);
    let mut allowance = Allowance::of(limits);
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut hidden_styles = HashSet::new();
    let mut style = String::new();
    loop {
        let token = match xml.next() {
            Ok(token) => token,
            Err(OpenError::Damaged(reason)) if !sheets.is_empty() => {
                mark_last(&mut sheets, reason);
                return Ok(sheets);
            }
            Err(error) => return Err(error),
        };
        match token {
            Token::Open(element) => match element.full_name() {
                "style:style" => style = element.text("style:name").unwrap_or_default(),
                "style:table-properties" => {
                    if element
                        .raw("table:display")
                        .is_some_and(|shown| shown == "false")
                    {
                        hidden_styles.insert(std::mem::take(&mut style));
                    }
                }
                "table:table" => {
                    let name = element.text("table:name").unwrap_or_default();
                    let style = element.text("table:style-name").unwrap_or_default();
                    let (grid, broken_at) = table::read(&mut xml, limits, &mut allowance)?;
                    let broken = broken_at.is_some();
                    sheets.push(Sheet {
                        name: Some(name),
                        visible: !hidden_styles.contains(&style),
                        grid,
                        broken_at,
                    });
                    allowance.take_sheets(sheets.len())?;
                    if broken {
                        return Ok(sheets);
                    }
                }
                _ => {}
            },
            Token::End => return Ok(sheets),
            _ => {}
        }
    }
}

/// Marks the last sheet where the part breaks off after it: a further sheet may be missing.
fn mark_last(sheets: &mut [Sheet], reason: String) {
    if let Some(sheet) = sheets.last_mut() {
        let after = sheet.grid.cells().last().map(|(at, _)| at);
        sheet
            .broken_at
            .get_or_insert(super::BrokenAt { after, reason });
    }
}

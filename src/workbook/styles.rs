//! The styles of a workbook, down to what tells a date from a number. Of a small workbook, fonts, fills and borders cost a
//! parser more time than the cells do, and copies of one template have the same ones.

use super::OpenError;
use super::limits::Limits;
use super::xml::{Element, Token, Xml};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::fmt::Write as _;

/// A style sheet with the number formats and the cells' formats of this one, and nothing else. None where it cannot be
/// followed, which is then for the parser to judge.
pub(super) fn number_formats_only(part: &[u8], limits: &Limits) -> Option<Vec<u8>> {
    if !is_well_formed(part) {
        return None;
    }
    let mut styles = Styles {
        xml: Xml::new(part, limits),
        kept: String::from("<styleSheet>"),
    };
    let is_whole = styles.run().ok()?;
    styles.kept.push_str("</styleSheet>");
    is_whole.then(|| styles.kept.into_bytes())
}

/// What the parser might refuse must reach it as it is.
fn is_well_formed(part: &[u8]) -> bool {
    let mut events = Reader::from_reader(part);
    let mut room = Vec::new();
    loop {
        room.clear();
        match events.read_event_into(&mut room) {
            Ok(Event::Eof) => return true,
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if tag.attributes().any(|attribute| attribute.is_err()) {
                    return false;
                }
            }
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

struct Styles<'p> {
    xml: Xml<&'p [u8]>,
    kept: String,
}

impl Styles<'_> {
    /// True where the style sheet comes to its end.
    fn run(&mut self) -> Result<bool, OpenError> {
        loop {
            match self.xml.next()? {
                Token::Open(element) => match element.name() {
                    "numFmts" => self.section("numFmts", "numFmt", &["numFmtId", "formatCode"])?,
                    "cellXfs" => self.section("cellXfs", "xf", &["numFmtId"])?,
                    "fonts" | "fills" | "borders" => self.xml.skip()?,
                    _ => {}
                },
                Token::Close(end) if end.name() == "styleSheet" => return Ok(true),
                Token::Close(_) | Token::Text(_) => {}
                Token::End => return Ok(false),
            }
        }
    }

    /// Keeps the section just opened: its entries, with these attributes.
    fn section(&mut self, name: &str, entry: &str, attributes: &[&str]) -> Result<(), OpenError> {
        let _ = write!(self.kept, "<{name}>");
        loop {
            match self.xml.next()? {
                Token::Open(element) => {
                    if element.name() == entry {
                        keep(&mut self.kept, entry, &element, attributes);
                    }
                    self.xml.skip()?;
                }
                Token::Close(_) => break,
                Token::Text(_) => {}
                Token::End => return Err(OpenError::damaged("样式表在中途断了")),
            }
        }
        let _ = write!(self.kept, "</{name}>");
        Ok(())
    }
}

/// Writes an entry down, its attributes as they were written.
fn keep(kept: &mut String, entry: &str, element: &Element, attributes: &[&str]) {
    let _ = write!(kept, "<{entry}");
    for key in attributes {
        if let Some(raw) = element.raw(key) {
            let quote = if raw.contains('"') { '\'' } else { '"' };
            let _ = write!(kept, " {key}={quote}{raw}{quote}");
        }
    }
    kept.push_str("/>");
}

#[cfg(test)]
mod tests {
    use super::{Limits, number_formats_only};

    fn shown(part: &str) -> Option<String> {
        let kept = number_formats_only(part.as_bytes(), &Limits::default());
        kept.map(|kept| String::from_utf8(kept).unwrap())
    }

    #[test]
    fn number_formats_and_the_cells_formats_stay() {
        let part = r#"<?xml version="1.0" encoding="UTF-8"?>
            <x:styleSheet xmlns:x="urn:x">
            <x:numFmts count="2"><x:numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;"/>
            <x:numFmt formatCode='0"亩"' numFmtId='177'></x:numFmt></x:numFmts>
            <x:fonts count="1"><x:font><x:name val="宋体"/></x:font></x:fonts><x:fills/>
            <x:cellStyleXfs><x:xf numFmtId="9"/></x:cellStyleXfs>
            <x:cellXfs count="3"><x:xf fontId="0" numFmtId="0"/><x:xf numFmtId="176"><x:alignment/></x:xf><x:xf/></x:cellXfs>
            <x:dxfs count="0"/></x:styleSheet>"#;
        let kept = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="177" formatCode='0"亩"'/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf/></cellXfs></styleSheet>"#;
        assert_eq!(shown(part).as_deref(), Some(kept));
    }

    #[test]
    fn what_breaks_off_is_left_to_the_parser() {
        for part in [
            "",
            "<styleSheet>",
            "<styleSheet><fonts></styleSheet>",
            "<styleSheet><cellXfs><xf/>",
            "<styleSheet><cellXfs><xf></cellXfs></styleSheet>",
            "<styleSheet><numFmts>&own;</numFmts></styleSheet>",
            "<styleSheet><fonts></font></fonts></styleSheet>",
            "<styleSheet></numFmts></styleSheet>",
            "<styleSheet><fonts><b val=1/></fonts></styleSheet>",
        ] {
            assert_eq!(shown(part), None, "{part}");
        }
    }
}

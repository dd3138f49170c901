//! The table of texts that cells point into. The counts it declares are claims and are not believed.

use super::super::OpenError;
use super::super::limits::within;
use super::super::package::Package;
use super::super::xml::{Token, Xml};
use std::borrow::Cow;
use std::io::Read;

/// Reads the table; a workbook without one has no shared texts.
pub(super) fn read(package: &mut Package, path: &str) -> Result<Vec<Box<str>>, OpenError> {
    let limits = package.limits();
    let mut strings = Vec::new();
    let Some(part) = package.part(path)? else {
        return Ok(strings);
    };
    let mut xml = Xml::new(part, limits);
    loop {
        match xml.next()? {
            Token::Open(element) if element.name() == "si" => {
                strings.push(rich_text(&mut xml)?.into_boxed_str());
                within("共享字符串个数", strings.len() as u64, limits.table_entries)?;
            }
            Token::End => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of the element just opened: its runs one after the other, without the phonetic reading above them.
pub(super) fn rich_text<R: Read>(xml: &mut Xml<R>) -> Result<String, OpenError> {
    let mut text = String::new();
    loop {
        match xml.next()? {
            Token::Open(element) => match element.name() {
                "t" => {
                    let keeps_space = element.raw("xml:space").is_some_and(|v| v == "preserve");
                    let run = xml.text()?;
                    text.push_str(&unescaped(if keeps_space {
                        &run
                    } else {
                        run.trim_matches([' ', '\t', '\r', '\n'])
                    }));
                }
                "r" => {}
                _ => xml.skip()?,
            },
            Token::Close(ending) if ending.name() == "r" => {}
            Token::Close(_) => return Ok(text),
            Token::Text(_) => {}
            Token::End => return Err(OpenError::damaged("XML 在文字中间断了")),
        }
    }
}

/// Undoes Excel's own escape `_xHHHH_`, a UTF-16 unit in hexadecimal.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some(unit) = escape_at(rest) {
            units.push(unit);
            rest = &rest[7..];
        } else {
            units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
            rest = &rest[character.len_utf8()..];
        }
    }
    Cow::Owned(String::from_utf16_lossy(&units))
}

fn escape_at(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn excel_escapes_are_undone_and_lookalikes_kept() {
        assert_eq!(unescaped("一_x000D_\n二"), "一\r\n二");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("_xD83D__xDCF7_"), "📷");
        assert_eq!(unescaped("a_xyz_b_x00"), "a_xyz_b_x00");
        assert_eq!(unescaped("_x种植文字_"), "_x种植文字_");
    }
}

//! The text that a cell shows: its paragraphs as lines, without notes and drawings.

use super::super::Limit;
use super::super::OpenError;
use super::super::limits::{Limits, within};
use super::super::xml::{Token, Xml};
use std::io::Read;

/// Spaces that one `<text:s>` is believed to stand for.
const MOST_SPACES: usize = 1_000;

/// Reads up to the end of the cell whose start has just been read.
pub(super) fn read<R: Read>(xml: &mut Xml<R>, limits: &Limits) -> Result<String, OpenError> {
    let mut text = String::new();
    let mut paragraphs = 0;
    let mut open = 0_u32;
    loop {
        match xml.next()? {
            Token::Open(element) => {
                match element.full_name() {
                    "text:p" | "text:h" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "text:s" => {
                        let count = element.raw("text:c").and_then(|count| count.parse().ok());
                        let count = count.unwrap_or(1).min(MOST_SPACES);
                        text.extend(std::iter::repeat_n(' ', count));
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    // The reading printed above Chinese or Japanese characters.
                    "text:ruby-text" => {
                        xml.skip()?;
                        continue;
                    }
                    name if name.starts_with("text:") => {}
                    // Notes, shapes, pictures, tables within the cell.
                    _ => {
                        xml.skip()?;
                        continue;
                    }
                }
                open += 1;
            }
            Token::Close(_) if open == 0 => return Ok(text),
            Token::Close(_) => open -= 1,
            Token::Text(piece) if open > 0 => push_collapsed(&mut text, &piece),
            Token::Text(_) => {}
            Token::End => return Err(OpenError::damaged("工作表的内容在单元格中间断了")),
        }
        within(
            Limit::CellTextBytes,
            text.len() as u64,
            limits.cell_text_bytes,
        )?;
    }
}

/// Appends text as OpenDocument means it: white space of the file is one space at most.
fn push_collapsed(text: &mut String, piece: &str) {
    for char in piece.chars() {
        if !matches!(char, ' ' | '\t' | '\r' | '\n') {
            text.push(char);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

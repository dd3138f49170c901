//! Delimited text: commas, semicolons or tabs, in the encodings that Chinese offices save.

use super::builder::Builder;
use super::convert::fault;
use super::open::Content;
use super::{Cell, CellRef, Format, OpenError, Remark, text};
use csv::{ReaderBuilder, StringRecord};

/// Lines looked at to tell the delimiter.
const SAMPLE_LINES: usize = 50;

/// Reads the whole file as one sheet of text cells.
pub(super) fn read(bytes: &[u8], builder: &mut Builder) -> Result<Content, OpenError> {
    let decoded = text::decode(bytes);
    builder.sheet(None, true)?;
    fill(builder, &decoded.text)?;
    if builder.is_blank() {
        return Err(OpenError::Empty);
    }
    let mut content = Content::new(Format::Csv);
    if decoded.gb18030 {
        content.remarks.push(Remark::DecodedGb18030);
    }
    if decoded.lossy {
        content.remarks.push(Remark::LossyText);
    }
    Ok(content)
}

fn fill(builder: &mut Builder, text: &str) -> Result<(), OpenError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut row = 0_u32;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader
            .read_record(&mut record)
            .map_err(|error| OpenError::damaged(fault(error)))?
        {
            return Ok(());
        }
        row = row.saturating_add(blank_lines(text, start));
        for (col, field) in (0_u32..)
            .zip(&record)
            .filter(|(_, field)| !field.is_empty())
        {
            builder.put(CellRef::new(row, col), Cell::text(unwrapped(field)))?;
        }
        row = row.saturating_add(1);
    }
}

/// The empty lines from `start` to the next record: Excel shows them as rows, the parser passes over them.
fn blank_lines(text: &str, start: usize) -> u32 {
    let mut rest = text.get(start..).unwrap_or_default();
    if text[..start.min(text.len())].ends_with('\r') {
        // The other half of the last record's own line end.
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    let mut lines = 0;
    while let Some(after) = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix(['\r', '\n']))
    {
        rest = after;
        lines += 1;
    }
    lines
}

/// `="0431"` is how exporting systems keep a number's leading zeros as text.
fn unwrapped(field: &str) -> &str {
    field
        .strip_prefix("=\"")
        .and_then(|field| field.strip_suffix('"'))
        .filter(|inner| !inner.contains('"'))
        .unwrap_or(field)
}

/// The delimiter that splits the most sample lines; a comma where none does.
fn delimiter(text: &str) -> u8 {
    let count = |delimiter: char| {
        text.lines()
            .take(SAMPLE_LINES)
            .filter(|line| line.contains(delimiter))
            .count()
    };
    [(b'\t', '\t'), (b';', ';')]
        .into_iter()
        .fold((b',', count(',')), |best, (byte, delimiter)| {
            let lines = count(delimiter);
            if lines > best.1 { (byte, lines) } else { best }
        })
        .0
}

//! One sheet's records → one grid.

use super::super::builder::Builder;
use super::super::limits::Allowance;
use super::super::little_endian::u16_at;
use super::super::{BrokenAt, Cell, CellRef, Grid, OpenError};
use super::Shared;
use super::cell;
use super::records::{Record, Records, kind};

/// Reads the sheet at the start of `stream`. A fault marks that sheet; only a passed limit refuses the file.
pub(super) fn read(
    stream: &[u8],
    shared: &Shared,
    allowance: &mut Allowance<'_>,
) -> Result<(Grid, Option<BrokenAt>), OpenError> {
    let mut reading = Reading {
        shared,
        builder: Builder::new(allowance),
        text_formula: None,
        after: None,
        broken_at: None,
    };
    let mut records = Records::new(stream);
    let mut depth = 0_u32;
    let mut ended = false;
    while let Some(record) = records.next() {
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => {
                ended = true;
                break;
            }
            kind::EOF => depth -= 1,
            // Charts within the sheet carry records that look like cells.
            _ if depth > 1 => {}
            kind::STRING => reading.formula_text(&records.with_continues(record))?,
            _ => reading.record(record)?,
        }
    }
    if !ended || depth == 0 {
        reading.mark("工作表的内容在中途断了".to_owned());
    }
    Ok((reading.builder.finish(), reading.broken_at))
}

struct Reading<'a, 'l> {
    shared: &'a Shared,
    builder: Builder<'a, 'l>,
    /// Where the text of the next `STRING` record belongs.
    text_formula: Option<CellRef>,
    after: Option<CellRef>,
    broken_at: Option<BrokenAt>,
}

impl Reading<'_, '_> {
    fn record(&mut self, record: Record<'_>) -> Result<(), OpenError> {
        let data = record.data;
        match record.kind {
            kind::MUL_RK => {
                for (at, cell) in cell::several_numbers(data, self.shared) {
                    self.put(at, cell)?;
                }
                Ok(())
            }
            kind::MERGE_CELLS => self.merges(data),
            kind::NUMBER
            | kind::RK
            | kind::LABEL
            | kind::R_STRING
            | kind::LABEL_SST
            | kind::BOOL_ERR
            | kind::FORMULA => {
                let Some(at) = cell::place(data) else {
                    self.mark("有单元格的记录不完整".to_owned());
                    return Ok(());
                };
                match cell::read(record, self.shared) {
                    cell::Value::Known(cell) => self.put(at, cell),
                    cell::Value::Blank => Ok(()),
                    cell::Value::TextFollows => {
                        self.text_formula = Some(at);
                        Ok(())
                    }
                    cell::Value::Fault(reason) => {
                        self.mark(format!("{at} 读不出：{reason}"));
                        Ok(())
                    }
                }
            }
            _ => Ok(()),
        }
    }

    fn put(&mut self, at: CellRef, cell: Cell) -> Result<(), OpenError> {
        self.after = Some(at);
        self.builder.put(at, cell)
    }

    /// The text that a formula gave stands in a record of its own.
    fn formula_text(&mut self, pieces: &[&[u8]]) -> Result<(), OpenError> {
        let Some(at) = self.text_formula.take() else {
            return Ok(());
        };
        if let Some(text) = cell::continued_text(pieces, self.shared.text) {
            return self.put(at, Cell::text(text));
        }
        self.mark(format!("{at} 读不出：公式的文字不完整"));
        Ok(())
    }

    fn merges(&mut self, data: &[u8]) -> Result<(), OpenError> {
        let count = usize::from(u16_at(data, 0).unwrap_or(0));
        for range in data
            .get(2..)
            .unwrap_or_default()
            .chunks_exact(8)
            .take(count)
        {
            let word = |at| u32::from(u16_at(range, at).unwrap_or(0));
            let first = CellRef::new(word(0), word(4));
            let last = CellRef::new(word(2), word(6));
            self.builder.merge(first, last)?;
        }
        Ok(())
    }

    /// Remembers the first fault.
    fn mark(&mut self, reason: String) {
        let after = self.after;
        self.broken_at.get_or_insert(BrokenAt { after, reason });
    }
}

//! One worksheet part → one grid, in one pass: cells first, merged ranges after them.

use super::super::builder::Builder;
use super::super::limits::Allowance;
use super::super::package::Package;
use super::super::xml::{Element, Token, Xml};
use super::super::{BrokenAt, CellRef, Grid, OpenError};
use super::Shared;
use super::cell::{self, At, Head, SharedFormulas};
use std::io::Read;

/// Reads the sheet at `path`. A fault in it ends or marks that sheet; only a passed limit refuses the file.
pub(super) fn read(
    package: &mut Package,
    path: &str,
    shared: &Shared,
    allowance: &mut Allowance<'_>,
) -> Result<(Grid, Option<BrokenAt>), OpenError> {
    let limits = package.limits();
    let Some(part) = package.part(path)? else {
        return Ok((Grid::default(), Some(BrokenAt::missing_part())));
    };
    let mut reading = Reading {
        xml: Xml::new(part, limits),
        shared,
        formulas: SharedFormulas::default(),
        builder: Builder::new(allowance),
        next: CellRef::new(0, 0),
        after: None,
        broken_at: None,
    };
    match reading.run() {
        Ok(()) => {}
        Err(OpenError::Damaged(reason)) => reading.mark(reason),
        Err(error) => return Err(error),
    }
    Ok((reading.builder.finish(), reading.broken_at))
}

/// The state of reading one sheet.
struct Reading<'a, 'l, R> {
    xml: Xml<R>,
    shared: &'a Shared,
    formulas: SharedFormulas,
    builder: Builder<'a, 'l>,
    /// Where a cell stands that does not say so itself.
    next: CellRef,
    after: Option<CellRef>,
    broken_at: Option<BrokenAt>,
}

impl<R: Read> Reading<'_, '_, R> {
    fn run(&mut self) -> Result<(), OpenError> {
        let mut in_data = false;
        let mut seen_data = false;
        loop {
            match self.xml.next()? {
                Token::Open(element) => match element.name() {
                    "sheetData" => {
                        in_data = true;
                        seen_data = true;
                    }
                    "row" if in_data => {
                        if let Some(row) = row_number(&element) {
                            self.next = CellRef::new(row, 0);
                        }
                    }
                    "c" if in_data => {
                        let head = Head::of(&element, self.shared);
                        self.cell(&head)?;
                    }
                    "mergeCell" => {
                        if let Some((one, other)) = merged_range(&element) {
                            self.builder.merge(one, other)?;
                        }
                    }
                    _ => {}
                },
                Token::Close(ending) => match ending.name() {
                    "sheetData" => in_data = false,
                    "row" => self.next = CellRef::new(self.next.row.saturating_add(1), 0),
                    _ => {}
                },
                Token::End if in_data || !seen_data => {
                    return Err(OpenError::damaged("工作表的内容在中途断了"));
                }
                Token::End => return Ok(()),
                Token::Text(_) => {}
            }
        }
    }

    fn cell(&mut self, head: &Head) -> Result<(), OpenError> {
        let at = match head.at {
            At::Place(at) => at,
            At::Next if self.next.is_on_sheet() => self.next,
            At::Next | At::Nowhere => {
                self.mark("有单元格的地址超出工作表".to_owned());
                return self.xml.skip();
            }
        };
        match cell::read_body(&mut self.xml, head, self.shared, &mut self.formulas)? {
            Ok(Some(cell)) => self.builder.put(at, cell)?,
            Ok(None) => {}
            Err(fault) => self.mark(format!("{at} 读不出：{fault}")),
        }
        self.after = Some(at);
        self.next = CellRef::new(at.row, at.col + 1);
        Ok(())
    }

    /// Remembers the first fault.
    fn mark(&mut self, reason: String) {
        let after = self.after;
        self.broken_at.get_or_insert(BrokenAt { after, reason });
    }
}

/// The zero-based row that a `<row>` element says it is.
fn row_number(row: &Element<'_>) -> Option<u32> {
    row.raw("r")?.trim().parse::<u32>().ok()?.checked_sub(1)
}

fn merged_range(merge: &Element<'_>) -> Option<(CellRef, CellRef)> {
    let range = merge.raw("ref")?;
    let (one, other) = range.split_once(':')?;
    Some((CellRef::from_a1(one)?, CellRef::from_a1(other)?))
}

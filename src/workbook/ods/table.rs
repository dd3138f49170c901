//! One `<table:table>` → one grid. Rows and cells say how often they repeat; only content is written out.

use super::super::builder::Builder;
use super::super::xml::{Token, Xml};
use super::super::{Cell, CellRef, OpenError};
use super::cell;
use crate::diagnostic::address::{COLUMNS, ROWS};
use std::io::Read;

/// Reads the table whose start has just been read. A fault ends the sheet; only a passed limit refuses the file.
pub(super) fn read<R: Read>(xml: &mut Xml<R>, builder: &mut Builder) -> Result<(), OpenError> {
    let mut table = Table {
        xml,
        builder,
        row: 0,
    };
    match table.run() {
        Err(OpenError::Damaged(damage)) => {
            table.builder.broken(damage);
            Ok(())
        }
        read => read,
    }
}

struct Table<'b, 's, 'l, R> {
    xml: &'b mut Xml<R>,
    builder: &'b mut Builder<'s, 'l>,
    row: u32,
}

impl<R: Read> Table<'_, '_, '_, R> {
    fn run(&mut self) -> Result<(), OpenError> {
        loop {
            match self.xml.next()? {
                Token::Open(element) => match element.full_name() {
                    "table:table-row" => {
                        let times = element.raw("table:number-rows-repeated");
                        let times = times.map_or(1, |times| cell::count(&times, ROWS));
                        self.rows(times)?;
                    }
                    // What rows stand in.
                    "table:table-header-rows" | "table:table-rows" | "table:table-row-group" => {}
                    // Columns, shapes, forms, link sources: no cells of the sheet.
                    _ => self.xml.skip()?,
                },
                Token::Close(ending) if ending.name() == "table" => return Ok(()),
                Token::End => return Err(OpenError::damaged("工作表的内容在中途断了")),
                Token::Close(_) | Token::Text(_) => {}
            }
        }
    }

    /// One `<table:table-row>`, which stands for `times` rows.
    fn rows(&mut self, times: u32) -> Result<(), OpenError> {
        let mut cells: Vec<(u32, u32, Cell)> = Vec::new();
        let mut col = 0_u32;
        loop {
            match self.xml.next()? {
                Token::Open(element) => match element.name() {
                    "table-cell" | "covered-table-cell" => {
                        let head = cell::Head::of(&element);
                        let times = head.times;
                        self.merge(col, head.span)?;
                        if let Some(cell) = cell::read_body(self.xml, head, self.builder.limits())?
                        {
                            cells.push((col, times, cell));
                        }
                        col = col.saturating_add(times).min(COLUMNS);
                    }
                    _ => self.xml.skip()?,
                },
                Token::Close(_) => break,
                Token::End => return Err(OpenError::damaged("工作表的内容在一行中间断了")),
                Token::Text(_) => {}
            }
        }
        let end = self.row.saturating_add(times).min(ROWS);
        if !cells.is_empty() {
            let in_a_row: u64 = cells.iter().map(|(_, times, _)| u64::from(*times)).sum();
            self.builder.expect(in_a_row * u64::from(end - self.row))?;
            for row in self.row..end {
                self.write_row(row, &cells)?;
            }
        }
        self.row = end;
        Ok(())
    }

    fn write_row(&mut self, row: u32, cells: &[(u32, u32, Cell)]) -> Result<(), OpenError> {
        for (first, times, cell) in cells {
            for col in *first..first.saturating_add(*times).min(COLUMNS) {
                self.builder.put(CellRef::new(row, col), cell.clone())?;
            }
        }
        Ok(())
    }

    /// A cell that spans others merges them.
    fn merge(&mut self, col: u32, (across, down): (u32, u32)) -> Result<(), OpenError> {
        let first = CellRef::new(self.row, col);
        let last = CellRef::new(
            self.row.saturating_add(down - 1).min(ROWS - 1),
            col.saturating_add(across - 1).min(COLUMNS - 1),
        );
        self.builder.merge(first, last)
    }
}

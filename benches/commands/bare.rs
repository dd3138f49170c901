//! What people would write instead: the loops that kjzd is held against. They check nothing.

use std::ffi::OsString;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use calamine::{Data, DataRef, Reader, Xlsx, open_workbook};
use rayon::prelude::*;
use rust_xlsxwriter::{Format, FormatBorder, Workbook};

/// One bare loop.
pub enum Work {
    /// Opens every workbook below a folder and adds up its numbers, on all cores.
    Cards(PathBuf),
    /// Adds up the numbers of the longest workbook below a folder, cell by cell.
    Ledger(PathBuf),
    /// Writes so many rows of 14 cells, keeping only the current one.
    Rows(PathBuf, u32),
    /// Writes the cells of every workbook of a folder again, so many times over, on all cores.
    Templates(PathBuf, PathBuf, usize),
}

/// The loop that the arguments ask for, if they ask for one.
pub fn asked_for(args: &[OsString]) -> Result<Option<Work>> {
    let [bare, what, rest @ ..] = args else {
        return Ok(None);
    };
    if bare != "bare" {
        return Ok(None);
    }
    let path = |i: usize| rest.get(i).map(PathBuf::from).context("a path");
    let number = |i: usize| -> Result<usize> {
        let text = rest.get(i).and_then(|arg| arg.to_str());
        Ok(text.context("a number")?.parse()?)
    };
    Ok(Some(match what.to_str() {
        Some("cards") => Work::Cards(path(0)?),
        Some("ledger") => Work::Ledger(path(0)?),
        Some("rows") => Work::Rows(path(0)?, u32::try_from(number(1)?)?),
        Some("templates") => Work::Templates(path(0)?, path(1)?, number(2)?),
        _ => bail!("no such loop"),
    }))
}

impl Work {
    /// Runs it.
    pub fn run(self) -> Result<()> {
        match self {
            Self::Cards(folder) => {
                let sums: Result<Vec<f64>> = workbooks(&folder)?
                    .par_iter()
                    .map(|path| sum(path))
                    .collect();
                println!("{}", sums?.iter().sum::<f64>());
            }
            Self::Ledger(folder) => {
                let size = |path: &PathBuf| path.metadata().map_or(0, |about| about.len());
                let files = workbooks(&folder)?;
                let longest = files.iter().max_by_key(|path| size(path));
                println!("{}", stream(longest.context("no workbook")?)?);
            }
            Self::Rows(target, rows) => write_rows(&target, rows)?,
            Self::Templates(from, to, times) => write_templates(&from, &to, times)?,
        }
        Ok(())
    }
}

/// Every workbook below a folder.
pub fn workbooks(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(workbooks(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "xlsx")
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn open(path: &Path) -> Result<Xlsx<BufReader<File>>> {
    Ok(open_workbook(path)?)
}

fn sum(path: &Path) -> Result<f64> {
    let mut book = open(path)?;
    let mut total = 0.0;
    for (_, range) in book.worksheets() {
        for (_, _, cell) in range.used_cells() {
            if let Data::Float(number) = cell {
                total += number;
            }
        }
    }
    Ok(total)
}

fn stream(path: &Path) -> Result<f64> {
    let mut book = open(path)?;
    let mut total = 0.0;
    for name in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&name)?;
        while let Some(cell) = cells.next_cell()? {
            if let DataRef::Float(number) = cell.get_value() {
                total += number;
            }
        }
    }
    Ok(total)
}

fn write_rows(target: &Path, rows: u32) -> Result<()> {
    let mut book = Workbook::new();
    let framed = Format::new().set_border(FormatBorder::Thin);
    let sheet = book.add_worksheet_with_constant_memory()?;
    for row in 0..rows {
        for col in 0..14 {
            if col % 4 == 0 {
                sheet.write_number_with_format(row, col, row, &framed)?;
            } else {
                let text = format!("永兴村{row}组{col}号");
                sheet.write_string_with_format(row, col, text, &framed)?;
            }
        }
    }
    book.save(target)?;
    Ok(())
}

/// A sheet's name and what stands in its cells.
type Sheet = (String, Vec<(u32, u32, String)>);

fn write_templates(from: &Path, to: &Path, times: usize) -> Result<()> {
    std::fs::create_dir_all(to)?;
    let books: Result<Vec<Vec<Sheet>>> = workbooks(from)?.iter().map(|path| cells(path)).collect();
    let books = books?;
    (0..times).into_par_iter().try_for_each(|n| {
        for (i, sheets) in books.iter().enumerate() {
            write_again(sheets, &to.join(format!("{n}-{i}.xlsx")))?;
        }
        Ok(())
    })
}

fn cells(path: &Path) -> Result<Vec<Sheet>> {
    let mut book = open(path)?;
    let sheets = book.worksheets().into_iter().map(|(name, range)| {
        let (top, left) = range.start().unwrap_or_default();
        let cells = range.cells().filter_map(|(row, col, cell)| {
            let (row, col) = (u32::try_from(row).ok()?, u32::try_from(col).ok()?);
            Some((top + row, left + col, cell.to_string()))
        });
        (name, cells.collect())
    });
    Ok(sheets.collect())
}

fn write_again(sheets: &[Sheet], target: &Path) -> Result<()> {
    let mut book = Workbook::new();
    let framed = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    for (name, cells) in sheets {
        let sheet = book.add_worksheet().set_name(name)?;
        for (row, col, text) in cells {
            let col = u16::try_from(*col)?;
            if text.is_empty() {
                sheet.write_blank(*row, col, &framed)?;
            } else {
                sheet.write_string_with_format(*row, col, text, &framed)?;
            }
        }
    }
    book.save(target)?;
    Ok(())
}

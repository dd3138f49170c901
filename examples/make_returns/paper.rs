//! A worksheet with the few looks that these forms need, and a margin before the first cell.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet};

use crate::habits::Written;

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Without a frame: numbers of the form, captions, remarks.
    Bare,
    /// The title.
    Title,
    /// A label or a column's head.
    Label,
    /// An answer.
    Answer,
}

/// The formats of one workbook.
#[derive(Debug)]
pub struct Looks {
    bare: Format,
    title: Format,
    label: Format,
    answer: Format,
}

impl Looks {
    /// Makes them.
    pub fn new() -> Self {
        let base = || {
            Format::new()
                .set_font_name("宋体")
                .set_align(FormatAlign::VerticalCenter)
        };
        let framed = || base().set_border(FormatBorder::Thin).set_text_wrap();
        Self {
            bare: base().set_font_size(11),
            title: base()
                .set_font_size(16)
                .set_bold()
                .set_align(FormatAlign::Center),
            label: framed().set_align(FormatAlign::Center),
            answer: framed().set_align(FormatAlign::Left),
        }
    }

    fn get(&self, look: Look) -> &Format {
        match look {
            Look::Bare => &self.bare,
            Look::Title => &self.title,
            Look::Label => &self.label,
            Look::Answer => &self.answer,
        }
    }
}

/// One sheet, addressed from the form's own first cell.
pub struct Paper<'w> {
    /// The sheet behind.
    pub sheet: &'w mut Worksheet,
    looks: &'w Looks,
    margin: (u32, u16),
}

impl<'w> Paper<'w> {
    /// A sheet with these rows above and columns beside the form.
    pub fn new(sheet: &'w mut Worksheet, looks: &'w Looks, margin: (u32, u16)) -> Self {
        Self {
            sheet,
            looks,
            margin,
        }
    }

    /// The 1-based row in the file of a row of the form.
    pub fn row_number(&self, row: u32) -> u32 {
        row + self.margin.0 + 1
    }

    /// Widths of the columns, in characters.
    pub fn widths(&mut self, widths: &[u16]) -> anyhow::Result<()> {
        for (width, col) in widths.iter().zip(self.margin.1..) {
            self.sheet.set_column_width(col, f64::from(*width))?;
        }
        Ok(())
    }

    /// Writes text.
    pub fn text(&mut self, at: (u32, u16), look: Look, text: &str) -> anyhow::Result<()> {
        self.write(at, look, &Written::Text(text.to_owned()))
    }

    /// Writes whatever a clerk wrote.
    pub fn write(&mut self, at: (u32, u16), look: Look, what: &Written) -> anyhow::Result<()> {
        let (row, col) = (at.0 + self.margin.0, at.1 + self.margin.1);
        let format = self.looks.get(look);
        match what {
            Written::Blank => self.sheet.write_blank(row, col, format)?,
            Written::Text(text) => self
                .sheet
                .write_string_with_format(row, col, text, format)?,
            Written::Number(number) => self
                .sheet
                .write_number_with_format(row, col, *number, format)?,
        };
        Ok(())
    }

    /// Writes over several columns of a row, merged.
    pub fn across(
        &mut self,
        at: (u32, u16),
        last_col: u16,
        look: Look,
        what: &Written,
    ) -> anyhow::Result<()> {
        let (row, col) = (at.0 + self.margin.0, at.1 + self.margin.1);
        let format = self.looks.get(look);
        self.sheet
            .merge_range(row, col, row, last_col + self.margin.1, "", format)?;
        self.write(at, look, what)
    }

    /// Merges cells down a column, after they were written.
    pub fn down(
        &mut self,
        at: (u32, u16),
        last_row: u32,
        look: Look,
        text: &str,
    ) -> anyhow::Result<()> {
        let (row, col) = (at.0 + self.margin.0, at.1 + self.margin.1);
        let format = self.looks.get(look);
        self.sheet
            .merge_range(row, col, last_row + self.margin.0, col, text, format)?;
        Ok(())
    }
}

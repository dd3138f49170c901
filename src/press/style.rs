//! How printed sheets look: the fonts of Chinese offices, one frame, few colours.
//!
//! A workbook names one font a cell. Each carries the Chinese character set and a family, by which Excel, WPS and
//! LibreOffice find a neighbour where the font is not installed.

use crate::diagnostic::{Diagnostic, Level};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// Titles; offices have it, other machines fall back to a serif.
pub(super) const TITLE_FONT: &str = "方正小标宋简体";
/// Headings and the number of an annex.
pub(super) const HEADING_FONT: &str = "黑体";
/// Labels.
pub(super) const LABEL_FONT: &str = "宋体";
/// What people write.
pub(super) const ANSWER_FONT: &str = "仿宋";
/// Remarks.
pub(super) const REMARK_FONT: &str = "楷体";

/// Cells to fill, on the screen; the page setup leaves it off the paper.
pub(super) const TO_FILL: Color = Color::RGB(0x00FF_F8E1);
/// The tab of a sheet to fill.
pub(super) const TO_FILL_TAB: Color = Color::RGB(0x00F2_C14E);
/// The head of a ledger, on the screen.
pub(super) const HEAD_FILL: Color = Color::RGB(0x00EA_F0F6);
/// Words of ours beside the form.
pub(super) const AIDE: Color = Color::RGB(0x005F_6B7A);
/// A breach that must be mended.
pub(super) const ERROR_FILL: Color = Color::RGB(0x00FF_C7CE);
/// Its text.
pub(super) const ERROR_TEXT: Color = Color::RGB(0x009C_0006);
/// A breach that may be true.
pub(super) const WARNING_FILL: Color = Color::RGB(0x00FF_E0A3);
/// Its text.
pub(super) const WARNING_TEXT: Color = Color::RGB(0x0080_4A00);

/// A breach that the office has explained.
pub(super) const EXPLAINED_FILL: Color = Color::RGB(0x00DD_EBD4);

/// The character set GB2312, as workbooks number it.
const GB2312: u8 = 134;
const SERIF: u8 = 1;
const SANS: u8 = 2;
const SCRIPT: u8 = 4;

/// Height of an ordinary row and width of an ordinary column, in pixels.
const ROW: u32 = 20;
const COLUMN: u32 = 64;

/// A workbook that measures its columns in a font whose digits are as wide in Excel, WPS and LibreOffice. Where the font
/// is missing, columns come out wider and the page is shrunk until a third of it stays white.
pub(super) fn workbook() -> Result<Workbook, XlsxError> {
    let ground = Format::new()
        .set_font_name("Times New Roman")
        .set_font_family(SERIF)
        .set_font_size(11.0);
    let mut book = Workbook::new();
    book.set_default_format(&ground, ROW, COLUMN)?;
    Ok(book)
}

/// Which sides of a cell are ruled: top, right, bottom, left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Edges(pub [bool; 4]);

impl Edges {
    /// A box.
    pub(super) const ALL: Self = Self([true; 4]);
    /// A line to write on.
    pub(super) const UNDERLINE: Self = Self([false, false, true, false]);

    /// Rules these sides.
    pub(super) fn rule(self, format: Format) -> Format {
        let rules = [
            Format::set_border_top,
            Format::set_border_right,
            Format::set_border_bottom,
            Format::set_border_left,
        ];
        let sides = rules.into_iter().zip(self.0).filter(|(_, wanted)| *wanted);
        sides.fold(format, |format, (rule, _)| rule(format, FormatBorder::Thin))
    }
}

/// Text in a font and size, centred and wrapped.
pub(super) fn text(font: &str, size: f64) -> Format {
    let family = match font {
        HEADING_FONT => SANS,
        REMARK_FONT => SCRIPT,
        _ => SERIF,
    };
    Format::new()
        .set_font_name(font)
        .set_font_charset(GB2312)
        .set_font_family(family)
        .set_font_size(size)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// The same, from the left.
pub(super) fn left(format: Format) -> Format {
    format.set_align(FormatAlign::Left)
}

/// The same, to the right.
pub(super) fn right(format: Format) -> Format {
    format.set_align(FormatAlign::Right)
}

/// The cell that names a finding's level.
pub(super) fn of_finding(finding: &Diagnostic) -> Format {
    let format = text(ANSWER_FONT, 11.0).set_border(FormatBorder::Thin);
    match finding.level {
        Level::Error => format
            .set_background_color(ERROR_FILL)
            .set_font_color(ERROR_TEXT),
        Level::Warning => format
            .set_background_color(WARNING_FILL)
            .set_font_color(WARNING_TEXT),
        Level::Notice if finding.explanation.is_some() => {
            format.set_background_color(EXPLAINED_FILL)
        }
        Level::Notice => format,
    }
}

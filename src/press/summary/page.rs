//! What every sheet of a summary has in common: title, the line under it, and how it prints.

use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::style;
use crate::campaign::stamp::AIDE_MARK;
use crate::rollup::{FormSummary, Summary};

/// Height of a row of one line.
pub(super) const ROW: u32 = 20;
/// Height of each further line.
const LINE: u32 = 16;
/// Lines after which a row grows no higher.
pub(super) const MOST_LINES: u32 = 25;

/// ISO A4, as the file format numbers papers.
const A4: u8 = 9;

/// The head of a sheet.
pub(super) struct Page<'a> {
    /// First row.
    pub title: &'a str,
    /// Second row.
    pub caption: &'a str,
    /// True where the caption is a warning too.
    pub provisional: bool,
    /// Last column of the table below.
    pub last_column: ColNum,
}

/// Writes title and caption into the first two rows.
pub(super) fn head(sheet: &mut Worksheet, page: &Page<'_>) -> Result<(), XlsxError> {
    across(sheet, 0, page.last_column, page.title, &style::title())?;
    sheet.set_row_height(0, 30)?;
    let caption = if page.provisional {
        style::alarm()
    } else {
        style::caption()
    };
    sheet.write_string_with_format(1, 0, page.caption, &caption)?;
    sheet.set_row_height(1, 20)?;
    Ok(())
}

/// A text over all columns; a single column needs no merging.
pub(super) fn across(
    sheet: &mut Worksheet,
    row: RowNum,
    last_column: ColNum,
    text: &str,
    format: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    if last_column == 0 {
        sheet.write_string_with_format(row, 0, text, format)?;
    } else {
        sheet.merge_range(row, 0, row, last_column, text, format)?;
    }
    Ok(())
}

/// `汇总单位：白城市　截至 2017年11月30日　应报 5 个县（市、区），已报 4 个`.
pub(super) fn caption(summary: &Summary<'_>, of_form: &FormSummary) -> String {
    let region = &summary.campaign.regions.get(summary.region).name;
    let coverage = &of_form.coverage;
    let mark = if summary.provisional { "初步　" } else { "" };
    format!(
        "{mark}汇总单位：{region}　截至 {}　应报 {} 个县（市、区），已报 {} 个",
        long_date(summary.as_of),
        coverage.expected,
        coverage.reported(),
    )
}

/// A text of our own on a sheet that is read back: its mark says that it holds no data.
pub(super) fn aide(text: &str) -> String {
    format!("{AIDE_MARK} {text}")
}

/// `2017年11月30日`.
pub(super) fn long_date(day: jiff::civil::Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// How high a row must be for texts that wrap in columns of these widths: programs that only show a file do not work
/// it out for themselves.
pub(super) fn height<'t>(cells: impl IntoIterator<Item = (&'t str, f64)>) -> u32 {
    let lines = cells
        .into_iter()
        .map(|(text, width)| lines(text, width))
        .max();
    height_of(lines.unwrap_or(1))
}

/// How high a row of so many lines must be.
pub(super) fn height_of(lines: u32) -> u32 {
    // Excel's highest row is 409 points.
    (ROW + LINE * lines.saturating_sub(1)).min(400)
}

/// How many lines a text takes in a column of this width, as far as that matters.
pub(super) fn lines(text: &str, width: f64) -> u32 {
    // Half a character of margin on either side.
    let room = (width - 1.0).max(1.0);
    let columns = |line: &str| f64::from(u32::try_from(line.width()).unwrap_or(u32::MAX));
    let lines = |line: &str| (columns(line) / room).ceil().max(1.0);
    let lines = match memchr::memchr(b'\n', text.as_bytes()) {
        None => lines(text),
        Some(_) => text.lines().map(lines).sum(),
    };
    // So few that no cast can overflow.
    let lines = lines.min(f64::from(MOST_LINES));
    (1..=MOST_LINES)
        .find(|n| f64::from(*n) >= lines)
        .unwrap_or(MOST_LINES)
}

/// A4 across, one page wide, headings on every page.
pub(super) fn landscape(
    sheet: &mut Worksheet,
    headings: (RowNum, RowNum),
) -> Result<(), XlsxError> {
    sheet.set_landscape();
    print(sheet);
    sheet.set_repeat_rows(headings.0, headings.1)?;
    Ok(())
}

/// A4, one page wide, pages numbered.
pub(super) fn print(sheet: &mut Worksheet) {
    sheet
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3)
        .set_print_center_horizontally(true)
        .set_footer("&C第 &P 页，共 &N 页");
}

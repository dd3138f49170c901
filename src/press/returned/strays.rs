//! 未识别内容: what stood on the return and belongs to no field, so that nothing is lost on the way back.

use rust_xlsxwriter::{FormatBorder, Worksheet, XlsxError};

use crate::campaign::stamp::{STRAY_HEADINGS, STRAY_SHEET};
use crate::intake::Stray;
use crate::press::style::{self, ANSWER_FONT, HEADING_FONT, REMARK_FONT, TITLE_FONT};

/// Row of the headings.
const HEAD: u32 = 2;
/// Lines that a clerk may be asked to read.
const MOST: usize = 5_000;
const WIDTHS: [f64; 3] = [18.0, 12.0, 80.0];
const LONGEST: usize = 8_000;

/// Writes the list.
pub(super) fn write(sheet: &mut Worksheet, strays: &[Stray]) -> Result<(), XlsxError> {
    sheet.set_name(STRAY_SHEET)?;
    let title = style::text(TITLE_FONT, 18.0);
    sheet.merge_range(0, 0, 0, 2, STRAY_SHEET, &title)?;
    let remark = style::left(style::text(REMARK_FONT, 11.0));
    let words = remark_for(strays.len());
    sheet.merge_range(1, 0, 1, 2, &words, &remark)?;
    sheet.set_row_height(0, 30)?.set_row_height(1, 36)?;
    let head = style::text(HEADING_FONT, 11.0)
        .set_border(FormatBorder::Thin)
        .set_background_color("#E7ECF2");
    for ((heading, width), col) in STRAY_HEADINGS.iter().zip(WIDTHS).zip(0..) {
        sheet.set_column_width(col, width)?;
        sheet.write_string_with_format(HEAD, col, *heading, &head)?;
    }
    let body = style::left(style::text(ANSWER_FONT, 11.0)).set_border(FormatBorder::Thin);
    for (stray, row) in strays.iter().take(MOST).zip(HEAD + 1..) {
        let text: String = stray.text.chars().take(LONGEST).collect();
        sheet.write_string_with_format(row, 0, stray.sheet.as_deref().unwrap_or(""), &body)?;
        sheet.write_string_with_format(row, 1, stray.cell.to_string(), &body)?;
        sheet.write_string_with_format(row, 2, text, &body)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn remark_for(count: usize) -> String {
    let more = if count > MOST {
        format!("共 {count} 格，这里列出前 {MOST} 格，其余请看原表。")
    } else {
        String::new()
    };
    let words = "原表上的这些内容不属于任何栏目，没有读入。要上报的，请填到表里相应的栏目；不用上报的不必理会。";
    words.to_owned() + &more
}

//! One sheet of findings: title, counts, a filtered table that prints on A4 across.

use rust_xlsxwriter::{Format, FormatBorder, Url, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::diagnostic::Diagnostic;
use crate::press::style::{self, ANSWER_FONT, HEADING_FONT, REMARK_FONT, TITLE_FONT};

/// Excel opens no sheet with more links.
const MOST_LINKS: u32 = 65_000;
/// Row of the headings, zero-based.
const HEAD: u32 = 2;

/// One finding, worded.
#[derive(Debug)]
pub(super) struct Line<'f> {
    pub finding: &'f Diagnostic,
    /// 附件1
    pub form: String,
    /// The field's label.
    pub field: String,
    /// The rule's title.
    pub rule: String,
    /// Where the cell is.
    pub target: Option<String>,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Level,
    Code,
    Rule,
    File,
    Sheet,
    Cell,
    Form,
    Field,
    Record,
    Raw,
    Expected,
    Message,
    /// Left blank, for the office that mends or explains.
    Explanation,
}

impl Column {
    /// Heading, and width in characters.
    const fn head(self) -> (&'static str, u8) {
        match self {
            Self::Level => ("级别", 6),
            Self::Code => ("代码", 7),
            Self::Rule => ("规则", 18),
            Self::File => ("文件", 30),
            Self::Sheet => ("工作表", 10),
            Self::Cell => ("单元格", 8),
            Self::Form => ("表", 7),
            Self::Field => ("栏目", 16),
            Self::Record => ("对象", 20),
            Self::Raw => ("填写内容", 14),
            Self::Expected => ("应为", 14),
            Self::Message => ("问题与办法", 60),
            Self::Explanation => ("说明", 24),
        }
    }

    fn text(self, line: &Line<'_>) -> String {
        let finding = line.finding;
        let place = &finding.place;
        let or_blank = |text: &Option<String>| text.clone().unwrap_or_default();
        match self {
            Self::Level => finding.level.label().to_owned(),
            Self::Code => finding.code.clone(),
            Self::Rule => line.rule.clone(),
            Self::File => place.file.clone(),
            Self::Sheet => or_blank(&place.sheet),
            Self::Cell => place.cell.map_or(String::new(), |cell| cell.to_string()),
            Self::Form => line.form.clone(),
            Self::Field => line.field.clone(),
            Self::Record => or_blank(&finding.record),
            Self::Raw => or_blank(&finding.raw),
            Self::Expected => or_blank(&finding.expected),
            Self::Message => finding.text(),
            Self::Explanation => or_blank(&finding.explanation),
        }
    }
}

/// Fills a sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    name: &str,
    counts: &str,
    columns: &[Column],
    lines: &[&Line<'_>],
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    let title = style::text(TITLE_FONT, 18.0);
    sheet.merge_range(0, 0, 0, last_column, "审核意见", &title)?;
    let remark = style::left(style::text(REMARK_FONT, 11.0));
    sheet.merge_range(1, 0, 1, last_column, counts, &remark)?;
    sheet.set_row_height(0, 30)?.set_row_height(1, 32)?;
    for (column, place) in columns.iter().zip(0..) {
        let (heading, width) = column.head();
        sheet.set_column_width(place, width)?;
        sheet.write_string_with_format(HEAD, place, heading, &head_format())?;
    }
    for (line, row) in lines.iter().zip(HEAD + 1..) {
        sheet.set_row_height(row, height(columns, line))?;
        for (column, place) in columns.iter().zip(0..) {
            cell(sheet, row, place, *column, line)?;
        }
    }
    let last_row = HEAD + u32::try_from(lines.len()).unwrap_or(0);
    sheet.autofilter(HEAD, 0, last_row, last_column)?;
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_footer("&C第 &P 页，共 &N 页");
    Ok(())
}

/// Points for the longest cell of a line when it is wrapped: not every program measures on opening.
fn height(columns: &[Column], line: &Line<'_>) -> f64 {
    let lines = |column: &Column| {
        let room = usize::from(column.head().1).saturating_sub(1).max(1);
        column.text(line).width().div_ceil(room)
    };
    let most = columns.iter().map(lines).max().unwrap_or(1).clamp(1, 20);
    u32::try_from(most).map_or(16.0, |lines| f64::from(lines) * 15.0 + 3.0)
}

fn cell(
    sheet: &mut Worksheet,
    row: u32,
    place: u16,
    column: Column,
    line: &Line<'_>,
) -> Result<(), XlsxError> {
    let text = column.text(line);
    let links_here = match column {
        Column::Cell => line.finding.place.cell.is_some(),
        Column::File => true,
        _ => false,
    };
    match &line.target {
        Some(target) if links_here && row < MOST_LINKS / 2 => {
            let format = body_format().set_font_color("#0563C1");
            sheet.write_url_with_format(row, place, Url::new(target).set_text(text), &format)?;
        }
        _ if column == Column::Level => {
            sheet.write_string_with_format(row, place, text, &style::of_finding(line.finding))?;
        }
        _ => {
            sheet.write_string_with_format(row, place, clipped(text), &body_format())?;
        }
    }
    Ok(())
}

/// Excel holds no longer text in a cell.
fn clipped(text: String) -> String {
    const LONGEST: usize = 32_000;
    if text.len() <= LONGEST {
        text
    } else {
        text.chars().take(LONGEST / 4).chain(['…']).collect()
    }
}

fn head_format() -> Format {
    style::text(HEADING_FONT, 11.0)
        .set_border(FormatBorder::Thin)
        .set_background_color("#E7ECF2")
}

fn body_format() -> Format {
    style::left(style::text(ANSWER_FONT, 11.0)).set_border(FormatBorder::Thin)
}

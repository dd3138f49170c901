//! 审核意见: one line a finding, the gravest first, with a link to its cell and room for an explanation.

use rust_xlsxwriter::{
    DataValidation, Format, FormatAlign, FormatBorder, ProtectionOptions, Url, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::located::Located;
use super::sheets::FormSheet;
use crate::campaign::stamp::{AIDE_MARK, REVIEW_HEADINGS, REVIEW_SHEET};
use crate::campaign::{Campaign, Level};
use crate::diagnostic::Diagnostic;
use crate::intake::FieldPath;
use crate::press::style::{
    self, AIDE, ANSWER_FONT, HEADING_FONT, REMARK_FONT, TITLE_FONT, TO_FILL,
};

/// Excel opens no sheet with more links.
const MOST_LINKS: usize = 60_000;
/// Row of the headings.
const HEAD: u32 = 3;
const LAST: u16 = 8;
/// 核对码 is there for the program and only wide enough to be sorted along.
const WIDTHS: [f64; 9] = [1.6, 6.0, 12.0, 8.0, 16.0, 16.0, 44.0, 34.0, 30.0];
const LONGEST: usize = 8_000;

/// What a list of findings is printed from.
pub(super) struct Review<'a> {
    pub campaign: &'a Campaign,
    /// The return's name.
    pub file: &'a str,
    pub found: &'a [Located<'a>],
    pub sheets: &'a [FormSheet],
    /// Cells on the list of what could not be placed.
    pub strays: usize,
    /// What the office should do with this workbook.
    pub how: &'a str,
}

impl Review<'_> {
    /// Writes the list.
    pub fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(REVIEW_SHEET)?;
        self.head(sheet)?;
        for (one, row) in self.found.iter().zip(HEAD + 1..) {
            self.line(sheet, row, one)?;
        }
        let last = HEAD + u32::try_from(self.found.len()).unwrap_or(0);
        sheet.autofilter(HEAD, 0, last.max(HEAD + 1), LAST)?;
        sheet.set_freeze_panes(HEAD + 1, 0)?;
        sheet
            .set_landscape()
            .set_paper_size(9)
            .set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3)
            .set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(HEAD, HEAD)?;
        sheet.set_footer("&C第 &P 页，共 &N 页");
        sheet.protect_with_options(&ProtectionOptions {
            format_rows: true,
            format_columns: true,
            sort: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        });
        Ok(())
    }

    fn head(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let title = style::text(TITLE_FONT, 18.0);
        sheet.merge_range(0, 0, 0, LAST, "审核意见（退回修改）", &title)?;
        let remark = style::left(style::text(REMARK_FONT, 12.0));
        sheet.merge_range(1, 0, 1, LAST, &self.counts(), &remark)?;
        sheet.merge_range(2, 0, 2, LAST, self.how, &remark)?;
        sheet
            .set_row_height(0, 32)?
            .set_row_height(1, 20)?
            .set_row_height(2, 36)?
            .set_row_height(HEAD, 22)?;
        let head = style::text(HEADING_FONT, 11.0)
            .set_border(FormatBorder::Thin)
            .set_background_color("#E7ECF2");
        for ((heading, width), col) in REVIEW_HEADINGS.iter().zip(WIDTHS).zip(0..) {
            sheet.set_column_width(col, width)?;
            let format = if col == 0 {
                print_format()
            } else {
                head.clone()
            };
            sheet.write_string_with_format(HEAD, col, *heading, &format)?;
        }
        Ok(())
    }

    fn counts(&self) -> String {
        let at = |level| {
            let found = self.found.iter();
            found.filter(|one| one.finding.level == level).count()
        };
        let strays = match self.strays {
            0 => String::new(),
            count => format!("另有 {count} 格内容没有读入，见“未识别内容”。"),
        };
        format!(
            "{}：强制 {} 处，核实 {} 处，提示 {} 处。{strays}",
            self.file,
            at(Level::Error),
            at(Level::Warning),
            at(Level::Notice)
        )
    }

    fn line(&self, sheet: &mut Worksheet, row: u32, one: &Located<'_>) -> Result<(), XlsxError> {
        let finding = one.finding;
        let body = body();
        let texts = self.texts(one);
        sheet.set_row_height(row, height(&texts))?;
        let ticket = finding.ticket().to_string();
        sheet.write_string_with_format(row, 0, ticket, &print_format())?;
        let level = style::of_finding(finding);
        sheet.write_string_with_format(row, 1, finding.level.label(), &level)?;
        for (text, col) in texts[2..8].iter().zip(2_u16..) {
            let linked = col == 3 && (row as usize) < MOST_LINKS;
            match self.link(one).filter(|_| linked) {
                Some(link) => {
                    let format = body.clone().set_font_color("#0563C1");
                    let url = Url::new(link).set_text(text);
                    sheet.write_url_with_format(row, col, url, &format)?;
                }
                None => {
                    sheet.write_string_with_format(row, col, text, &body)?;
                }
            }
        }
        explanation(sheet, row, finding, &texts[8])
    }

    /// The texts of a line, column by column.
    fn texts(&self, one: &Located<'_>) -> [String; 9] {
        let finding = one.finding;
        let form = finding.form.as_deref();
        let form = form.and_then(|id| self.campaign.form_by_name(id));
        let field = finding.field.as_deref().unwrap_or_default();
        let label = form.map_or(String::new(), |(_, form)| FieldPath::label_of(form, field));
        let (sheet, cell) = match one.spot {
            Some((sheet, area)) => (self.sheets[sheet].name.clone(), area.first.to_string()),
            None => original(finding),
        };
        let said = match (
            finding.explanation.as_ref().or(one.refused.as_ref()),
            finding.level,
        ) {
            (Some(text), _) => text.clone(),
            (None, Level::Error) => format!("{AIDE_MARK} 必须改正，不能以说明代替"),
            (None, _) => String::new(),
        };
        [
            String::new(),
            String::new(),
            sheet,
            cell,
            label,
            clipped(finding.raw.as_deref().unwrap_or_default()),
            clipped(&one.message),
            clipped(&finding.advice),
            clipped(&said),
        ]
    }

    fn link(&self, one: &Located<'_>) -> Option<String> {
        let (sheet, area) = one.spot?;
        let name = self.sheets[sheet].name.replace('\'', "''");
        Some(format!("internal:'{name}'!{}", area.first))
    }
}

/// Open to write where an explanation may be given.
fn explanation(
    sheet: &mut Worksheet,
    row: u32,
    finding: &Diagnostic,
    text: &str,
) -> Result<(), XlsxError> {
    let open = finding.level == Level::Warning || finding.explanation.is_some();
    if !open {
        let format = body().set_font_color(AIDE);
        sheet.write_string_with_format(row, LAST, text, &format)?;
        return Ok(());
    }
    let format = body()
        .set_unlocked()
        .set_background_color(TO_FILL)
        .set_num_format("@");
    if text.is_empty() {
        sheet.write_blank(row, LAST, &format)?;
    } else {
        sheet.write_string_with_format(row, LAST, text, &format)?;
    }
    let prompt = DataValidation::new()
        .allow_any_value()
        .set_input_title("说明")?
        .set_input_message(
            "填错的，请到表里改正，这里不用写。\n属实的，写明具体原因，如“2017年合村并组，由两村合并”。只写“属实”“核实无误”的不予采纳。",
        )?;
    sheet.add_data_validation(row, LAST, row, LAST, &prompt)?;
    Ok(())
}

/// Sheet and cell of the return itself, for what the copy has no place for.
fn original(finding: &Diagnostic) -> (String, String) {
    let place = &finding.place;
    let sheet = place.sheet.as_deref();
    (
        sheet.map_or(String::new(), |sheet| format!("原表“{sheet}”")),
        place.cell.map_or(String::new(), |cell| cell.to_string()),
    )
}

fn body() -> Format {
    style::left(style::text(ANSWER_FONT, 11.0)).set_border(FormatBorder::Thin)
}

/// Small and pale, on one line.
fn print_format() -> Format {
    Format::new()
        .set_font_size(1)
        .set_font_color("#D9D9D9")
        .set_align(FormatAlign::Left)
}

/// Points for the longest cell of a line when it is wrapped: not every program measures on opening.
fn height(texts: &[String; 9]) -> f64 {
    let lines = texts.iter().zip(WIDTHS).map(|(text, width)| {
        let mut room = 1_usize;
        while room < 100 && f64::from(u32::try_from(room + 2).unwrap_or(0)) * 1.12 < width {
            room += 1;
        }
        text.lines()
            .map(|line| line.width().div_ceil(room).max(1))
            .sum::<usize>()
    });
    let most = lines.max().unwrap_or(1).clamp(1, 20);
    u32::try_from(most).map_or(16.0, |lines| f64::from(lines) * 16.0 + 6.0)
}

fn clipped(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST / 4).collect();
    kept + "…"
}

//! 上报进度 as a sheet of coloured cells, units down and forms across, that a chief reads at a glance.
//!
//! Every cell says its state in words too: colours are lost on a grey printer.

use rust_xlsxwriter::{
    ColNum, Color, Format, FormatBorder, RowNum, Workbook, Worksheet, XlsxError,
};

use super::stamp;
use super::style::{
    self, ANSWER_FONT, ERROR_FILL, ERROR_TEXT, HEADING_FONT, REMARK_FONT, TITLE_FONT, WARNING_FILL,
    WARNING_TEXT,
};
use crate::campaign::RegionId;
use crate::campaign::stamp::Stamp;
use crate::status::{Cell, Rate, Returns, State, Status};

/// Row of the headings.
const HEAD: RowNum = 2;
/// Column of the first form; city and unit stand before it.
const FORMS: ColNum = 2;
const GOOD: (Color, Color) = (Color::RGB(0x00C6_EFCE), Color::RGB(0x0000_6100));
const DECLARED: (Color, Color) = (Color::RGB(0x00E2_F0D9), Color::RGB(0x0000_6100));
const IN_HAND: (Color, Color) = (Color::RGB(0x00DD_EBF7), Color::RGB(0x001F_4E78));
const TO_RETURN: (Color, Color) = (Color::RGB(0x00E6_B8F0), Color::RGB(0x005B_0F73));
const NOT_ASKED: (Color, Color) = (Color::RGB(0x00F2_F2F2), Color::RGB(0x0080_8080));
const HEADING: Color = Color::RGB(0x00E7_ECF2);

/// The workbook, ready to be saved.
pub fn status_workbook(status: &Status<'_>) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("上报进度")?;
    let forms: Vec<&Returns> = status.forms().collect();
    let last = FORMS + columns(forms.len().saturating_sub(1));
    head(sheet, status, last)?;
    let units = rates(sheet, status, &forms)?;
    let end = cells(sheet, status, &forms, units)?;
    sheet.set_column_width(0, 13)?.set_column_width(1, 24)?;
    sheet.set_column_range_width(FORMS, last, 18)?;
    sheet.set_freeze_panes(units, FORMS)?;
    sheet
        .set_paper_size(9)
        .set_print_area(0, 0, end.saturating_sub(1), last)?
        .set_print_fit_to_pages(1, 1)
        .set_print_center_horizontally(true);
    let ids: Vec<&str> = forms
        .iter()
        .map(|returns| status.campaign.form(returns.form).id.as_str())
        .collect();
    let mark = Stamp::list(&status.campaign.id, &ids);
    stamp(&mut book, &mark, "上报进度", status.as_of)?;
    Ok(book)
}

/// Title, day, and over each form its number, stage and due day.
fn head(sheet: &mut Worksheet, status: &Status<'_>, last: ColNum) -> Result<(), XlsxError> {
    let region = &status.campaign.regions.get(status.region).name;
    let title = format!("{region}上报进度");
    sheet.merge_range(0, 0, 0, last, &title, &style::text(TITLE_FONT, 18.0))?;
    let unknown = if status.registered {
        "“迟”指收件登记在截止日之后"
    } else {
        "没有收件登记，不算及时率"
    };
    let caption = format!("截至 {}　{unknown}", status.as_of);
    let remark = style::left(style::text(REMARK_FONT, 11.0));
    sheet.merge_range(1, 0, 1, last, &caption, &remark)?;
    sheet.set_row_height(0, 30)?.set_row_height(HEAD, 48)?;
    let heading = framed(HEADING_FONT).set_background_color(HEADING);
    sheet.write_string_with_format(HEAD, 0, "市（州）", &heading)?;
    sheet.write_string_with_format(HEAD, 1, "单位", &heading)?;
    let columns = status
        .stages
        .iter()
        .flat_map(|stage| stage.forms.iter().map(move |returns| (stage, returns)));
    for (col, (stage, returns)) in (FORMS..).zip(columns) {
        let number = status.number(returns.form);
        let text = format!("{number}\n{} 截止\n{}", stage.due, stage.days());
        sheet.write_string_with_format(HEAD, col, text, &heading)?;
    }
    Ok(())
}

/// One of a form's rates.
type RateOf = fn(&Returns) -> Rate;

/// The rates of each form with both numbers; gives the row after them.
fn rates(
    sheet: &mut Worksheet,
    status: &Status<'_>,
    forms: &[&Returns],
) -> Result<RowNum, XlsxError> {
    let mut wanted: Vec<(&str, RateOf)> = vec![("上报率", Returns::reported)];
    if status.registered {
        wanted.push(("及时率", Returns::on_time));
    }
    wanted.push(("合格率", Returns::sound));
    let format = framed(HEADING_FONT);
    let mut row = HEAD + 1;
    for (name, rate) in wanted {
        sheet.merge_range(row, 0, row, 1, name, &format)?;
        for (col, returns) in (FORMS..).zip(forms) {
            sheet.write_string_with_format(row, col, rate(returns).written(), &format)?;
        }
        row += 1;
    }
    Ok(row)
}

/// One row a unit, city by city; gives the row after the last.
fn cells(
    sheet: &mut Worksheet,
    status: &Status<'_>,
    forms: &[&Returns],
    first: RowNum,
) -> Result<RowNum, XlsxError> {
    let mut row = first;
    for (city, units) in status.cities() {
        let above = row;
        for unit in units {
            let name = status.unit_name(unit);
            let format = style::left(framed(ANSWER_FONT)).set_indent(1);
            sheet.write_string_with_format(row, 1, name, &format)?;
            for (col, returns) in (FORMS..).zip(forms) {
                let (words, format) = shown(returns, unit);
                sheet.write_string_with_format(row, col, words, &format)?;
            }
            row += 1;
        }
        let name = city.map_or("", |city| &status.campaign.regions.get(city).name);
        let format = framed(HEADING_FONT);
        if row > above + 1 {
            sheet.merge_range(above, 0, row - 1, 0, name, &format)?;
        } else {
            sheet.write_string_with_format(above, 0, name, &format)?;
        }
    }
    Ok(row)
}

fn shown(returns: &Returns, unit: RegionId) -> (String, Format) {
    let cell = returns.cells.get(&unit);
    let (words, (fill, text)) = match cell {
        None => ("—".to_owned(), NOT_ASKED),
        Some(cell) => (words(cell), colours(cell.state)),
    };
    let format = framed(ANSWER_FONT).set_background_color(fill);
    (words, format.set_font_color(text))
}

fn words(cell: &Cell) -> String {
    let late = match cell.on_time {
        Some(false) if cell.state.is_reported() => "（迟）",
        _ => "",
    };
    format!("{}{late}", cell.state.label())
}

/// Fill and text.
const fn colours(state: State) -> (Color, Color) {
    match state {
        State::Missing | State::Blank => (ERROR_FILL, ERROR_TEXT),
        State::Received => IN_HAND,
        State::ToReturn => TO_RETURN,
        State::ToExplain => (WARNING_FILL, WARNING_TEXT),
        State::Sound => GOOD,
        State::Nothing => DECLARED,
    }
}

fn framed(font: &str) -> Format {
    style::text(font, 11.0).set_border(FormatBorder::Thin)
}

fn columns(n: usize) -> ColNum {
    ColNum::try_from(n).unwrap_or(ColNum::MAX / 2)
}

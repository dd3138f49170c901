//! Printing a plan on a worksheet: words, cells to fill, the frame, the page.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, Format, Formula, Worksheet, XlsxError};

use super::plan::{Area, Ask, Plan, Print, Role, Slot};
use super::{look, page};
use crate::campaign::Form;
use crate::press::style::Edges;

/// An answer to print where a plan asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Text, always written as text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A ticked box.
    Ticked,
    /// A number as a cell stored it.
    Stored(f64),
    /// A day, as workbooks count them.
    Day(f64),
    /// TRUE or FALSE.
    Flag(bool),
}

/// What is printed on a plan.
pub struct Ink<'a> {
    /// The form.
    pub form: &'a Form,
    /// The answers to fill in.
    pub answers: &'a dyn Fn(&Ask) -> Option<Answer>,
    /// False for a sample, whose cells nobody fills.
    pub to_fill: bool,
    /// The ground of cells that stand out.
    pub tint: &'a dyn Fn(&Ask) -> Option<Color>,
}

/// Where a value goes in a heading, as the notice prints it.
const GAP: &str = "              ";
/// How a day is shown.
const DAY: &str = "yyyy\"年\"m\"月\"d\"日\"";
/// Height of the row that a sample of a ledger shows.
const SHOWN_ROW: f64 = 36.0;
/// A ticked box, as the drop-down offers it.
pub(in crate::press) const TICKED: &str = "☑";
/// An open box.
pub(in crate::press) const OPEN: &str = "□";

/// Prints a plan; checks and drop-downs come after.
pub(in crate::press) fn paint(
    sheet: &mut Worksheet,
    plan: &Plan,
    ink: &Ink<'_>,
) -> Result<(), XlsxError> {
    frame(sheet, plan, ink)?;
    for slot in &plan.slots {
        if plan.records.is_some() {
            ledger_column(sheet, slot, ink)?;
        } else {
            cell_to_fill(sheet, slot, ink)?;
        }
    }
    Ok(())
}

/// Prints all but the cells to fill.
pub(in crate::press) fn frame(
    sheet: &mut Worksheet,
    plan: &Plan,
    ink: &Ink<'_>,
) -> Result<(), XlsxError> {
    for (width, col) in plan.widths.iter().zip(0..) {
        sheet.set_column_width(col, *width)?;
    }
    for (height, row) in plan.heights.iter().zip(0..) {
        sheet.set_row_height(row, *height)?;
    }
    let title_size = title_size(plan);
    for print in &plan.prints {
        words(sheet, print, title_size, ink.to_fill)?;
    }
    // A formula whose text is empty would otherwise be stored as 0.
    sheet.set_formula_result_default("");
    page::set_up(sheet, plan)?;
    page::protect(sheet, plan);
    Ok(())
}

/// The size in which the title fits over its columns.
fn title_size(plan: &Plan) -> f64 {
    let mut titles = plan.prints.iter();
    let title = titles.find(|print| print.role == Role::Title);
    title.map_or(0.0, |title| {
        let columns = title.area.first.col as usize..=title.area.last.col as usize;
        let widths = plan.widths.get(columns).unwrap_or_default();
        look::title_size(&title.text, widths.iter().sum())
    })
}

fn words(
    sheet: &mut Worksheet,
    print: &Print,
    title_size: f64,
    to_fill: bool,
) -> Result<(), XlsxError> {
    let edges = edges(print.area, print.frame);
    let mut format = edges.rule(look::printed(print.role, title_size));
    if to_fill && print.role == Role::Choice {
        format = look::among_answers(format);
    }
    put_text(sheet, print.area, &print.text, &format)?;
    let parts = print.text.rsplit_once('\n');
    match parts.filter(|(_, hint)| is_label(print.role) && hint.starts_with('（')) {
        Some((label, hint)) => {
            let (row, col) = place(print.area);
            let (large, small) = (look::printed(print.role, title_size), look::hint());
            let parts = [(&large, label), (&small, "\n"), (&small, hint)];
            sheet.write_rich_string_with_format(row, col, &parts, &format)?;
            Ok(())
        }
        None => Ok(()),
    }
}

fn is_label(role: Role) -> bool {
    matches!(role, Role::Label | Role::ColumnHead | Role::LedgerHead)
}

/// Prints a cell to fill, with its answer.
pub(in crate::press) fn cell_to_fill(
    sheet: &mut Worksheet,
    slot: &Slot,
    ink: &Ink<'_>,
) -> Result<(), XlsxError> {
    let heading = heading(ink.form, slot.ask);
    let edges = match (slot.frame, slot.ask) {
        (None, Ask::Value(_)) if heading.is_none() => Edges::UNDERLINE,
        (frame, _) => edges(slot.area, frame),
    };
    let mut format = edges.rule(look::answer(ink.form, slot));
    if ink.to_fill {
        format = look::to_fill(format);
    }
    if let Some(ground) = (ink.tint)(&slot.ask) {
        format = format.set_background_color(ground);
    }
    let answer = (ink.answers)(&slot.ask).or_else(|| open_box(slot.ask));
    let answer = match heading {
        Some(heading) => Some(Answer::Text(in_heading(heading, answer))),
        None => answer,
    };
    put_answer(sheet, slot.area, answer, &format)
}

/// The heading in which a field's value stands, where it stands in one.
pub(in crate::press) fn heading(form: &Form, ask: Ask) -> Option<&str> {
    match ask {
        Ask::Value(path) => look::field(form, path)?.heading.as_deref(),
        _ => None,
    }
}

/// The heading with the value in it, or with the gap that waits for it.
fn in_heading(heading: &str, answer: Option<Answer>) -> String {
    let text = match answer {
        Some(Answer::Text(text)) => text,
        Some(Answer::Number(number)) => number.to_string(),
        Some(Answer::Stored(number) | Answer::Day(number)) => number.to_string(),
        Some(Answer::Flag(flag)) => flag.to_string().to_uppercase(),
        Some(Answer::Ticked) | None => GAP.to_owned(),
    };
    heading.replace("{}", &text)
}

/// A whole column is open, so that blank rows cost nothing and an added row is open as well.
pub(in crate::press) fn ledger_column(
    sheet: &mut Worksheet,
    slot: &Slot,
    ink: &Ink<'_>,
) -> Result<(), XlsxError> {
    let format = look::answer(ink.form, slot);
    let first = Area::cell(slot.area.first.row, slot.area.first.col);
    let answer = (ink.answers)(&slot.ask);
    if !ink.to_fill {
        sheet.set_row_height(first.first.row, SHOWN_ROW)?;
        return put_answer(sheet, first, answer, &Edges::ALL.rule(format));
    }
    let format = format.set_unlocked();
    sheet.set_column_format(column(first.first.col), &format)?;
    match answer {
        Some(answer) => put_answer(sheet, first, Some(answer), &format),
        None => Ok(()),
    }
}

fn open_box(ask: Ask) -> Option<Answer> {
    match ask {
        Ask::Tick(..) | Ask::NothingToReport => Some(Answer::Text(OPEN.to_owned())),
        Ask::Value(_) | Ask::Other(_) => None,
    }
}

/// One record's cell in a ledger's column, framed.
pub(in crate::press) fn ledger_cell(
    sheet: &mut Worksheet,
    slot: &Slot,
    row: u32,
    ink: &Ink<'_>,
) -> Result<(), XlsxError> {
    let mut format = Edges::ALL.rule(look::answer(ink.form, slot)).set_unlocked();
    if let Some(ground) = (ink.tint)(&slot.ask) {
        format = format.set_background_color(ground);
    }
    let area = Area::cell(row, slot.area.first.col);
    put_answer(sheet, area, (ink.answers)(&slot.ask), &format)
}

fn put_answer(
    sheet: &mut Worksheet,
    area: Area,
    answer: Option<Answer>,
    format: &Format,
) -> Result<(), XlsxError> {
    match answer {
        None => put_text(sheet, area, "", format),
        Some(Answer::Text(text)) => put_text(sheet, area, &text, format),
        Some(Answer::Ticked) => put_text(sheet, area, TICKED, format),
        Some(Answer::Number(number)) => {
            put_number(sheet, area, number.to_f64().unwrap_or_default(), format)
        }
        Some(Answer::Stored(number)) => put_number(sheet, area, number, format),
        Some(Answer::Day(days)) => {
            let format = format.clone().set_num_format(DAY);
            put_number(sheet, area, days, &format)
        }
        Some(Answer::Flag(flag)) => {
            put_text(sheet, area, "", format)?;
            let (row, col) = place(area);
            sheet.write_boolean_with_format(row, col, flag, format)?;
            Ok(())
        }
    }
}

fn put_number(
    sheet: &mut Worksheet,
    area: Area,
    number: f64,
    format: &Format,
) -> Result<(), XlsxError> {
    put_text(sheet, area, "", format)?;
    let (row, col) = place(area);
    sheet.write_number_with_format(row, col, number, format)?;
    Ok(())
}

/// Text over an area, merged where it is more than one cell; blank cells keep their format.
pub(in crate::press) fn put_text(
    sheet: &mut Worksheet,
    area: Area,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let (row, col) = place(area);
    if area.is_cell() {
        if text.is_empty() {
            sheet.write_blank(row, col, format)?;
        } else {
            sheet.write_string_with_format(row, col, text, format)?;
        }
    } else {
        sheet.merge_range(row, col, area.last.row, column(area.last.col), text, format)?;
    }
    Ok(())
}

/// A live formula over an area, with the value that it has as long as nothing is typed.
pub(in crate::press) fn put_formula(
    sheet: &mut Worksheet,
    area: Area,
    formula: String,
    result: String,
    role: Role,
) -> Result<(), XlsxError> {
    let format = look::printed(role, 0.0);
    put_text(sheet, area, "", &format)?;
    let (row, col) = place(area);
    let formula = Formula::new(formula).set_result(result);
    sheet.write_formula_with_format(row, col, formula, &format)?;
    Ok(())
}

/// The same for a formula that reckons with whole columns, on one line that runs over the cells to its right: such a
/// formula may not stand in merged cells.
pub(in crate::press) fn put_array_formula(
    sheet: &mut Worksheet,
    area: Area,
    formula: String,
    role: Role,
) -> Result<(), XlsxError> {
    let format = look::printed(role, 0.0).unset_text_wrap();
    let (row, col) = place(area);
    let formula = Formula::new(formula).set_result("");
    sheet.write_array_formula_with_format(row, col, row, col, formula, &format)?;
    Ok(())
}

/// Row and column as the writer counts them.
pub(in crate::press) fn place(area: Area) -> (u32, u16) {
    (area.first.row, column(area.first.col))
}

/// A column as the writer counts it; what is beyond its last makes the write fail there.
pub(in crate::press) fn column(col: u32) -> u16 {
    u16::try_from(col).unwrap_or(u16::MAX)
}

/// The sides on which an area touches its frame.
fn edges(area: Area, frame: Option<Area>) -> Edges {
    frame.map_or_else(Edges::default, |frame| {
        Edges([
            area.first.row == frame.first.row,
            area.last.col == frame.last.col,
            area.last.row == frame.last.row,
            area.first.col == frame.first.col,
        ])
    })
}

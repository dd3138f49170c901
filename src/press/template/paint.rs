//! Printing a plan on a worksheet: words, cells to fill, the frame, the page.

use rust_xlsxwriter::{Color, Worksheet, XlsxError};

use super::plan::{Area, Ask, Plan, Print, Role, Slot};
use super::put::{Answer, column, place, put_answer, put_text};
use super::{look, page};
use crate::campaign::Form;
use crate::press::style::Edges;

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
/// Height of the row that a sample of a ledger shows.
const SHOWN_ROW: f64 = 36.0;
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

//! What stands around the figures: title, headings, labels, units, the page.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{FIRST, HEADINGS, Matrix, TOTAL, UNITS, columns};
use crate::campaign::{Field, Form};
use crate::press::summary::page::{self, Page};
use crate::press::summary::style::{self, Weight};

/// More columns than this do not fit one page.
const MOST_PER_PAGE: usize = 14;

impl Matrix<'_> {
    /// Title, headings, labels and units.
    pub(super) fn frame(
        &self,
        sheet: &mut Worksheet,
        what: &str,
        names: &[String],
    ) -> Result<(), XlsxError> {
        let last = UNITS + columns(names.len().saturating_sub(1));
        // On several pages only the labels are printed again, so the title stands over them.
        let many = names.len() > MOST_PER_PAGE;
        let (title_over, between) = if many { (TOTAL, "\n") } else { (last, "") };
        let caption = page::aide(&page::caption(self.summary, self.of_form));
        page::head(
            sheet,
            &Page {
                title: &format!("{}{between}（{what}）", self.form.title),
                caption: &caption,
                provisional: self.summary.provisional,
                last_column: title_over,
            },
        )?;
        if many {
            sheet.set_row_height(0, 48)?;
        }
        let heading = style::heading();
        let word = |i: usize, otherwise: &str| {
            let printed = self.form.column_headings.get(i);
            printed.map_or(otherwise.to_owned(), String::clone)
        };
        let head = [word(0, "指标"), word(1, "单位"), "合计".to_owned()];
        for (col, text) in (0..).zip(head.iter().chain(names)) {
            sheet.write_string_with_format(HEADINGS, col, text, &heading)?;
        }
        sheet.set_row_height(HEADINGS, 48)?;
        for (row, _, field) in self.rows() {
            sheet.set_row_height(row, page::ROW)?;
            let label = numbered(self.form, field);
            sheet.write_string_with_format(row, 0, label, &style::text(Weight::Plain))?;
            let unit = field
                .unit
                .map_or("", |unit| &self.summary.campaign.units.get(unit).name);
            sheet.write_string_with_format(row, 1, unit, &style::word(Weight::Plain))?;
        }
        sheet.set_column_width(0, 42)?;
        sheet.set_column_width(1, 9)?;
        sheet.set_column_width(TOTAL, 12)?;
        sheet.set_column_range_width(UNITS, last, 10.5)?;
        sheet.set_freeze_panes(FIRST, UNITS)?;
        page::landscape(sheet, (HEADINGS, HEADINGS))?;
        let pages = u16::try_from(names.len().div_ceil(MOST_PER_PAGE)).unwrap_or(1);
        sheet.set_print_fit_to_pages(pages.max(1), 1);
        sheet.set_repeat_columns(0, TOTAL)?;
        Ok(())
    }
}

/// A label as the form prints it, with the number of its group before the group's first.
pub(in crate::press::summary) fn numbered(form: &Form, field: &Field) -> String {
    let first = form.fields.iter().find(|other| other.group == field.group);
    match field.group {
        Some(group) if first.is_some_and(|first| std::ptr::eq(first, field)) => {
            format!("{group}.{}", field.label)
        }
        _ => field.label.clone(),
    }
}

//! A sheet as a page: paper, print area, panes, protection.

use rust_xlsxwriter::{ProtectionOptions, Worksheet, XlsxError};

use super::plan::{Ask, Plan, Slot};
use super::put::column;
use crate::intake::FieldPath;

/// A4, as workbooks number it.
pub(in crate::press) const A4: u8 = 9;

/// Paper, margins, what is repeated and what stays in sight. Printing in black and white is what leaves the ground of
/// cells to fill off the paper in Excel and WPS; LibreOffice prints it, which is why it is so pale.
pub(in crate::press) fn set_up(sheet: &mut Worksheet, plan: &Plan) -> Result<(), XlsxError> {
    let page = plan.page;
    sheet
        .set_paper_size(A4)
        .set_margins(0.7, 0.7, 0.75, 0.7, 0.3, 0.3)
        .set_print_center_horizontally(true)
        .set_print_black_and_white(true)
        .set_print_fit_to_pages(1, u16::from(page.single))
        .set_screen_gridlines(plan.records.is_some());
    if page.landscape {
        sheet.set_landscape();
    }
    if !page.single {
        sheet.set_footer("&C第 &P 页，共 &N 页");
    }
    if plan.records.is_none() {
        sheet.set_print_area(0, 0, page.last_row, column(page.last_col))?;
    }
    if let Some((first, last)) = page.repeat.filter(|_| !page.single) {
        sheet.set_repeat_rows(first, last)?;
    }
    if let (Some((_, last)), Some((_, head))) = (plan.records, page.repeat) {
        sheet.autofilter(head, 0, last, column(plan.last_col()))?;
    }
    if let Some((row, col)) = page.freeze {
        sheet.set_freeze_panes(row, column(col))?;
    }
    Ok(())
}

/// No password: it keeps fingers off the labels, not people out. Rows may be made higher and, where a form has tables
/// of repeated rows, added.
pub(in crate::press) fn protect(sheet: &mut Worksheet, plan: &Plan) {
    let ledger = plan.records.is_some();
    let is_item = |slot: &Slot| matches!(slot.ask, Ask::Value(FieldPath::Item { .. }));
    let has_items = plan.slots.iter().any(is_item);
    sheet.protect_with_options(&ProtectionOptions {
        format_rows: true,
        format_columns: true,
        insert_rows: ledger || has_items,
        sort: ledger,
        use_autofilter: ledger,
        delete_rows: ledger,
        ..ProtectionOptions::default()
    });
}

//! What every blank form begins and ends with: number and title, remark and where to send it.

use crate::campaign::Form;

use super::plan::{Area, Plan, Role};

/// 附件N at the top left and the title across the sheet.
pub(in crate::press) fn open(plan: &mut Plan, form: &Form) {
    let last = plan.last_col();
    let row = plan.row(24.0);
    plan.print_bare(Area::new(row, 0, row, 1), Role::Number, &form.number);
    let row = plan.row(44.0);
    plan.print_bare(Area::new(row, 0, row, last), Role::Title, &form.title);
}

/// Heights of the lines under the table, for a layout that fills its page.
pub(in crate::press) fn foot_height(form: &Form, delivery: Option<&str>) -> f64 {
    let footnote = if form.footnote.is_some() {
        FOOTNOTE_HEIGHT
    } else {
        0.0
    };
    let delivery = if delivery.is_some() {
        DELIVERY_HEIGHT
    } else {
        0.0
    };
    footnote + delivery
}

const FOOTNOTE_HEIGHT: f64 = 24.0;
const DELIVERY_HEIGHT: f64 = 32.0;

/// Remark and delivery on paper; below them, on the screen only, what is missing and what does not fit.
pub(in crate::press) fn close(plan: &mut Plan, form: &Form, delivery: Option<&str>) {
    let last = plan.last_col();
    if let Some(footnote) = &form.footnote {
        let row = plan.row(FOOTNOTE_HEIGHT);
        plan.print_bare(Area::new(row, 0, row, last), Role::Footnote, footnote);
    }
    if let Some(delivery) = delivery {
        let row = plan.row(DELIVERY_HEIGHT);
        plan.print_bare(Area::new(row, 0, row, last), Role::Aide, delivery);
    }
    plan.page.last_row = u32::try_from(plan.heights.len().saturating_sub(1)).unwrap_or(0);
    plan.page.last_col = last;
    let row = plan.row(24.0);
    plan.progress = Some(Area::new(row, 0, row, last));
    if !form.relations.is_empty() {
        let row = plan.row(96.0);
        plan.warnings = Some(Area::new(row, 0, row, last));
    }
}

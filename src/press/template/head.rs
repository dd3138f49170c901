//! What every blank form begins and ends with: number and title, remark and where to send it.

use crate::campaign::Form;

use super::label::{MEASURE, text_width};
use super::look::AIDE_SIZE;
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
pub(in crate::press) fn foot_height(plan: &Plan, form: &Form, delivery: Option<&str>) -> f64 {
    let footnote = form.footnote.as_ref().map_or(0.0, |_| FOOTNOTE_HEIGHT);
    footnote + delivery.map_or(0.0, |words| delivery_height(plan, words))
}

const FOOTNOTE_HEIGHT: f64 = 24.0;
/// One line of our own words, and the space around them.
const DELIVERY_LINE: f64 = 15.0;
const DELIVERY_SPACE: f64 = 6.0;

fn delivery_height(plan: &Plan, words: &str) -> f64 {
    let width: f64 = plan.widths.iter().sum();
    let lines = (text_width(words) * AIDE_SIZE / MEASURE / width).ceil();
    lines * DELIVERY_LINE + DELIVERY_SPACE
}

/// Remark and delivery on paper; below them, on the screen only, what is missing and what does not fit.
pub(in crate::press) fn close(plan: &mut Plan, form: &Form, delivery: Option<&str>) {
    let last = plan.last_col();
    if let Some(footnote) = &form.footnote {
        let row = plan.row(FOOTNOTE_HEIGHT);
        plan.print_bare(Area::new(row, 0, row, last), Role::Footnote, footnote);
    }
    if let Some(delivery) = delivery {
        let row = plan.row(delivery_height(plan, delivery));
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
